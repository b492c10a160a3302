"""Steps through the moments found, and offers the tag with the same name as the search."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.search.models.filter_words import tag_words
from app.search.models.moment_frames import FrameKey
from app.search.operations import pictures
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from core.domain.events import WorkerState
from core.domain.query.filters import Condition, Field, Filter
from core.domain.tags import Tag


class HitsController(QObject):
    """Connects the result commands and the results page to the active search."""

    def __init__(
        self,
        stage: Stage,
        *,
        search: SearchController,
        results: ResultsPage,
    ) -> None:
        super().__init__(stage.frame)
        self._results = results
        self._stage = stage
        self._search = search
        self._is_video_open: Callable[[], bool] = lambda: False
        actions = stage.actions
        for name, steps in (("next", 1), ("previous", -1)):
            actions.on(f"{name}_hit", lambda steps=steps: self._step(steps))
            actions.on(f"{name}_by_letter", lambda steps=steps: self._step(steps))
        actions.attach("hits", results)
        results.back.show_keys(actions["leave"])
        results.tagWanted.connect(self._on_tag)
        stage.tags.changed.connect(self._refresh)
        search.filterChanged.connect(lambda _asked: self._refresh())
        results.model.modelReset.connect(self._enable)
        self._enable()

    def ask_player(self, is_video_open: Callable[[], bool]) -> None:
        """Set how to find out whether a video is open, in the main window or in one of its own."""
        self._is_video_open = is_video_open

    def _enable(self) -> None:
        for name in ("next_hit", "previous_hit", "next_by_letter", "previous_by_letter"):
            self._stage.actions[name].setEnabled(self._results.model.rowCount() > 0)

    def _step(self, steps: int) -> None:
        """Select another moment, and play it if a video is open."""
        view, n_rows = self._results.list_view, self._results.model.rowCount()
        if not n_rows:
            return
        is_open = self._is_video_open()
        if self._stage.pages.currentWidget() is not self._results:
            self._search.show_again()
        row = max(0, min(n_rows - 1, view.currentIndex().row() + steps))
        view.select_row(row)
        if is_open:
            view.opened.emit(view.currentIndex())

    @property
    def _tag(self) -> Tag | None:
        """The tag with the same name as the search, unless it is already a filter."""
        asked = self._search.active_filter
        tag = self._stage.tags.find(asked.text) if asked.is_plain else None
        return None if tag is None or self._search.has(_with(tag)) else tag

    def _refresh(self) -> None:
        tag = self._tag
        count = 0 if tag is None else self._stage.tags.count(tag.id).n_with_children
        self._results.show_tag(tag, "" if tag is None else tag_words(tag, count))

    def _on_tag(self) -> None:
        if (tag := self._tag) is not None:
            self._search.ask(Filter(conditions=self._search.active_filter.conditions).having(_with(tag)))


def _with(tag: Tag) -> Condition:
    return Condition(Field.TAG, (tag.name,))


_STEP_PX = 120
"""Heights are rounded up to steps, so that the library need not cache a picture for each window size."""


class MomentFramesController(QObject):
    """Fetches the exact frames of the moments in view."""

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
        """Request frames for what is in view; drop requests for what no longer is."""
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
        # Keep the filmstrip picture; a missing file is reported when it is played.
        self._given_up.add(key)
        self._go_on()

    def _go_on(self) -> None:
        self._is_fetching = False
        self._fetch()
