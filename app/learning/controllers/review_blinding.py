"""Hides what the program thinks of a tag from the panels while its suggestions are checked at random."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.learning.models.review_run import ReviewRun
from app.learning.views.page import ReviewPage
from app.stage.stage import Stage
from core.domain.learning import ReviewMode


class ReviewBlinding(QObject):
    """Says which tag is being checked; see `AuditedTag`.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    page : ReviewPage
        The review.
    run : callable
        Returns what is being reviewed, or None.
    """

    def __init__(self, stage: Stage, page: ReviewPage, run: Callable[[], ReviewRun | None]) -> None:
        super().__init__(page)
        self._stage, self._page, self._run = stage, page, run
        page.model.modelReset.connect(self._look)
        stage.pages.currentChanged.connect(lambda _page: self._look())

    def _look(self) -> None:
        run, is_shown = self._run(), self._stage.pages.currentWidget() is self._page
        is_check = is_shown and run is not None and run.mode is ReviewMode.AUDIT
        self._stage.audited.set_tag(run.tag.id if run is not None and is_check else 0)
