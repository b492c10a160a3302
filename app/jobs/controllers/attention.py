"""What a person looks at comes first: videos in view and selected jump the queue."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.jobs import operations as jobs
from app.shell.main_window import MainWindow
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.jobs import JobsSummary

_TELL_MS = 500
_MOST_SELECTED = 200
"""Of a larger selection the first come first; everything at once would be no order."""


class AttentionController(QObject):
    """Tells the queue what is in view and selected, at most twice a second and only when that has changed.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._is_idle = True
        self._visible: frozenset[int] = frozenset()
        self._selected: frozenset[int] = frozenset()
        self._tell_soon = Throttle(_TELL_MS, self._tell, parent=self)
        model = window.models.videos
        for page in window.video_pages.all:
            page.list_view.viewChanged.connect(self._tell_soon.wish)
        window.models.video_selection.selectionChanged.connect(lambda *_: self._tell_soon.wish())
        model.rowsInserted.connect(lambda *_: self._tell_soon.wish())
        session.summaryChanged.connect(self._on_summary)
        session.changed.connect(self._on_changed)

    def _on_summary(self, summary: JobsSummary) -> None:
        if self._is_idle and not summary.is_idle:
            self._tell_anew()
        self._is_idle = summary.is_idle

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.ENCODERS:
            self._tell_anew()

    def _tell_anew(self) -> None:
        # New jobs know nothing of what was told before.
        self._visible = self._selected = frozenset()
        self._tell_soon.wish()

    def _tell(self) -> None:
        view, ids = self._window.videos_page.list_view, self._window.models.videos.ids
        if self._is_idle or not view.isVisible():
            return
        selected = frozenset(ids[row] for row in view.selected_rows(at_most=_MOST_SELECTED))
        visible = frozenset(ids[row] for row in view.visible_rows()) - selected
        if (visible, selected) == (self._visible, self._selected):
            return
        left = (self._visible - visible | self._selected) - selected
        self._visible, self._selected = visible, selected
        self._session.run(jobs.attend(visible=sorted(visible), selected=sorted(selected), left=sorted(left)))
