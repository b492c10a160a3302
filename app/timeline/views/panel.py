"""The timeline panel: pictures, a lane for each tag, in and out points; or the same as a list."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.stage.thumbnails import ThumbnailCache
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.canvas import TimelineCanvas
from app.timeline.views.list import TimelineList
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text
from app.ui.tokens import Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.videos import VideoStage


class TimelinePanel(QWidget):
    """The timeline panel; empty until it has a model.

    Attributes
    ----------
    empty : EmptyState
        In place of a timeline.
    timesWanted : Signal
        A `TimelineSpan`, and its new ends as two numbers, from any of the views.
    menuWanted : Signal
        Global position of a context menu; what it is about is selected.
    """

    timesWanted = Signal(object, float, float)
    menuWanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = QStackedWidget(self)
        self.empty = EmptyState(self, is_panel=True)
        self._hint = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self._hint.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        self._hint.hide()
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._hint)

    def show_model(self, model: TimelineModel, thumbnails: ThumbnailCache) -> None:
        """Set the model and the source of pictures; called once."""
        self._model = model
        self.canvas = TimelineCanvas(model, thumbnails, self)
        self.list_view = TimelineList(model, self)
        for page in (self.canvas, self.list_view):
            self._pages.addWidget(page)
            page.menuWanted.connect(self.menuWanted)
        self.canvas.dragged.connect(self.timesWanted)
        # Queued: this rebuilds the table, which would delete the editor while it is still submitting its time.
        self.list_view.spans.timesWanted.connect(self.timesWanted, Qt.ConnectionType.QueuedConnection)
        self._is_list = False
        model.videoChanged.connect(self._refresh)
        model.changed.connect(self._refresh)
        model.chosenChanged.connect(self._describe)
        self._refresh()

    def set_is_list(self, is_list: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Show the list or the drawing."""
        old = self._pages.currentWidget()
        self._is_list = is_list
        self._refresh()
        if old is not None and old.hasFocus():
            self.take_focus()

    def take_focus(self) -> None:
        """Focus the view that is shown."""
        (self.list_view if self._is_list else self.canvas).setFocus()

    @property
    def sentence(self) -> str:
        """The sentence in place of a timeline; empty if there is one."""
        return self.empty.sentence if self._pages.currentWidget() is self.empty else ""

    @property
    def hint(self) -> str:
        """The hint below a timeline without tags."""
        return self._hint.text() if not self._hint.isHidden() else ""

    def _refresh(self) -> None:
        reason = self._reason()
        failed = (("retry", self.tr("Analyse again")),) if self._is_failed() else ()
        self.empty.set_text(reason, failed)
        page = self.empty if reason else self.list_view if self._is_list else self.canvas
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
        words = self.tr("No moments here yet. I and O set the in and out points, S tags what lies between.")
        self._hint.setText(words)
        self._hint.setVisible(not reason and all(lane.tag is None for lane in self._model.lanes))
        self._describe()

    def _is_failed(self) -> bool:
        card = self._model.card
        return card is not None and card.video.stage is VideoStage.FAILED and not self._model.duration_seconds

    def _reason(self) -> str:
        card = self._model.card
        if card is None:
            return self.tr("Select a video to see its timeline.")
        if self._is_failed():
            return self.tr("This video could not be read: %1").replace(
                "%1", display_text(in_own_words(card.video.reason))
            )
        if not self._model.duration_seconds:
            return self.tr("This video has not been read yet. Its timeline appears once it has.")
        return ""

    def _describe(self) -> None:
        self.canvas.describe()
