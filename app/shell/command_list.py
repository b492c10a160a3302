"""The item model of the command palette: the commands that can be given now, best match first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from typing_extensions import override

from app.ui.list_rows import AnyIndex
from app.ui.text import tr

_ROOT = QModelIndex()
KEYS_ROLE = Qt.ItemDataRole.UserRole + 1
MENU_ROLE = Qt.ItemDataRole.UserRole + 2


class CommandListModel(QAbstractListModel):
    """Rows are actions with the menu they stand in.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[tuple[str, QAction], ...] = ()
        self._shown: list[tuple[str, QAction]] = []
        self._sought = ""

    def set_commands(self, commands: Sequence[tuple[str, QAction]]) -> None:
        """Offer these.

        Parameters
        ----------
        commands : sequence of (str, QAction)
            Menu and action, those used last first.
        """
        self._all = tuple(commands)
        self.seek(self._sought)

    def seek(self, text: str) -> None:
        """Show what fits, best first.

        Parameters
        ----------
        text : str
            What was typed; the letters of each of its words must come in this order in menu and words of a command.
        """
        self._sought = text
        ranked = [(rank, command) for command in self._all if (rank := _rank(text, command)) is not None]
        ranked.sort(key=lambda found: found[0])
        self.beginResetModel()
        self._shown = [command for _rank_of, command in ranked]
        self.endResetModel()

    def action(self, index: AnyIndex) -> QAction | None:
        """Give a row's action."""
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
    """Give what a command is called, without the marks that only a menu shows.

    Parameters
    ----------
    action : QAction
        A switch says that it is on.

    Returns
    -------
    str
        Plain text.
    """
    marked = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    words = marked.rstrip("\N{HORIZONTAL ELLIPSIS}")
    if action.isCheckable() and action.isChecked():
        return tr("Palette", "%1 (on)").replace("%1", words)
    return words


def _rank(text: str, command: tuple[str, QAction]) -> tuple[int, int] | None:
    """Tell how well a command fits: 0 where its words begin so, 1 within them, 2 letter by letter; None for not."""
    menu, action = command
    words = plain_words(action).casefold()
    ranks = [_rank_piece(piece, words, f"{menu} {words}".casefold()) for piece in text.casefold().split()]
    if any(rank is None for rank in ranks):
        return None
    known = [rank for rank in ranks if rank is not None]
    return max(known, default=0), sum(known)


def _rank_piece(piece: str, words: str, whole: str) -> int | None:
    if words.startswith(piece) or f" {piece}" in words:
        return 0
    if piece in whole:
        return 1
    letters = iter(whole)
    return 2 if all(letter in letters for letter in piece) else None
