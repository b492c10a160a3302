"""Editing moments of a real library on the timeline by mouse and keys; each edit is one undo step."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.timeline.models.edits import Edge
from core.api.library import Library
from core.errors import PathError
from tests.app.driving import Open
from tests.app.timeline_driver import Key, Modifier, TimelineDriver


@pytest.fixture
def driver(shelf: Library, open_desk: Open, qtbot: QtBot) -> TimelineDriver:
    return TimelineDriver(open_desk(shelf, with_worker=False), shelf, qtbot)


def test_dragged_edge_snaps_and_is_one_step(driver: TimelineDriver) -> None:
    driver.decide((1.0, 2.0), (4.013, 5.0))
    near = driver.place(4.013) - QPoint(4, 0)
    driver.drag(driver.place(2.0) - QPoint(1, 0), near)
    assert driver.shown == [(1.0, 4.013), (4.013, 5.0)]  # before it is written
    driver.settle((1.0, 4.013), (4.013, 5.0))
    assert len(driver.steps) == 1
    assert "beach" in driver.steps[0]
    assert "clip 000.mp4" in driver.steps[0]
    driver.undo()
    driver.settle((1.0, 2.0), (4.013, 5.0))
    driver.redo()
    driver.settle((1.0, 4.013), (4.013, 5.0))
    assert driver.model.chosen == driver.model.spans[0]


def test_alt_disables_snapping(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0), (4.0, 5.0))
    driver.drag(driver.place(2.0) - QPoint(1, 0), driver.place(4.0) - QPoint(4, 0), Modifier.AltModifier)
    qtbot.waitUntil(lambda: driver.ends[0] != (1.0, 2.0))
    assert driver.ends[0][1] != 4.0
    assert driver.ends[0][1] == pytest.approx(4.0, abs=0.06)


def test_dragging_the_middle_keeps_the_length(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0))
    driver.drag(driver.place(1.5), driver.place(3.5))
    qtbot.waitUntil(lambda: driver.ends != [(1.0, 2.0)])
    start, end = driver.ends[0]
    assert start == pytest.approx(3.0, abs=0.1)
    assert end == pytest.approx(start + 1.0)


def test_esc_cancels_a_drag(driver: TimelineDriver) -> None:
    driver.decide((1.0, 2.0))
    driver.drag(driver.place(2.0) - QPoint(1, 0), driver.place(4.0), lets_go=False)
    assert driver.canvas.mouse.drag is not None
    driver.key(Key.Key_Escape)
    driver.mouse(QEvent.Type.MouseButtonRelease, driver.place(4.0))
    driver.settle((1.0, 2.0))
    assert not driver.steps


def test_failed_write_is_reverted_and_reported(
    driver: TimelineDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.decide((1.0, 2.0))

    def _refuse(*_args: object) -> None:
        raise PathError("The catalog is full", "Make room.")

    monkeypatch.setattr(driver.library.decisions, "replace", _refuse)
    driver.drag(driver.place(2.0) - QPoint(1, 0), driver.place(4.0))
    qtbot.waitUntil(lambda: "full" in driver.window.notice_bar.text)
    assert driver.shown == [(1.0, 2.0)]


def test_moment_is_split_joined_and_withdrawn_by_keys(driver: TimelineDriver) -> None:
    driver.decide((1.0, 3.0))
    driver.choose()
    driver.model.set_playhead(2.0)
    driver.key(Key.Key_B)
    driver.settle((1.0, 2.0), (2.0, 3.0))
    driver.choose(1)
    driver.key(Key.Key_B, Modifier.ShiftModifier)
    driver.settle((1.0, 3.0))
    driver.choose()
    driver.key(Key.Key_Delete)
    driver.settle()
    for spans in ([(1.0, 3.0)], [(1.0, 2.0), (2.0, 3.0)], [(1.0, 3.0)]):
        driver.undo()
        driver.settle(*spans)


def test_nudges_are_one_step_and_move_the_selected_edge(driver: TimelineDriver) -> None:
    driver.decide((1.0, 2.0))
    driver.choose()
    driver.key(Key.Key_E)
    assert driver.model.edge is Edge.END
    frame = driver.model.frame_seconds
    for _ in range(3):
        driver.key(Key.Key_BracketRight)
    driver.settle((1.0, round(2.0 + 3 * frame, 6)))
    driver.key(Key.Key_BracketRight, Modifier.ShiftModifier)
    driver.settle((1.0, round(3.0 + 3 * frame, 6)))
    assert len(driver.steps) == 1
    driver.undo()
    driver.settle((1.0, 2.0))


def test_exact_times_are_edited_in_the_header(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0))
    driver.choose()
    driver.key(Key.Key_F2)
    edit = driver.window.focusWidget()
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "0:00.5")
    qtbot.keyClick(edit, Key.Key_Return)
    driver.settle((0.5, 2.0))
    edit.selectAll()
    qtbot.keyClicks(edit, "5")
    qtbot.keyClick(edit, Key.Key_Return)
    assert "must end after it starts" in driver.window.notice_bar.text
    edit.selectAll()
    qtbot.keyClicks(edit, "1.5")
    driver.model.refresh()  # something else has changed; the typed text stays
    assert edit.text() == "1.5"
    qtbot.keyClick(edit, Key.Key_Escape)
    assert edit.text() == "0:00.500"
    assert driver.canvas.hasFocus()
    driver.settle((0.5, 2.0))


def test_list_edits_like_the_canvas(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.leave_the_player_shut()
    driver.decide((1.0, 2.0), (4.0, 5.0))
    driver.key(Key.Key_T, Modifier.ShiftModifier)
    table = driver.desk.timeline.panel.list_view
    assert table.isVisible()
    assert table.hasFocus()
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Down)
    assert driver.model.chosen == driver.model.spans[1]
    assert driver.model.playhead_seconds == 4.0
    qtbot.keyClick(table, Key.Key_Right)
    qtbot.keyClick(table, Key.Key_F2)
    edit = table.findChild(QLineEdit)
    assert edit is not None
    qtbot.keyClicks(edit, "3,25")
    qtbot.keyClick(edit, Key.Key_Return)
    driver.settle((1.0, 2.0), (3.25, 5.0))
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Key.Key_Delete)
    driver.settle((1.0, 2.0))


def test_edit_of_a_removed_moment_creates_no_duplicate(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0))
    driver.drag(driver.place(2.0) - QPoint(1, 0), driver.place(3.0), Modifier.AltModifier)
    qtbot.waitUntil(lambda: len(driver.steps) == 1)
    # Both before the window has noticed that the moment moved back.
    driver.undo()
    driver.key(Key.Key_BracketRight)
    driver.settle((1.0, 2.0))
    assert "in the meantime" in driver.window.notice_bar.text
