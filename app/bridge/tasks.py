"""Thread pools that deliver results on the thread that created the pool.

Memory: at most ``n_threads`` results and the queue of closures; nothing is kept after delivery.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class TaskPool(QObject):
    """Runs functions on its own threads and delivers the results on the thread it lives in.

    Call `close` before deleting the pool: a thread must never signal a deleted object.

    Parameters
    ----------
    n_threads : int
        Number of threads.
    name : str
        Shown in logs and debuggers.
    does_finish : bool
        Whether queued work is still run when the pool closes.
    parent : QObject, optional
        Owner.
    """

    _finished = Signal(object)

    def __init__(self, *, n_threads: int, name: str, does_finish: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._does_finish = does_finish
        self._executor = ThreadPoolExecutor(n_threads, thread_name_prefix=name)
        self._running: set[Future[None]] = set()
        self._is_closed = False
        self._finished.connect(self._deliver)

    def submit(
        self,
        work: Callable[[], Result],
        *,
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Queue a function.

        Exactly one of `done` and `failed` is called with the outcome, on the pool's own thread, unless the pool is
        closed before.
        """
        if self._is_closed:
            return
        future = self._executor.submit(self._run, work, done, failed)
        self._running.add(future)
        future.add_done_callback(self._running.discard)

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        callback: Callable[[Any], object] = done
        try:
            outcome: Any = work()
        except Exception as error:  # noqa: BLE001 (carried to the other thread, where it is shown or raised again)
            callback, outcome = failed, error
        if not self._is_closed:
            self._finished.emit((callback, outcome))

    def _deliver(self, delivery: tuple[Callable[[Any], object], Any]) -> None:
        if not self._is_closed:
            callback, outcome = delivery
            callback(outcome)

    def close(self, *, timeout_seconds: float) -> bool:
        """Accept and deliver nothing more, wait for running work, and return whether every thread has ended."""
        self._is_closed = True
        self._executor.shutdown(wait=False, cancel_futures=not self._does_finish)
        started = time.monotonic()
        rest = wait(tuple(self._running), timeout=timeout_seconds).not_done
        if rest:
            _log.warning("%d tasks still run after %.1f s", len(rest), time.monotonic() - started)
            return False
        self._executor.shutdown(wait=True)
        return True
