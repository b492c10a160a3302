"""A command of the window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """An action that the user can run from a menu or by a shortcut.

    Attributes
    ----------
    name : str
        Internal name.
    menu : str
        Title of its menu; untranslated.
    words : str
        Text in the menu with a ``&`` mnemonic; untranslated.
    keys : tuple of str
        Shortcuts in Qt's portable format; the first is shown.
    is_checkable : bool
        Whether it is a switch.
    follows_gap : bool
        Whether a separator precedes it in the menu.
    scope : str
        Where its shortcuts work: empty for the whole window, else the name of a part (see `Actions.attach`). Single
        letters need a scope, so that the same letter can have another meaning elsewhere.
    submenu : str
        Title of its submenu; untranslated; empty for none.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    is_checkable: bool = False
    follows_gap: bool = False
    scope: str = ""
    submenu: str = ""
