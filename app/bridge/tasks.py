"""Work off the window's thread: a few threads, and results handed back on the thread that made the pool.

At most ``n_threads`` results and the queue of closures are held; nothing is kept after it was delivered.
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
    """Runs functions on threads of its own and delivers their outcome where it lives.

    Call `close` before the object goes: a thread must never signal an object that is gone.

    Parameters
    ----------
    n_threads : int
        How many run at once.
    name : str
        Shown in logs and debuggers.
    does_finish : bool
        Whether what waits when the pool closes is still done, rather than forgotten.
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
        """Run something soon.

        Parameters
        ----------
        work : callable
            Runs on a thread of the pool.
        done, failed : callable
            Exactly one of them is called with the outcome, on the pool's own thread, unless the pool was closed before.
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
        """Take no more work, deliver nothing more, and wait for what runs.

        Parameters
        ----------
        timeout_seconds : float
            Longest wait.

        Returns
        -------
        bool
            Whether every thread has come to its end.
        """
        self._is_closed = True
        self._executor.shutdown(wait=False, cancel_futures=not self._does_finish)
        started = time.monotonic()
        rest = wait(tuple(self._running), timeout=timeout_seconds).not_done
        if rest:
            _log.warning("%d tasks still run after %.1f s", len(rest), time.monotonic() - started)
            return False
        self._executor.shutdown(wait=True)
        return True
