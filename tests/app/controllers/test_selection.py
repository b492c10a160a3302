"""What is chosen on a page is what commands are about."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from pytestqt.qtbot import QtBot

from app.controllers.desk import Desk
from core.api.library import Library
from tests.app.driving import answer, search
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]
Flag = QItemSelectionModel.SelectionFlag


def test_clicks_choose_videos_and_keys_add_to_them(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    models, grid = desk.window.models, desk.window.grid.list_view
    qtbot.waitUntil(lambda: models.videos.rowCount() == 8)
    ids = list(models.videos.ids)

    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(models.videos.index(2)).center())
    qtbot.waitUntil(lambda: models.selection.ids == (ids[2],))
    assert models.selection.current_id == ids[2]
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: models.selection.ids == (ids[2], ids[3]))
    assert models.selection.current_id == ids[3]

    desk.window.actions_by_name["select_all"].trigger()
    qtbot.waitUntil(lambda: models.selection.ids == tuple(ids))
    desk.window.actions_by_name["select_none"].trigger()
    qtbot.waitUntil(lambda: models.selection.ids == ())
    assert models.selection.current_id == 0


def test_a_hit_brings_its_moment_and_the_grid_has_none(open_desk: Open, qtbot: QtBot, filled: StandInLibrary) -> None:
    filled.answer = answer(3, 4)
    desk = open_desk(filled)
    models = desk.window.models
    search(desk, qtbot, "sea")

    qtbot.waitUntil(lambda: models.selection.current_id == 3)
    moment = models.selection.moment
    assert moment is not None
    assert (moment.video_id, moment.start_seconds, moment.end_seconds) == (3, 5.0, 10.0)
    qtbot.keyClick(desk.window.results.list_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: models.selection.ids == (3, 4))
    assert models.selection.moment is None, "two hits are two videos"


def test_what_is_chosen_comes_once_and_in_order_however_it_was_chosen(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = open_desk(shelf, with_worker=False)
    models = desk.window.models
    qtbot.waitUntil(lambda: models.videos.rowCount() == 8)
    ids, index = list(models.videos.ids), models.videos.index
    both = QItemSelection(index(4), index(6))
    both.append(QItemSelectionRange(index(1), index(5)))  # the one reaches into the other
    models.video_selection.select(both, Flag.ClearAndSelect)
    qtbot.waitUntil(lambda: models.selection.ids == tuple(ids[1:7]))
    models.video_selection.select(index(3), Flag.Toggle)
    qtbot.waitUntil(lambda: models.selection.ids == (*ids[1:3], *ids[4:7]))
