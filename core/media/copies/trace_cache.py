"""Cache of traces: one small file for each traced part of a content, bounded in size."""

import io
import logging
import zipfile
from pathlib import Path

import numpy as np

from core.media.bounded_folder import BoundedFolder
from core.media.copies.traces import Trace

log = logging.getLogger(__name__)

MOST_BYTES = 1_000 * 10**6
"""Of about 160 hours; after that, videos that are compared again are decoded again."""
_VERSION = 1
"""Version of the traces; notes of other versions are ignored."""


class TraceCache:
    """Reads and writes cached traces, about 100 KB a minute; safe to use from any thread.

    Parameters
    ----------
    folder : Path
        Created if missing.
    most_bytes : int
        Maximum total size of the files.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._files = BoundedFolder(folder, ".npz", most_bytes=most_bytes)

    def read(self, stem: str, part: range) -> Trace | None:
        """Return a cached trace; None if there is none.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        part : range
            The part of the video, in seconds.
        """
        data = self._files.read(self._path(stem, part))
        if data is None:
            return None
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as noted:
                whole = noted["whole"].astype(np.float32) if "whole" in noted else None
                return Trace(noted["seconds"].astype(np.float64), noted["waves"].astype(np.float32), whole)
        except (ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile):
            return None

    def add(self, stem: str, part: range, trace: Trace) -> None:
        """Store a trace; a full disk is only logged."""
        arrays = {"seconds": trace.seconds, "waves": trace.waves.astype(np.float16)}
        if trace.whole is not None:
            arrays["whole"] = trace.whole.astype(np.float16)
        written = io.BytesIO()
        np.savez(written, **arrays)
        try:
            self._files.write(self._path(stem, part), written.getvalue())
        except OSError as error:
            log.warning("a trace could not be cached: %s", error)

    def _path(self, stem: str, part: range) -> Path:
        return self._folder / stem[:2] / f"{stem}-{part.start}-{part.stop}-{_VERSION}.npz"
