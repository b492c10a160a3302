"""The list with columns, and what all views of the videos remember for the next start."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QMenu
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.browse.models.list_columns import COLUMNS, first_order, title
from app.browse.views.column_view import ColumnView
from app.shell.desk import Desk
from app.stage.thumbnails import ThumbnailCache
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.groups import Grouping
from core.domain.query.text import parse
from core.domain.videos import VideoSort
from tests.app.driving import Open
from tests.app.stand_in import StandInLibrary, video

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _open(open_desk: Open, shelf: Library, qtbot: QtBot, *, remembers: bool = False) -> Desk:
    desk = open_desk(shelf, with_worker=False, remembers=remembers)
    model = desk.browse.pages.model
    qtbot.waitUntil(lambda: model.rowCount() == 8 and model.index(0).data() is not None)
    return desk


def _settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.browse.grid.is_listing)


def _ids(desk: Desk) -> list[int]:
    return list(desk.browse.pages.model.ids)


def test_list_header_sorts_and_reverses(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    by_name = _ids(desk)
    desk.stage.actions["show_list"].trigger()
    header = desk.browse.pages.list.columns.header

    def click(name: str) -> None:
        section = next(place for place, column in enumerate(COLUMNS) if column.name == name)
        at = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        _settled(desk, qtbot)

    click("name")
    assert _ids(desk) == by_name[::-1]
    click("rating")
    assert (desk.browse.grid.shown.sort, desk.browse.grid.shown.is_descending) == (VideoSort.RATING, True)
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    click("rating")
    assert not desk.browse.grid.shown.is_descending
    for name, sort in (("recorded", VideoSort.RECORDED), ("modified", VideoSort.MODIFIED)):
        click(name)
        assert (desk.browse.grid.shown.sort, desk.browse.grid.shown.is_descending) == (sort, True)
    click("tags")
    assert desk.browse.grid.shown.sort is VideoSort.MODIFIED, "by the number of tags there is no order"
    assert COLUMNS[header.sortIndicatorSection()].name == "modified"


def test_both_dates_have_a_column_side_by_side(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    header = desk.browse.pages.list.columns.header
    shown = [title(COLUMNS[header.logicalIndex(place)]) for place in range(header.count())]
    assert shown[5:9] == ["Size", "Recorded", "File date", "Added"]
    assert shown[-1] == "Folder"
    recorded, modified = (next(one for one in COLUMNS if one.name == name) for name in ("recorded", "modified"))
    at = datetime(2024, 5, 17, 12, tzinfo=UTC)
    card = VideoCard(replace(video(1, "/1.mp4"), recorded_at=at, recorded_zone_minutes=345, modified_at=at), None, None)
    assert "(UTC+5:45)" in recorded.text(card)
    assert modified.text(card)
    assert "UTC" not in modified.text(card)
    assert recorded.text(VideoCard(video(1, "/1.mp4"), None, None)) == ""


def test_columns_that_somebody_arranged_before_there_was_a_file_date_stay_so(qtbot: QtBot) -> None:
    earlier = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(earlier)
    earlier.setModel(QStandardItemModel(0, len(COLUMNS) - 1, earlier))
    earlier.moveSection(3, 1)
    earlier.hideSection(5)
    earlier.resizeSection(0, 321)
    thumbnails = ThumbnailCache()
    view = ColumnView(thumbnails)

    view.restore_columns(earlier.saveState())

    assert (view.header.visualIndex(3), view.header.sectionSize(0)) == (1, 321)
    assert [view.header.isSectionHidden(place) for place in range(len(COLUMNS))].index(True) == 5
    assert view.header.visualIndex(len(COLUMNS) - 1) == len(COLUMNS) - 1, "the new one is at the end"
    view.reset_columns()
    assert [view.header.logicalIndex(place) for place in range(len(COLUMNS))] == first_order()
    view.close()
    thumbnails.close()
    shiboken6.delete(view)  # with its timers


def test_columns_can_be_hidden_except_the_name(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.stage.actions["show_list"].trigger()
    columns = desk.browse.pages.list.columns
    columns.choose_columns(QPoint(10, 10))
    (menu,) = (one for one in columns.findChildren(QMenu) if one.isVisible())
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Name"].isEnabled()
    actions["Size"].trigger()
    size = [column.name for column in COLUMNS].index("size")
    assert columns.header.isSectionHidden(size)
    actions["Reset columns"].trigger()
    assert not columns.header.isSectionHidden(size)
    menu.close()


def test_view_order_grouping_sizes_columns_and_position_are_remembered(
    open_desk: Open, shelf: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = _open(open_desk, shelf, qtbot, remembers=True)
    window = desk.window
    for name in ("sort_longest", "group_added", "hide_offline", "show_list", "larger"):
        desk.stage.actions[name].trigger()
    desk.browse.pages.grid.list_view.set_size_px(330)
    columns = desk.browse.pages.list.columns
    columns.header.hideSection(5)
    columns.header.moveSection(3, 1)
    _settled(desk, qtbot)
    desk.browse.pages.list.list_view.select_row(5)
    chosen = _ids(desk)[5]
    window.close()

    again = open_desk(Library.open(tmp_path / "shelf"), with_worker=False, remembers=True)
    window = again.window
    qtbot.waitUntil(lambda: again.browse.pages.model.rowCount() == 8)
    assert again.stage.pages.currentWidget() is again.browse.pages.list
    shown = again.browse.grid.shown
    assert (shown.sort, shown.is_descending, shown.grouping) == (VideoSort.DURATION, True, Grouping.ADDED)
    assert shown.hides_offline
    assert again.browse.pages.grid.list_view.size_px == 330
    header = again.browse.pages.list.columns.header
    assert header.isSectionHidden(5)
    assert header.visualIndex(3) == 1
    qtbot.waitUntil(lambda: again.stage.selection.current_id == chosen)


def test_accessible_text_of_a_video_is_a_sentence(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    tags = [shelf.tags.add(name)[0].id for name in ("sea", "sand", "sun")]
    first = shelf.videos.ids()[0]
    shelf.decisions.accept([first], tags)
    shelf.ratings.rate([first], 4)
    desk = _open(open_desk, shelf, qtbot)
    index = desk.browse.pages.model.index(0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "clip 000.mp4, 0:06, 3 tags, rated 4 of 5, ready"


def test_view_updates_when_decisions_change(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    model = desk.browse.pages.model
    assert "1 tag" not in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    tag, _ = shelf.tags.add("sea")
    shelf.decisions.accept(_ids(desk)[:1], [tag.id])
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: "1 tag" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_scroll_position_is_restored_at_the_next_start(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled, remembers=True)
    desk.stage.actions["sort_longest"].trigger()
    qtbot.waitUntil(lambda: len(_ids(desk)) == 2000)
    _settled(desk, qtbot)
    desk.browse.pages.grid.list_view.bring_to_top(1500)
    top = _ids(desk)[desk.browse.pages.grid.list_view.place[0]]
    desk.window.close()

    again = StandInLibrary(filled.folder)
    again.known = filled.known
    desk = open_desk(again, remembers=True)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 2000)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: top in [_ids(desk)[row] for row in grid.visible_rows()][: grid.raster.n_columns])


def test_closing_under_a_filter_restores_the_current_video(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled, remembers=True)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 2000)
    desk.browse.grid.set_filter(parse("77"), words_in_path=True)
    qtbot.waitUntil(lambda: 0 < len(_ids(desk)) < 100)
    _settled(desk, qtbot)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: desk.stage.selection.current_id == 1977)
    desk.window.close()

    again = StandInLibrary(filled.folder)
    again.known, again.known_folders = filled.known, filled.known_folders
    desk = open_desk(again, remembers=True)
    qtbot.waitUntil(lambda: desk.stage.selection.current_id == 1977)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: _ids(desk).index(1977) in grid.visible_rows())


def test_another_library_begins_afresh(filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 201)))
    desk = open_desk(filled, remembers=True)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 200)
    desk.stage.actions["show_list"].trigger()
    view = desk.browse.pages.current.list_view
    view.select_row(150)
    view.bring_to_top(150)
    qtbot.waitUntil(lambda: desk.stage.selection.current_id == _ids(desk)[150])
    desk.window.close()

    other = StandInLibrary(tmp_path / "other")
    other.known, other.known_folders = filled.known, filled.known_folders
    desk = open_desk(other, remembers=True)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 200)
    _settled(desk, qtbot)
    assert desk.browse.pages.current is desk.browse.pages.list, "how videos are shown belongs to the window"
    assert desk.stage.pages.currentWidget() is desk.browse.pages.list
    assert not desk.stage.selection.ids
    assert not desk.stage.selection.current_id
    assert desk.browse.pages.current.list_view.place[0] == 0


def test_what_is_filtered_or_hidden_in_a_library_is_not_so_in_another(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(filled, remembers=True)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 40)
    desk.stage.actions["hide_offline"].trigger()
    desk.search.controller.ask(parse("dur>1 sea"))
    desk.window.close()

    desk = open_desk(StandInLibrary(tmp_path / "other"), remembers=True)
    assert not desk.stage.actions["hide_offline"].isChecked()
    assert desk.search.controller.criteria.is_empty
    assert not desk.search.filter_bar.chips.chips
    assert not desk.search.bar.text
    assert desk.stage.pages.currentWidget() is not desk.search.results


def test_without_a_saved_position_no_row_is_looked_up(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    """Looking one up takes 0.1 s and memory with 100,000 videos."""
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: len(_ids(desk)) == 40)
    assert desk.browse.pages.model._rows is None
