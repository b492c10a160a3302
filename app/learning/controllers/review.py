"""The review of suggestions: which questions are asked, what is saved of the answers, and moving between pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.learning.controllers.follower import LearningController
from app.learning.controllers.review_answers import CloseGuard, ReviewSaver, ReviewTexts, UnsavedReviews
from app.learning.controllers.review_clips import ReviewFrames, ReviewQuestions
from app.learning.controllers.review_input import ClipMarker
from app.learning.models import review_sentences
from app.learning.models.review_run import ReviewRun, likeliest
from app.learning.operations.learning import QuestionPage
from app.learning.views.page import ReviewPage
from app.player.controllers.playing import PlayingController
from app.player.views.panel import PlayerPanel
from app.stage.context_menu import GAP, ContextMenu
from app.stage.stage import Stage
from app.tags.views.panel import TagsPanel
from core.domain.learning import Question, ReviewMode
from core.domain.tags import Tag


class AuditBlinding(QObject):
    """Tells the stage which tag is being checked, so that its scores are hidden; see `AuditedTag`."""

    def __init__(self, stage: Stage, page: ReviewPage, run: Callable[[], ReviewRun | None]) -> None:
        super().__init__(page)
        self._stage, self._page, self._run = stage, page, run
        page.model.modelReset.connect(self._look)
        stage.pages.currentChanged.connect(lambda _page: self._look())

    def _look(self) -> None:
        run, is_shown = self._run(), self._stage.pages.currentWidget() is self._page
        is_check = is_shown and run is not None and run.mode is ReviewMode.AUDIT
        self._stage.audited.set_tag(run.tag.id if run is not None and is_check else 0)


_MENU = (
    *("review_right", "review_wrong", "review_open", GAP, "review_all_right", "review_all_wrong", GAP),
    *("review_play", "review_single", GAP, "review_back", "review_commit"),
)
"""The context menu of the clips."""


class ReviewController(QObject):
    """Asks about one tag, page by page.

    Attributes
    ----------
    page : ReviewPage
        The page with the questions.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    playing : PlayingController
        Plays whole clips.
    follower : LearningController
        Knows how many videos are suggested.
    player, tags_panel, video_pages : QWidget
        Panels and pages that the review works with.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        playing: PlayingController,
        follower: LearningController,
        player: PlayerPanel,
        tags_panel: TagsPanel,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._tags_panel, self._video_pages = tags_panel, video_pages
        self._session = session
        self._stage = stage
        self._follower = follower
        self._run: ReviewRun | None = None
        self._is_writing = self._was_shown = False
        self._skipped_place = -1
        self.page = ReviewPage(stage.thumbnails, stage.frame)
        stage.pages.add(self.page, is_chooser=True, does_stay=True)
        ReviewFrames(session, self.page)
        self._texts = ReviewTexts(stage, self.page)
        self._saver = ReviewSaver(session, self)
        self._questions = ReviewQuestions(session, self.page)
        self._unsaved = UnsavedReviews(session)
        self.closing = CloseGuard(stage, saver=self._saver, runs=lambda: self._unsaved.runs(self._note()))
        AuditBlinding(stage, self.page, lambda: self._run)
        self.marking = ClipMarker(stage, self.page, playing=playing, on_done=self.commit, player=player)
        self._tie()

    def _tie(self) -> None:
        page, actions = self.page, self._stage.actions
        actions.on("review", self.open)
        actions.on("review_commit", self.commit)
        actions.on("review_back", self.go_back)
        actions.attach("review", page.sheet)
        page.head.back.show_keys(actions["leave"])
        for button in page.head.views:
            button.show_keys(actions["review_single"])
        ContextMenu(page.sheet, actions, lambda: _MENU)
        self._questions.came.connect(self._take)
        self._questions.missed.connect(self._on_missed)
        self._saver.saved.connect(lambda run: self._go_on() if run is self._run else None)
        self._saver.refused.connect(self._on_refused)
        self._saver.turned.connect(self._on_turned)
        page.commitWanted.connect(self.commit)
        page.backWanted.connect(self.go_back)
        page.head.leaveWanted.connect(self.leave)
        page.head.tagChosen.connect(self._on_tag)
        page.head.modeChosen.connect(self._on_mode)
        page.actionChosen.connect(self._on_way)
        page.model.answersChanged.connect(self._show_texts)
        self._stage.tags.changed.connect(self._on_tags)
        self._follower.countsChanged.connect(lambda _counts: self._on_counts())
        self._stage.pages.currentChanged.connect(lambda _page: self._on_page())

    @property
    def is_shown(self) -> bool:
        """Whether the review is the current page."""
        return self._stage.pages.currentWidget() is self.page

    @property
    def run(self) -> ReviewRun | None:
        """What is being reviewed; None before the first question."""
        return self._run

    def open(self, tag: Tag | None = None, mode: ReviewMode | None = None) -> None:
        """Show the review.

        Parameters
        ----------
        tag : Tag or None
            The tag to ask about; None for the tag selected in the tags panel, or the one with the most suggestions.
        mode : ReviewMode or None
            Kind of page; None to return to unsaved marks, or else for the current kind.
        """
        wanted, known = tag or self._likeliest(), self._run
        self._show()
        if wanted is None:
            self._run = None
            self._show_tags()
            self.page.show_sentence(*review_sentences.no_tags())
        elif known is None or not known.can_continue(wanted, mode):
            self._start(wanted, mode)

    def open_questions(self, tag: Tag, found: Sequence[Question]) -> None:
        """Review questions that are known already, best first, such as those that a training added."""
        self._show()
        self._begin(ReviewRun(tag, ReviewMode.CONFIDENT, found))

    def _show(self) -> None:
        self._stage.pages.setCurrentWidget(self.page)
        self.page.setFocus()

    def leave(self) -> None:
        """Go back to the videos."""
        self._stage.pages.show_videos()
        self._video_pages.current.list_view.setFocus()

    def _likeliest(self) -> Tag | None:
        before = self._run.tag if self._run is not None else None
        return likeliest(self._stage.tags, self._follower.counts, chosen=self._tags_panel.chosen, before=before)

    def _start(self, tag: Tag, mode: ReviewMode | None) -> None:
        """Review a tag: return to unsaved marks, or start a new run."""
        before = self._run.mode if self._run is not None else ReviewMode.MIXED
        self._begin(self._unsaved.take(tag.id, mode) or ReviewRun(tag, mode or before))

    def _begin(self, run: ReviewRun) -> None:
        self._note()
        if self._run is not None:
            self._unsaved.put(self._run)
        self._run, self._is_writing = run, False
        if run.sheet is None:
            self._ask()
        else:
            self._questions.forget()
            self._show_tags()
            self._show_sheet()

    def _note(self) -> ReviewRun | None:
        """Store the marks of the current page in its run before another page is shown; return that run."""
        self._skipped_place = -1
        if self._run is not None and not self.page.sentence:
            self._run.note(self.page.model.cells)
        return self._run

    def _ask(self) -> None:
        if self._run is not None:
            self._show_tags()
            self._questions.ask(self._run)

    def _take(self, run: ReviewRun, asked: QuestionPage) -> None:
        if run is not self._run:
            return
        self._is_writing = False
        if run.add(asked.questions, asked.cards, n_wanted=self.page.sheet.n_wanted):
            self._show_sheet()
            return
        run.place = run.n_pages
        self.page.model.set_page(())
        self._show_texts()
        self._questions.show_end(run, n_analysed=asked.n_analysed)

    def _on_missed(self) -> None:
        self._is_writing = False
        self._note()

    def _show_sheet(self) -> None:
        run = self._run
        self._is_writing = False
        if run is not None and run.sheet is not None:
            self.page.model.set_page(run.sheet.cells)
            self.page.show_sheet()
            self.page.sheet.select_row(0)
            self._show_texts()

    def commit(self) -> None:
        """Save the marks of the page as one undo step and show the next page; without marks nothing is written."""
        run = self._run
        if run is None or run.sheet is None or self._is_writing or self.page.sentence:
            return
        self._note()
        self._is_writing = True
        if not self._saver.save_page(run):
            self._skipped_place = run.place
            self._go_on()

    def _on_refused(self, run: ReviewRun) -> None:
        if run is self._run:
            self._is_writing = False
            self._show_texts()

    def _on_turned(self, run: ReviewRun, place: int, is_done: bool) -> None:  # noqa: FBT001 (a signal's)
        """Show the page whose step was undone, so that it can be saved differently; go on if the step was redone."""
        if run is not self._run or not self.is_shown:
            self._show_texts()
            return
        self._note()
        if not is_done:
            run.return_to(place)
            self._questions.forget()
            self._show_sheet()
        elif run.place == place:
            self._go_on()
        else:
            self._show_texts()

    def _go_on(self) -> None:
        run = self._run
        if run is not None and run.place + 1 < run.n_pages:
            run.place += 1
            self._show_sheet()
        else:
            self._ask()

    def go_back(self) -> None:
        """Show the previous page with its marks."""
        run = self._run
        if run is not None and run.place > 0 and not self._is_writing:
            self._note()
            run.place -= 1
            self._questions.forget()
            self._show_sheet()

    def _on_tag(self, tag_id: int) -> None:
        tag = self._stage.tags.tag(tag_id)
        if tag is not None:
            self._start(tag, None)
            self.page.setFocus()

    def _on_mode(self, mode: ReviewMode) -> None:
        self._note()
        if self._run is not None and (mode is not self._run.mode or not self._run.n_unsaved):
            self._start(self._run.tag, mode)

    def _on_page(self) -> None:
        was_shown, self._was_shown = self._was_shown, self.is_shown
        if self._run is not None and was_shown is not self._was_shown:
            self._note()
            (self._unsaved.withdraw if self._was_shown else self._unsaved.notify)(self._run)

    def _on_way(self, name: str) -> None:
        start = self._session.start_worker
        ways = {"again": self._ask, "leave": self.leave, "before": self.go_back, "restart": start}
        if name == "mixed" and self._run is not None:
            self._start(self._run.tag, ReviewMode.MIXED)
        else:
            (ways[name] if name in ways else self._stage.actions[name].trigger)()

    def _on_tags(self) -> None:
        book, run = self._stage.tags, self._run
        if run is not None:
            run.tag = book.tag(run.tag.id) or run.tag
        if self.is_shown and (run is None or book.tag(run.tag.id) is None):
            self.open()
        self._on_counts()

    def _on_counts(self) -> None:
        if self.is_shown:
            self._show_tags()
            self._show_texts()

    def _show_tags(self) -> None:
        self._texts.show_tags(self._run, self._follower.counts)

    def _show_texts(self) -> None:
        self._texts.show(self._run, self._follower.counts, skipped_place=self._skipped_place)
