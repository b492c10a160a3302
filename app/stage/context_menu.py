"""Context menus: commands by name, in groups, shown where the pointer or the current row is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QWidget
from typing_extensions import override

from app.stage.actions import Actions, translated
from app.stage.commands import COMMANDS

GAP = ""
"""A row of a menu that parts two groups."""


@dataclass(frozen=True, slots=True)
class Submenu:
    """A row that opens more commands.

    Attributes
    ----------
    words : str
        Its text, translated, with a mnemonic.
    rows : tuple of str
        Names of commands, and `GAP`.
    """

    words: str
    rows: tuple[str, ...]


Row = str | Submenu | QMenu
"""The name of a command, `GAP`, further commands, or a menu of its own."""


def submenu(menu: str, title: str) -> Submenu:
    """Return a submenu of the menu bar as a row.

    Parameters
    ----------
    menu, title : str
        Titles of menu and submenu; untranslated.

    Raises
    ------
    ValueError
        If there is no such submenu.
    """
    names = tuple(command.name for command in COMMANDS if (command.menu, command.submenu) == (menu, title))
    if not names:
        raise ValueError(f"no submenu {title!r} in the menu {menu!r}")
    return Submenu(translated(title), names)


def popup(place: QPoint, parent: QWidget, actions: Actions, rows: Sequence[Row]) -> None:
    """Open a menu at a global position; it deletes itself when closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    fill(menu, actions, rows)
    menu.popup(place)


def fill(menu: QMenu, actions: Actions, rows: Sequence[Row]) -> None:
    """Add rows to a menu; commands that are not offered now are left out."""
    for row in rows:
        if isinstance(row, QMenu):
            menu.addMenu(row)
        elif isinstance(row, Submenu):
            fill(menu.addMenu(row.words), actions, row.rows)
        elif row == GAP:
            menu.addSeparator()
        elif actions.is_offered(row):
            menu.addAction(actions[row])


class ContextMenu(QObject):
    """The context menu of a view.

    Parameters
    ----------
    view : QWidget
        Where it opens.
    actions : Actions
        The commands.
    rows : callable
        Returns the rows whenever the menu opens; none opens no menu.
    """

    def __init__(self, view: QWidget, actions: Actions, rows: Callable[[], Sequence[Row]]) -> None:
        super().__init__(view)
        self._view, self._actions, self._rows = view, actions, rows
        view.installEventFilter(self)
        if isinstance(view, QAbstractScrollArea):
            view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            self._open(event)
            return True
        return super().eventFilter(watched, event)

    def _open(self, event: QContextMenuEvent) -> None:
        if rows := self._rows():
            is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            place = self._place_of_current() if is_by_key else event.globalPos()
            popup(place, self._view, self._actions, rows)

    def _place_of_current(self) -> QPoint:
        """Return the middle of the current row or mark, or of what is to be seen of the view."""
        view = self._view
        if not isinstance(view, QAbstractItemView):
            return view.mapToGlobal(view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center())
        seen = view.viewport().rect()
        row = view.visualRect(view.currentIndex()).intersected(seen)
        return view.viewport().mapToGlobal((row if not row.isEmpty() else seen).center())
