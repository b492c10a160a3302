"""What keys and clicks do on a page of the review: say what fits, go on, play."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.controllers.playing import PlayingController
from app.models.review import Said
from app.support.actions import COMMANDS
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from app.views.review.page import ReviewPage

_CHOOSE_MS = 120


class ReviewMarking(QObject):
    """Marks clips.

    Parameters
    ----------
    window : MainWindow
        Its player and selection.
    page : ReviewPage
        The page.
    playing : PlayingController
        Plays a clip whole.
    on_done : callable
        Called when the last of the clips has been answered one by one.
    """

    def __init__(
        self, window: MainWindow, page: ReviewPage, *, playing: PlayingController, on_done: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._window, self._page, self._playing = window, page, playing
        self._on_done = on_done
        self._wants_keys = False
        self._choose_soon = Throttle(_CHOOSE_MS, self._choose, parent=self)
        actions = window.actions_by_name
        for name, said in (("review_right", Said.RIGHT), ("review_wrong", Said.WRONG), ("review_open", Said.OPEN)):
            actions.on(name, lambda said=said: self._answer(said))
        actions.on("review_all_right", lambda: page.model.say_all(Said.RIGHT))
        actions.on("review_all_wrong", lambda: page.model.say_all(Said.WRONG))
        actions.on("review_play", self.play)
        actions["review_single"].toggled.connect(self._on_single)
        page.head.singleChosen.connect(lambda is_single: actions["review_single"].setChecked(is_single))
        page.sheet.rowPressed.connect(self._on_pressed)
        page.sheet.selectionModel().currentChanged.connect(lambda *_: self._choose_soon.wish())
        window.player.playingChanged.connect(lambda is_playing: self._take_keys() if is_playing else None)
        window.pages.currentChanged.connect(lambda _page: self._enable())
        page.head.set_single(is_single=False)
        self._enable()

    def _enable(self) -> None:
        is_shown = self._window.pages.currentWidget() is self._page
        for command in COMMANDS:
            if command.scope == "review":
                self._window.actions_by_name[command.name].setEnabled(is_shown)

    @property
    def _row(self) -> int:
        return self._page.sheet.currentIndex().row()

    def _answer(self, said: Said) -> None:
        row, model, sheet = self._row, self._page.model, self._page.sheet
        if row < 0:
            return
        cell = model.cells[row]
        # A second X takes the first one back, where clips are looked at all at once.
        is_turned = said is Said.WRONG and cell.said is Said.WRONG and not model.is_single
        model.say(row, Said.RIGHT if is_turned else said)
        if not model.is_single:
            return
        if row + 1 < len(model.cells):
            sheet.select_row(row + 1)
        else:
            self._on_done()

    def _on_pressed(self, row: int) -> None:
        model = self._page.model
        if not model.is_single:
            is_wrong = model.cells[row].said is Said.WRONG
            model.say(row, Said.RIGHT if is_wrong else Said.WRONG)

    def _on_single(self, is_single: bool) -> None:  # noqa: FBT001 (a signal's)
        page = self._page
        page.model.set_single(is_single=is_single)
        page.head.set_single(is_single=is_single)
        page.sheet.fit()
        page.sheet.setFocus()

    def play(self) -> None:
        """Play the current clip whole, over and over; or stop it."""
        index, player = self._page.sheet.currentIndex(), self._window.player
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
        # A video surface takes the focus when it is shown first; the next key is about the next clip.
        if self._wants_keys and self._page.isVisible():
            self._page.sheet.setFocus()
        self._wants_keys = False

    def _choose(self) -> None:
        """Let panels and commands be about the current clip."""
        cell = self._page.model.cell(self._page.sheet.currentIndex())
        if cell is not None and self._page.isVisible():
            video_id = cell.question.video_id
            self._window.models.selection.choose([video_id], current_id=video_id, moment=cell.moment)
