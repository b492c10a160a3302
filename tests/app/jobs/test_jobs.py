"""Controls of the job bar: pause, resume, cancel, retry."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.events import Level, Notice, WorkerState
from core.domain.jobs import JobsSummary
from tests.app.driving import BUSY, Open, called
from tests.app.stand_in import StandInLibrary


def test_pausing_resuming_and_cancelling(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    pause, cancel, _again = desk.jobs.bar.findChildren(QPushButton)
    qtbot.waitUntil(pause.isVisible)
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "pause")))
    filled.push(summary=JobsSummary(BUSY.counts, is_paused=True))
    qtbot.waitUntil(lambda: pause.text() == "Resume")
    assert desk.stage.actions["pause"].isChecked()
    qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(called(filled, "resume")))
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "cancel")))


def test_failed_worker_is_shown_and_restarted(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    filled.push(worker=WorkerState.FAILED, notices=(Notice(Level.ERROR, "It keeps stopping"),))
    again = desk.jobs.bar.findChildren(QPushButton)[2]
    qtbot.waitUntil(again.isVisible)
    assert desk.window.notice_bar.text == "It keeps stopping"
    filled.calls.clear()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "start_worker")))
