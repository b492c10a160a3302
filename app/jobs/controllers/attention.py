"""Moves videos that are visible or selected to the front of the queue."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.jobs import operations as jobs
from app.stage.stage import Stage
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.jobs import JobsSummary

_TELL_MS = 500
_MOST_SELECTED = 200
"""Largest number of selected videos to prioritise; prioritising all of them would have no effect."""


class AttentionController(QObject):
    """Reports visible and selected videos to the queue, at most twice a second and only on change."""

    def __init__(self, session: Session, stage: Stage, *, video_pages: VideoPages) -> None:
        super().__init__(stage.frame)
        self._video_pages = video_pages
        self._session = session
        self._stage = stage
        self._is_idle = True
        self._visible: frozenset[int] = frozenset()
        self._selected: frozenset[int] = frozenset()
        self._send_soon = Throttle(_TELL_MS, self._send, parent=self)
        model = video_pages.model
        for page in video_pages.all:
            page.list_view.viewChanged.connect(self._send_soon.request)
        video_pages.selection.selectionChanged.connect(lambda *_: self._send_soon.request())
        model.rowsInserted.connect(lambda *_: self._send_soon.request())
        session.summaryChanged.connect(self._on_summary)
        session.changed.connect(self._on_changed)

    def _on_summary(self, summary: JobsSummary) -> None:
        if self._is_idle and not summary.is_idle:
            self._report_again()
        self._is_idle = summary.is_idle

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.ENCODERS:
            self._report_again()

    def _report_again(self) -> None:
        # New jobs have no priority from earlier reports.
        self._visible = self._selected = frozenset()
        self._send_soon.request()

    def _send(self) -> None:
        view, ids = self._video_pages.current.list_view, self._video_pages.model.ids
        if self._is_idle or not view.isVisible():
            return
        selected = frozenset(ids[row] for row in view.selected_rows(at_most=_MOST_SELECTED))
        visible = frozenset(ids[row] for row in view.visible_rows()) - selected
        if (visible, selected) == (self._visible, self._selected):
            return
        left = (self._visible - visible | self._selected) - selected
        self._visible, self._selected = visible, selected
        self._session.run(jobs.attend(visible=sorted(visible), selected=sorted(selected), left=sorted(left)))
