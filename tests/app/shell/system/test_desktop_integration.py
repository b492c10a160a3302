"""Desktop integration during work: notifications, staying awake, task bar progress, always cleaned up."""

import dataclasses

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.jobs.controllers.long_jobs import LongJobs
from app.shell.system.desktop import NotifyingController, PowerController, TaskbarController
from app.ui.preferences import Preferences
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, JobsSummary, KindCount

BUSY = JobsSummary((KindCount(JobKind.ANALYSE, 5, 1, 4, 0),))
DONE = JobsSummary((KindCount(JobKind.ANALYSE, 0, 0, 1204, 2),))


class Listened(QObject):
    """The parts of a session that are listened to."""

    summaryChanged = Signal(object)  # noqa: N815
    workerChanged = Signal(object)  # noqa: N815


class Recorder:
    """A desktop that records what it is told."""

    can_notify = True

    def __init__(self) -> None:
        self.said: list[object] = []

    def hold(self) -> None:
        self.said.append("hold")

    def release(self) -> None:
        self.said.append("release")

    def notify(self, title: str, text: str) -> None:
        self.said.append((title, text))

    def show_progress(self, share: float | None) -> None:
        self.said.append(share)

    def close(self) -> None:
        self.said.append("close")


@pytest.fixture
def session() -> Listened:
    return Listened()


@pytest.fixture
def desktop() -> Recorder:
    return Recorder()


def test_kept_awake_only_during_analysis(session: Listened, desktop: Recorder) -> None:
    preferences = Preferences(None)
    power = PowerController(session, preferences, desktop, parent=session)  # type: ignore[arg-type]
    session.workerChanged.emit(WorkerState.RUNNING)
    session.summaryChanged.emit(BUSY)
    assert desktop.said == [], "nobody asked for it"
    preferences.put("keep_awake", True)
    assert desktop.said == ["hold"]
    for summary in (dataclasses.replace(BUSY, is_paused=True), dataclasses.replace(BUSY, obstacle="No encoder"), DONE):
        desktop.said.clear()
        session.summaryChanged.emit(summary)
        assert desktop.said == ["release"]
        session.summaryChanged.emit(BUSY)
        assert desktop.said == ["release", "hold"]
    desktop.said.clear()
    session.workerChanged.emit(WorkerState.FAILED)
    session.workerChanged.emit(WorkerState.RUNNING)
    preferences.put("keep_awake", False)
    preferences.put("keep_awake", True)
    assert desktop.said == ["release", "hold", "release", "hold"]
    power.close()
    power.close()
    assert desktop.said[4:] == ["release"]


class Case:
    """One run of work: its duration, and whether the window was in view."""

    def __init__(self, session: Listened, desktop: Recorder) -> None:
        self.session, self.preferences = session, Preferences(None)
        self.now, self.is_looked_at = 0.0, False
        self.long_jobs = LongJobs(session, parent=session, clock=lambda: self.now)  # type: ignore[arg-type]
        self.controller = NotifyingController(
            self.long_jobs, self.preferences, desktop, parent=session, is_looked_at=lambda: self.is_looked_at
        )

    def work(self, seconds: float) -> None:
        self.session.summaryChanged.emit(BUSY)
        self.now += seconds
        self.session.summaryChanged.emit(DONE)


@pytest.fixture
def case(session: Listened, desktop: Recorder) -> Case:
    return Case(session, desktop)


def test_long_work_that_ends_unseen_is_announced_once(case: Case, desktop: Recorder, qtbot: QtBot) -> None:
    case.work(61)
    qtbot.waitUntil(lambda: bool(desktop.said))
    assert desktop.said == [("Clipshelf has finished", "1,204 videos ready, 2 could not be read.")]
    case.session.summaryChanged.emit(JobsSummary())
    qtbot.wait(1700)
    assert len(desktop.said) == 1
    case.controller.close()
    assert desktop.said[1:] == ["close"]


@pytest.mark.parametrize("why_not", ["short", "looked at", "not wanted"])
def test_no_notification_otherwise(case: Case, desktop: Recorder, qtbot: QtBot, why_not: str) -> None:
    case.is_looked_at = why_not == "looked at"
    case.preferences.put("notify_when_done", why_not != "not wanted")
    case.work(59 if why_not == "short" else 600)
    qtbot.wait(1700)
    assert desktop.said == []


def test_work_that_continues_at_once_has_not_ended(case: Case, desktop: Recorder, qtbot: QtBot) -> None:
    case.work(40)
    case.work(40)
    assert desktop.said == []
    qtbot.waitUntil(lambda: len(desktop.said) == 1)
    assert case.now == 80


def test_other_work_has_an_end_too(case: Case, desktop: Recorder, qtbot: QtBot) -> None:
    case.session.summaryChanged.emit(JobsSummary((KindCount(JobKind.SCAN, 0, 1, 0, 0),)))
    case.now += 100
    case.session.summaryChanged.emit(JobsSummary((KindCount(JobKind.SCAN, 0, 0, 1, 0),)))
    qtbot.waitUntil(lambda: bool(desktop.said))
    assert desktop.said == [("Clipshelf has finished", "All jobs are finished.")]


def test_task_bar_shows_progress_and_clears_it(session: Listened, desktop: Recorder, qtbot: QtBot) -> None:
    bar = TaskbarController(session, desktop, parent=session)  # type: ignore[arg-type]
    for n_done in range(10):
        session.summaryChanged.emit(JobsSummary((KindCount(JobKind.ANALYSE, 9 - n_done, 1, n_done, 0),)))
    assert desktop.said == [], "not for each of them"
    qtbot.waitUntil(lambda: desktop.said == [0.9])
    session.summaryChanged.emit(DONE)
    qtbot.waitUntil(lambda: desktop.said == [0.9, None])
    bar.close()
    session.summaryChanged.emit(BUSY)
    assert desktop.said == [0.9, None, "close"]
