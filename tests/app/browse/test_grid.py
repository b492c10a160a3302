"""The grid of all videos: filled, updated, sorted and filtered."""

from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.query.filters import Filter
from core.domain.query.text import parse
from core.domain.videos import VideoSort
from tests.app.driving import Open
from tests.app.stand_in import StandInLibrary, video


def test_grid_is_filled(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    model = desk.browse.pages.model
    qtbot.waitUntil(lambda: model.rowCount() == 40)
    qtbot.waitUntil(lambda: model.index(0).data() == "clip 01.mp4")
    assert desk.stage.pages.currentWidget() is desk.browse.pages.grid


def test_updates_keep_selection_and_scroll_position(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    model, grid = desk.browse.pages.model, desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: model.index(20).data() is not None)
    grid.select_row(20)
    filled.put(video(100, "/aaa first.mp4"))
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: model.rowCount() == 41)
    assert grid.currentIndex().row() == 21
    qtbot.waitUntil(lambda: grid.currentIndex().data() == "clip 21.mp4")


def test_rebuilt_list_keeps_selection_and_scroll_position(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled)
    model, grid = desk.browse.pages.model, desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: model.rowCount() == 2000)
    grid.select_row(1000)
    grid.bring_to_top(1000)
    top_id, chosen_id = model.ids[grid.place[0]], model.ids[1000]
    with qtbot.waitSignal(model.modelReset):
        filled.put(*(video(number, f"/clip {number - 5000:04d}b.mp4") for number in range(5001, 7001, 2)))
        filled.push(changes=Changes.VIDEOS)
    assert model.rowCount() == 3000
    assert model.ids[grid.currentIndex().row()] == chosen_id
    assert [model.ids[row] for row in grid.selected_rows(at_most=9)] == [chosen_id]
    assert top_id in [model.ids[row] for row in grid.visible_rows()][: 2 * grid.raster.n_columns]


def test_new_sort_order_scrolls_to_the_top(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled)
    model, grid = desk.browse.pages.model, desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: model.rowCount() == 2000)
    grid.bring_to_top(1000)
    desk.browse.pages.grid.bar.sortChosen.emit(VideoSort.NAME, True)
    qtbot.waitUntil(lambda: model.ids[0] == 2000)
    assert grid.place == (0, 0)


def test_filters_keep_only_matching_videos(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    model = desk.browse.pages.model
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    ids = list(model.ids)
    shelf.ratings.rate(ids[2:4], 5)
    desk.browse.grid.set_filter(parse("rated>=4"))
    qtbot.waitUntil(lambda: model.ids == ids[2:4])

    desk.browse.grid.set_filter(parse("003 rated>=4"))
    qtbot.waitUntil(lambda: not desk.browse.grid.is_listing)
    assert model.ids == ids[2:4], "words are for a search by content"
    desk.browse.grid.set_filter(parse("003 rated>=4"), words_in_path=True)
    qtbot.waitUntil(lambda: model.ids == [ids[3]])
    desk.browse.grid.set_filter(Filter())
    qtbot.waitUntil(lambda: model.ids == ids)


def test_video_that_no_longer_matches_disappears(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    model = desk.browse.pages.model
    desk.browse.grid.set_filter(parse("untagged:"))
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    tag, _ = shelf.tags.add("sea")
    first = model.ids[0]
    desk.session.run(Operation(lambda library: library.decisions.accept([first], [tag.id])))
    qtbot.waitUntil(lambda: model.rowCount() == 7)
    assert first not in model.ids
