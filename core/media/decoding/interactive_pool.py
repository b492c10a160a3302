"""Decodes frames and finds cuts that somebody is waiting for, apart from the pool that works on the queue.

There are two children, so that finding cuts in a long span does not hold up a frame. They start with the first request
and take precedence over the decoders of the queue.
"""

import threading
from concurrent.futures import Future
from pathlib import Path

from core.media.decoding import interactive_tasks
from core.media.decoding.decode_pool import DecodePool

_N_PROCESSES = 2
_FRAME_SECONDS = 40.0
_CUTS_SECONDS = 90.0
"""Both limits are shorter than a client's own timeout."""


class InteractivePool:
    """A `DecodePool` for interactive requests that starts on first use; safe to use from any thread.

    Parameters
    ----------
    memory_bytes, time_factor : int, float
        As for `DecodePool`.
    """

    def __init__(self, *, memory_bytes: int = 0, time_factor: float = 1.0) -> None:
        self._memory_bytes = memory_bytes
        self._time_factor = time_factor
        self._lock = threading.Lock()
        self._pool: DecodePool | None = None

    def frame(self, path: Path, at_seconds: float, height_px: int) -> Future[bytes | None]:
        """Decode the frame nearest to a time.

        Parameters
        ----------
        path : Path
            The file.
        at_seconds : float
            Time of the frame.
        height_px : int
            Maximum height.

        Returns
        -------
        Future of bytes or None
            JPEG, None if no frame there can be decoded; raises the same errors as `DecodePool.survey`.
        """
        return self._started().schedule(_FRAME_SECONDS, interactive_tasks.frame, path, at_seconds, height_px)

    def cuts(self, path: Path, start_seconds: float, end_seconds: float) -> Future[tuple[float, ...]]:
        """Find the cuts between two times.

        Returns
        -------
        Future of tuple of float
            Exact times; raises the same errors as `DecodePool.survey`.
        """
        return self._started().schedule(_CUTS_SECONDS, interactive_tasks.cuts, path, start_seconds, end_seconds)

    def close(self) -> None:
        """Kill the children at once; open futures fail."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _started(self) -> DecodePool:
        with self._lock:
            if self._pool is None:
                self._pool = DecodePool(
                    n_processes=_N_PROCESSES,
                    memory_bytes=self._memory_bytes,
                    time_factor=self._time_factor,
                    is_urgent=True,
                )
            return self._pool
