"""The picture in its own window: keys pressed there apply to the video that it shows."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from app.player.views.window import PlayerWindow
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, Key, Modifier, press, watch


@pytest.fixture
def tag(shelf: Library) -> Tag:
    return shelf.tags.add("beach", slot=1)[0]


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Show the first video in its own window, with three others selected in the main window."""
    made = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: made.stage.tags.find("beach") is not None)
    watch(made, qtbot, at_frame=20)
    press(made, qtbot, Key.Key_F11, Modifier.ShiftModifier)
    grid = made.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: own_window(made).isActiveWindow() and grid.isVisible())
    made.window.activateWindow()
    grid.setFocus()
    grid.select_row(4)
    for row in (5, 6):
        grid.selectionModel().select(grid.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: made.stage.selection.ids == tuple(ids(made)[4:7]))
    return made


def own_window(desk: Desk) -> PlayerWindow:
    return desk.player.panel.own_window


def ids(desk: Desk) -> list[int]:
    return list(desk.browse.pages.model.ids)


def go_there(desk: Desk, qtbot: QtBot) -> None:
    own_window(desk).take_focus()
    qtbot.waitUntil(own_window(desk).isActiveWindow)


def tagged(shelf: Library, desk: Desk) -> list[int]:
    return [video_id for video_id in ids(desk) if shelf.decisions.of_video(video_id)]


def test_a_number_key_tags_the_video_shown(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    go_there(desk, qtbot)
    qtbot.keyClick(own_window(desk), Key.Key_1)
    qtbot.waitUntil(lambda: bool(tagged(shelf, desk)))
    assert tagged(shelf, desk) == ids(desk)[:1]


def test_stars_are_for_the_video_shown(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    go_there(desk, qtbot)
    qtbot.keyClick(own_window(desk), Key.Key_3, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.rating for one in shelf.videos.get_many(ids(desk))))
    assert [one.id for one in shelf.videos.get_many(ids(desk)) if one.rating] == ids(desk)[:1]


def test_a_typed_tag_is_for_the_video_shown(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    go_there(desk, qtbot)
    qtbot.keyClick(own_window(desk), Key.Key_T)
    bar = desk.tags.tagging.bar
    qtbot.waitUntil(lambda: bar.isVisible() and bar.line.hasFocus())
    qtbot.keyClicks(bar.line, "beach")
    qtbot.keyClick(bar.line, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(tagged(shelf, desk)))
    assert tagged(shelf, desk) == ids(desk)[:1]
    qtbot.keyClick(bar.line, Key.Key_Escape)
    qtbot.waitUntil(own_window(desk).isActiveWindow)


def test_in_and_out_points_are_set_in_the_video_shown(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    go_there(desk, qtbot)
    qtbot.keyClick(own_window(desk), Key.Key_I)
    player.seek(3.0)
    qtbot.waitUntil(lambda: player.position_seconds == pytest.approx(3.0), timeout=PATIENCE_MS)
    qtbot.keyClick(own_window(desk), Key.Key_O)
    moment = desk.stage.selection.moment
    assert moment is not None
    assert (moment.video_id, moment.start_seconds, moment.end_seconds) == pytest.approx((ids(desk)[0], 2.0, 3.0))


def test_the_selection_of_the_main_window_comes_back_with_the_focus(desk: Desk, qtbot: QtBot) -> None:
    go_there(desk, qtbot)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (ids(desk)[0],))
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.stage.selection.ids == tuple(ids(desk)[4:7]))
    go_there(desk, qtbot)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (ids(desk)[0],))


def test_closing_the_window_brings_back_the_video_it_showed(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    go_there(desk, qtbot)
    desk.player.panel.videoChanged.connect(seen.append)
    own_window(desk).close()
    qtbot.waitUntil(lambda: desk.browse.pages.selection.currentIndex().row() == 0)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (ids(desk)[0],))
    assert desk.player.panel.video_id == ids(desk)[0]
    assert not seen
