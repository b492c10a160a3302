"""The shortcuts editor: keys are set, taken from other commands, removed and reset, effective at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.settings.controllers.keys import KeyFiles
from app.settings.views.shortcuts_page import ShortcutsPage
from app.shell.desk import Desk
from app.shell.help import HelpDialog
from app.ui.preferences import Preferences, preferences_file
from app.ui.widgets.labels import PlainLabel
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.stand_in import StandInLibrary

Editing = Callable[[], tuple[Desk, ShortcutsPage]]


@pytest.fixture
def editing(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> Editing:
    def _open() -> tuple[Desk, ShortcutsPage]:
        desk = open_desk(filled, remembers=True)
        desk.stage.actions["settings"].trigger()
        dialog = desk.settings.dialog
        assert dialog is not None
        dialog.resize(900, 760)
        dialog.show_page(dialog.shortcuts)
        qtbot.waitUntil(dialog.isActiveWindow)
        return desk, dialog.shortcuts

    return _open


def press(qtbot: QtBot, page: ShortcutsPage, words: str) -> None:
    def _found() -> list[QPushButton]:
        return [one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()]

    qtbot.waitUntil(lambda: len(_found()) == 1)
    (button,) = _found()
    page.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def record(qtbot: QtBot, page: ShortcutsPage, name: str, key: Qt.Key) -> None:
    page.choose(name)
    page.editor.take_focus()
    qtbot.keyClick(page.editor.recorder, key)


def keys(desk: Desk, name: str) -> list[str]:
    return [one.toString() for one in desk.stage.actions[name].shortcuts()]


def test_new_key_works_at_once(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    record(qtbot, page, "select_all", Qt.Key.Key_F4)
    press(qtbot, page, "Use this key")
    assert keys(desk, "select_all") == ["F4"]
    assert page.model.find("select_all").siblingAtColumn(1).data() == "F4 (changed)"
    record(qtbot, page, "select_all", Qt.Key.Key_F12)
    press(qtbot, page, "Add as alternative")
    assert keys(desk, "select_all") == ["F4", "F12"]
    assert desk.settings.dialog is not None
    desk.settings.dialog.close()
    grid = desk.browse.pages.grid.list_view
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: len(grid.selectionModel().selectedIndexes()) == 40)


def test_taken_key_is_reported_and_reassigned_only_on_yes(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    record(qtbot, page, "settings", Qt.Key.Key_F5)
    press(qtbot, page, "Use this key")
    assert "F5 belongs to" in page.editor.question
    assert "Rescan all folders" in page.editor.question
    assert (keys(desk, "settings"), keys(desk, "rescan")) == (["Ctrl+,"], ["F5"])
    press(qtbot, page, "Keep it there")
    assert not page.editor.question
    assert keys(desk, "rescan") == ["F5"]
    press(qtbot, page, "Use this key")
    words = [one.text() for one in page.editor.findChildren(QPushButton) if one.text().startswith("Take it from")]
    press(qtbot, page, words[0])
    assert (keys(desk, "settings"), keys(desk, "rescan")) == (["F5"], [])
    assert not page.editor.question


def test_buttons_and_shortcut_list_show_the_new_key(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    (button,) = [one for one in desk.window.findChildren(QToolButton) if one.toolTip() == "Folders (F9)"]
    record(qtbot, page, "show_folders", Qt.Key.Key_F4)
    press(qtbot, page, "Use this key")
    assert button.toolTip() == "Folders (F4)"
    desk.stage.actions["show_keys"].trigger()
    table = desk.window.findChild(HelpDialog)
    assert table is not None
    assert "F4" in [label.text() for label in table.findChildren(PlainLabel)]
    press(qtbot, page, "F4  \N{MULTIPLICATION SIGN}")
    assert button.toolTip() == "Folders"


def test_keys_are_removed_and_reset(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    page.choose("redo")
    press(qtbot, page, "Ctrl+Y  \N{MULTIPLICATION SIGN}")
    assert keys(desk, "redo") == ["Ctrl+Shift+Z"]
    press(qtbot, page, "Reset")
    assert keys(desk, "redo") == ["Ctrl+Shift+Z", "Ctrl+Y"]
    record(qtbot, page, "redo", Qt.Key.Key_F12)
    press(qtbot, page, "Use this key")
    assert keys(desk, "redo") == ["F12", "Ctrl+Y"]
    press(qtbot, page, "Reset all keys")
    assert keys(desk, "redo") == ["Ctrl+Shift+Z", "Ctrl+Y"]
    assert Preferences(preferences_file()).values.changed_keys["clipshelf"] == {}


def test_another_scheme_changes_the_keys_and_keeps_its_own_changes(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    assert (keys(desk, "second_back"), keys(desk, "seconds_back")) == (["Shift+Left"], ["Left"])
    record(qtbot, page, "settings", Qt.Key.Key_F12)
    press(qtbot, page, "Use this key")
    scheme = page.fields["shortcut_scheme"].editor
    qtbot.keyClick(scheme, Qt.Key.Key_Down)
    assert (keys(desk, "second_back"), keys(desk, "seconds_back")) == (["Left"], ["Shift+Left"])
    assert keys(desk, "settings") == ["Ctrl+,"]
    qtbot.keyClick(scheme, Qt.Key.Key_Up)
    assert keys(desk, "settings") == ["F12"]
    assert (keys(desk, "second_back"), keys(desk, "seconds_back")) == (["Shift+Left"], ["Left"])


def test_commands_are_found_by_typing(editing: Editing, qtbot: QtBot) -> None:
    _desk, page = editing()
    page.search.setFocus()
    qtbot.keyClicks(page.search, "shift+f5")
    assert page.chosen is not None
    assert page.chosen.name == "rescan_folder"
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert page.editor.recorder.hasFocus()


def test_keys_are_exported_and_imported(editing: Editing, qtbot: QtBot, tmp_path: Path) -> None:
    desk, page = editing()
    record(qtbot, page, "settings", Qt.Key.Key_F12)
    press(qtbot, page, "Use this key")
    files = page.window().findChild(KeyFiles)
    assert isinstance(files, KeyFiles)
    files.export_to(tmp_path / "keys.json")
    assert json.loads((tmp_path / "keys.json").read_text()) == {"scheme": "clipshelf", "keys": {"settings": ["F12"]}}
    press(qtbot, page, "Reset all keys")
    assert keys(desk, "settings") == ["Ctrl+,"]
    files.import_from(tmp_path / "keys.json")
    assert keys(desk, "settings") == ["F12"]


@pytest.mark.parametrize("text", ["{", "[]", '{"scheme": "x", "keys": {}}', '{"scheme": "clipshelf", "keys": 3}'])
def test_file_without_keys_is_refused_and_changes_nothing(
    editing: Editing, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    desk, page = editing()
    (tmp_path / "keys.json").write_text(text)
    files = page.window().findChild(KeyFiles)
    with pytest.raises(UsageError, match="contains no Clipshelf shortcuts"):
        files.import_from(tmp_path / "keys.json")  # type: ignore[union-attr]
    assert keys(desk, "settings") == ["Ctrl+,"]
    assert desk.preferences.values.shortcut_scheme == "clipshelf"


def test_every_tooltip_shows_the_key_in_force(editing: Editing, qtbot: QtBot) -> None:
    desk, page = editing()
    star, size = desk.search.bar.star, desk.browse.pages.grid.bar._size
    assert (star.toolTip(), size.toolTip()) == ("Save search (Ctrl+S)", "Size (Ctrl++, Ctrl+-)")
    record(qtbot, page, "save_search", Qt.Key.Key_F4)
    press(qtbot, page, "Use this key")
    record(qtbot, page, "smaller", Qt.Key.Key_F2)
    press(qtbot, page, "Use this key")
    assert star.toolTip() == "Save search (F4)"
    desk.search.bar.set_saved("<b>beach</b>", can_keep=True)
    assert "Saved as &lt;b&gt;beach&lt;/b&gt; (F4)" in star.toolTip()
    assert size.toolTip().startswith("Size (Ctrl++, ")
    assert desk.learning.reviewing.page.head.back.toolTip() == "Back to all videos (Esc)"
