"""What is written of a review: a page is one step, and what the history does with that step is followed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.models.review_run import ReviewRun
from app.learning.operations import learning
from core.domain.learning import Answer
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
