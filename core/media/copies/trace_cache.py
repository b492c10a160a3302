"""Cache of traces: one small file for each traced part of a content, safe to delete at any time."""

import io
import logging
import zipfile
from pathlib import Path

import numpy as np

from core import whole_file
from core.media.copies.traces import Trace

log = logging.getLogger(__name__)

_VERSION = 1
"""Version of the traces; notes of other versions are ignored."""


class TraceCache:
    """Reads and writes cached traces, about 100 KB a minute; safe to use from any thread.

    Parameters
    ----------
    folder : Path
        Created if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, stem: str, part: range) -> Trace | None:
        """Return a cached trace; None if there is none.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.
        part : range
            The part of the video, in seconds.
        """
        try:
            with np.load(io.BytesIO(self._path(stem, part).read_bytes()), allow_pickle=False) as noted:
                whole = noted["whole"].astype(np.float32) if "whole" in noted else None
                return Trace(noted["seconds"].astype(np.float64), noted["waves"].astype(np.float32), whole)
        except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile):
            return None

    def add(self, stem: str, part: range, trace: Trace) -> None:
        """Store a trace; a full disk is only logged."""
        arrays = {"seconds": trace.seconds, "waves": trace.waves.astype(np.float16)}
        if trace.whole is not None:
            arrays["whole"] = trace.whole.astype(np.float16)
        path = self._path(stem, part)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file.written(path) as file:
                np.savez(file, **arrays)
        except OSError as error:
            log.warning("a trace could not be cached: %s", error)

    def _path(self, stem: str, part: range) -> Path:
        return self._folder / stem[:2] / f"{stem}-{part.start}-{part.stop}-{_VERSION}.npz"
