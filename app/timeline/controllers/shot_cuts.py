"""Shot cuts in the visible part of the timeline, requested bit by bit; failures are ignored."""

import math

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.stage.stage import Stage
from app.timeline import operations as moments
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.panel import TimelinePanel
from app.ui.throttle import Throttle
from core.domain.events import WorkerState
from core.errors import KnownError

_SOON_MS = 300
_PART_SECONDS = 60.0
_MOST_SECONDS = 600.0
"""In a longer visible span the cuts would be too close to tell apart, and take minutes to find."""


class ShotCutsController(QObject):
    """Fills in shot cuts."""

    def __init__(self, session: Session, stage: Stage, model: TimelineModel, *, timeline: TimelinePanel) -> None:
        super().__init__(stage.frame)
        self._timeline = timeline
        self._session = session
        self._stage = stage
        self._model = model
        self._video_id = 0
        self._known: dict[int, tuple[float, ...]] = {}
        self._has_failed = False
        self._is_asking = False
        self._ask_soon = Throttle(_SOON_MS, self._ask, parent=self)
        model.videoChanged.connect(self._ask_soon.request)
        timeline.canvas.scaleChanged.connect(self._ask_soon.request)
        session.workerChanged.connect(self._on_worker)

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING:
            self._has_failed = False
            self._ask_soon.request()

    def _ask(self) -> None:
        if self._model.video_id != self._video_id:
            self._video_id, self._known, self._has_failed = self._model.video_id, {}, False
        part = self._next()
        if part is None or self._is_asking:
            return
        self._is_asking = True
        video_id, start = self._video_id, part * _PART_SECONDS
        end = min(self._model.duration_seconds, start + _PART_SECONDS)
        self._session.run(
            moments
            .cuts(video_id, start, end)
            .then(lambda cuts: self._take(video_id, part, cuts))
            .otherwise(self._on_failed)
        )

    def _next(self) -> int | None:
        """Return the first visible part that has not been read yet; None if there is none."""
        card, canvas = self._model.card, self._timeline.canvas
        is_asked = card is not None and not card.video.is_offline and self._model.duration_seconds > 0
        if not is_asked or self._has_failed or not canvas.isVisible():
            return None
        first, last = canvas.scale.seconds(0.0), canvas.scale.seconds(canvas.scale.width_px)
        if last - first > _MOST_SECONDS or self._session.worker_state is not WorkerState.RUNNING:
            return None
        parts = range(math.floor(first / _PART_SECONDS), math.ceil(last / _PART_SECONDS))
        return next((part for part in parts if part not in self._known), None)

    def _take(self, video_id: int, part: int, cuts: tuple[float, ...]) -> None:
        self._is_asking = False
        if video_id == self._video_id == self._model.video_id:
            self._known[part] = cuts
            self._model.set_cuts(sorted({one for known in self._known.values() for one in known}))
        self._ask_soon.request()

    def _on_failed(self, _error: KnownError) -> None:
        # The timeline works without shot cuts, so failures are not reported.
        self._is_asking = False
        self._has_failed = True
