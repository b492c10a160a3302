"""Marking clips on a page of the review by keys, and playing them. A click only selects."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.learning.models.review import ClipMark
from app.learning.views.page import ReviewPage
from app.player.controllers.playing import PlayingController
from app.player.views.panel import PlayerPanel
from app.stage.commands import COMMANDS
from app.stage.stage import Stage
from app.ui.throttle import Throttle

_CHOOSE_MS = 120


class ClipMarker(QObject):
    """Marks clips by keys, and plays them.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    page : ReviewPage
        The page.
    playing : PlayingController
        Plays whole clips.
    on_done : callable
        Called when the last clip has been answered one at a time.
    player : PlayerPanel
        The player.
    """

    def __init__(
        self,
        stage: Stage,
        page: ReviewPage,
        *,
        playing: PlayingController,
        on_done: Callable[[], object],
        player: PlayerPanel,
    ) -> None:
        super().__init__(page)
        self._player = player
        self._stage, self._page, self._playing = stage, page, playing
        self._on_done = on_done
        self._wants_keys = False
        self._choose_soon = Throttle(_CHOOSE_MS, self._choose, parent=self)
        actions = stage.actions
        for name, mark in (
            ("review_right", ClipMark.RIGHT),
            ("review_wrong", ClipMark.WRONG),
            ("review_open", ClipMark.OPEN),
        ):
            actions.on(name, lambda mark=mark: self._answer(mark))
        actions.on("review_all_right", lambda: page.model.mark_all(ClipMark.RIGHT))
        actions.on("review_all_wrong", lambda: page.model.mark_all(ClipMark.WRONG))
        actions.on("review_play", self.play)
        actions.on("select_all", lambda: page.sheet.selectAll() if page.isVisible() else None)
        actions["review_single"].toggled.connect(self._on_single)
        page.head.singleChosen.connect(lambda is_single: actions["review_single"].setChecked(is_single))
        page.sheet.selectionModel().currentChanged.connect(lambda *_: self._choose_soon.request())
        player.playingChanged.connect(lambda is_playing: self._take_keys() if is_playing else None)
        stage.pages.currentChanged.connect(lambda _page: self._enable())
        page.head.set_single(is_single=False)
        self._enable()

    def _enable(self) -> None:
        is_shown = self._stage.pages.currentWidget() is self._page
        for command in COMMANDS:
            if command.scope == "review":
                self._stage.actions[command.name].setEnabled(is_shown)

    def _answer(self, mark: ClipMark) -> None:
        """Mark the selected clips and move on to the next one; the last one of a sheet stays selected."""
        model, sheet = self._page.model, self._page.sheet
        rows = sheet.chosen_rows
        if not rows:
            return
        model.set_mark(rows, mark)
        if rows[-1] + 1 < len(model.cells):
            sheet.select_row(rows[-1] + 1)
        elif model.is_single:
            self._on_done()
        else:
            sheet.select_row(rows[-1])

    def _on_single(self, is_single: bool) -> None:  # noqa: FBT001 (a signal's)
        page = self._page
        page.model.set_single(is_single=is_single)
        page.head.set_single(is_single=is_single)
        page.sheet.fit()
        if is_single and (row := page.sheet.currentIndex().row()) >= 0:
            page.sheet.select_row(row)
        page.sheet.setFocus()

    def play(self) -> None:
        """Play the current clip in a loop, or pause it."""
        index, player = self._page.sheet.currentIndex(), self._player
        if (cell := self._page.model.cell(index)) is None:
            return
        video = cell.card.video
        if player.is_playing and player.video_id == video.id:
            player.engine.drive.pause()
            return
        self._wants_keys = True
        if cell.moment is not None:
            self._playing.play_moment(cell.moment, video.path, does_loop=True)
        else:
            self._playing.play_at(video.id, video.path, 0.0)

    def _take_keys(self) -> None:
        # A video surface takes the focus when it is first shown, but the next key is meant for the next clip.
        if self._wants_keys and self._page.isVisible():
            self._page.sheet.setFocus()
        self._wants_keys = False

    def _choose(self) -> None:
        """Make the current clip the one that panels and commands refer to."""
        cell = self._page.model.cell(self._page.sheet.currentIndex())
        if cell is not None and self._page.isVisible():
            video_id = cell.question.video_id
            self._stage.selection.choose([video_id], current_id=video_id, moment=cell.moment)
