"""What is chosen on a page is what commands are about."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.filter_text import parse
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


def test_where_the_only_one_chosen_leaves_the_list_the_next_one_is_chosen(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = open_desk(shelf, with_worker=False)
    models = desk.window.models
    desk.search.ask(parse("untagged:"))
    qtbot.waitUntil(lambda: models.videos.rowCount() == 8 and not desk.grid.is_listing)
    ids = list(models.videos.ids)
    tag = shelf.tags.add("beach")[0]
    for row, wanted in ((2, ids[3]), (6, ids[6])):
        index = models.videos.index(row)
        models.video_selection.setCurrentIndex(index, Flag.ClearAndSelect)
        qtbot.waitUntil(lambda row=row: models.selection.current_id == models.videos.ids[row])
        n_before = models.videos.rowCount()
        desk.tagging.give(tag)
        qtbot.waitUntil(lambda n_before=n_before: models.videos.rowCount() == n_before - 1)
        qtbot.waitUntil(lambda wanted=wanted: models.selection.ids == (wanted,))
    models.video_selection.select(QItemSelection(models.videos.index(0), models.videos.index(1)), Flag.ClearAndSelect)
    qtbot.waitUntil(lambda: len(models.selection.ids) == 2)
    desk.tagging.give(tag)
    qtbot.waitUntil(lambda: models.videos.rowCount() == 4 and models.selection.ids == ())
    models.video_selection.setCurrentIndex(models.videos.index(0), Flag.ClearAndSelect)
    desk.search.ask(parse("tag:beach"))
    qtbot.waitUntil(lambda: models.videos.rowCount() == 4 and models.selection.ids == ())
