"""Keeps traces of videos: in memory, on disk, and decoded by child processes if they are in neither."""

import logging
from collections import OrderedDict
from concurrent.futures import Future
from pathlib import Path

from core.media.copies import trace_tasks
from core.media.copies.trace_cache import TraceCache
from core.media.copies.traces import Trace
from core.media.decoding.decode_pool import DecodePool

log = logging.getLogger(__name__)

_MOST_IN_MEMORY = 256
_BASE_SECONDS, _SECONDS_PER_SECOND = 60.0, 10.0
"""Time limit of a decoding child: a second of an 8K film may take ten."""
_SECONDS_PER_GIGABYTE = 60.0


class TraceShelf:
    """Returns traces by content; to be used by one thread.

    Parameters
    ----------
    folder : Path
        For the cache on disk.
    pool : DecodePool
        Decodes; closed by the caller.
    """

    def __init__(self, folder: Path, pool: DecodePool) -> None:
        self._notes = TraceCache(folder)
        self._pool = pool
        self._traces: OrderedDict[tuple[str, range], Future[Trace]] = OrderedDict()

    def request(self, stem: str, path: Path, part: range, *, frames_per_second: float) -> Future[Trace]:
        """Return the trace of a part of a video, now or later.

        Parameters
        ----------
        stem : str
            Name of its content.
        path : Path
            A file with this content.
        part : range
            The part, in seconds; what lies beyond the end is left out.
        frames_per_second : float
            How densely to sample; always the same for one content.

        Returns
        -------
        Future of Trace
            Raises the same errors as `DecodePool.survey`.
        """
        key = (stem, part)
        future = self._traces.get(key) or self._found(stem, path, part, frames_per_second)
        self._traces[key] = future
        self._traces.move_to_end(key)
        while len(self._traces) > _MOST_IN_MEMORY:
            self._traces.popitem(last=False)
        return future

    def _found(self, stem: str, path: Path, part: range, frames_per_second: float) -> Future[Trace]:
        kept = self._notes.read(stem, part)
        if kept is not None:
            found: Future[Trace] = Future()
            found.set_result(kept)
            return found
        limit_seconds = _BASE_SECONDS + len(part) * _SECONDS_PER_SECOND + _gigabytes(path) * _SECONDS_PER_GIGABYTE
        decoded = self._pool.schedule(
            limit_seconds, trace_tasks.trace, path, float(part.start), float(part.stop), frames_per_second
        )
        decoded.add_done_callback(lambda future: self._note(stem, part, future))
        return decoded

    def _note(self, stem: str, part: range, future: Future[Trace]) -> None:
        if future.exception() is None:
            self._notes.add(stem, part, future.result())


def _gigabytes(path: Path) -> float:
    try:
        return path.stat().st_size / 1e9
    except OSError:
        return 0.0
