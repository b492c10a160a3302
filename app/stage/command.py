"""What a command is: its name, its words, its keys, and where they work."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

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
    keys : tuple of str
        Shortcuts in Qt's portable writing; the first is shown.
    is_checkable : bool
        Whether it is a switch.
    follows_gap : bool
        Whether a line stands above it in the menu.
    scope : str
        Where its keys count: empty for the whole window, else the name of a part (see `Actions.attach`). Single
        letters have one, so that the same letter may mean another thing elsewhere.
    submenu : str
        Menu within the menu that holds it; untranslated; empty for none.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    is_checkable: bool = False
    follows_gap: bool = False
    scope: str = ""
    submenu: str = ""
