"""Decodes single frames and finds cuts for somebody who waits, beside the pool that works for the queue.

Two children, so that a long stretch does not hold up a frame; they start with the first wish, and come before the
decoders of the queue.
"""

import threading
from concurrent.futures import Future
from pathlib import Path

from core.media import look_child
from core.media.decode_pool import DecodePool

_N_PROCESSES = 2
_FRAME_SECONDS = 40.0
_CUTS_SECONDS = 90.0
"""Both are less than a client waits for its answer."""


class LookPool:
    """A `DecodePool` for wishes; starts when it is first needed. May be used from any thread.

    Parameters
    ----------
    memory_bytes : int
        See `DecodePool`.
    time_factor : float
        See `DecodePool`.
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
            The time.
        height_px : int
            Most height.

        Returns
        -------
        Future of bytes or None
            JPEG, None where no picture there can be decoded; raises as `DecodePool.survey` does.
        """
        return self._started().schedule(_FRAME_SECONDS, look_child.frame, path, at_seconds, height_px)

    def cuts(self, path: Path, start_seconds: float, end_seconds: float) -> Future[tuple[float, ...]]:
        """Find the cuts between two times.

        Parameters
        ----------
        path : Path
            The file.
        start_seconds, end_seconds : float
            The span.

        Returns
        -------
        Future of tuple of float
            True times; raises as `DecodePool.survey` does.
        """
        return self._started().schedule(_CUTS_SECONDS, look_child.cuts, path, start_seconds, end_seconds)

    def close(self) -> None:
        """End the children at once; open futures fail."""
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
