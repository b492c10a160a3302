"""Downloading a search model: one at a time, shown wherever somebody looks at it."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge.session import Session
from app.encoders import operations as encoders
from core.errors import KnownError

_PROGRESS_MS = 100


class ModelDownload(QObject):
    """Fetches a model beside everything else.

    Attributes
    ----------
    progressed : Signal
        Reference, bytes done, bytes in all; ten times a second.
    finished, stopped : Signal
        Reference: it is here; the person stopped it.
    failed : Signal
        Reference and `KnownError`.

    Parameters
    ----------
    session : Session
        The library.
    parent : QObject
        Owner.
    """

    progressed = Signal(str, object, object)  # a large model has more bytes than a signal's int can hold
    finished = Signal(str)
    stopped = Signal(str)
    failed = Signal(str, object)

    def __init__(self, session: Session, *, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reference = ""
        self._progress = (0, 0)
        self._cancelled = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_PROGRESS_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def reference(self) -> str:
        """What is being downloaded; empty for nothing."""
        return self._reference

    def start(self, reference: str) -> None:
        """Begin, or go on where an earlier try ended; nothing happens while another one is under way.

        Parameters
        ----------
        reference : str
            Of a catalogue encoder.
        """
        if self._reference:
            return
        self._reference, self._progress = reference, (0, 0)
        self._cancelled.clear()
        work = encoders.download(reference, on_progress=self._note, is_cancelled=self._is_cancelled)
        self._timer.start()
        self._tell()
        self._session.run_beside(work.then(lambda _: self._on_done()).otherwise(self._on_failed))

    def cancel(self) -> None:
        """Stop; what has come is kept for later."""
        self._cancelled.set()

    def close(self) -> None:
        """Stop, and tell nobody any more."""
        self._cancelled.set()
        self._timer.stop()

    def _note(self, n_done: int, n_total: int) -> None:
        self._progress = (n_done, n_total)  # on the downloading thread: one assignment, shown by the timer

    def _is_cancelled(self) -> bool:
        return self._cancelled.is_set() or self._session.cancelled.is_set()

    def _tell(self) -> None:
        self.progressed.emit(self._reference, *self._progress)

    def _end(self) -> str:
        self._timer.stop()
        reference, self._reference = self._reference, ""
        return reference

    def _on_done(self) -> None:
        (self.stopped if self._cancelled.is_set() else self.finished).emit(self._end())

    def _on_failed(self, error: KnownError) -> None:
        reference = self._end()
        if self._cancelled.is_set():
            self.stopped.emit(reference)
        else:
            self.failed.emit(reference, error)
