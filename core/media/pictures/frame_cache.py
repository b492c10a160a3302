"""Cache of single frames as small files, bounded in size: the least recently used are deleted first.

A file's modification time is its last use, so the order survives a restart. Everything in the folder can be deleted at
any time.
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
"""Share of the limit that stays filled after a cleanup, so that not every new frame needs one."""


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
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._n_bytes: int | None = None

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
        path = self._path(stem, at_seconds, height_px)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

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
        path = self._path(stem, at_seconds, height_px)
        with self._lock:
            try:
                _write(path, picture)
            except OSError as error:
                log.warning("a frame could not be cached: %s", error)
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
