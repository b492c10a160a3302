"""Grid, filmstrips and list: one selection, one place, remembered order; with real keys and clicks."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.browse.models.orders import LIKENESS, ORDERS
from app.browse.views.videos_page import VideosPage
from app.shell.desk import Desk
from core.api.library import Library
from core.catalog import folders
from core.domain.filter_text import parse
from core.domain.search import SearchRequest, SearchResult
from core.domain.videos import FolderState, VideoSort
from tests.app.driving import Open, answer
from tests.app.stand_in import StandInLibrary, video

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _open(open_desk: Open, shelf: Library, qtbot: QtBot, *, remembers: bool = False) -> Desk:
    desk = open_desk(shelf, with_worker=False, remembers=remembers)
    model = desk.window.models.videos
    qtbot.waitUntil(lambda: model.rowCount() == 8 and model.index(0).data() is not None)
    return desk


def _settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.grid.is_listing)


def test_keys_switch_the_view_and_what_is_chosen_stays(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window
    window.grid.list_view.select_row(3)
    qtbot.waitUntil(lambda: window.models.selection.ids == (window.models.videos.ids[3],))
    for key, page in (
        (Qt.Key.Key_2, window.filmstrips),
        (Qt.Key.Key_3, window.list),
        (Qt.Key.Key_1, window.grid),
        (Qt.Key.Key_3, window.list),
    ):
        qtbot.keyClick(window.videos_page.list_view, key, ALT)
        assert window.pages.currentWidget() is window.videos_page is page
        assert page.list_view.hasFocus()
        assert page.list_view.currentIndex().row() == 3
        assert page.list_view.selected_rows(at_most=9) == [3]
    qtbot.keyClick(window.list.list_view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.models.selection.ids == (window.models.videos.ids[4],))


def test_the_switch_in_the_head_does_the_same(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window

    def click(page: VideosPage, name: str) -> None:
        (button,) = (one for one in page.bar._views if one.objectName() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    click(window.grid, "show_list")
    assert window.pages.currentWidget() is window.list
    click(window.list, "show_filmstrips")
    assert window.pages.currentWidget() is window.filmstrips
    for page in window.video_pages.all:
        assert [button.objectName() for button in page.bar._views if button.isChecked()] == [page.name]


def test_what_was_in_view_is_in_view_in_another_view(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4") for number in range(1, 2001)))
    desk = open_desk(filled)
    window = desk.window
    qtbot.waitUntil(lambda: window.models.videos.rowCount() == 2000)
    window.grid.list_view.bring_to_top(1200)
    first = window.grid.list_view.visible_rows().start
    for name in ("show_filmstrips", "show_list", "show_grid", "show_list"):
        window.actions_by_name[name].trigger()
        qtbot.waitUntil(lambda: first in window.videos_page.list_view.visible_rows())
    window.list.list_view.select_row(first + 10)
    window.actions_by_name["show_grid"].trigger()
    qtbot.waitUntil(lambda: first + 10 in window.grid.list_view.visible_rows())


def _ids(desk: Desk) -> list[int]:
    return list(desk.window.models.videos.ids)


def test_orders_are_in_the_menu_and_in_the_head(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    by_name = _ids(desk)
    shelf.ratings.rate([by_name[5]], 4)
    shelf.ratings.rate([by_name[2]], 2)
    desk.window.actions_by_name["sort_rating"].trigger()
    qtbot.waitUntil(lambda: _ids(desk)[:2] == [by_name[5], by_name[2]])
    bar = desk.window.grid.bar
    assert "Best rating first" in bar._sort.text()

    menu = bar._sort.menu()
    (newest,) = (action for action in menu.actions() if action.text() == "Newest first")
    newest.trigger()
    qtbot.waitUntil(lambda: _ids(desk) == shelf.videos.ids(VideoSort.ADDED, descending=True))
    desk.window.actions_by_name["sort_name"].trigger()
    qtbot.waitUntil(lambda: _ids(desk) == by_name)


def test_every_order_has_a_key(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    both = ALT | Qt.KeyboardModifier.ShiftModifier
    for number, order in enumerate((one for one in ORDERS if not one.is_likeness), start=1):
        qtbot.keyClick(desk.window.grid.list_view, Qt.Key(Qt.Key.Key_0 + number), both)
        assert (desk.grid.shown.sort, desk.grid.shown.is_descending) == (order.sort, order.is_descending)
    assert desk.window.actions_by_name[LIKENESS.command].shortcut()


def test_groups_have_headings_and_keys_go_through_them(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window
    window.actions_by_name["group_folder"].trigger()
    qtbot.waitUntil(lambda: len(window.models.videos.headings) == 1)
    assert window.models.videos.headings.title(0) == "videos"
    assert window.grid.list_view.raster.rect(0).top() > 0
    window.actions_by_name["show_filmstrips"].trigger()
    assert window.filmstrips.list_view.verticalOffset() == 0, "the heading is in view here too"

    window.grid.list_view.select_row(2)
    window.actions_by_name["select_group"].trigger()
    qtbot.waitUntil(lambda: len(window.models.selection.ids) == 8)
    window.actions_by_name["group_nothing"].trigger()
    qtbot.waitUntil(lambda: len(window.models.videos.headings) == 0)


def test_most_like_the_chosen_one_come_first(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(7, 3)
    desk = open_desk(filled)
    window = desk.window
    qtbot.waitUntil(lambda: window.models.videos.index(0).data() is not None)
    window.grid.list_view.select_row(4)
    qtbot.keyClick(window.grid.list_view, Qt.Key.Key_D, CONTROL | ALT)
    qtbot.waitUntil(lambda: _ids(desk)[:4] == [5, 7, 3, 1])
    assert len(_ids(desk)) == 40, "what is not analysed follows"
    assert window.grid.bar.title.startswith("Most like ")
    assert "clip 05.mp4" in window.grid.bar.title
    window.actions_by_name["sort_name"].trigger()
    qtbot.waitUntil(lambda: _ids(desk)[0] == 1)
    assert window.grid.bar.title == "All videos"


def test_where_nothing_can_be_compared_the_order_stays_and_that_is_said(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    def nothing(_request: SearchRequest) -> SearchResult:
        return SearchResult((), 0, 40, "That video has not been analysed yet")

    filled.answer = nothing
    desk = open_desk(filled)
    window = desk.window
    qtbot.waitUntil(lambda: window.models.videos.index(0).data() is not None)
    window.actions_by_name["sort_likeness"].trigger()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    window.grid.list_view.select_row(4)
    window.actions_by_name["sort_likeness"].trigger()
    qtbot.waitUntil(lambda: not desk.grid.shown.like_id and not desk.grid.is_listing)
    assert window.grid.bar.title == "All videos"
    assert _ids(desk)[0] == 1


def test_offline_videos_are_hidden_and_that_is_said(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    with shelf.database.write() as session:
        folders.set_state(session, shelf.folders.list_all()[0].id, state=FolderState.OFFLINE)
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window
    window.actions_by_name["hide_offline"].trigger()
    qtbot.waitUntil(lambda: window.models.videos.rowCount() == 0)
    assert window.pages.currentWidget() is window.grid, "a library that has videos is not welcomed"
    assert "Offline" in window.grid.sentence
    assert window.grid.bar.count == "0 of 8 videos"
    qtbot.mouseClick(window.grid._all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.models.videos.rowCount() == 8)
    assert not window.actions_by_name["hide_offline"].isChecked()


def test_where_nothing_fits_there_is_a_way_back(open_desk: Open, shelf: Library, qtbot: QtBot) -> None:
    desk = _open(open_desk, shelf, qtbot)
    desk.search.ask(parse("rated>=5"))
    grid = desk.window.grid
    qtbot.waitUntil(lambda: grid.sentence == "No video meets all of the conditions.")
    qtbot.mouseClick(grid._all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.models.videos.rowCount() == 8)
    assert grid.sentence == ""


@pytest.mark.parametrize("name", ["show_grid", "show_filmstrips", "show_list"])
def test_enter_and_the_menu_key_work_in_every_view(
    open_desk: Open, shelf: Library, qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window
    window.actions_by_name[name].trigger()
    view = window.videos_page.list_view
    assert window.actions_by_name["reveal"] in view.actions()
    view.select_row(1)
    played: list[int] = []
    monkeypatch.setattr(desk.playing, "play", lambda card: played.append(card.video.id))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert played == [_ids(desk)[1]]
    offered: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            offered.extend(action.objectName() for action in menu.actions())
            menu.close()

    QTimer.singleShot(0, look)  # the menu waits for a choice
    place = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert {"play", "reveal", "similar_video"} <= set(offered)


def test_the_size_follows_keys_and_slider_and_is_that_of_the_page_on_show(
    open_desk: Open, shelf: Library, qtbot: QtBot
) -> None:
    desk = _open(open_desk, shelf, qtbot)
    window = desk.window
    width_px, height_px = window.grid.list_view.size_px, window.filmstrips.list_view.size_px
    window.actions_by_name["larger"].trigger()
    assert window.grid.list_view.size_px == window.results.list_view.size_px == width_px + 20
    assert window.grid.bar._size.value() == width_px + 20
    window.actions_by_name["show_filmstrips"].trigger()
    slider = window.filmstrips.bar._size
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert window.filmstrips.list_view.size_px == height_px + 8
    assert window.grid.list_view.size_px == width_px + 20
