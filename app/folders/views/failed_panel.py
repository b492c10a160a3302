"""The panel of files that could not be read, with reasons and remedies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.folders.models.failed_videos import FailedVideosModel
from app.ui.localization.text import tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.labels import PlainLabel, Role
from app.ui.widgets.rows import RowTable
from core.domain.videos import Video

_NAME_PX = 210


class FailedPanel(QWidget):
    """Lists the failures.

    Attributes
    ----------
    retryWanted : Signal
        List of video ids.
    revealWanted : Signal
        Path of a file to show in the system's file manager.
    """

    retryWanted = Signal(list)
    revealWanted = Signal(object)

    def __init__(self, model: FailedVideosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self._note = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._table = self._make_table()
        self._empty = EmptyState(self, is_panel=True)
        self._empty.set_text(self.tr("All files could be read."))
        self.setFocusProxy(self._table)
        self._retry = TextButton(self.tr("Retry"), self._on_retry, parent=self)
        self._retry_all = TextButton(self.tr("Retry all"), self._on_retry_all, parent=self)
        self._reveal = TextButton(self.tr("Show in folder"), self._on_reveal, parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self._note, 1)
        for button in (self._reveal, self._retry, self._retry_all):
            buttons.addWidget(button)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        self._stack = ContentStack(self._empty, body, self)
        model.modelReset.connect(self._refresh)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._refresh())
        self._refresh()

    def _make_table(self) -> RowTable:
        table = RowTable(self.model, self.tr("Files that could not be read"), self)
        # The reason matters most: it gets all the width that names and folders leave.
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            table.setColumnWidth(column, _NAME_PX)
        return table

    @property
    def table(self) -> RowTable:
        """The table."""
        return self._table

    def _selected(self) -> list[Video]:
        return [self.model.rows[index.row()] for index in self._table.selectionModel().selectedRows()]

    def _refresh(self) -> None:
        n = len(self.model.rows)
        self._stack.show_content(is_there=bool(n))
        self._note.setText(tr("FailedPanel", "%n files could not be read. The files themselves are untouched.", n=n))
        has_selection = bool(self._selected())
        self._retry.setEnabled(has_selection)
        self._reveal.setEnabled(has_selection)

    def _on_retry(self) -> None:
        self.retryWanted.emit([video.id for video in self._selected()])

    def _on_retry_all(self) -> None:
        self.retryWanted.emit([video.id for video in self.model.rows])

    def _on_reveal(self) -> None:
        for video in self._selected()[:1]:
            self.revealWanted.emit(video.path)
