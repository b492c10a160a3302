"""Saving the answers of a review: each page is one undo step, and undo and redo are followed."""

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from app.bridge.session import Session
from app.learning.models import review
from app.learning.models.review import ClipMark
from app.learning.models.review_run import ReviewRun
from app.learning.operations import learning
from app.learning.views.page import ReviewPage
from app.stage.stage import Stage
from app.tags.models.tag_words import listed
from app.ui.localization.text import filled, number, tr
from app.ui.widgets.questions import keep_or_discard
from core.domain.learning import Answer, ReviewMode
from core.errors import KnownError


class ReviewSaver(QObject):
    """Writes pages, and notes in their run which answers are saved.

    Attributes
    ----------
    saved : Signal
        The run whose page was written.
    refused : Signal
        The run whose page could not be written.
    turned : Signal
        Run, index of a page, and whether it is saved: its step was undone or redone.
    """

    saved = Signal(object)
    refused = Signal(object)
    turned = Signal(object, int, bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def save_page(self, run: ReviewRun) -> bool:
        """Write the marks of the current page and return whether there were any.

        If so, `saved` or `refused` follows. Undecided clips are not written.
        """
        answers, place = run.answers(), run.place
        if not answers:
            return False
        self._write(run, place, answers, on_saved=lambda: self.saved.emit(run))
        return True

    def save_pages(self, runs: Sequence[ReviewRun], *, on_saved: Callable[[], object]) -> None:
        """Write the marks of all pages of some reviews.

        Parameters
        ----------
        runs : sequence of ReviewRun
            At least one of them has unsaved marks.
        on_saved : callable
            Called once everything is written; never called if anything fails.
        """
        waiting = {(run, place) for run in runs for place, _answers in run.unsaved_pages()}

        def _tick(run: ReviewRun, place: int) -> None:
            waiting.discard((run, place))
            if not waiting:
                on_saved()

        for run in runs:
            for place, answers in run.unsaved_pages():
                self._write(run, place, answers, on_saved=lambda run=run, place=place: _tick(run, place))

    def _write(self, run: ReviewRun, place: int, answers: Sequence[Answer], *, on_saved: Callable[[], object]) -> None:
        before = run.set_saved(answers, place=place)
        work = learning.answer(run.tag, answers).when_turned(
            lambda is_done: self._on_turned(run, place, answers if is_done else before, is_done=is_done)
        )
        self._session.run(
            work.then(lambda _change: on_saved()).otherwise(lambda error: self._on_refused(run, place, before, error))
        )

    def _on_turned(self, run: ReviewRun, place: int, answers: Sequence[Answer], *, is_done: bool) -> None:
        run.set_saved(answers, place=place)
        self.turned.emit(run, place, is_done)

    def _on_refused(self, run: ReviewRun, place: int, before: Sequence[Answer], error: KnownError) -> None:
        run.set_saved(before, place=place)
        self.refused.emit(run)
        self._session.board.complain(error, again=lambda: self._save_again(run))

    def _save_again(self, run: ReviewRun) -> None:
        # What the marks are now, not what they were then.
        self.save_pages([run], on_saved=lambda: self.saved.emit(run))


class UnsavedReviews:
    """Holds runs with unsaved marks until the user returns to them, and says that there are some."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: list[ReviewRun] = []
        self._said: dict[ReviewRun, str] = {}

    def runs(self, current: ReviewRun | None) -> list[ReviewRun]:
        """Return the runs that are held, and the current one."""
        return self._runs + ([current] if current is not None else [])

    def put(self, run: ReviewRun) -> None:
        """Hold a run that is being replaced, if it has unsaved marks."""
        if run.n_unsaved:
            self._runs.append(run)
            self.notify(run)

    def take(self, tag_id: int, mode: ReviewMode | None) -> ReviewRun | None:
        """Release and return a held run, at the page with the marks; None if there is none.

        Parameters
        ----------
        tag_id : int
            Its tag.
        mode : ReviewMode or None
            Its kind of page; None for any.
        """
        found = next((run for run in self._runs if run.tag.id == tag_id and mode in {None, run.mode}), None)
        if found is not None:
            self.withdraw(found)
            self._runs.remove(found)
            found.go_to_unsaved()
        return found

    def notify(self, run: ReviewRun) -> None:
        """Say how many unsaved marks a run has, if any."""
        self.withdraw(run)
        if n_unsaved := run.n_unsaved:
            self._said[run] = review.unsaved_words(run.tag, n_unsaved)
            self._session.board.inform(self._said[run])

    def withdraw(self, run: ReviewRun) -> None:
        """Remove the notice about a run: the user is working on it again."""
        self._session.board.withdraw(self._said.pop(run, ""))


class CloseGuard(QObject):
    """Asks about unsaved marks before the window closes.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    saver : ReviewSaver
        Writes the marks.
    runs : callable
        Returns the reviews that may have unsaved marks.
    """

    def __init__(self, stage: Stage, *, saver: ReviewSaver, runs: Callable[[], Sequence[ReviewRun]]) -> None:
        super().__init__(stage.frame)
        self._stage, self._saver, self._runs = stage, saver, runs
        self._is_discarded = False
        self._box: QMessageBox | None = None

    def may_close(self) -> bool:
        """Return whether the window may close; if not, a box asks and closes the window afterwards."""
        book = self._stage.tags
        runs = [run for run in self._runs() if run.n_unsaved and book.tag(run.tag.id) is not None]
        if self._is_discarded or not runs:
            return True
        if self._box is None or not shiboken6.isValid(self._box):
            self._ask(runs)
        return False

    def _ask(self, runs: Sequence[ReviewRun]) -> None:
        n_marked = sum(run.n_unsaved for run in runs)
        tags = list({run.tag.id: run.tag for run in runs}.values())
        detail = tr("Review", "You marked them while reviewing %1. They will be lost if you do not save them.")
        self._box, keep, discard = keep_or_discard(
            self._stage.frame,
            tr("Review", "Save %n marked answers?", n=n_marked),
            filled(detail, listed(tags)),
            keep=tr("Review", "Save"),
            discard=tr("Review", "Discard"),
        )
        keep.clicked.connect(lambda: self._saver.save_pages(runs, on_saved=self._stage.frame.close))
        discard.clicked.connect(self._discard)

    def _discard(self) -> None:
        self._is_discarded = True
        self._stage.frame.close()


_DOT = " \N{MIDDLE DOT} "


class ReviewTexts:
    """Keeps the texts of the page up to date."""

    def __init__(self, stage: Stage, page: ReviewPage) -> None:
        self._stage, self._page = stage, page

    def show_tags(self, run: ReviewRun | None, counts: Mapping[int, int]) -> None:
        """List the tags with their suggestion counts, and select the current one."""
        head = self._page.head
        head.set_tags(self._stage.tags.tags, counts, run.tag if run else None)
        if run is None:
            head.set_question(tr("Review", "Review"), ReviewMode.MIXED)
            head.set_progress("", "")
        else:
            head.set_question(review.title(run.tag, run.mode), run.mode)

    def show(self, run: ReviewRun | None, counts: Mapping[int, int], *, skipped_place: int = -1) -> None:
        """Show how the review is going, and what saving the page would do.

        Parameters
        ----------
        run : ReviewRun or None
            The current review.
        counts : mapping of int to int
            Number of videos that each tag is suggested for, by tag id.
        skipped_place : int
            Index of the page that was just left without a mark; -1 for none.
        """
        model, key = self._page.model, self._stage.actions.key("review_commit")
        n_right, n_wrong, n_open = (model.n_with(said) for said in (ClipMark.RIGHT, ClipMark.WRONG, ClipMark.OPEN))
        n_marked = n_right + n_wrong
        n_saved = run.sheet.n_saved if run is not None and run.sheet is not None else 0
        n_taken_back = 0 if n_marked else n_saved
        summary = review.save_summary(n_right, n_wrong, n_open, n_taken_back=n_taken_back, key=key)
        if skipped_place >= 0 and not n_marked:
            summary = review.skipped(skipped_place)
        button = review.save_button_text(n_marked, n_taken_back)
        self._page.set_save_button(button, summary, self._hint(), can_go_back=run is not None and run.place > 0)
        if run is not None:
            self._page.head.set_progress(self._precision(run, n_right, n_marked), self._progress(run, counts))

    def _precision(self, run: ReviewRun, n_right: int, n_marked: int) -> str:
        if run.mode is ReviewMode.DISAGREES:
            return ""
        parts = [review.precision_of_page(n_right, n_marked)]
        n_saved_right, n_saved = run.tally_of_others()
        if n_saved:
            parts.append(review.precision_of_all(n_saved_right + n_right, n_saved + n_marked))
        return _DOT.join(part for part in parts if part)

    def _progress(self, run: ReviewRun, counts: Mapping[int, int]) -> str:
        parts = []
        if run.sheet is not None:
            parts.append(filled(tr("Review", "page %1"), number(run.place + 1)))
            if run.sheet.n_saved:
                parts.append(tr("Review", "saved"))
        n_suggested = counts.get(run.tag.id, 0)
        parts.append(tr("Review", "suggested for %n videos", n=n_suggested))
        return _DOT.join(parts)

    def _hint(self) -> str:
        actions = self._stage.actions
        offers = [
            ("review_right", tr("Review", "%1 right")),
            ("review_wrong", tr("Review", "%1 wrong")),
            ("review_open", tr("Review", "%1 undecided")),
            ("review_play", tr("Review", "%1 plays")),
            ("review_commit", tr("Review", "%1 saves")),
            ("review_back", tr("Review", "%1 back")),
        ]
        said = [filled(words, key) for name, words in offers if (key := actions.key(name))]
        # Where the line is too long, it breaks between keys.
        return _DOT.join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in said)
