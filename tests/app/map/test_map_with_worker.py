"""The map and the worker that arranges it: at first, on request, stopped, killed, and while the window closes."""

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.api.library import Library
from core.domain.jobs import JobKind, JobState
from core.worker import lock
from tests.app.driving import Open
from tests.app.map.showing import shown_map

LEFT = Qt.MouseButton.LeftButton


def test_new_map_is_arranged_by_the_worker_and_redrawn_on_request(
    shelf: Library, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(shelf)
    controller = shown_map(desk, qtbot)

    qtbot.waitUntil(lambda: controller._map is not None and controller._map.is_arranged)
    qtbot.waitUntil(lambda: not controller.is_arranging)
    QTest.mouseClick(controller.page.redraw, LEFT)
    qtbot.waitUntil(lambda: controller.is_arranging)
    qtbot.waitUntil(lambda: not controller.is_arranging)
    qtbot.waitUntil(lambda: controller.page.redraw.isVisible())


def test_waiting_map_can_be_stopped(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    shelf.jobs.pause()
    desk = open_desk(shelf)
    controller = shown_map(desk, qtbot)
    qtbot.waitUntil(lambda: controller.page.stop.isVisible())
    qtbot.waitUntil(lambda: "once analysis is resumed" in controller.page.status.text())

    QTest.mouseClick(controller.page.stop, LEFT)

    qtbot.waitUntil(lambda: not controller.page.stop.isVisible())
    (job,) = shelf.jobs.list_all(kind=JobKind.VIDEO_MAP)
    assert job.state is JobState.CANCELLED
    assert "roughly placed" in controller.page.status.text()


def test_dead_worker_is_replaced_and_arranges_the_map(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf)
    controller = shown_map(desk, qtbot)
    qtbot.waitUntil(lambda: any(job.state is JobState.RUNNING for job in shelf.jobs.list_all(kind=JobKind.VIDEO_MAP)))
    worker = lock.find(shelf.paths)
    assert worker is not None
    arranging = psutil.Process(worker.pid).children(recursive=True)

    psutil.Process(worker.pid).kill()

    qtbot.waitUntil(lambda: controller._map is not None and controller._map.is_arranged)
    qtbot.waitUntil(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in arranging))


def test_closing_while_the_map_is_arranged_leaves_nothing_running(
    shelf: Library, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(shelf)
    controller = shown_map(desk, qtbot)
    qtbot.waitUntil(lambda: controller.is_arranging or bool(controller._map and controller._map.is_arranged))

    desk.window.close()

    assert not desk.window.isVisible()


def test_analysis_that_is_paused_can_be_resumed_on_the_map(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    shelf.delete_analysis()
    shelf.jobs.pause()
    desk = open_desk(shelf)
    desk.stage.actions.run("show_map")
    controller = desk.map.controller
    assert controller is not None
    qtbot.waitUntil(lambda: "analysis is paused" in controller.page.sentence)
    (resume,) = controller.page.empty.buttons

    QTest.mouseClick(resume, LEFT)

    qtbot.waitUntil(lambda: "one by one" in controller.page.sentence)
    assert not shelf.jobs.summary().is_paused
