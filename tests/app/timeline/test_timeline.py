"""The timeline with a real library, by mouse and keys: marks, playing, going about, what is shown."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.bridge.session import Session
from app.bridge.work import Operation
from core.api.library import Library
from core.domain.events import WorkerState
from core.domain.moments import Moment
from core.domain.search import MomentHit
from core.domain.tags import Verdict
from core.errors import WorkerError
from tests.app.driving import Open
from tests.app.timeline_driver import Button, Key, Modifier, TimelineDriver


@pytest.fixture
def driver(shelf: Library, open_desk: Open, qtbot: QtBot) -> TimelineDriver:
    return TimelineDriver(open_desk(shelf, with_worker=False), shelf, qtbot)


def test_what_is_marked_at_the_playhead_is_what_is_tagged(driver: TimelineDriver, qtbot: QtBot) -> None:
    selection = driver.desk.stage.selection
    driver.model.set_playhead(1.24)
    driver.key(Key.Key_I)
    assert driver.model.marks == (1.24, None)
    assert selection.moment is None
    driver.model.set_playhead(3.48)
    driver.key(Key.Key_O)
    assert selection.moment == Moment(driver.video_id, 1.24, 3.48)
    moment, tag_id = selection.moment, driver.tag.id
    driver.desk.tags.controller.refresh()
    driver.desk.session.run(
        Operation(lambda library: library.decisions.accept([moment.video_id], [tag_id], moment=moment), words="Tag")
    )
    driver.settle((1.24, 3.48))
    driver.key(Key.Key_X)
    assert driver.model.marks == (None, None)
    assert selection.moment is None


def test_an_out_point_before_the_in_point_takes_it_away(driver: TimelineDriver) -> None:
    driver.model.set_playhead(3.0)
    driver.key(Key.Key_I)
    driver.model.set_playhead(1.0)
    driver.key(Key.Key_O)
    assert driver.model.marks == (None, 1.0)


def test_marks_are_dragged_and_go_with_their_video(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.desk.timeline.controller.marking.mark(1.0, 2.0)
    driver.drag(driver.place(2.0, None), driver.place(4.0, None))
    moment = driver.desk.stage.selection.moment
    assert moment is not None
    assert moment.start_seconds == 1.0
    assert moment.end_seconds == pytest.approx(4.0, abs=0.05)
    driver.desk.browse.pages.grid.list_view.select_row(1)
    qtbot.waitUntil(lambda: driver.model.video_id == driver.desk.browse.pages.model.ids[1])
    assert driver.model.marks == (None, None)


def test_a_moment_found_by_a_search_is_marked(driver: TimelineDriver) -> None:
    driver.desk.stage.selection.mark(Moment(driver.video_id, 2.0, 5.0))
    assert driver.model.marks == (2.0, 5.0)


def test_a_click_opens_the_player_at_that_frame_and_the_playhead_follows_it(
    driver: TimelineDriver, qtbot: QtBot
) -> None:
    player = driver.desk.player.panel
    qtbot.mouseClick(driver.canvas.viewport(), Button.LeftButton, pos=driver.place(2.0, None))
    assert driver.model.playhead_seconds == pytest.approx(2.0, abs=0.05)
    qtbot.waitUntil(lambda: player.video_id == driver.video_id)
    qtbot.waitUntil(lambda: player.position_seconds == pytest.approx(2.0, abs=0.1), timeout=20_000)
    assert not player.is_playing
    driver.canvas.setFocus()  # offscreen, the picture's window takes it when it appears
    with qtbot.waitSignal(player.positionChanged, timeout=20_000):
        player.seek(4.0)
    qtbot.waitUntil(lambda: driver.model.playhead_seconds == pytest.approx(4.0, abs=0.1), timeout=20_000)
    driver.key(Key.Key_I)
    assert driver.model.marks == (player.position_seconds, None)


def test_a_double_click_plays_a_span_over_and_over(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0))
    looped: list[tuple[float, float, bool]] = []
    player = driver.desk.player.panel
    player.play_span = lambda start, end, *, does_loop: looped.append((start, end, does_loop))
    qtbot.mouseDClick(driver.canvas.viewport(), Button.LeftButton, pos=driver.place(1.5))
    qtbot.waitUntil(lambda: looped == [(1.0, 2.0, True)])


def test_up_and_down_go_from_moment_to_moment(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.leave_the_player_shut()
    driver.decide((1.0, 2.0), (4.0, 5.0))
    driver.model.set_playhead(3.0)
    driver.key(Key.Key_Down)
    assert driver.model.chosen == driver.model.spans[1]
    assert driver.model.playhead_seconds == 4.0
    driver.key(Key.Key_Up)
    assert driver.model.chosen == driver.model.spans[0]
    assert "beach, 0:01.000 to 0:02.000, Accepted" in driver.canvas.accessibleDescription()


def test_what_was_rejected_is_hidden_by_a_key(driver: TimelineDriver) -> None:
    driver.decide((1.0, 2.0), verdict=Verdict.REJECTED)
    driver.key(Key.Key_R, Modifier.ShiftModifier)
    assert driver.shown == []
    driver.key(Key.Key_R, Modifier.ShiftModifier)
    assert driver.shown == [(1.0, 2.0)]


def test_s_opens_the_tag_bar_with_the_moment_complete(driver: TimelineDriver) -> None:
    asked: list[bool] = []
    driver.desk.stage.actions["tag_bar"].triggered.connect(lambda: asked.append(True))
    driver.model.set_playhead(1.0)
    driver.key(Key.Key_I)
    driver.model.set_playhead(2.0)
    driver.key(Key.Key_S)
    assert driver.desk.stage.selection.moment == Moment(driver.video_id, 1.0, 2.0)
    assert asked


def test_s_tags_the_chosen_moment_where_nothing_is_marked(driver: TimelineDriver) -> None:
    driver.decide((1.0, 2.0))
    driver.choose()
    driver.key(Key.Key_S)
    assert driver.desk.stage.selection.moment == Moment(driver.video_id, 1.0, 2.0)


def test_shot_cuts_are_asked_for_once_and_snapped_to(
    driver: TimelineDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, float, float]] = []

    def _cuts(video_id: int, start: float, end: float) -> tuple[float, ...]:
        asked.append((video_id, start, end))
        return (2.513, 4.4)

    monkeypatch.setattr(driver.library.videos, "cuts", _cuts)
    monkeypatch.setattr(Session, "worker_state", property(lambda _session: WorkerState.RUNNING))
    driver.desk.session.workerChanged.emit(WorkerState.RUNNING)
    qtbot.waitUntil(lambda: driver.model.cuts == (2.513, 4.4))
    driver.decide((1.0, 2.0))
    driver.drag(driver.place(2.0) - QPoint(1, 0), driver.place(2.513) + QPoint(4, 0))
    driver.settle((1.0, 2.513))
    assert len(asked) == 1
    assert asked[0][:2] == (driver.video_id, 0.0)
    assert asked[0][2] == driver.model.duration_seconds


def test_without_shot_cuts_the_timeline_is_as_good(
    driver: TimelineDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def _cuts(video_id: int, _start: float, _end: float) -> tuple[float, ...]:
        asked.append(video_id)
        raise WorkerError("The analysis does not run", "Start it.")

    monkeypatch.setattr(driver.library.videos, "cuts", _cuts)
    monkeypatch.setattr(Session, "worker_state", property(lambda _session: WorkerState.RUNNING))
    driver.desk.session.workerChanged.emit(WorkerState.RUNNING)
    qtbot.waitUntil(lambda: bool(asked))
    driver.decide((1.0, 2.0))
    assert not driver.window.notice_bar.text
    assert driver.model.cuts == ()


def test_hits_of_the_last_search_have_a_lane(driver: TimelineDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [MomentHit(driver.video_id, 1.0, 2.0, 1.5, 0.4)]
    monkeypatch.setattr(
        driver.desk.search.controller, "hits_of", lambda video_id: found if video_id == driver.video_id else []
    )
    driver.desk.search.controller.answered.emit(None)
    assert [lane.tag for lane in driver.model.lanes] == [None]
    driver.choose()
    driver.key(Key.Key_Delete)
    assert driver.shown == [(1.0, 2.0)]


def test_the_menu_holds_the_commands(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 3.0))
    place = driver.place(2.0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, driver.canvas.viewport().mapToGlobal(place))
    QApplication.sendEvent(driver.canvas.viewport(), event)
    menu = driver.desk.timeline.panel.findChild(QMenu)
    assert menu is not None
    assert driver.model.chosen == driver.model.spans[0]
    names = [action.objectName() for action in menu.actions()]
    assert {"split_span", "withdraw_span", "tag_moment"} <= set(names)
    below = [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    assert {"mark_in", "span_list"} <= {action.objectName() for one in below for action in one.actions()}
    driver.model.set_playhead(2.0)
    driver.desk.stage.actions["split_span"].trigger()
    menu.close()
    driver.settle((1.0, 2.0), (2.0, 3.0))
