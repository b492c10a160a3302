"""The command palette: type a few letters of any command, Enter does it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.shell.command_list import KEYS_ROLE, MENU_ROLE, CommandListModel
from app.ui import theme
from app.ui.list_rows import AnyIndex

_WIDTH_EM, _ROWS = 34, 12
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandDelegate(QStyledItemDelegate):
    """Paints a command: its words, its menu in grey, its keys at the end."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        colours, rect = theme.current(), option.rect.adjusted(12, 0, -12, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.tint)
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), colours.accent)
        keys, menu, words = index.data(KEYS_ROLE), index.data(MENU_ROLE), index.data()
        metrics, direction = option.fontMetrics, option.direction
        # Undo tells what it takes back, which may be as long as names are.
        room_px = rect.width() - metrics.horizontalAdvance(keys + "   ")
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room_px)
        ends = [(keys, Qt.AlignmentFlag.AlignRight, colours.muted), (words, Qt.AlignmentFlag.AlignLeft, colours.text)]
        for text, side, colour in ends:
            painter.setPen(colour)
            align = QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), text)
        beside = rect.adjusted(metrics.horizontalAdvance(words + "   "), 0, -metrics.horizontalAdvance(keys + "   "), 0)
        if beside.width() > metrics.horizontalAdvance(menu):
            painter.setPen(colours.muted)
            at = QStyle.visualRect(direction, rect, beside)
            align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(at, int(align) | int(Qt.TextFlag.TextSingleLine), menu)


class CommandPalette(QDialog):
    """A line to type in and the commands that fit.

    Attributes
    ----------
    chosen : Signal
        QAction to be given; the palette is closed by then.

    Parameters
    ----------
    model : CommandListModel
        The commands.
    parent : QWidget
        The window.
    """

    chosen = Signal(object)

    def __init__(self, model: CommandListModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Commands"))
        self._model = model
        self._window = parent
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("Type a command"))
        self.edit.setAccessibleName(self.tr("Command"))
        self.edit.textChanged.connect(self._on_text)
        self.edit.installEventFilter(self)
        self.list_view = QListView(self)
        self.list_view.setModel(model)
        self.list_view.setItemDelegate(CommandDelegate(self.list_view))
        self.list_view.setAccessibleName(self.tr("Commands that fit"))
        self.list_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_view.setUniformItemSizes(True)
        self.list_view.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list_view)

    def pop_up(self) -> None:
        """Show it, empty, over the upper part of the window."""
        window, line_px = self._window, self.fontMetrics().height() + 12
        width_px = min(window.width() - 40, self.fontMetrics().averageCharWidth() * _WIDTH_EM * 2)
        self.resize(width_px, min(window.height() - 60, line_px * (_ROWS + 1) + 40))
        self.move(window.mapToGlobal(QPoint((window.width() - width_px) // 2, 40)))
        self.edit.clear()
        self._on_text("")
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_text(self, text: str) -> None:
        self._model.seek(text)
        self.list_view.setCurrentIndex(self._model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        action = self._model.action(index)
        if action is not None:
            self.close()
            self.chosen.emit(action)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list_view.event(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list_view.currentIndex())
                return True
        return super().eventFilter(watched, event)
