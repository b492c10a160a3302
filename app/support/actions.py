"""Every command once: its words, its keys, its menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

StandardKey = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for.

    Attributes
    ----------
    name : str
        How the program calls it.
    menu : str
        Menu that holds it; untranslated.
    words : str
        Text in the menu, with a ``&`` before the key letter; untranslated.
    keys : tuple
        Shortcuts as text or standard keys; the first is shown.
    is_checkable : bool
        Whether it is a switch.
    follows_gap : bool
        Whether a line stands above it in the menu.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    is_checkable: bool = False
    follows_gap: bool = False


MENUS = ("&File", "&Edit", "&View", "&Video", "&Library", "&Help")
COMMANDS = (
    Command("add_folder", "&File", "Add &folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+O",)),
    Command("add_files", "&File", "Add f&iles\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+O",)),
    Command("quit", "&File", "&Quit", ("Ctrl+Q",), follows_gap=True),
    Command("focus_search", "&Edit", "&Search", ("Ctrl+F", "/")),
    Command("paste_picture", "&Edit", "Search by picture in &clipboard", ("Ctrl+V",)),
    Command("choose_picture", "&Edit", "Search by &picture\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+F",)),
    Command("dismiss_notice", "&Edit", "&Dismiss message", ("Ctrl+Shift+X",), follows_gap=True),
    Command("show_grid", "&View", "All &videos", ("Alt+1",)),
    Command("show_results", "&View", "Search &results", ("Alt+4",)),
    Command("back", "&View", "&Back", ("Esc",)),
    Command("larger", "&View", "&Larger cards", ("Ctrl++", "Ctrl+="), follows_gap=True),
    Command("smaller", "&View", "&Smaller cards", ("Ctrl+-",)),
    Command("show_folders", "&View", "&Folders", ("F9",), is_checkable=True, follows_gap=True),
    Command("show_player", "&View", "&Player", ("F10",), is_checkable=True),
    Command("show_failed", "&View", "Files that could &not be read", ("F8",), is_checkable=True),
    Command("full_screen", "&View", "Full &screen", ("F11",), is_checkable=True, follows_gap=True),
    Command("play", "&Video", "&Play", ("Ctrl+Return",)),
    Command("similar_moment", "&Video", "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", "&Video", "Find similar &videos", ("Ctrl+Shift+D",)),
    Command("reveal", "&Video", "Show in &folder", ("Ctrl+Shift+R",), follows_gap=True),
    Command("retry", "&Video", "&Analyse again", ("Ctrl+R",)),
    Command("rescan", "&Library", "&Rescan all folders", ("F5",)),
    Command("rescan_folder", "&Library", "Rescan this &folder", ("Shift+F5",)),
    Command("remove_folder", "&Library", "Re&move this folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+Del",)),
    Command("pause", "&Library", "&Pause analysis", ("Ctrl+P",), is_checkable=True, follows_gap=True),
    Command("cancel_jobs", "&Library", "&Cancel queued work", ("Ctrl+Shift+P",)),
    Command("encoder", "&Library", "&Encoder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+E",), follows_gap=True),
    Command("help", "&Help", "&Keys and help", ("F1",)),
    Command("about", "&Help", "&About Clipshelf", ("Shift+F1",)),
)


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
    action.setCheckable(command.is_checkable)
    if command.name == "quit":
        action.setMenuRole(QAction.MenuRole.QuitRole)
    if command.name == "about":
        action.setMenuRole(QAction.MenuRole.AboutRole)
    return action
