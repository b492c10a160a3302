"""Assignment of shortcuts to commands: schemes, the user's changes, and conflicts."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.stage.command import Command
from app.stage.commands import COMMANDS

Keys = Mapping[str, tuple[str, ...]]
"""Command name to keys in Qt's portable format; the first is shown."""

SCHEMES: Mapping[str, Keys] = {
    "clipshelf": {},
    # As in LosslessCut and other editors: arrows step by a second, Backspace removes the tag, C saves the frame.
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
"""Differences of each scheme from the keys declared by the commands (`docs/manual/keys.md`)."""

PLACES = (
    {"videos", "tagging", "hits"},
    {"player", "timeline", "tagging", "hits"},
    {"player", "single", "tagging", "hits"},
)
"""Scopes that are active in the same place: lists of videos and moments, timeline, player."""
_BY_NAME = {command.name: command for command in COMMANDS}


def keys_of_scheme(scheme: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of every command in a scheme of `SCHEMES`; the first scheme if the name is unknown."""
    other = SCHEMES.get(scheme, {})
    return {command.name: other.get(command.name, command.keys) for command in COMMANDS}


def keys_in_force(scheme: str, changed: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the keys of every command in a scheme with the user's changes to it.

    `changed` maps schemes to commands and their keys; commands that no longer exist are ignored.
    """
    keys = keys_of_scheme(scheme)
    own = changed.get(scheme, {})
    return keys | {name: tuple(own[name]) for name in own if name in keys}


def rivals(keys: Keys, name: str, key: str) -> list[str]:
    """Return the commands that already use a key where `name` would be active, too; empty if it is free."""
    wanted = portable(key)
    return [
        other
        for other, its_keys in keys.items()
        if other != name
        and wanted in {portable(one) for one in its_keys}
        and _meet(_BY_NAME[other].scope, _BY_NAME[name].scope)
    ]


def with_key(keys: Keys, name: str, key: str, *, place: int | None = None) -> dict[str, tuple[str, ...]]:
    """Return all keys after assigning a key to a command and removing it from its rivals.

    `place` is the index of the key to replace; None adds one.
    """
    taken = {
        other: tuple(one for one in keys[other] if portable(one) != portable(key)) for other in rivals(keys, name, key)
    }
    own = [one for number, one in enumerate(keys[name]) if number != place and portable(one) != portable(key)]
    own.insert(len(own) if place is None else min(place, len(own)), portable(key))
    return {**keys, **taken, name: tuple(own)}


def differences(scheme: str, keys: Keys) -> dict[str, list[str]]:
    """Return the commands whose keys differ from the scheme's, with their keys, to be stored."""
    plain = keys_of_scheme(scheme)
    return {name: list(own) for name, own in keys.items() if _portable(own) != _portable(plain[name])}


def portable(key: str) -> str:
    """Return a key in Qt's portable format, such as ``Ctrl+O`` for ``ctrl+o``; empty if it is invalid."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """Return a portable key as displayed on this system, such as ``⌘O``."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def command(name: str) -> Command:
    """Return a command by its name."""
    return _BY_NAME[name]


def _portable(keys: Sequence[str]) -> list[str]:
    return [portable(key) for key in keys]


def _meet(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= place for place in PLACES)


def is_for_window(edit: QLineEdit, event: QKeyEvent) -> bool:
    """Return whether a key in a line edit is an undo or redo for the window.

    True if the edit has nothing to undo or redo itself; Qt's line edits swallow the key even then.
    """
    if event.matches(QKeySequence.StandardKey.Undo):
        return not edit.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not edit.isRedoAvailable()
