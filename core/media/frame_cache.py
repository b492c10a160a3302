"""Pictures of single frames, kept as small files up to a bound: those that were not looked at for longest go first.

A file's time of modification is when it was last looked at, so the order outlives the program. Everything in the
folder can be taken away at any time.
"""

import contextlib
import logging
import os
import threading
from pathlib import Path

from core import whole_file

log = logging.getLogger(__name__)

MOST_BYTES = 200 * 10**6
_SHARE_KEPT = 0.8
"""How much of the bound is left after room was made, so that it is not made for every picture."""


class FrameCache:
    """JPEG files under names by content, time and height; may be used from any thread and by several processes.

    Parameters
    ----------
    folder : Path
        Made where it is not there.
    most_bytes : int
        What the files may take together.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._n_bytes: int | None = None

    def get(self, stem: str, at_seconds: float, height_px: int) -> bytes | None:
        """Look up a picture.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        at_seconds : float
            Time that was asked for.
        height_px : int
            Height that was asked for.

        Returns
        -------
        bytes or None
            JPEG; None where it is not kept.
        """
        path = self._path(stem, at_seconds, height_px)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def put(self, stem: str, at_seconds: float, height_px: int, picture: bytes) -> None:
        """Keep a picture; where the disk takes no more it is not kept, which is no harm.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        at_seconds : float
            Time that was asked for.
        height_px : int
            Height that was asked for.
        picture : bytes
            JPEG.
        """
        path = self._path(stem, at_seconds, height_px)
        with self._lock:
            try:
                _write(path, picture)
            except OSError as error:
                log.warning("a frame could not be kept: %s", error)
                return
            self._n_bytes = None if self._n_bytes is None else self._n_bytes + len(picture)
            if self._n_bytes is None or self._n_bytes > self._most_bytes:
                self._make_room()

    def _path(self, stem: str, at_seconds: float, height_px: int) -> Path:
        return self._folder / stem[:2] / f"{stem}-{round(at_seconds * 1000)}-{height_px}.jpg"

    def _make_room(self) -> None:
        files = []
        for path in self._folder.glob("*/*.jpg"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in files)
        if total > self._most_bytes:
            for _, size, path in sorted(files):
                if total <= self._most_bytes * _SHARE_KEPT:
                    break
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    total -= size
        self._n_bytes = total


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file.written(path) as file:
        file.write(data)
