"""The commands as Qt actions."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.stage.command import Command
from app.stage.commands import COMMANDS


class Actions:
    """The commands of one window as Qt actions, by name."""

    def __init__(self, parent: QObject) -> None:
        self._actions = {command.name: _make(command, parent) for command in COMMANDS}
        self._left_out: set[str] = set()
        self._menus: list[tuple[QMenu, tuple[str, ...]]] = []

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, call: Callable[[], object]) -> None:
        """Connect a command to a function without arguments."""
        self._actions[name].triggered.connect(lambda _checked: call())

    def run(self, name: str) -> None:
        """Run a command, as its menu entry does."""
        self._actions[name].trigger()

    def attach(self, scope: str, *widgets: QWidget) -> None:
        """Enable the shortcuts of a scope within parts of the window.

        They work while one of the widgets, or a child, has the focus; text input takes precedence.

        Raises
        ------
        ValueError
            If no command has this scope.
        """
        found = [self._actions[command.name] for command in COMMANDS if command.scope == scope]
        if not found:
            raise ValueError(f"no command has the scope {scope!r}")
        for widget in widgets:
            widget.addActions(found)

    def fill(self, menu: QMenu, names: Sequence[str]) -> None:
        """Fill a menu with commands, and keep to those that are offered."""
        self._menus.append((menu, tuple(names)))
        self._refill(menu, names)

    def offer(self, name: str, *, is_offered: bool) -> None:
        """Set whether menus and palette list a command; its keys work in any case."""
        if is_offered is self.is_offered(name):
            return
        (self._left_out.discard if is_offered else self._left_out.add)(name)
        for menu, names in self._menus:
            if name in names:
                self._refill(menu, names)

    def is_offered(self, name: str) -> bool:
        """Return whether menus and palette list a command."""
        return name not in self._left_out

    def _refill(self, menu: QMenu, names: Sequence[str]) -> None:
        offered = [self._actions[name] for name in names if self.is_offered(name)]
        menu.clear()  # the actions belong to the window, not to the menu
        menu.addActions(offered)
        menu.menuAction().setVisible(bool(offered))

    def use_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Change the shortcuts of the named commands, in Qt's portable format."""
        for name, own in keys.items():
            self._actions[name].setShortcuts([QKeySequence(key) for key in own])

    def key(self, name: str) -> str:
        """Return the shortcut of a command as displayed, such as ``F5``; empty if it has none."""
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def key_hint(self, name: str) -> str:
        """Return the shortcut in brackets to follow a command's name, such as `` (F5)``; empty if it has none."""
        key = self.key(name)
        return f" ({key})" if key else ""

    def pick(self, *names: str) -> list[QAction]:
        """Return several actions in the order of their names, such as for a context menu."""
        return [self._actions[name] for name in names]


def translated(text: str) -> str:
    """Translate the text of a menu or command."""
    return QCoreApplication.translate("Commands", text)


def _make(command: Command, parent: QObject) -> QAction:
    action = QAction(translated(command.words), parent)
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    if command.scope:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setCheckable(command.is_checkable)
    if command.name == "quit":
        action.setMenuRole(QAction.MenuRole.QuitRole)
    if command.name == "about":
        action.setMenuRole(QAction.MenuRole.AboutRole)
    if command.name == "settings":
        action.setMenuRole(QAction.MenuRole.PreferencesRole)
    return action
