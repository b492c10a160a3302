"""A video that is played takes the middle of the window, and leaves it as it was."""

import contextlib
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.browse.views.flow_list import FlowList
from app.player.views.panel import PlayerPanel
from app.shell.desk import Desk
from app.stage.centre import CentreView
from core.api.library import Library
from tests.app.driving import Open, search
from tests.app.watching import PATIENCE_MS, Key, Modifier, press, watch

SIZES = ((1024, 640), (1280, 720), (1280, 800), (2560, 1440))
"""The third is a screen of 2560 x 1440 at 200 %."""


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: made.browse.pages.model.card(made.browse.pages.model.index(7)) is not None)
    return made


def view(desk: Desk) -> CentreView:
    return desk.stage.centre.view


def grid_of(desk: Desk) -> FlowList:
    return desk.browse.pages.grid.list_view


def has_keys(desk: Desk) -> bool:
    """Tell whether the player has the keyboard; the surface of the picture within it may."""
    focused = desk.window.focusWidget()
    return focused is desk.player.panel or desk.player.panel.isAncestorOf(focused)


def scrolled(desk: Desk, qtbot: QtBot) -> FlowList:
    """Fill the grid with large cards, scroll into the middle of it, and select two of those in view."""
    grid = grid_of(desk)
    grid.set_size_px(420)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    rows = list(grid.visible_rows())[-2:]
    grid.setFocus()
    grid.select_row(rows[0])
    grid.selectionModel().select(grid.model().index(rows[1], 0), grid.selectionModel().SelectionFlag.Select)
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 2)
    assert grid.verticalScrollBar().value() > 0
    return grid


@pytest.mark.parametrize("way", ["Esc", "the button", "F10", "Alt+Left"])
def test_the_grid_comes_back_as_it_was(desk: Desk, qtbot: QtBot, way: str) -> None:
    grid = scrolled(desk, qtbot)
    selected, place = desk.stage.selection.ids, grid.verticalScrollBar().value()
    current = grid.currentIndex().row()
    qtbot.keyClick(grid, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing, timeout=PATIENCE_MS)
    assert view(desk) is CentreView.SINGLE
    assert not grid.isVisible()
    assert has_keys(desk)
    ways = {
        "Esc": lambda: press(desk, qtbot, Key.Key_Escape),
        "the button": lambda: qtbot.mouseClick(desk.player.panel.head.buttons["leave"], Qt.MouseButton.LeftButton),
        "F10": lambda: press(desk, qtbot, Key.Key_F10),
        "Alt+Left": lambda: press(desk, qtbot, Key.Key_Left, Modifier.AltModifier),
    }
    ways[way]()
    assert view(desk) is CentreView.PAGES
    assert desk.player.panel.video_id == 0
    qtbot.waitUntil(grid.hasFocus)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == selected)
    assert grid.currentIndex().row() == current
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() == place)


@pytest.mark.parametrize("size", SIZES)
def test_the_player_has_the_room_at_every_size(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    window, timeline = desk.window, desk.stage.panels.dock("show_timeline")
    window.resize(*size)
    desk.stage.panels.arrange()
    timeline.bring_to_front()
    watch(desk, qtbot)
    assert (window.width(), window.height()) == size, "nothing made it larger"
    qtbot.waitUntil(lambda: desk.player.panel.width() >= 0.6 * window.width())
    assert desk.player.panel.picture_area.height() >= 0.35 * window.height()
    qtbot.waitUntil(lambda: timeline.width() == window.width())
    assert desk.stage.panels.dock("show_inspector").isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_beside_the_review_it_has_two_fifths_of_the_window(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.stage.panels.arrange()
    desk.stage.pages.setCurrentWidget(desk.learning.reviewing.page)
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(2))
    assert card is not None
    desk.player.controller.play_at(card.video.id, card.video.path, 1.0, does_play=False)
    qtbot.waitUntil(lambda: desk.player.panel.video_id == card.video.id, timeout=PATIENCE_MS)
    assert view(desk) is CentreView.BESIDE
    assert desk.learning.reviewing.page.isVisible()
    qtbot.waitUntil(lambda: desk.player.panel.width() >= 0.4 * size[0])
    qtbot.waitUntil(lambda: desk.learning.reviewing.page.width() >= 380)
    assert (desk.window.width(), desk.window.height()) == size
    # The first Esc closes the player, the second leaves the review.
    qtbot.keyClick(desk.window, Key.Key_Escape)
    assert view(desk) is CentreView.PAGES
    assert desk.learning.reviewing.is_shown
    qtbot.keyClick(desk.window, Key.Key_Escape)
    assert not desk.learning.reviewing.is_shown


def test_panels_fold_in_a_small_window_and_come_back_as_wide(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 640)
    desk.stage.panels.arrange()
    dock = desk.stage.panels.dock
    folders, inspector, tags = dock("show_folders"), dock("show_inspector"), dock("show_tags")
    desk.window.resizeDocks([folders], [231], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: folders.width() == 231)
    watch(desk, qtbot)
    assert not folders.isVisible()
    assert inspector.isVisible()
    assert not desk.stage.actions["show_folders"].isChecked()
    # What somebody shows and hides while it plays is theirs.
    desk.stage.actions["show_tags"].trigger()
    assert tags.isVisible()
    desk.stage.actions["show_tags"].trigger()
    press(desk, qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: folders.isVisible() and folders.width() == 231)
    assert not tags.isVisible()


def test_a_large_window_folds_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1600, 900)
    desk.stage.panels.arrange()
    watch(desk, qtbot)
    assert desk.stage.panels.dock("show_folders").isVisible()


def test_a_window_that_is_closed_while_it_plays_opens_with_its_panels(
    shelf: Library, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(shelf, with_worker=False, remembers=True)
    desk.window.resize(1024, 640)
    desk.stage.panels.arrange()
    watch(desk, qtbot)
    assert not desk.stage.panels.dock("show_folders").isVisible()
    desk.window.close()
    with contextlib.closing(Library.open(shelf.paths.folder)) as library:
        again = open_desk(library, with_worker=False, remembers=True)
        assert again.stage.panels.dock("show_folders").isVisible()
        assert view(again) is CentreView.PAGES
        again.window.close()


def test_a_search_is_seen_though_a_video_plays(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot)
    search(desk, qtbot, "name:clip")
    qtbot.waitUntil(lambda: view(desk) is CentreView.PAGES)
    assert grid_of(desk).isVisible()
    assert desk.player.panel.video_id == 0


@pytest.mark.parametrize("command", ["show_list", "review"])
def test_another_page_ends_playing(desk: Desk, qtbot: QtBot, command: str) -> None:
    watch(desk, qtbot)
    desk.stage.actions[command].trigger()
    assert view(desk) is CentreView.PAGES
    assert desk.player.panel.video_id == 0


def test_f10_plays_what_is_selected_and_says_where_nothing_is(desk: Desk, qtbot: QtBot) -> None:
    action = desk.stage.actions["show_player"]
    grid_of(desk).clearSelection()
    grid_of(desk).selectionModel().clearCurrentIndex()
    qtbot.keyClick(grid_of(desk), Key.Key_F10)
    assert "Select a video" in desk.window.notice_bar.text
    assert not action.isChecked()
    grid_of(desk).select_row(3)
    qtbot.keyClick(grid_of(desk), Key.Key_F10)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing, timeout=PATIENCE_MS)
    assert action.isChecked()
    assert view(desk) is CentreView.SINGLE


def test_a_picture_in_its_own_window_leaves_the_grid_in_view(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot)
    press(desk, qtbot, Key.Key_F11, Modifier.ShiftModifier)
    own = desk.player.panel.own_window
    qtbot.waitUntil(lambda: own.isVisible() and grid_of(desk).isVisible())
    video_id = desk.player.panel.video_id
    assert video_id, "it stays open"
    # Another one is shown there.
    grid_of(desk).select_row(4)
    qtbot.keyClick(grid_of(desk), Key.Key_Return)
    qtbot.waitUntil(lambda: desk.player.panel.video_id not in {0, video_id}, timeout=PATIENCE_MS)
    assert view(desk) is CentreView.PAGES
    own.close()
    assert view(desk) is CentreView.SINGLE
    assert desk.player.panel.video_id


def test_a_video_whose_file_is_needed_leaves_the_middle(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot)
    desk.player.leave([desk.player.panel.video_id])
    assert view(desk) is CentreView.PAGES
    qtbot.waitUntil(grid_of(desk).hasFocus)


def test_the_inspector_does_without_its_picture_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    head = desk.inspector.panel.head
    grid_of(desk).select_row(0)
    qtbot.waitUntil(head.poster.isVisible)
    watch(desk, qtbot)
    assert not head.poster.isVisible()
    assert head.name.isVisible()
    press(desk, qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: head.name.text() == "clip 001.mp4", timeout=PATIENCE_MS)
    assert not head.poster.isVisible()
    press(desk, qtbot, Key.Key_Escape)
    qtbot.waitUntil(head.poster.isVisible)


class Painted(QObject):
    """Notes what is painted where the picture is: from where on it is a frame, and in which rectangles."""

    def __init__(self, player: PlayerPanel) -> None:
        super().__init__(player)
        self._player = player
        self.seen: list[tuple[int, bool, tuple[int, int, int, int]]] = []
        player.picture_area.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        player = self._player
        if event.type() is QEvent.Type.Paint and player.video_id:
            image = player.picture_area.image
            place = player.picture_area.place_of(image.size()).getRect()
            self.seen.append((player.video_id, image.isNull(), (*place,)))
        return False


def test_nothing_moves_from_poster_to_first_frame(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    painted = Painted(player)
    watch(desk, qtbot)
    press(desk, qtbot, Key.Key_Down)
    second = desk.browse.pages.model.ids[1]
    qtbot.waitUntil(lambda: player.video_id == second and not player.grab_frame().isNull(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: painted.seen[-1][0] == second)
    assert {video_id for video_id, _is_null, _place in painted.seen} == set(desk.browse.pages.model.ids[:2])
    assert not any(is_null for _id, is_null, _place in painted.seen), "a poster stands in until the first frame"
    wanted = (*player.picture_area.place_of(player.grab_frame().size()).getRect(),)
    for _id, _is_null, place in painted.seen:
        assert place == pytest.approx(wanted, abs=1)


@pytest.mark.parametrize("size", [(1024, 640), (1600, 1000)])
def test_tags_are_typed_below_the_player(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.stage.panels.arrange()
    desk.stage.panels.dock("show_timeline").bring_to_front()
    watch(desk, qtbot)
    bar, centre = desk.tags.tagging.bar, desk.stage.centre
    height = desk.player.panel.height()
    press(desk, qtbot, Key.Key_T)
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: desk.player.panel.geometry().bottom() < bar.y())
    assert centre.rect().contains(bar.geometry())
    assert desk.player.panel.picture_area.height() > 110
    assert desk.player.panel.controls.isVisible() is (size[1] > 700)
    qtbot.keyClick(bar.line, Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.player.panel.height() == height)
    assert desk.player.panel.controls.isVisible()
    assert has_keys(desk)


def test_what_was_done_is_said_above_the_picture(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot)
    press(desk, qtbot, Key.Key_3, Modifier.ControlModifier)
    toast = desk.tags.tagging.toasts.toast
    qtbot.waitUntil(toast.isVisible)
    assert toast.geometry().bottom() <= desk.player.panel.head.geometry().bottom() + 2
    assert {button.isVisible() for button in toast.findChildren(QPushButton)} == {True}


def test_a_poster_of_a_file_that_is_gone_is_no_trouble(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(1))
    assert card is not None
    desk.player.controller.play_at(card.video.id, tmp_path / "gone.mp4", 0.0)
    qtbot.waitUntil(lambda: "is not available" in desk.window.notice_bar.text)
    assert view(desk) is CentreView.PAGES


def test_the_focus_of_a_panel_that_folds_goes_to_the_player(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 640)
    desk.stage.panels.arrange()
    folders = desk.stage.panels.dock("show_folders")
    qtbot.waitUntil(folders.isVisible)
    inside = next(one for one in folders.findChildren(QAbstractItemView) if one.isVisible())
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(2))
    assert card is not None
    desk.player.controller.play_at(card.video.id, card.video.path, 1.0, does_play=False)
    qtbot.waitUntil(lambda: view(desk) is CentreView.SINGLE, timeout=PATIENCE_MS)
    assert not inside.isVisible()
    assert has_keys(desk)
