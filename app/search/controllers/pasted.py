"""Pictures that have no file, kept in files while the window is open."""

import itertools
import tempfile
from pathlib import Path


class PastedPictures:
    """A folder of pasted pictures that is made with the first and gone with the window."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count(1)

    def next_path(self) -> Path:
        """Give where the next one is to be written."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="clipshelf-", ignore_cleanup_errors=True)
        return Path(self._folder.name) / f"pasted-{next(self._numbers)}.png"

    def close(self) -> None:
        """Drop them all."""
        if self._folder is not None:
            self._folder.cleanup()
