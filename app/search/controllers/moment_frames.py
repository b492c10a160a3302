"""Fetching the exact frames of the moments in view: one at a time, and only while they are in view."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.search.models.moment_frames import FrameKey
from app.search.operations import pictures
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from core.domain.events import WorkerState

_STEP_PX = 120
"""Heights are asked for in steps, so that the library need not keep a picture for each size of the window."""


class MomentFramesController(QObject):
    """Keeps the pictures of the moments in view true to the frame.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    results : ResultsPage
        The views it fills and listens to.
    """

    def __init__(self, session: Session, stage: Stage, *, results: ResultsPage) -> None:
        super().__init__(stage.frame)
        self._results = results
        self._session = session
        self._stage = stage
        self._view = results.list_view
        self._frames = results.frames
        self._waiting: list[FrameKey] = []
        self._is_fetching = False
        self._given_up: set[FrameKey] = set()
        self._view.viewChanged.connect(self._look)
        results.model.modelReset.connect(self._on_answer)
        results.model.rowsInserted.connect(self._look)
        session.workerChanged.connect(lambda _state: self._on_answer())

    def _on_answer(self) -> None:
        self._given_up.clear()
        self._look()

    def _look(self) -> None:
        """See what is in view; what is not any more is asked for no longer."""
        moments = self._results.model
        cards = [moments.moment(moments.index(row)) for row in self._view.visible_rows()]
        keys = [card.frame_key for card in cards if card is not None]
        self._waiting = [key for key in dict.fromkeys(keys) if key not in self._frames and key not in self._given_up]
        self._fetch()

    def _fetch(self) -> None:
        is_shown = self._stage.pages.currentWidget() is self._results
        # Frames come from the worker's decoders.
        has_worker = self._session.worker_state is WorkerState.RUNNING
        if self._is_fetching or not self._waiting or not is_shown or not has_worker:
            return
        key = self._waiting.pop(0)
        self._is_fetching = True
        height_px = self._view.sizeHintForRow(0) * self._view.devicePixelRatioF()
        steps = max(1, min(6, -(-int(height_px) // _STEP_PX)))
        work = pictures.frame(*key, height_px=steps * _STEP_PX)
        self._session.run(work.then(lambda image: self._take(key, image)).otherwise(lambda _error: self._give_up(key)))

    def _take(self, key: FrameKey, image: QImage) -> None:
        if image.isNull():
            self._given_up.add(key)
        else:
            self._frames.put(key, image)
        self._go_on()

    def _give_up(self, key: FrameKey) -> None:
        # The picture of the filmstrip stays; that a file cannot be reached is said where somebody plays it.
        self._given_up.add(key)
        self._go_on()

    def _go_on(self) -> None:
        self._is_fetching = False
        self._fetch()
