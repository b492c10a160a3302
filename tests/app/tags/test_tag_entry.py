"""What the arrow keys selected while a tag is typed, when the tags of the library change meanwhile."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.api.library import Library
from tests.app.tags.test_tagging import Open, choose, opened, states

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_what_the_arrow_keys_selected_stays_selected_when_counts_change(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = opened(open_desk, qtbot, shelf)
    for name in ("beach", "beach house"):
        shelf.tags.add(name)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 2)
    ids, bar = choose(desk, qtbot, 1), desk.tags.tagging.bar
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    qtbot.keyClicks(bar.line, "bea")
    qtbot.keyClick(bar.line, Key.Key_Down)
    beach = shelf.tags.find("beach")
    shelf.decisions.accept(shelf.videos.ids()[4:], [beach.id])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.count(beach.id).n_videos == 4)
    assert bar.chosen is not None
    assert bar.chosen.name == "beach house"
    qtbot.keyClick(bar.line, Key.Key_Return)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach house": (1, 0)})


def test_a_selected_tag_that_is_deleted_gives_way_to_the_best_one(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = opened(open_desk, qtbot, shelf)
    for name in ("beach", "beach house"):
        shelf.tags.add(name)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 2)
    ids, bar = choose(desk, qtbot, 1), desk.tags.tagging.bar
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    qtbot.keyClicks(bar.line, "bea")
    qtbot.keyClick(bar.line, Key.Key_Down)
    shelf.tags.remove([shelf.tags.find("beach house").id])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 1)
    # With Shift, what was typed is meant: the arrow keys no longer select anything.
    qtbot.keyClick(bar.line, Key.Key_Return, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"bea": (1, 0)})
