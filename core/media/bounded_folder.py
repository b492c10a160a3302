"""Bounds the size of a folder of small files: the least recently used are deleted first.

A file's modification time is its last use, so the order survives a restart. Everything in the folder can be deleted at
any time.
"""

import contextlib
import os
import threading
from pathlib import Path

from core import whole_file

_SHARE_KEPT = 0.8
"""Share of the limit that stays filled after a cleanup, so that not every new file needs one."""


class BoundedFolder:
    """Files in folders below a folder; safe to use from any thread and several processes.

    Parameters
    ----------
    folder : Path
        Created if missing.
    suffix : str
        Of the files that count, such as ``.jpg``.
    most_bytes : int
        Maximum total size of the files.
    """

    def __init__(self, folder: Path, suffix: str, *, most_bytes: int) -> None:
        self._folder = folder
        self._suffix = suffix
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._n_bytes: int | None = None

    def read(self, path: Path) -> bytes | None:
        """Return the contents of a file, which is used by that; None if it cannot be read."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def write(self, path: Path, data: bytes) -> None:
        """Write a file, and delete others if there are too many.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        with self._lock:
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file.written(path) as file:
                file.write(data)
            self._n_bytes = None if self._n_bytes is None else self._n_bytes + len(data)
            if self._n_bytes is None or self._n_bytes > self._most_bytes:
                self._make_room()

    def _make_room(self) -> None:
        files = []
        for path in self._folder.glob(f"*/*{self._suffix}"):
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
