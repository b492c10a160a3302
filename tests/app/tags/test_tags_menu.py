"""Tags are applied from the context menu of videos: by typing, with the arrow keys, and with the mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.views.menu import TagsMenu
from core.api.library import Library
from core.domain.moments import Moment
from tests.app.driving import Open

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Iterator[Desk]:
    for name, slot in (("beach", 3), ("night", None)):
        shelf.tags.add(name, slot=slot)
    shelf.decisions.accept(shelf.videos.ids()[5:], [shelf.tags.find("night").id])
    opened = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: opened.browse.pages.model.rowCount() == 8 and len(opened.stage.tags.tags) == 2)
    opened.browse.pages.grid.list_view.select_row(0)
    qtbot.waitUntil(lambda: len(opened.stage.selection.ids) == 1)
    yield opened
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def open_menu(desk: Desk, qtbot: QtBot) -> TagsMenu:
    """Open the context menu of the selected video, and the tags in it."""
    view = desk.browse.pages.grid.list_view
    place = view.visualRect(view.currentIndex()).center()
    at = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Key.Key_S)
    tags = desk.tags.tagging.menu
    qtbot.waitUntil(tags.isVisible)
    qtbot.waitUntil(lambda: tags.focusWidget() is tags.chooser.line)
    return tags


def given(shelf: Library, video_id: int) -> set[str]:
    names = {tag.id: tag.name for tag in shelf.tags.list_all()}
    return {names[one.tag_id] for one in shelf.decisions.of_video(video_id)}


def rows(menu: TagsMenu) -> list[str]:
    model = menu.chooser.list_view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_typing_filters_and_enter_applies(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    menu = open_menu(desk, qtbot)
    assert rows(menu) == ["night", "beach"], "the most used first"
    height_px = menu.height()
    qtbot.keyClicks(menu.chooser.line, "bea")
    assert rows(menu) == ["beach", "bea"]
    assert menu.height() == height_px, "nothing jumps"
    qtbot.keyClick(menu.chooser.line, Key.Key_Return)
    qtbot.waitUntil(lambda: given(shelf, video_id) == {"beach"})
    assert QApplication.activePopupWidget() is None
    qtbot.waitUntil(lambda: "beach" in desk.tags.tagging.toasts.toast.text)
    assert rows(open_menu(desk, qtbot))[0] == "beach", "what was used last comes first"


def test_a_new_tag_is_created_with_enter(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    menu = open_menu(desk, qtbot)
    qtbot.keyClicks(menu.chooser.line, "zebra")
    qtbot.keyClick(menu.chooser.line, Key.Key_Return)
    qtbot.waitUntil(lambda: given(shelf, video_id) == {"zebra"})


def test_arrow_keys_and_mouse_choose_too(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    menu = open_menu(desk, qtbot)
    qtbot.keyClick(menu.chooser.line, Key.Key_Down)
    qtbot.keyClick(menu.chooser.line, Key.Key_Down)
    qtbot.keyClick(menu.chooser.line, Key.Key_Return)
    qtbot.waitUntil(lambda: "beach" in desk.tags.tagging.toasts.toast.text)
    assert given(shelf, video_id) == {"beach"}
    menu = open_menu(desk, qtbot)
    view = menu.chooser.list_view
    place = view.visualRect(view.model().index(rows(menu).index("night"), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: given(shelf, video_id) == {"beach", "night"})
    assert QApplication.activePopupWidget() is None


def test_it_rejects_and_removes_like_the_tag_bar(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    for modifier, n_rejected in ((Mod.ControlModifier, 1), (Mod.AltModifier, 0)):
        menu = open_menu(desk, qtbot)
        qtbot.keyClicks(menu.chooser.line, "beach")
        qtbot.keyClick(menu.chooser.line, Key.Key_Return, modifier)
        qtbot.waitUntil(lambda n=n_rejected: sum(one.n_rejected for one in shelf.decisions.states([video_id])) == n)


@pytest.mark.parametrize(
    ("words", "modifier", "unknown"),
    [
        ("slip, zebra", Mod.NoModifier, "slip"),
        ("zebra", Mod.ControlModifier, "zebra"),
        ("zebra", Mod.AltModifier, "zebra"),
    ],
)
def test_unknown_names_are_refused_as_in_the_tag_bar(
    desk: Desk, shelf: Library, qtbot: QtBot, words: str, modifier: Qt.KeyboardModifier, unknown: str
) -> None:
    menu, toast = open_menu(desk, qtbot), desk.tags.tagging.toasts.toast
    qtbot.keyClicks(menu.chooser.line, words)
    qtbot.keyClick(menu.chooser.line, Key.Key_Return, modifier)
    qtbot.waitUntil(lambda: "There is no tag" in toast.text and unknown in toast.text)
    assert {tag.name for tag in shelf.tags.list_all()} == {"beach", "night"}


def test_shift_creates_several_tags(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    menu = open_menu(desk, qtbot)
    qtbot.keyClicks(menu.chooser.line, "slip, zebra")
    qtbot.keyClick(menu.chooser.line, Key.Key_Return, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: given(shelf, video_id) == {"slip", "zebra"})


def test_letters_reach_the_field_wherever_the_pointer_is_and_escape_goes_back(desk: Desk, qtbot: QtBot) -> None:
    menu = open_menu(desk, qtbot)
    qtbot.mouseMove(menu, menu.actionGeometry(menu.actions()[-1]).center())
    assert menu.focusWidget() is menu.chooser.line
    qtbot.keyClick(menu.focusWidget(), Key.Key_N)
    assert rows(menu) == ["night", "n"]
    qtbot.keyClick(menu.chooser.line, Key.Key_Escape)
    assert not menu.isVisible()
    assert QApplication.activePopupWidget() is not None, "the menu that it was opened from stays"


def test_it_says_whether_a_moment_is_tagged(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    (video_id,) = desk.stage.selection.ids
    assert open_menu(desk, qtbot).title() == "Tag&s"
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    desk.stage.selection.mark(Moment(video_id, 1.0, 2.0))
    menu = open_menu(desk, qtbot)
    assert menu.title() == "Tag&s of this moment"
    qtbot.keyClicks(menu.chooser.line, "beach")
    qtbot.keyClick(menu.chooser.line, Key.Key_Return)
    qtbot.waitUntil(lambda: [one.start_seconds for one in shelf.decisions.of_video(video_id)] == [1.0])


def test_keys_without_a_tag_are_in_no_menu_but_still_ask_for_one(desk: Desk, qtbot: QtBot) -> None:
    actions, menus = desk.stage.actions, desk.window.menuBar().findChildren(QMenu)
    (applying,) = [menu for menu in menus if menu.title() == "Apply by number &key"]
    assert [action.objectName() for action in applying.actions()] == ["tag_bar_by_letter", "toggle_3"]
    assert applying.actions()[1].text() == "&3  beach"
    actions.run("command_palette")
    offered = [desk.palette.palette.list_view.model().index(row, 0).data() for row in range(200)]
    desk.palette.palette.close()
    assert "3  beach" in offered
    assert not [words for words in offered if words and "choose a tag" in words]
    qtbot.keyClick(desk.browse.pages.grid.list_view, Key.Key_5)
    assert desk.tags.tagging.bar.isVisible()
