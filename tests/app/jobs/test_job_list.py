from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.jobs.models import SHARE_ROLE, JobEntry, JobListModel
from core import sentence
from core.domain.jobs import Job, JobKind, JobState


def entry(
    number: int, state: JobState, *, kind: JobKind = JobKind.ANALYSE, name: str = "", reason: str = ""
) -> JobEntry:
    return JobEntry(
        Job(number, kind, number, state, 10, sentence.literal(reason), datetime(2026, 1, 1, tzinfo=UTC)),
        name or f"{number}",
    )


ENTRIES = [
    entry(1, JobState.DONE),
    entry(2, JobState.QUEUED),
    entry(3, JobState.FAILED, name="<b>x\u202e.mp4", reason="There is no <i>picture</i> in it"),
    entry(4, JobState.RUNNING),
    entry(5, JobState.RUNNING, kind=JobKind.THUMBNAILS),
]


def test_running_jobs_come_first_and_reasons_are_shown(qtmodeltester: ModelTester) -> None:
    model = JobListModel()
    qtmodeltester.check(model)
    model.set_rows(ENTRIES)
    qtmodeltester.check(model)
    assert [one.job.id for one in model.rows] == [4, 5, 3, 2, 1]
    row = [model.index(2, column).data() for column in range(3)]
    assert row == ["Analyse", "<b>x\ufffd.mp4", "Failed: There is no <i>picture</i> in it"]
    assert "&lt;i&gt;" in model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert [model.index(row, 2).data() for row in (0, 3, 4)] == ["Running", "Waiting", "Done"]


def test_only_running_analysis_jobs_show_a_percentage(qtbot: QtBot) -> None:
    model = JobListModel()
    model.set_rows(ENTRIES)
    with qtbot.waitSignal(model.dataChanged):
        model.set_shares({4: 0.354, 5: 0.5, 2: 0.1})
    assert [model.index(row, 2).data(SHARE_ROLE) for row in range(5)] == [0.354, None, None, None, None]
    assert model.index(0, 2).data() == "Running, 35 %"
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_shares({4: 0.354, 5: 0.5, 2: 0.1})


def test_unchanged_rows_do_not_reset_the_model(qtbot: QtBot) -> None:
    model = JobListModel()
    model.set_rows(ENTRIES)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([replace(one, name="other") for one in ENTRIES])
    assert model.index(0, 1).data() == "other"
