"""From one video to the next without leaving the player."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from app.bridge.work import Read
from app.player import operations
from app.player.operations import Playable
from app.shell.desk import Desk
from app.stage.centre import CentreView
from core.api.library import Library
from core.domain.query.text import parse
from core.domain.search import MomentHit, SearchRequest, SearchResult
from core.domain.tags import Tag
from tests.app.driving import Open, search
from tests.app.watching import PATIENCE_MS, Key, Modifier, number_of, press, watch


@pytest.fixture
def tag(shelf: Library) -> Tag:
    return shelf.tags.add("beach", slot=1)[0]


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: made.browse.pages.model.card(made.browse.pages.model.index(7)) is not None)
    return made


def shown(desk: Desk) -> int:
    """Give the row of the video that is open."""
    return desk.browse.pages.model.row_of(desk.player.panel.video_id)


def test_arrows_go_from_video_to_video_and_the_selection_goes_along(desk: Desk, qtbot: QtBot) -> None:
    player, head = desk.player.panel, desk.player.panel.head
    watch(desk, qtbot)
    assert not head.buttons["previous_video"].isEnabled()
    for key, row in ((Key.Key_Down, 1), (Key.Key_PageDown, 2), (Key.Key_PageUp, 1), (Key.Key_Up, 0), (Key.Key_Down, 1)):
        press(desk, qtbot, key)
        qtbot.waitUntil(lambda row=row: shown(desk) == row, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda row=row: desk.stage.selection.ids == (desk.browse.pages.model.ids[row],))
        qtbot.waitUntil(lambda row=row: head.place.text() == f"{row + 1} of 8")
        assert head.name.text() == f"clip 00{row}.mp4"
        assert player.hasFocus() or player.isAncestorOf(desk.window.focusWidget())
    qtbot.mouseClick(head.buttons["next_video"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(desk) == 2, timeout=PATIENCE_MS)
    press(desk, qtbot, Key.Key_Escape)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(grid.hasFocus)
    assert grid.currentIndex().row() == 2
    assert 2 in grid.visible_rows()


def test_the_next_one_plays_if_this_one_does(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    watch(desk, qtbot)
    press(desk, qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == 1 and not player.grab_frame().isNull(), timeout=PATIENCE_MS)
    assert not player.is_playing
    press(desk, qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: player.is_playing, timeout=PATIENCE_MS)
    for _ in range(3):
        press(desk, qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == 4 and player.is_playing, timeout=PATIENCE_MS)


def test_the_last_one_is_the_last(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot, row=7)
    head = desk.player.panel.head
    qtbot.waitUntil(lambda: head.place.text() == "8 of 8" and not head.buttons["next_video"].isEnabled())
    press(desk, qtbot, Key.Key_Down)
    assert shown(desk) == 7
    assert desk.browse.pages.selection.currentIndex().row() == 7


def test_of_several_selected_it_goes_through_these_and_they_stay_selected(desk: Desk, qtbot: QtBot) -> None:
    grid, model = desk.browse.pages.grid.list_view, desk.browse.pages.model
    grid.setFocus()
    grid.select_row(6)
    for row in (4, 1):
        grid.selectionModel().setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 3)
    qtbot.keyClick(grid, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing and shown(desk) == 1, timeout=PATIENCE_MS)
    # What is decided is about the video that is seen.
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (model.ids[1],))
    head = desk.player.panel.head
    qtbot.waitUntil(lambda: head.place.text() == "1 of 3 selected")
    for row in (4, 6):
        press(desk, qtbot, Key.Key_Down)
        qtbot.waitUntil(lambda row=row: shown(desk) == row, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda row=row: desk.stage.selection.ids == (model.ids[row],))
    press(desk, qtbot, Key.Key_A, Modifier.ControlModifier)
    press(desk, qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: sorted(desk.stage.selection.ids) == sorted(model.ids[row] for row in (1, 4, 6)))


def test_what_leaves_the_list_makes_way_for_the_next(shelf: Library, tag: Tag, desk: Desk, qtbot: QtBot) -> None:
    """A video that no longer matches the filter leaves the page behind; the next one is then current, and seen."""
    desk.search.controller.ask(parse("untagged:"))
    qtbot.waitUntil(lambda: desk.stage.tags.find("beach") is not None)
    watch(desk, qtbot)
    first, second = desk.browse.pages.model.ids[:2]
    press(desk, qtbot, Key.Key_1)
    qtbot.waitUntil(lambda: desk.player.panel.video_id == second, timeout=PATIENCE_MS)
    assert [one.tag_id for one in shelf.decisions.of_video(first)] == [tag.id]
    assert not shelf.decisions.of_video(second)
    assert desk.stage.centre.view is CentreView.SINGLE


def test_a_file_that_is_gone_is_said_in_its_place(desk: Desk, qtbot: QtBot) -> None:
    player, gone = desk.player.panel, desk.browse.pages.model.card(desk.browse.pages.model.index(1))
    assert gone is not None
    watch(desk, qtbot)
    gone.video.path.rename(gone.video.path.with_suffix(".away"))
    try:
        press(desk, qtbot, Key.Key_Down)
        qtbot.waitUntil(lambda: "is not available" in player.picture_area.sentence, timeout=PATIENCE_MS)
        assert player.head.name.text() == gone.video.path.name
        assert desk.stage.selection.current_id == gone.video.id
        assert desk.stage.centre.view is CentreView.SINGLE
    finally:
        gone.video.path.with_suffix(".away").rename(gone.video.path)
    press(desk, qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == 2 and not player.picture_area.sentence, timeout=PATIENCE_MS)


def test_rows_that_were_never_read_are_shown_too(desk: Desk, qtbot: QtBot) -> None:
    model = desk.browse.pages.model
    watch(desk, qtbot)
    model._cards.clear()
    model._fresh.clear()
    press(desk, qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == 1, timeout=PATIENCE_MS)


def test_it_works_over_the_whole_screen(desk: Desk, qtbot: QtBot) -> None:
    watch(desk, qtbot)
    press(desk, qtbot, Key.Key_F)
    own = desk.player.panel.own_window
    qtbot.waitUntil(lambda: own.isFullScreen() and own.isActiveWindow())
    qtbot.keyClick(own, Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == 1, timeout=PATIENCE_MS)
    assert own.isVisible()
    qtbot.keyClick(own, Key.Key_Escape)
    qtbot.waitUntil(lambda: not own.isVisible())
    assert desk.stage.centre.view is CentreView.SINGLE


def test_nothing_is_stepped_through_while_the_grid_is_in_view(desk: Desk, qtbot: QtBot) -> None:
    desk.browse.pages.grid.list_view.select_row(0)
    desk.stage.actions["next_video"].trigger()
    assert desk.browse.pages.selection.currentIndex().row() == 0
    assert desk.player.panel.video_id == 0


@pytest.fixture
def found(shelf: Library, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window with moments of three videos found, from the third second on."""

    def _answer(_search: object, _request: SearchRequest) -> SearchResult:
        hits = [MomentHit(number, 3.0, 4.0, 3.5, 0.4 - number / 100) for number in shelf.videos.ids()[2:5]]
        return SearchResult(tuple(hits), 8, 8)

    monkeypatch.setattr(type(shelf.search), "run", _answer)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 3)
    return desk


def test_in_the_results_it_goes_from_moment_to_moment(found: Desk, qtbot: QtBot) -> None:
    moments, player = found.search.results.list_view, found.player.panel
    moments.select_row(0)
    qtbot.keyClick(moments, Key.Key_Return)
    qtbot.waitUntil(lambda: player.is_playing and player.position_seconds >= 3.0, timeout=PATIENCE_MS)
    assert shown(found) == 2
    qtbot.waitUntil(lambda: player.head.place.text() == "1 of 3")
    assert player.head.buttons["next_video"].accessibleName() == "Next moment"
    for key, row in ((Key.Key_Down, 3), (Key.Key_N, 4), (Key.Key_P, 3)):
        press(found, qtbot, key)
        qtbot.waitUntil(lambda row=row: shown(found) == row, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: player.is_playing and player.position_seconds >= 3.0, timeout=PATIENCE_MS)
    moment = found.stage.selection.moment
    assert moment is not None
    assert (moment.video_id, moment.start_seconds) == (player.video_id, 3.0)
    press(found, qtbot, Key.Key_Escape)
    qtbot.waitUntil(moments.hasFocus)
    assert found.stage.pages.currentWidget() is found.search.results
    assert moments.currentIndex().row() == 1


def test_the_next_moment_found_is_played_from_the_grid_too(found: Desk, qtbot: QtBot) -> None:
    found.search.controller.leave()
    watch(found, qtbot, row=7)
    press(found, qtbot, Key.Key_N)
    qtbot.waitUntil(lambda: shown(found) in {2, 3} and found.player.panel.is_playing, timeout=PATIENCE_MS)
    assert found.stage.centre.view is CentreView.SINGLE
    # What it belongs to is what is selected.
    qtbot.waitUntil(lambda: found.stage.selection.current_id == found.player.panel.video_id)


def test_the_next_video_is_on_screen_before_its_file_is_found(
    shelf: Library, tag: Tag, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow drive, a key pressed meanwhile must not tag a video that is not seen."""
    qtbot.waitUntil(lambda: desk.stage.tags.find("beach") is not None)
    watch(desk, qtbot, at_frame=20)
    player, is_found, look_up = desk.player.panel, threading.Event(), operations.playable

    def _slow(video_id: int, path: Path) -> Read[Playable]:
        found = look_up(video_id, path)

        def _run(library: Library) -> Playable:
            is_found.wait(PATIENCE_MS / 1000)
            return found.run(library)

        return Read(_run)

    monkeypatch.setattr(operations, "playable", _slow)
    try:
        first, second = desk.browse.pages.model.ids[:2]
        press(desk, qtbot, Key.Key_Down)
        assert player.video_id == second
        assert player.head.name.text() == "clip 001.mp4"
        assert not player.engine.media.is_open
        assert number_of(player.picture_area.image) != 20
        press(desk, qtbot, Key.Key_1)
        qtbot.waitUntil(lambda: bool(shelf.decisions.of_video(second)))
        assert not shelf.decisions.of_video(first)
    finally:
        is_found.set()
    qtbot.waitUntil(lambda: player.engine.media.is_open and not player.grab_frame().isNull(), timeout=PATIENCE_MS)
    assert shown(desk) == 1
    assert not player.is_playing


def test_the_next_moment_found_is_played_in_its_own_window(found: Desk, qtbot: QtBot) -> None:
    moments, own = found.search.results.list_view, found.player.panel.own_window
    moments.select_row(0)
    qtbot.keyClick(moments, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(found) == 2 and found.player.panel.is_playing, timeout=PATIENCE_MS)
    press(found, qtbot, Key.Key_F11, Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: own.isActiveWindow() and moments.isVisible())
    qtbot.keyClick(own, Key.Key_N)
    qtbot.waitUntil(lambda: shown(found) == 3, timeout=PATIENCE_MS)
    assert moments.currentIndex().row() == 1


def test_from_the_timeline_nothing_starts_to_play(found: Desk, qtbot: QtBot) -> None:
    moments = found.search.results.list_view
    moments.select_row(0)
    found.stage.panels.dock("show_timeline").bring_to_front()
    found.timeline.panel.take_focus()
    found.stage.actions["next_hit"].trigger()
    qtbot.waitUntil(lambda: found.stage.selection.current_id == found.browse.pages.model.ids[3])
    assert found.player.panel.video_id == 0
    assert not found.player.controller._opening.wanted_id
