"""Grid, filmstrips and list share one selection, scroll position and sort order; driven by real keys and clicks."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.browse.models.list_columns import LIKENESS, ORDERS
from app.browse.views.video_pages import VideosPage
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.query.text import parse
from core.domain.search import SearchRequest, SearchResult
from core.domain.videos import FolderState, VideoSort
from core.sentence import Sentence
from tests.app.driving import Open, answer
from tests.app.stand_in import StandInLibrary, video

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _open(open_desk: Open, shelf: Library, qtbot: QtBot, *, remembers: bool = False) -> Desk:
    desk = open_desk(shelf, with_worker=False, remembers=remembers)
    model = desk.browse.pages.model
    qtbot.waitUntil(lambda: model.rowCount() == 8 and model.index(0).data() is not None)
    return desk


def _settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.browse.grid.is_listing)


def test_switching_the_view_by_key_keeps_the_selection(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.browse.pages.grid.list_view.select_row(3)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (desk.browse.pages.model.ids[3],))
    for key, page in (
        (Qt.Key.Key_2, desk.browse.pages.filmstrips),
        (Qt.Key.Key_3, desk.browse.pages.list),
        (Qt.Key.Key_1, desk.browse.pages.grid),
        (Qt.Key.Key_3, desk.browse.pages.list),
    ):
        qtbot.keyClick(desk.browse.pages.current.list_view, key, ALT)
        assert desk.stage.pages.currentWidget() is desk.browse.pages.current is page
        assert page.list_view.hasFocus()
        assert page.list_view.currentIndex().row() == 3
        assert page.list_view.selected_rows(at_most=9) == [3]
    qtbot.keyClick(desk.browse.pages.list.list_view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (desk.browse.pages.model.ids[4],))


def test_switch_in_the_header_changes_the_view(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)

    def click(page: VideosPage, name: str) -> None:
        (button,) = (one for one in page.bar._views if one.objectName() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    click(desk.browse.pages.grid, "show_list")
    assert desk.stage.pages.currentWidget() is desk.browse.pages.list
    click(desk.browse.pages.list, "show_filmstrips")
    assert desk.stage.pages.currentWidget() is desk.browse.pages.filmstrips
    for page in desk.browse.pages.all:
        assert [button.objectName() for button in page.bar._views if button.isChecked()] == [page.name]


def test_view_switch_keeps_the_scroll_position(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 2000)
    desk.browse.pages.grid.list_view.bring_to_top(1200)
    first = desk.browse.pages.grid.list_view.visible_rows().start
    for name in ("show_filmstrips", "show_list", "show_grid", "show_list"):
        desk.stage.actions[name].trigger()
        qtbot.waitUntil(lambda: first in desk.browse.pages.current.list_view.visible_rows())
    desk.browse.pages.list.list_view.select_row(first + 10)
    desk.stage.actions["show_grid"].trigger()
    qtbot.waitUntil(lambda: first + 10 in desk.browse.pages.grid.list_view.visible_rows())


def _ids(desk: Desk) -> list[int]:
    return list(desk.browse.pages.model.ids)


def test_sort_orders_are_in_menu_and_header(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    by_name = _ids(desk)
    shelf.ratings.rate([by_name[5]], 4)
    shelf.ratings.rate([by_name[2]], 2)
    desk.stage.actions["sort_rating"].trigger()
    qtbot.waitUntil(lambda: _ids(desk)[:2] == [by_name[5], by_name[2]])
    bar = desk.browse.pages.grid.bar
    assert "Highest rating first" in bar._sort.text()

    menu = bar._sort.menu()
    (newest,) = (action for action in menu.actions() if action.text() == "Newest first")
    newest.trigger()
    qtbot.waitUntil(lambda: _ids(desk) == shelf.videos.ids(VideoSort.ADDED, descending=True))
    desk.stage.actions["sort_name"].trigger()
    qtbot.waitUntil(lambda: _ids(desk) == by_name)


def test_every_sort_order_has_a_shortcut(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    both = ALT | Qt.KeyboardModifier.ShiftModifier
    for number, order in enumerate((one for one in ORDERS if not one.is_likeness), start=1):
        qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key(Qt.Key.Key_0 + number), both)
        assert (desk.browse.grid.shown.sort, desk.browse.grid.shown.is_descending) == (order.sort, order.is_descending)
    assert desk.stage.actions[LIKENESS.command].shortcut()


def test_groups_have_headings_and_keys_step_through_them(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.stage.actions["group_folder"].trigger()
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.headings) == 1)
    assert desk.browse.pages.model.headings.title(0) == "videos"
    assert desk.browse.pages.grid.list_view.raster.rect(0).top() > 0
    desk.stage.actions["show_filmstrips"].trigger()
    assert desk.browse.pages.filmstrips.list_view.verticalOffset() == 0, "the heading is in view here too"

    desk.browse.pages.grid.list_view.select_row(2)
    desk.stage.actions["select_group"].trigger()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 8)
    desk.stage.actions["group_nothing"].trigger()
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.headings) == 0)


def test_sort_by_similarity_to_the_selected_video(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(7, 3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(0).data() is not None)
    desk.browse.pages.grid.list_view.select_row(4)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_D, CONTROL | ALT)
    qtbot.waitUntil(lambda: _ids(desk)[:4] == [5, 7, 3, 1])
    assert len(_ids(desk)) == 40, "what is not analysed follows"
    assert desk.browse.pages.grid.bar.title.startswith("Most similar to ")
    assert "clip 05.mp4" in desk.browse.pages.grid.bar.title
    desk.stage.actions["sort_name"].trigger()
    qtbot.waitUntil(lambda: _ids(desk)[0] == 1)
    assert desk.browse.pages.grid.bar.title == "All videos"


def test_impossible_similarity_sort_keeps_the_order_and_is_reported(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    def nothing(_request: SearchRequest) -> SearchResult:
        return SearchResult((), 0, 40, Sentence("That video has not been analysed yet"))

    filled.answer = nothing
    desk = open_desk(filled)
    window = desk.window
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(0).data() is not None)
    desk.stage.actions["sort_likeness"].trigger()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    desk.browse.pages.grid.list_view.select_row(4)
    desk.stage.actions["sort_likeness"].trigger()
    qtbot.waitUntil(lambda: not desk.browse.grid.shown.like_id and not desk.browse.grid.is_listing)
    assert desk.browse.pages.grid.bar.title == "All videos"
    assert _ids(desk)[0] == 1


def test_hiding_offline_videos_is_announced(open_desk: Open, shelf: Library, tmp_path: Path, qtbot: QtBot) -> None:
    (folder,) = shelf.folders.list_all()
    drive = tmp_path / "drive"
    shutil.copytree(folder.path, drive)
    shelf.folders.relocate(folder.id, drive)
    desk = _open(open_desk, shelf, qtbot)
    drive.rename(tmp_path / "unplugged")
    qtbot.waitUntil(lambda: desk.stage.folders.folders[0].state is FolderState.OFFLINE)
    desk.stage.actions["hide_offline"].trigger()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    assert desk.stage.pages.currentWidget() is desk.browse.pages.grid, "a library that has videos is not welcomed"
    assert "offline and hidden" in desk.browse.pages.grid.sentence
    assert desk.browse.pages.grid.bar.count == "0 of 8 videos"
    qtbot.mouseClick(desk.browse.pages.grid.empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    assert not desk.stage.actions["hide_offline"].isChecked()


def test_empty_result_offers_to_clear_the_filters(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.search.controller.ask(parse("rated>=5"))
    grid = desk.browse.pages.grid
    qtbot.waitUntil(lambda: grid.sentence == "No videos match these filters.")
    qtbot.mouseClick(grid.empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    assert grid.sentence == ""


@pytest.mark.parametrize("name", ["show_grid", "show_filmstrips", "show_list"])
def test_enter_and_menu_key_work_in_every_view(
    open_desk: Open, shelf: Library, qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.stage.actions[name].trigger()
    view = desk.browse.pages.current.list_view
    assert desk.stage.actions["copy_paths"] in view.actions()
    view.select_row(1)
    played: list[int] = []
    monkeypatch.setattr(desk.player.controller, "play", lambda card: played.append(card.video.id))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert played == [_ids(desk)[1]]
    place = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.objectName() for action in menu.actions()]
    menu.close()
    assert {"play", "more_like", "similar_video"} <= set(offered)


def test_keys_and_slider_resize_the_cards_of_the_current_view(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    width_px, height_px = desk.browse.pages.grid.list_view.size_px, desk.browse.pages.filmstrips.list_view.size_px
    desk.stage.actions["larger"].trigger()
    assert desk.browse.pages.grid.list_view.size_px == desk.search.results.list_view.size_px == width_px + 20
    assert desk.browse.pages.grid.bar._size.value() == width_px + 20
    desk.stage.actions["show_filmstrips"].trigger()
    slider = desk.browse.pages.filmstrips.bar._size
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert desk.browse.pages.filmstrips.list_view.size_px == height_px + 8
    assert desk.browse.pages.grid.list_view.size_px == width_px + 20
