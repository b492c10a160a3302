"""Keyboard shortcuts: schemes, changes and conflicts."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.stage import shortcuts
from app.stage.actions import Actions
from app.stage.commands import COMMANDS
from tests.app.driving import Open
from tests.app.stand_in import StandInLibrary


@pytest.mark.parametrize("scheme", shortcuts.SCHEMES)
def test_every_key_is_unambiguous_in_a_scheme(scheme: str) -> None:
    keys = shortcuts.keys_of_scheme(scheme)
    assert list(keys) == [command.name for command in COMMANDS]
    assert set(shortcuts.SCHEMES[scheme]) <= set(keys)
    for name, own in keys.items():
        for key in own:
            assert shortcuts.portable(key), (name, key)
            assert not shortcuts.rivals(keys, name, key), (name, key)


def test_changes_apply_to_their_own_scheme_and_unknown_commands_are_ignored() -> None:
    changed = {"clipshelf": {"quit": ["F12"], "gone": ["F2"]}, "editing": {"quit": []}}
    assert shortcuts.keys_in_force("clipshelf", changed)["quit"] == ("F12",)
    assert shortcuts.keys_in_force("editing", changed)["quit"] == ()
    assert "gone" not in shortcuts.keys_in_force("clipshelf", changed)
    assert shortcuts.keys_in_force("no such", {}) == shortcuts.keys_of_scheme("clipshelf")


def test_key_is_taken_only_from_the_conflicting_command() -> None:
    keys = shortcuts.keys_of_scheme("clipshelf")
    assert shortcuts.rivals(keys, "settings", "ctrl+q") == ["quit"]
    after = shortcuts.with_key(keys, "settings", "ctrl+q", place=0)
    assert (after["settings"], after["quit"]) == (("Ctrl+Q",), ())
    assert {name for name in keys if keys[name] != after[name]} == {"settings", "quit"}
    assert shortcuts.differences("clipshelf", after) == {"settings": ["Ctrl+Q"], "quit": []}


def test_second_key_is_added_without_duplicates() -> None:
    keys = shortcuts.with_key(shortcuts.keys_of_scheme("clipshelf"), "settings", "F4")
    assert keys["settings"] == ("Ctrl+,", "F4")
    assert shortcuts.with_key(keys, "settings", "F4")["settings"] == ("Ctrl+,", "F4")
    assert shortcuts.with_key(keys, "settings", "F4", place=0)["settings"] == ("F4",)


def test_actions_follow_the_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    assert actions.key_hint("rescan") == " (F5)"
    actions.use_keys({"rescan": ("F12", "F2")})
    assert [one.toString() for one in actions["rescan"].shortcuts()] == ["F12", "F2"]
    assert (actions.key_hint("rescan"), actions.key("rescan")) == (" (F12)", "F12")
    actions.use_keys({"rescan": ()})
    assert not actions.key_hint("rescan")


def test_scopes_match_those_of_the_window(library: StandInLibrary, open_desk: Open) -> None:
    """Commands that can clash in the real window are what the editor treats as a conflict."""
    window = open_desk(library).window
    scopes = {command.name: command.scope for command in COMMANDS if command.scope}

    def _of(widget: QWidget | None) -> set[str]:
        if widget is None:
            return set()
        own = {scopes[action.objectName()] for action in widget.actions() if action.objectName() in scopes}
        return own | (_of(widget.parentWidget()) if not widget.isWindow() else set())

    found = [together for widget in window.findChildren(QWidget) if len(together := _of(widget)) > 1]
    assert found
    for together in found:
        assert any(together <= place for place in shortcuts.PLACES), together
