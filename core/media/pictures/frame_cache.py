"""Cache of single frames as small files, bounded in size."""

import logging
from pathlib import Path

from core.media.bounded_folder import BoundedFolder

log = logging.getLogger(__name__)

MOST_BYTES = 200 * 10**6


class FrameCache:
    """JPEG files keyed by content, time and height; safe to use from any thread and several processes.

    Parameters
    ----------
    folder : Path
        Created if missing.
    most_bytes : int
        Maximum total size of the files.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._files = BoundedFolder(folder, ".jpg", most_bytes=most_bytes)

    def get(self, stem: str, at_seconds: float, height_px: int) -> bytes | None:
        """Return a cached frame.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        at_seconds, height_px : float, int
            As requested.

        Returns
        -------
        bytes or None
            JPEG; None if it is not in the cache.
        """
        return self._files.read(self._path(stem, at_seconds, height_px))

    def put(self, stem: str, at_seconds: float, height_px: int, picture: bytes) -> None:
        """Store a frame; a full disk is only logged.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        at_seconds, height_px : float, int
            As requested.
        picture : bytes
            JPEG.
        """
        try:
            self._files.write(self._path(stem, at_seconds, height_px), picture)
        except OSError as error:
            log.warning("a frame could not be cached: %s", error)

    def _path(self, stem: str, at_seconds: float, height_px: int) -> Path:
        return self._folder / stem[:2] / f"{stem}-{round(at_seconds * 1000)}-{height_px}.jpg"
