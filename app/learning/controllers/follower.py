"""Learn from each decision right away, quietly, and keep count of the suggestions."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.operations import learning
from app.stage.stage import Stage
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.learning import LearnReport
from core.errors import KnownError

_LEARN_MS = 150
_COUNT_MS = 250
_COUNTED_AFTER = Changes.SUGGESTIONS | Changes.DECISIONS | Changes.TAGS


class LearningController(QObject):
    """Has the tags learned that the user has decided about, one request at a time.

    Failures are not reported: no decision is lost, and the worker catches up by itself.

    Attributes
    ----------
    learned : Signal
        The `LearnReport` of tags that were fitted again.
    countsChanged : Signal
        The number of suggested videos changed: a dict by tag id.
    """

    learned = Signal(object)
    countsChanged = Signal(object)

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._wanted: set[int] = set()
        self._wants_all = False
        self._is_learning = False
        self._is_counting = False
        self._counts: Mapping[int, int] = {}
        self._learn_soon = Throttle(_LEARN_MS, self._learn, parent=self)
        self._count_soon = Throttle(_COUNT_MS, self.refresh, parent=self)
        session.changed.connect(self._on_changed)
        session.workerChanged.connect(self._on_worker)

    @property
    def counts(self) -> Mapping[int, int]:
        """Number of videos that each tag is suggested for, by tag id."""
        return self._counts

    @property
    def is_busy(self) -> bool:
        """Whether something is being learned or is waiting to be."""
        return self._is_learning or bool(self._wanted) or self._wants_all

    def refresh(self) -> None:
        """Count the suggestions again."""
        if self._is_counting:
            self._count_soon.request()
            return
        self._is_counting = True
        self._session.run(learning.counts().then(self._take_counts).otherwise(lambda _error: self._take_counts(None)))

    def _take_counts(self, counts: Mapping[int, int] | None) -> None:
        self._is_counting = False
        if counts is not None and counts != self._counts:
            self._counts = dict(counts)
            self.countsChanged.emit(self._counts)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _COUNTED_AFTER:
            self._count_soon.request()
        if changes & Changes.TAGS:
            self._wants_all = True
        elif changes & Changes.DECISIONS:
            # Given all known tags, the worker finds those that are out of date.
            self._wanted.update(tag.id for tag in self._stage.tags.tags)
            self._wants_all |= not self._wanted
        if changes & (Changes.TAGS | Changes.DECISIONS):
            self._learn_soon.request()

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING:
            self._count_soon.request()
            if self.is_busy:
                self._learn_soon.request()

    def _learn(self) -> None:
        if self._is_learning or self._session.worker_state is not WorkerState.RUNNING:
            return
        tag_ids = None if self._wants_all else sorted(self._wanted)
        self._wanted, self._wants_all = set(), False
        self._is_learning = True
        self._session.run(learning.catch_up(tag_ids).then(self._on_learned).otherwise(self._give_up))

    def _on_learned(self, report: LearnReport) -> None:
        if report.tag_ids:
            self.learned.emit(report)
            self._count_soon.request()
        self._go_on()

    def _give_up(self, _error: KnownError) -> None:
        self._go_on()

    def _go_on(self) -> None:
        self._is_learning = False
        if self.is_busy:
            self._learn_soon.request()
