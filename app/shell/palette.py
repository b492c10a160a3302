"""The command palette: type a few letters of a command and press Enter to run it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
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

from app.stage.actions import translated
from app.stage.commands import COMMANDS
from app.stage.stage import Stage
from app.ui.item_models import AnyIndex
from app.ui.localization.text import filled, inline_name, tr
from app.ui.paint import painting, theme
from app.ui.tokens import Space, row_px
from app.ui.widgets.empty_state import ContentStack, EmptyState

_ROOT = QModelIndex()
KEYS_ROLE = Qt.ItemDataRole.UserRole + 1
MENU_ROLE = Qt.ItemDataRole.UserRole + 2


class CommandListModel(QAbstractListModel):
    """Rows are actions, each with the name of its menu."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[tuple[str, QAction], ...] = ()
        self._shown: list[tuple[str, QAction]] = []
        self._sought = ""

    def set_commands(self, commands: Sequence[tuple[str, QAction]]) -> None:
        """Replace the commands, most recently used first."""
        self._all = tuple(commands)
        self.seek(self._sought)

    def seek(self, text: str) -> None:
        """Show the matching commands, best first.

        Parameters
        ----------
        text : str
            Words, each the start of a word of a command's text or menu, or any part of them. Only where that finds
            nothing do letters count that merely occur in this order.
        """
        self._sought = text
        ranked = [(rank, command) for command in self._all if (rank := _rank(text, command)) is not None]
        if any(rank[0] < _SCATTERED for rank, _command in ranked):
            ranked = [found for found in ranked if found[0][0] < _SCATTERED]
        ranked.sort(key=lambda found: found[0])
        self.beginResetModel()
        self._shown = [command for _rank_of, command in ranked]
        self.endResetModel()

    def action(self, index: AnyIndex) -> QAction | None:
        """Return a row's action."""
        return self._shown[index.row()][1] if index.isValid() and index.row() < len(self._shown) else None

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        menu, action = self._shown[index.row()]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        values = {
            Qt.ItemDataRole.DisplayRole: plain_words(action),
            KEYS_ROLE: keys,
            MENU_ROLE: menu,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (plain_words(action), menu, keys))),
        }
        return values.get(Qt.ItemDataRole(role) if role in _KNOWN_ROLES else role)


_KNOWN_ROLES = {int(role) for role in Qt.ItemDataRole}


def plain_words(action: QAction) -> str:
    """Return an action's text without mnemonics; a checked action says that it is on."""
    marked = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    words = marked.rstrip("\N{HORIZONTAL ELLIPSIS}")
    if action.isCheckable() and action.isChecked():
        return tr("Palette", "%1 (on)").replace("%1", words)
    return words


def _rank(text: str, command: tuple[str, QAction]) -> tuple[int, int] | None:
    """Return the ranks of the worst piece and of all together, 0 the best; None for no match."""
    menu, action = command
    words = plain_words(action).casefold()
    ranks = [_rank_piece(piece, words, f"{menu} {words}".casefold()) for piece in text.casefold().split()]
    if any(rank is None for rank in ranks):
        return None
    known = [rank for rank in ranks if rank is not None]
    return max(known, default=0), sum(known)


_SCATTERED = 4


def _rank_piece(piece: str, words: str, whole: str) -> int | None:
    """Return how well a piece matches: 0 where the text starts with it, down to `_SCATTERED`; None for not at all."""
    if words.startswith(piece):
        return 0
    if f" {piece}" in words:
        return 1
    if f" {piece}" in f" {whole}":
        return 2
    if piece in whole:
        return 3
    letters = iter(whole)
    return _SCATTERED if all(letter in letters for letter in piece) else None


_WIDTH_EM, _ROWS = 34, 12
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandDelegate(QStyledItemDelegate):
    """Paints a command: its text, its menu in grey, its shortcut at the end."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, row_px(option.fontMetrics.height()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        colours, rect = theme.current(), option.rect.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        painting.paint_row_ground(painter, option)
        keys, menu, words = index.data(KEYS_ROLE), index.data(MENU_ROLE), index.data()
        metrics, direction = option.fontMetrics, option.direction
        # The text of Undo contains names, which may be long.
        room_px = rect.width() - metrics.horizontalAdvance(keys + "   ")
        words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room_px)
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
    """A search field and the matching commands; without a match it offers to search the videos for the same words.

    Attributes
    ----------
    empty : EmptyState
        In place of the list.
    chosen : Signal
        QAction to run; emitted after the palette has closed.
    searchWanted : Signal
        What was typed, to search the videos for; likewise.
    """

    chosen = Signal(object)
    searchWanted = Signal(str)

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
        self.list_view.setAccessibleName(self.tr("Matching commands"))
        self.list_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setMouseTracking(True)
        self.list_view.clicked.connect(self._choose)
        self.empty = EmptyState(self, is_panel=True)
        self.empty.actionChosen.connect(lambda _name: self._search())
        self._stack = ContentStack(self.empty, self.list_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.edit)
        column.addLayout(self._stack)

    def pop_up(self) -> None:
        """Show the palette, empty, over the upper part of the window."""
        window, line_px = self._window, row_px(self.fontMetrics().height())
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
        self._stack.show_content(is_there=bool(self._model.rowCount()))
        words = self.tr("No command matches “%1”: press Enter to search your videos for these words.")
        name = inline_name(text.strip())
        self.empty.set_text(filled(words, name), (("search", self.tr("Search videos")),))

    def _search(self) -> None:
        self.close()
        self.searchWanted.emit(self.edit.text().strip())

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
                if self._model.rowCount():
                    self._choose(self.list_view.currentIndex())
                else:
                    self._search()
                return True
        return super().eventFilter(watched, event)


_MOST_RECENT = 8
_SELF = "command_palette"


class PaletteController(QObject):
    """Opens the command palette.

    Parameters
    ----------
    stage : Stage
        Shared by the features.
    on_search : callable
        Called with words that match no command, to search the videos for.
    """

    def __init__(self, stage: Stage, *, on_search: Callable[[str], object]) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._recent: list[str] = []
        self._focused: QWidget | None = None
        self._model = CommandListModel(self)
        self.palette = CommandPalette(self._model, stage.frame)
        self.palette.chosen.connect(self._on_chosen)
        self.palette.searchWanted.connect(on_search)
        stage.actions.on(_SELF, self.open)

    def open(self) -> None:
        """Show all enabled commands, most recently used first."""
        self._focused = self._stage.focused
        actions = self._stage.actions
        offered = {
            command.name: (translated(command.menu).replace("&", ""), actions[command.name])
            for command in COMMANDS
            if command.name != _SELF and actions[command.name].isEnabled() and actions.is_offered(command.name)
        }
        order = [name for name in self._recent if name in offered]
        order += [name for name in offered if name not in order]
        self._model.set_commands([offered[name] for name in order])
        self.palette.pop_up()

    def _on_chosen(self, action: QAction) -> None:
        name = action.objectName()
        self._recent = [name, *(one for one in self._recent if one != name)][:_MOST_RECENT]
        # Commands depend on the focus, which must be as it was before the palette opened.
        if self._focused is not None and QApplication.focusWidget() is not self._focused:
            self._focused.setFocus(Qt.FocusReason.PopupFocusReason)
        action.trigger()
