"""Every context menu is short and in groups, and no two of its rows share a letter."""

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui.localization import language
from core.api.library import Library
from tests.app import tour
from tests.app.driving import Open

MOST_ROWS = 12


@pytest.fixture(params=["en", "de"])
def desk(
    request: pytest.FixtureRequest, qapp: QApplication, shelf: Library, open_desk: Open, qtbot: QtBot
) -> Iterator[Desk]:
    installed = language.install(qapp, request.param)
    yield tour.open_furnished(shelf, open_desk, qtbot)
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


def opened(view: QWidget, place: QPoint) -> QMenu:
    """Right-click, and give the menu that opens."""
    target = view.viewport() if isinstance(view, QAbstractItemView) else view
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def current(view: QAbstractItemView) -> QPoint:
    return view.visualRect(view.currentIndex()).center()


def check(menu: QMenu) -> None:
    """Check a menu and those that open from it, and close it."""
    rows = menu.actions()
    named = [row for row in rows if not row.isSeparator()]
    assert 0 < len(named) <= MOST_ROWS, [row.text() for row in named]
    assert not rows[0].isSeparator()
    assert not rows[-1].isSeparator()
    assert not [row for row, after in itertools.pairwise(rows) if row.isSeparator() and after.isSeparator()]
    letters = Counter(letter for row in named if (letter := mnemonic(row)))
    assert not [letter for letter, n in letters.items() if n > 1], [row.text() for row in named]
    assert len({row.text() for row in named}) == len(named)
    for row in named:
        below = row.menu()
        if isinstance(below, QMenu) and below.objectName() != "tagsMenu":
            check(below)
    menu.close()


def mnemonic(row: QAction) -> str:
    words = row.text().replace("&&", "")
    return words[words.index("&") + 1].casefold() if "&" in words else ""


def names(menu: QMenu) -> list[str]:
    return [row.objectName() for row in menu.actions() if row.objectName()]


def test_the_menu_of_videos(desk: Desk, qtbot: QtBot) -> None:
    view = desk.browse.pages.grid.list_view
    view.select_row(0)
    menu = opened(view, current(view))
    assert {"play", "more_like", "less_like", "remove_videos", "note"} <= set(names(menu))
    assert desk.tags.tagging.menu.menuAction() in menu.actions()
    check(menu)
    view.clearSelection()
    menu = opened(view, QPoint(2, 2))
    assert "play" not in names(menu), "nothing is selected"
    assert "select_all" in names(menu)
    check(menu)


@pytest.mark.parametrize("name", ["show_filmstrips", "show_list"])
def test_the_other_views_of_videos_have_the_same_menu(desk: Desk, qtbot: QtBot, name: str) -> None:
    grid = desk.browse.pages.grid.list_view
    grid.select_row(0)
    wanted = opened(grid, current(grid))
    expected = names(wanted)
    wanted.close()
    desk.stage.actions.run(name)
    view = desk.browse.pages.current.list_view
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).isValid())
    menu = opened(view, current(view))
    assert names(menu) == expected
    check(menu)


def test_the_menus_of_the_panels(desk: Desk, qtbot: QtBot) -> None:
    tree = desk.tags.panel.tree
    desk.tags.panel.choose(desk.stage.tags.tags[0].id)
    menu = opened(tree, current(tree))
    assert {"filter_tag", "review", "rename_tag", "delete_tags", "new_tag"} <= set(names(menu))
    check(menu)
    tree.clearSelection()
    menu = opened(tree, QPoint(2, tree.viewport().height() - 2))
    assert names(menu) == ["new_tag"]
    check(menu)
    folders = desk.folders.panel
    folders.choose(desk.stage.folders.folders[0].id)
    menu = opened(folders.list_view, current(folders.list_view))
    assert {"rescan_folder", "remove_folder"} <= set(names(menu))
    check(menu)
    folders.choose(None)
    menu = opened(folders.list_view, current(folders.list_view))
    assert names(menu) == ["rescan", "add_folder"]
    check(menu)
    saved = desk.search.panel.list_view
    saved.setCurrentIndex(saved.model().index(0, 0))
    check(opened(saved, current(saved)))


def test_the_menu_of_the_timeline(desk: Desk, qtbot: QtBot) -> None:
    timeline = desk.timeline.panel
    model = desk.timeline.controller.model
    qtbot.waitUntil(lambda: bool(model.spans))
    model.choose(model.spans[0])
    timeline.canvas.menuWanted.emit(timeline.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"split_span", "withdraw_span", "tag_moment"} <= set(names(menu))
    check(menu)
    model.choose(None)
    timeline.canvas.menuWanted.emit(timeline.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert names(menu)[:1] == ["tag_moment"], "there is no moment to split"
    check(menu)


def test_the_menu_of_the_map(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions["show_map"].trigger()
    controller = desk.map.controller
    assert controller is not None
    canvas = controller.page.canvas
    qtbot.waitUntil(lambda: canvas.scene is not None and canvas.isVisible())
    for command, first in (("select_none", "select_all"), ("select_all", "play")):
        desk.stage.actions[command].trigger()
        menu = opened(canvas, QPoint(3, 3))
        assert names(menu)[0] == first
        check(menu)


def test_the_menus_of_player_review_and_panel_heads(desk: Desk, qtbot: QtBot) -> None:
    check(desk.player.panel.controls.more)
    check(opened(desk.learning.reviewing.page.sheet, QPoint(2, 2)))
    popup = desk.window.createPopupMenu()
    assert names(popup)[:3] == ["show_folders", "show_tags", "show_saved"]
    check(popup)


def test_the_menu_key_opens_the_menu_beside_the_current_row(desk: Desk, qtbot: QtBot) -> None:
    view = desk.browse.pages.grid.list_view
    view.select_row(1)
    middle = view.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.geometry().contains(view.viewport().mapToGlobal(current(view)))
    menu.close()
    assert Qt.ContextMenuPolicy.ActionsContextMenu not in {
        one.contextMenuPolicy() for one in desk.window.findChildren(QWidget)
    }
