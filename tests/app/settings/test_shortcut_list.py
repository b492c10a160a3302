from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.settings.models import ShortcutsModel
from app.stage import shortcuts
from app.stage.commands import COMMANDS, MENUS


def rows(model: ShortcutsModel) -> list[str]:
    menus = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, menu).data() for menu in menus for row in range(model.rowCount(menu))]


def test_menus_hold_their_commands(qtmodeltester: ModelTester) -> None:
    model = ShortcutsModel()
    qtmodeltester.check(model)
    assert len(rows(model)) == len(COMMANDS)
    assert model.index(0, 0).data() == MENUS[0].replace("&", "")
    index = model.find("quit")
    assert (index.data(), index.siblingAtColumn(1).data()) == ("Quit", "Ctrl+Q")
    assert model.command(index).name == "quit"
    assert model.command(model.index(0, 0)) is None
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Quit, Ctrl+Q"


def test_submenu_entry_names_its_submenu() -> None:
    assert ShortcutsModel().find("rate_1").data() == "Rating \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} 1 star"


def test_commands_are_found_by_words_and_by_keys(qtmodeltester: ModelTester) -> None:
    model = ShortcutsModel()
    model.set_filter("rescan")
    qtmodeltester.check(model)
    assert rows(model) == ["Rescan all folders", "Rescan this folder"]
    assert model.rowCount() == 1
    model.set_filter("shift+f5")
    assert rows(model) == ["Rescan this folder"]
    assert model.find("quit") == QModelIndex()
    model.set_filter("no such thing")
    qtmodeltester.check(model)
    assert model.rowCount() == 0


def test_changed_keys_are_described() -> None:
    model = ShortcutsModel()
    keys = shortcuts.with_key(shortcuts.keys_of_scheme("clipshelf"), "quit", "F12", place=0)
    model.set_keys(keys, changed=frozenset({"quit"}))
    assert model.find("quit").siblingAtColumn(1).data() == "F12 (changed)"
