"""The jobs panel: facts, rows, and the actions for the selected jobs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.jobs.views.jobs_panel import JobsPanel
from core.domain.jobs import JobKind, JobsSummary, JobState, KindCount
from core.sentence import Sentence
from tests.app.jobs.test_job_list import ENTRIES, entry

BUSY = JobsSummary(
    (KindCount(JobKind.THUMBNAILS, 0, 0, 1204, 0), KindCount(JobKind.ANALYSE, 888, 2, 309, 3)),
    speed_ratio=18.2,
    videos_per_second=0.7,
    remaining_seconds=2400,
    device="CPU (bf16)",
    progress=((4, 0.5),),
)


@pytest.fixture
def panel(qtbot: QtBot) -> JobsPanel:
    panel = JobsPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 260)
    panel.show()
    panel.set_entries(ENTRIES)
    panel.set_summary(BUSY, encoder="CLIP <b>")
    return panel


def button(panel: JobsPanel, words: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text() == words)


def test_shows_counts_rate_and_device(panel: JobsPanel) -> None:
    assert panel.facts.counts(JobKind.ANALYSE) == ("890", "309", "3")
    assert panel.facts.counts(JobKind.SCAN) == ("\N{EN DASH}",) * 3
    for words in ("18.2\N{MULTIPLICATION SIGN} real time", "42 videos/min", "about 40 min", "CLIP <b>", "CPU (bf16)"):
        assert words in panel.facts.text
    assert panel.model.index(0, 2).data() == "Running, 50 %"


def test_zero_is_shown_as_a_number_if_there_was_work(panel: JobsPanel) -> None:
    assert panel.facts.counts(JobKind.THUMBNAILS) == ("0", "1,204", "0")


def test_earlier_failures_are_counted_while_listed(panel: JobsPanel) -> None:
    counts = (KindCount(JobKind.THUMBNAILS, 0, 0, 0, 0, 4), KindCount(JobKind.ANALYSE, 5, 0, 0, 1, failed_before=2))
    panel.set_summary(JobsSummary(counts), encoder="")
    dash = "\N{EN DASH}"
    assert panel.facts.counts(JobKind.THUMBNAILS) == (dash, dash, "4")
    assert panel.facts.counts(JobKind.ANALYSE) == ("5", "0", "3")


def test_obstacle_and_pause_are_shown(panel: JobsPanel) -> None:
    panel.set_summary(JobsSummary(BUSY.counts, is_paused=True, obstacle=Sentence("The encoder is gone")), encoder="")
    assert panel.facts.text == "The encoder is gone · Paused"
    assert button(panel, "Resume").isEnabled()


def test_buttons_depend_on_the_selection(panel: JobsPanel, qtbot: QtBot) -> None:
    assert not button(panel, "Retry").isEnabled()
    assert not button(panel, "Cancel selected").isEnabled()
    failed = panel.table.visualRect(panel.model.index(2, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=failed)
    assert button(panel, "Retry").isEnabled()
    assert not button(panel, "Cancel selected").isEnabled()
    with qtbot.waitSignal(panel.retryWanted) as told:
        qtbot.mouseClick(button(panel, "Retry"), Qt.MouseButton.LeftButton)
    assert [job.id for job in told.args[0]] == [3]
    panel.table.selectAll()
    with qtbot.waitSignal(panel.cancelWanted) as told:
        qtbot.mouseClick(button(panel, "Cancel selected"), Qt.MouseButton.LeftButton)
    assert [job.id for job in told.args[0]] == [4, 5, 2]


def test_selection_is_kept(panel: JobsPanel) -> None:
    panel.table.selectRow(2)
    panel.set_entries([entry(9, JobState.RUNNING), *ENTRIES])
    (row,) = panel.table.selectionModel().selectedRows()
    assert panel.model.row(row).job.id == 3


def test_empty_queue_is_shown(panel: JobsPanel) -> None:
    panel.set_entries([])
    panel.set_summary(JobsSummary(), encoder="")
    assert not button(panel, "Pause").isEnabled()
    assert not button(panel, "Cancel all").isEnabled()
    assert not button(panel, "Retry all failed").isEnabled()


def test_panel_leaves_room_for_the_videos(panel: JobsPanel) -> None:
    """It asked for 279 px, which the window did not have at 1024x640."""
    assert panel.minimumSizeHint().height() <= 200
    panel.resize(1000, panel.minimumSizeHint().height())
    for words in ("Pause", "Cancel all", "Cancel selected", "Retry", "Retry all failed", "Show failed files"):
        shown = button(panel, words)
        assert panel.rect().contains(shown.mapTo(panel, shown.rect().bottomRight())), words


def test_buttons_for_jobs_are_shown_beside_jobs_only(panel: JobsPanel) -> None:
    assert button(panel, "Retry").isVisible()
    panel.set_entries(())
    assert not button(panel, "Retry").isVisible()
    assert button(panel, "Pause").isVisible()
