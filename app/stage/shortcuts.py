"""Which keys belong to which command: the schemes, what the person changed, and keys that are taken already."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.stage.command import Command
from app.stage.commands import COMMANDS

Keys = Mapping[str, tuple[str, ...]]
"""Command name to keys in Qt's portable writing; the first is shown."""

SCHEMES: Mapping[str, Keys] = {
    "clipshelf": {},
    # As in LosslessCut and other editors: single seconds by arrow, Backspace withdraws, C takes the picture.
    "editing": {
        "second_back": ("Left",),
        "second_on": ("Right",),
        "seconds_back": ("Shift+Left",),
        "seconds_on": ("Shift+Right",),
        "withdraw_span": ("Backspace", "Del"),
        "speed_100": ("Shift+Backspace",),
        "save_frame": ("C", "Ctrl+Shift+S"),
        "set_cover": ("Shift+C",),
        "timeline_fit": ("Z", "Shift+F"),
    },
}
"""What each scheme has otherwise than the commands themselves declare (`docs/manual/keys.md`)."""

PLACES = (
    {"videos", "tagging", "hits"},
    {"player", "timeline", "tagging", "hits"},
)
"""Scopes that count in the same place: in the lists of videos and moments, in player and timeline."""
_BY_NAME = {command.name: command for command in COMMANDS}


def keys_of_scheme(scheme: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of a scheme, unchanged.

    Parameters
    ----------
    scheme : str
        A key of `SCHEMES`; the first where there is none of this name.

    Returns
    -------
    dict of str to tuple of str
        For every command.
    """
    other = SCHEMES.get(scheme, {})
    return {command.name: other.get(command.name, command.keys) for command in COMMANDS}


def keys_in_force(scheme: str, changed: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the keys of a scheme with the person's changes to it.

    Parameters
    ----------
    scheme : str
        A key of `SCHEMES`.
    changed : mapping
        For each scheme, commands and their keys; commands that are no more are passed over.

    Returns
    -------
    dict of str to tuple of str
        For every command.
    """
    keys = keys_of_scheme(scheme)
    own = changed.get(scheme, {})
    return keys | {name: tuple(own[name]) for name in own if name in keys}


def rivals(keys: Keys, name: str, key: str) -> list[str]:
    """Name the commands that have a key already, wherever both would count.

    Parameters
    ----------
    keys : mapping
        In force.
    name : str
        Of the command that is to get it.
    key : str
        In Qt's portable writing.

    Returns
    -------
    list of str
        Names of commands; empty where it is free.
    """
    wanted = portable(key)
    return [
        other
        for other, its_keys in keys.items()
        if other != name
        and wanted in {portable(one) for one in its_keys}
        and _meet(_BY_NAME[other].scope, _BY_NAME[name].scope)
    ]


def with_key(keys: Keys, name: str, key: str, *, place: int | None = None) -> dict[str, tuple[str, ...]]:
    """Return a key to a command, and take it from those that have it.

    Parameters
    ----------
    keys : mapping
        In force.
    name : str
        Of the command.
    key : str
        In Qt's portable writing.
    place : int or None
        Which of its keys to replace; None adds one.

    Returns
    -------
    dict of str to tuple of str
        All keys.
    """
    taken = {
        other: tuple(one for one in keys[other] if portable(one) != portable(key)) for other in rivals(keys, name, key)
    }
    own = [one for number, one in enumerate(keys[name]) if number != place and portable(one) != portable(key)]
    own.insert(len(own) if place is None else min(place, len(own)), portable(key))
    return {**keys, **taken, name: tuple(own)}


def differences(scheme: str, keys: Keys) -> dict[str, list[str]]:
    """Say where keys differ from a scheme's own: what is worth keeping.

    Parameters
    ----------
    scheme : str
        A key of `SCHEMES`.
    keys : mapping
        In force.

    Returns
    -------
    dict of str to list of str
        Commands with other keys.
    """
    plain = keys_of_scheme(scheme)
    return {name: list(own) for name, own in keys.items() if _portable(own) != _portable(plain[name])}


def portable(key: str) -> str:
    """Write a key as Qt does, so that equal ones are equal.

    Parameters
    ----------
    key : str
        Such as ``ctrl+o``.

    Returns
    -------
    str
        Such as ``Ctrl+O``; empty where it is none.
    """
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """Write a key as people of this system do.

    Parameters
    ----------
    key : str
        Portable.

    Returns
    -------
    str
        Such as ``⌘O``.
    """
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def command(name: str) -> Command:
    """Return a command by its name."""
    return _BY_NAME[name]


def _portable(keys: Sequence[str]) -> list[str]:
    return [portable(key) for key in keys]


def _meet(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= place for place in PLACES)


def is_for_window(edit: QLineEdit, event: QKeyEvent) -> bool:
    """Say whether a key takes back, or does again, what was done in the window.

    Parameters
    ----------
    edit : QLineEdit
        Has the focus.
    event : QKeyEvent
        The key.

    Returns
    -------
    bool
        True where nothing was typed that could be taken back instead. Qt's own lines swallow the key even then.
    """
    if event.matches(QKeySequence.StandardKey.Undo):
        return not edit.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not edit.isRedoAvailable()
