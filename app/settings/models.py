"""The item model of the shortcuts editor: menus, and below each its commands with their shortcuts."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from typing_extensions import override

from app.stage import shortcuts
from app.stage.actions import translated
from app.stage.command import Command
from app.stage.commands import COMMANDS, MENUS
from app.stage.shortcuts import Keys
from app.ui.item_models import AnyIndex
from app.ui.localization.text import tr

_ROOT = QModelIndex()
_TOP = 0


def words_of(command: Command) -> str:
    """Return a command's translated text without mnemonic and dots, after the title of its submenu if any."""
    words = translated(command.words).replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}")
    if not command.submenu:
        return words
    return f"{translated(command.submenu).replace('&', '')} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {words}"


class ShortcutsModel(QAbstractItemModel):
    """Top-level rows are menus, child rows are commands. Columns: text, keys, whether changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: Keys = shortcuts.keys_of_scheme("clipshelf")
        self._changed: frozenset[str] = frozenset()
        self._text = ""
        self._groups: list[tuple[str, list[Command]]] = []
        self._gather()

    def set_keys(self, keys: Keys, *, changed: frozenset[str]) -> None:
        """Show other keys; expanded and selected rows stay so.

        `changed` holds the names of commands whose keys differ from the scheme's.
        """
        self._keys, self._changed = keys, changed
        for number, (_, commands) in enumerate(self._groups):
            parent = self.index(number, 0)
            self.dataChanged.emit(self.index(0, 1, parent), self.index(len(commands) - 1, 1, parent))

    def set_filter(self, text: str) -> None:
        """Show only commands whose text or keys contain a text; empty shows all."""
        self.beginResetModel()
        self._text = text.casefold().strip()
        self._gather()
        self.endResetModel()

    def command(self, index: AnyIndex) -> Command | None:
        """Return the command of a row; None for a menu."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def find(self, name: str) -> QModelIndex:
        """Return the index of a command; invalid if it is filtered out."""
        for number, (_, commands) in enumerate(self._groups):
            for row, command in enumerate(commands):
                if command.name == name:
                    return self.index(row, 0, self.index(number, 0))
        return QModelIndex()

    def _gather(self) -> None:
        groups = [(menu, [one for one in COMMANDS if one.menu == menu and self._fits(one)]) for menu in MENUS]
        self._groups = [(menu, commands) for menu, commands in groups if commands]

    def _fits(self, command: Command) -> bool:
        keys = " ".join(shortcuts.shown(key) for key in self._keys[command.name])
        return self._text in f"{words_of(command)} {keys}".casefold()

    @override
    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    @override
    def parent(self, child: AnyIndex = _ROOT) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_menu = parent.internalId() == _TOP and parent.column() == 0
        return len(self._groups[parent.row()][1]) if is_menu else 0

    @override
    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 2

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or section > 1:
            return None
        return (tr("Shortcuts", "Command"), tr("Shortcuts", "Keys"))[section]

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        command = self.command(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and command is not None:
            return f"{words_of(command)}, {self._keys_text(command)}" if index.column() == 0 else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if command is None:
            return translated(self._groups[index.row()][0]).replace("&", "") if index.column() == 0 else ""
        return words_of(command) if index.column() == 0 else self._keys_text(command)

    def _keys_text(self, command: Command) -> str:
        text = ", ".join(shortcuts.shown(key) for key in self._keys[command.name])
        # In words rather than by colour, so that changes can be searched for.
        return tr("Shortcuts", "%1 (changed)").replace("%1", text).strip() if command.name in self._changed else text
