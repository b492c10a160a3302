"""Marks of the review that were not kept when the window is closed: the person says what becomes of them."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from app.learning.controllers.review_keeping import ReviewKeeping
from app.learning.models.review_run import ReviewRun
from app.stage.stage import Stage
from app.tags.models.tag_words import listed
from app.ui.questions import keep_or_discard
from app.ui.text import filled, tr


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
        detail = tr("Review", "You marked them in the review of %1. They are lost if they are not kept.")
        self._box, keep, discard = keep_or_discard(
            self._stage.frame,
            tr("Review", "Keep %n marked answers?", n=n_marked),
            filled(detail, listed(tags)),
            keep=tr("Review", "Keep"),
            discard=tr("Review", "Discard"),
        )
        keep.clicked.connect(lambda: self._keeping.keep_all(runs, on_kept=self._stage.frame.close))
        discard.clicked.connect(self._discard)

    def _discard(self) -> None:
        self._is_discarded = True
        self._stage.frame.close()
