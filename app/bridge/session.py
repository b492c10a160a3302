"""The window's connection to a library: work runs on threads, events are polled every 100 ms."""

import logging
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge.history import History
from app.bridge.notices import NoticeBoard
from app.bridge.tasks import TaskPool
from app.bridge.work import Operation, Work
from core.api import damage
from core.domain.changes import Changes
from core.domain.events import Events, WorkerState
from core.domain.jobs import JobsSummary
from core.errors import KnownError, LibraryDamagedError

if TYPE_CHECKING:
    from core.api.library import Library

POLL_MS = 100
_PATIENCE_SECONDS = 2.0
_WRITES_PATIENCE_SECONDS = 10.0
_log = logging.getLogger(__name__)


class Session(QObject):
    """Runs work on a library and signals what has changed.

    Attributes
    ----------
    changed : Signal
        `Changes` after every write, by this window or another process.
    summaryChanged : Signal
        The newest `JobsSummary`.
    workerChanged : Signal
        `WorkerState`.
    damageFound : Signal
        `LibraryDamagedError`, when the catalog is first found to be damaged.
    cancelled : threading.Event
        Set when the window closes; checked by long-running work.
    """

    changed = Signal(object)
    summaryChanged = Signal(object)
    workerChanged = Signal(object)
    damageFound = Signal(object)

    def __init__(self, library: "Library", board: NoticeBoard, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()
        self._library = library
        self._board = board
        # One thread writes, so that writes keep their order; three read, so that a search does not hold up the grid.
        # Pending writes are completed when the window closes.
        self._writer = TaskPool(n_threads=1, name="write", does_finish=True, parent=self)
        self._readers = TaskPool(n_threads=3, name="read", parent=self)
        self._long = TaskPool(n_threads=1, name="long", parent=self)
        self._beside = TaskPool(n_threads=3, name="beside", parent=self)
        self._history = History(self.run, board.complain, parent=self)
        self._summary = JobsSummary()
        self._worker = WorkerState.STOPPED
        self._last_complaint = ""
        self._is_damaged = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def board(self) -> NoticeBoard:
        """Notices for the user."""
        return self._board

    @property
    def history(self) -> History:
        """The undo history."""
        return self._history

    @property
    def summary(self) -> JobsSummary:
        """Newest counts of jobs, and what the worker is doing."""
        return self._summary

    @property
    def worker_state(self) -> WorkerState:
        """Newest state of the worker."""
        return self._worker

    def start(self, *, with_worker: bool = True) -> None:
        """Start polling, checking which folders can be reached and, unless `with_worker` is false, the worker."""
        self._timer.start()
        self.run(Operation(lambda library: library.check_folders()))
        if with_worker:
            self.start_worker()

    def start_worker(self) -> None:
        """Start the worker, or restart it after it failed."""
        self.run(Operation(lambda library: library.start_worker()))

    def run(self, work: Work[Any]) -> None:
        """Run work on the library; the changes of an operation are broadcast."""
        pool = self._writer if isinstance(work, Operation) else self._readers
        self._submit(pool, work)

    def run_long(self, work: Work[Any]) -> None:
        """Run work on the whole library that may take a minute, such as a backup; one at a time."""
        self._submit(self._long, work)

    def run_beside(self, work: Work[Any]) -> None:
        """Run work that takes minutes and that nothing waits for, such as a download or training."""
        self._submit(self._beside, work)

    def _submit(self, pool: TaskPool, work: Work[Any]) -> None:
        if isinstance(work, Operation) and work.words:
            self._history.expect()
        pool.submit(
            lambda: work.run(self._library),
            done=lambda result: self._on_done(work, result),
            failed=lambda error: self._on_failed(pool, work, error),
        )

    def _on_done(self, work: Work[Any], result: Any) -> None:
        try:
            if work.on_done is not None:
                work.on_done(result)
        except Exception:
            # A value that cannot be right may come as far as the view that shows it.
            if (damaged := damage.find()) is None:
                raise
            self._note_damage(damaged)
        finally:
            # The write is done, even if a callback fails.
            if isinstance(work, Operation):
                self._note_written(work, result)

    def _note_written(self, work: Operation[Any], result: Any) -> None:
        try:
            self._note_change(work, result)
        finally:
            if work.words:
                self._history.settle()

    def _note_change(self, work: Operation[Any], result: Any) -> None:
        change = work.change_of(result)
        if work.words and change.undo is not None:
            words = work.words(result) if callable(work.words) else work.words
            self._history.push(words, change.undo, edit=work.edit, on_turned=work.on_turned)
        if change.changes:
            self.changed.emit(change.changes)

    def _on_failed(self, pool: TaskPool, work: Work[Any], error: Exception) -> None:
        if isinstance(work, Operation) and work.words:
            self._history.settle()
        if not isinstance(error, KnownError) and (damaged := damage.find()) is not None:
            error = damaged
        if not isinstance(error, KnownError):
            # A bug: fail the waiting caller, and report the bug.
            if work.on_failed is not None:
                work.on_failed(KnownError("An unexpected error occurred", "See the report for details."))
            raise error
        _log.info("%s", error)
        self._note_damage(error)
        if work.on_failed is not None:
            work.on_failed(error)
        else:
            self._board.complain(error, again=lambda: self._submit(pool, work))

    def _note_damage(self, error: KnownError) -> None:
        if isinstance(error, LibraryDamagedError) and not self._is_damaged:
            self._is_damaged = True
            self.damageFound.emit(error)

    def _poll(self) -> None:
        try:
            self._take(self._library.events.poll())
        except KnownError as error:
            # Report an error that repeats every 100 ms only once.
            if str(error) != self._last_complaint:
                self._last_complaint = str(error)
                self._board.complain(error)

    def _take(self, events: Events) -> None:
        for notice in events.notices:
            self._board.post(notice)
        if events.worker is not self._worker:
            self._worker = events.worker
            self.workerChanged.emit(events.worker)
        if events.summary is not None and events.summary != self._summary:
            self._summary = events.summary
            self.summaryChanged.emit(events.summary)
        if events.changes is not Changes.NOTHING:
            self.changed.emit(events.changes)

    def close(self) -> None:
        """Stop polling, let running work finish, and close the library.

        Work that waits for the worker only ends when the library closes its connection, so pools are closed a second
        time after that.
        """
        self._timer.stop()
        self._history.close()
        self.cancelled.set()
        pools = (self._readers, self._writer, self._long, self._beside)
        patience = (_PATIENCE_SECONDS, _WRITES_PATIENCE_SECONDS, _PATIENCE_SECONDS, _PATIENCE_SECONDS)
        has_ended = [pool.close(timeout_seconds=seconds) for pool, seconds in zip(pools, patience, strict=True)]
        self._library.close()
        for pool, ended in zip(pools, has_ended, strict=True):
            if not ended:
                pool.close(timeout_seconds=_PATIENCE_SECONDS)
