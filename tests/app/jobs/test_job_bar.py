import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.jobs.views.job_bar import JobBar, fraction, headline
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.sentence import Sentence

BUSY = JobsSummary(
    (KindCount(JobKind.THUMBNAILS, 0, 0, 1204, 0), KindCount(JobKind.ANALYSE, 890, 2, 309, 3)),
    activity=Sentence("beach.mp4"),
    speed_ratio=18.2,
    remaining_seconds=2400,
    device="CPU (bf16)",
)


@pytest.fixture
def bar(qtbot: QtBot) -> JobBar:
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 40)
    bar.show()
    return bar


def buttons(bar: JobBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()]


def test_shows_progress_rate_and_remaining_time(bar: JobBar) -> None:
    bar.set_summary(BUSY)
    for words in ("Analysing 312 of 1,204 videos", "18.2\N{MULTIPLICATION SIGN} real time", "about 40 min", "bf16"):
        assert words in bar.text
    assert buttons(bar) == ["Pause", "Cancel"]


def test_pause_and_resume_are_one_button(bar: JobBar, qtbot: QtBot) -> None:
    bar.set_summary(BUSY)
    pause = bar.findChildren(QPushButton)[0]
    with qtbot.waitSignal(bar.pauseWanted):
        pause.click()
    bar.set_summary(JobsSummary(BUSY.counts, is_paused=True))
    assert bar.text.startswith("Paused")
    with qtbot.waitSignal(bar.resumeWanted):
        pause.click()


def test_failed_worker_can_be_restarted(bar: JobBar, qtbot: QtBot) -> None:
    bar.set_summary(BUSY)
    bar.set_worker(WorkerState.RESTARTING)
    assert "restarting" in bar.text
    bar.set_worker(WorkerState.FAILED)
    assert "has stopped" in bar.text
    assert buttons(bar) == ["Try again"]
    with qtbot.waitSignal(bar.restartWanted):
        bar.findChildren(QPushButton)[2].click()


def test_reason_for_waiting_on_another_command_is_shown(bar: JobBar) -> None:
    bar.set_summary(BUSY)
    bar.set_worker(WorkerState.WAITING)
    assert "Another command" in bar.text
    assert "when it has finished" in bar.text
    assert buttons(bar) == []
    bar.set_worker(WorkerState.RUNNING)
    assert "Another command" not in bar.text


def test_idle_bar_is_empty(bar: JobBar) -> None:
    bar.set_worker(WorkerState.RUNNING)
    assert (bar.text, buttons(bar)) == ("Up to date", [])
    bar.set_summary(JobsSummary((KindCount(JobKind.ANALYSE, 0, 0, 5, 2),)))
    assert "could not be read" in bar.text


def test_text_of_each_stage() -> None:
    assert headline(JobsSummary((KindCount(JobKind.SCAN, 0, 1, 0, 0),))) == "Looking for videos"
    assert headline(JobsSummary((KindCount(JobKind.THUMBNAILS, 3, 1, 6, 0),))) == "Pictures: 6 of 10"
    assert headline(JobsSummary((KindCount(JobKind.INDEX, 0, 1, 0, 0),))) == "Preparing the search"


def test_fraction_stays_within_its_bounds() -> None:
    assert fraction(JobsSummary()) == 0.0
    assert fraction(JobsSummary((KindCount(JobKind.ANALYSE, 0, 0, 3, 2),))) == 1.0
    assert 0 < fraction(BUSY) < 1
