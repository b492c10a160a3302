"""The commands as Qt actions of one window."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.stage.command import Command
from app.stage.commands import COMMANDS, MENUS

__all__ = ["COMMANDS", "MENUS", "Actions", "Command", "translated"]


class Actions:
    """The commands as Qt actions of one window.

    Parameters
    ----------
    parent : QObject
        The window.
    """

    def __init__(self, parent: QObject) -> None:
        self._actions = {command.name: _make(command, parent) for command in COMMANDS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, call: Callable[[], object]) -> None:
        """Say what a command does.

        Parameters
        ----------
        name : str
            Of the command.
        call : callable
            Called without arguments whenever the person asks for it.
        """
        self._actions[name].triggered.connect(lambda _checked: call())

    def attach(self, scope: str, *widgets: QWidget) -> None:
        """Let the keys of a scope's commands count in parts of the window.

        Parameters
        ----------
        scope : str
            See `Command`.
        *widgets : QWidget
            The keys count while one of them, or something in it, has the focus; text being typed comes first.

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

    def use_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Change the keys of commands.

        Parameters
        ----------
        keys : mapping
            Command name to keys in Qt's portable writing; commands that are not named keep theirs.
        """
        for name, own in keys.items():
            self._actions[name].setShortcuts([QKeySequence(key) for key in own])

    def key(self, name: str) -> str:
        """Return the key of a command as it is shown.

        Parameters
        ----------
        name : str
            Of the command.

        Returns
        -------
        str
            Such as ``F5``; empty where it has none.
        """
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def key_hint(self, name: str) -> str:
        """Return the key of a command as it stands behind its name in a sentence.

        Parameters
        ----------
        name : str
            Of the command.

        Returns
        -------
        str
            Such as `` (F5)``; empty where it has none.
        """
        key = self.key(name)
        return f" ({key})" if key else ""

    def pick(self, *names: str) -> list[QAction]:
        """Give several actions, such as for a context menu.

        Parameters
        ----------
        *names : str
            In order.

        Returns
        -------
        list of QAction
            In that order.
        """
        return [self._actions[name] for name in names]


def translated(text: str) -> str:
    """Translate a menu's or command's words.

    Parameters
    ----------
    text : str
        As in `COMMANDS`.

    Returns
    -------
    str
        In the person's language.
    """
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
