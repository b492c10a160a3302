"""What is written of a review: a page is one step, and what the history does with that step is followed."""

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from app.bridge.session import Session
from app.learning.models import review
from app.learning.models.review import Said
from app.learning.models.review_run import ReviewRun
from app.learning.operations import learning
from app.learning.views.page import ReviewPage
from app.stage.stage import Stage
from app.tags.models.tag_words import listed
from app.ui.questions import keep_or_discard
from app.ui.text import filled, number, tr
from core.domain.learning import Answer, ReviewMode
from core.errors import KnownError


class ReviewKeeping(QObject):
    """Writes pages, and notes in their run what stands of them.

    Attributes
    ----------
    kept : Signal
        Run: its page was written.
    refused : Signal
        Run: its page was not.
    turned : Signal
        Run, place of a page, and whether it stands again: its step was taken back or done again.

    Parameters
    ----------
    session : Session
        The library.
    parent : QObject
        Owner.
    """

    kept = Signal(object)
    refused = Signal(object)
    turned = Signal(object, int, bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def keep(self, run: ReviewRun) -> bool:
        """Write what is marked on the page on show; what is undecided is not written.

        Parameters
        ----------
        run : ReviewRun
            The review.

        Returns
        -------
        bool
            Whether there is anything to write; then `kept` or `refused` follows.
        """
        answers, place = run.answers(), run.place
        if not answers:
            return False
        self._write(run, place, answers, on_kept=lambda: self.kept.emit(run))
        return True

    def keep_all(self, runs: Sequence[ReviewRun], *, on_kept: Callable[[], object]) -> None:
        """Write what is marked on all pages of some reviews.

        Parameters
        ----------
        runs : sequence of ReviewRun
            At least one of them with marks that were not kept.
        on_kept : callable
            Called once all is written; not where anything could not be.
        """
        waiting = {(run, place) for run in runs for place, _answers in run.unkept_pages()}

        def _tick(run: ReviewRun, place: int) -> None:
            waiting.discard((run, place))
            if not waiting:
                on_kept()

        for run in runs:
            for place, answers in run.unkept_pages():
                self._write(run, place, answers, on_kept=lambda run=run, place=place: _tick(run, place))

    def _write(self, run: ReviewRun, place: int, answers: Sequence[Answer], *, on_kept: Callable[[], object]) -> None:
        before = run.keep(answers, place=place)
        work = learning.answer(run.tag, answers).when_turned(
            lambda is_done: self._on_turned(run, place, answers if is_done else before, is_done=is_done)
        )
        self._session.run(
            work.then(lambda _change: on_kept()).otherwise(lambda error: self._on_refused(run, place, before, error))
        )

    def _on_turned(self, run: ReviewRun, place: int, answers: Sequence[Answer], *, is_done: bool) -> None:
        run.keep(answers, place=place)
        self.turned.emit(run, place, is_done)

    def _on_refused(self, run: ReviewRun, place: int, before: Sequence[Answer], error: KnownError) -> None:
        run.keep(before, place=place)
        self.refused.emit(run)
        self._session.board.complain(error)


class UnkeptReviews:
    """Holds the runs until somebody returns to them.

    Parameters
    ----------
    session : Session
        For saying that marks wait.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: list[ReviewRun] = []
        self._said: dict[ReviewRun, str] = {}

    def runs(self, current: ReviewRun | None) -> list[ReviewRun]:
        """List those that wait, and the one at hand."""
        return self._runs + ([current] if current is not None else [])

    def put(self, run: ReviewRun) -> None:
        """Hold a run that another one takes the place of, if it has marks that were not kept."""
        if run.n_unkept:
            self._runs.append(run)
            self.say(run)

    def take(self, tag_id: int, mode: ReviewMode | None) -> ReviewRun | None:
        """Return a run that waits, at the page with the marks, and hold it no longer.

        Parameters
        ----------
        tag_id : int
            What it is about.
        mode : ReviewMode or None
            What its pages are made of; None for any.

        Returns
        -------
        ReviewRun or None
            None where nothing waits.
        """
        found = next((run for run in self._runs if run.tag.id == tag_id and mode in {None, run.mode}), None)
        if found is not None:
            self.withdraw(found)
            self._runs.remove(found)
            found.go_to_unkept()
        return found

    def say(self, run: ReviewRun) -> None:
        """Say how many marks of a run wait, if any do."""
        self.withdraw(run)
        if n_unkept := run.n_unkept:
            self._said[run] = review.unkept(run.tag, n_unkept)
            self._session.board.inform(self._said[run])

    def withdraw(self, run: ReviewRun) -> None:
        """Say it of a run no longer: somebody is at it again."""
        self._session.board.withdraw(self._said.pop(run, ""))


class ReviewClosing(QObject):
    """Asks before the window closes.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    keeping : ReviewKeeping
        Writes what is to be kept.
    runs : callable
        Returns the reviews that may have marks which were not kept.
    """

    def __init__(self, stage: Stage, *, keeping: ReviewKeeping, runs: Callable[[], Sequence[ReviewRun]]) -> None:
        super().__init__(stage.frame)
        self._stage, self._keeping, self._runs = stage, keeping, runs
        self._is_discarded = False
        self._box: QMessageBox | None = None

    def may_close(self) -> bool:
        """Say whether the window may go; where it may not, a box asks, and closes the window once that is settled."""
        book = self._stage.tags
        runs = [run for run in self._runs() if run.n_unkept and book.tag(run.tag.id) is not None]
        if self._is_discarded or not runs:
            return True
        if self._box is None or not shiboken6.isValid(self._box):
            self._ask(runs)
        return False

    def _ask(self, runs: Sequence[ReviewRun]) -> None:
        n_marked = sum(run.n_unkept for run in runs)
        tags = list({run.tag.id: run.tag for run in runs}.values())
        detail = tr("Review", "You marked them while reviewing %1. They will be lost if you do not save them.")
        self._box, keep, discard = keep_or_discard(
            self._stage.frame,
            tr("Review", "Save %n marked answers?", n=n_marked),
            filled(detail, listed(tags)),
            keep=tr("Review", "Save"),
            discard=tr("Review", "Discard"),
        )
        keep.clicked.connect(lambda: self._keeping.keep_all(runs, on_kept=self._stage.frame.close))
        discard.clicked.connect(self._discard)

    def _discard(self) -> None:
        self._is_discarded = True
        self._stage.frame.close()


_DOT = " \N{MIDDLE DOT} "


class ReviewSaying:
    """Keeps the words of the page up to date.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    page : ReviewPage
        The page.
    """

    def __init__(self, stage: Stage, page: ReviewPage) -> None:
        self._stage, self._page = stage, page

    def say_tags(self, run: ReviewRun | None, counts: Mapping[int, int]) -> None:
        """Offer the tags there are, and name the one at hand.

        Parameters
        ----------
        run : ReviewRun or None
            What is being reviewed.
        counts : mapping of int to int
            Videos that tags are suggested for.
        """
        head = self._page.head
        head.set_tags(self._stage.tags.tags, counts, run.tag if run else None)
        if run is None:
            head.set_question(tr("Review", "Review"), ReviewMode.MIXED)
            head.say("", "")
        else:
            head.set_question(review.title(run.tag, run.mode), run.mode)

    def say(self, run: ReviewRun | None, counts: Mapping[int, int], *, skipped_place: int = -1) -> None:
        """Say how it goes, and what keeping the page does.

        Parameters
        ----------
        run : ReviewRun or None
            What is being reviewed.
        counts : mapping of int to int
            Videos that tags are suggested for.
        skipped_place : int
            The page that was just passed without a mark; -1 for none.
        """
        model, key = self._page.model, self._stage.actions.key("review_commit")
        n_right, n_wrong, n_open = (model.n_said(said) for said in (Said.RIGHT, Said.WRONG, Said.OPEN))
        n_marked = n_right + n_wrong
        n_kept = run.sheet.n_kept if run is not None and run.sheet is not None else 0
        n_taken_back = 0 if n_marked else n_kept
        summary = review.keep_summary(n_right, n_wrong, n_open, n_taken_back=n_taken_back, key=key)
        if skipped_place >= 0 and not n_marked:
            summary = review.skipped(skipped_place)
        button = review.keep_button(n_marked, n_taken_back)
        self._page.say_keep(button, summary, self._hint(), can_go_back=run is not None and run.place > 0)
        if run is not None:
            self._page.head.say(self._precision(run, n_right, n_marked), self._progress(run, counts))

    def _precision(self, run: ReviewRun, n_right: int, n_marked: int) -> str:
        if run.mode is ReviewMode.DISAGREES:
            return ""
        parts = [review.precision_of_page(n_right, n_marked)]
        n_kept_right, n_kept = run.tally_of_others()
        if n_kept:
            parts.append(review.precision_of_all(n_kept_right + n_right, n_kept + n_marked))
        return _DOT.join(part for part in parts if part)

    def _progress(self, run: ReviewRun, counts: Mapping[int, int]) -> str:
        parts = []
        if run.sheet is not None:
            parts.append(filled(tr("Review", "page %1"), number(run.place + 1)))
            if run.sheet.n_kept:
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
        return _DOT.join(filled(words, key) for name, words in offers if (key := actions.key(name)))
