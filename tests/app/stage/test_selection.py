"""The selection of a page is what commands apply to."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.query.text import parse
from tests.app.driving import answer, search
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]
Flag = QItemSelectionModel.SelectionFlag


def test_clicks_select_videos_and_keys_extend(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    ids = list(desk.browse.pages.model.ids)

    qtbot.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(desk.browse.pages.model.index(2)).center()
    )
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (ids[2],))
    assert desk.stage.selection.current_id == ids[2]
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (ids[2], ids[3]))
    assert desk.stage.selection.current_id == ids[3]

    desk.stage.actions["select_all"].trigger()
    qtbot.waitUntil(lambda: desk.stage.selection.ids == tuple(ids))
    desk.stage.actions["select_none"].trigger()
    qtbot.waitUntil(lambda: desk.stage.selection.ids == ())
    assert desk.stage.selection.current_id == 0


def test_search_hit_selects_its_moment_and_a_card_does_not(
    open_desk: Open, qtbot: QtBot, filled: StandInLibrary
) -> None:
    filled.answer = answer(3, 4)
    desk = open_desk(filled)
    search(desk, qtbot, "sea")

    qtbot.waitUntil(lambda: desk.stage.selection.current_id == 3)
    moment = desk.stage.selection.moment
    assert moment is not None
    assert (moment.video_id, moment.start_seconds, moment.end_seconds) == (3, 5.0, 10.0)
    qtbot.keyClick(desk.search.results.list_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (3, 4))
    assert desk.stage.selection.moment is None, "two hits are two videos"


def test_selection_has_no_duplicates_and_keeps_the_list_order(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    ids, index = list(desk.browse.pages.model.ids), desk.browse.pages.model.index
    both = QItemSelection(index(4), index(6))
    both.append(QItemSelectionRange(index(1), index(5)))  # the ranges overlap
    desk.browse.pages.selection.select(both, Flag.ClearAndSelect)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == tuple(ids[1:7]))
    desk.browse.pages.selection.select(index(3), Flag.Toggle)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (*ids[1:3], *ids[4:7]))


def test_next_video_is_selected_when_the_selected_one_leaves_the_list(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = open_desk(shelf, with_worker=False)
    desk.search.controller.ask(parse("untagged:"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8 and not desk.browse.grid.is_listing)
    ids = list(desk.browse.pages.model.ids)
    tag = shelf.tags.add("beach")[0]
    for row, wanted in ((2, ids[3]), (6, ids[6])):
        index = desk.browse.pages.model.index(row)
        desk.browse.pages.selection.setCurrentIndex(index, Flag.ClearAndSelect)
        qtbot.waitUntil(lambda row=row: desk.stage.selection.current_id == desk.browse.pages.model.ids[row])
        n_before = desk.browse.pages.model.rowCount()
        desk.tags.tagging.apply(tag)
        qtbot.waitUntil(lambda n_before=n_before: desk.browse.pages.model.rowCount() == n_before - 1)
        qtbot.waitUntil(lambda wanted=wanted: desk.stage.selection.ids == (wanted,))
    desk.browse.pages.selection.select(
        QItemSelection(desk.browse.pages.model.index(0), desk.browse.pages.model.index(1)), Flag.ClearAndSelect
    )
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 2)
    desk.tags.tagging.apply(tag)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 4 and desk.stage.selection.ids == ())
    desk.browse.pages.selection.setCurrentIndex(desk.browse.pages.model.index(0), Flag.ClearAndSelect)
    desk.search.controller.ask(parse("tag:beach"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 4 and desk.stage.selection.ids == ())
