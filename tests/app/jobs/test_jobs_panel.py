"""The jobs panel over a real library and its real worker."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.api.library import Library
from core.catalog import jobs
from core.domain.jobs import JobKind, JobState
from core.domain.videos import VideoStage
from core.sentence import Sentence
from tests.app.driving import BUSY, Open
from tests.app.stand_in import StandInLibrary
from tests.support.libraries import make_clips, videos_by_name, work_off

PATIENCE_MS = 90_000


def button(panel: object, words: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text() == words)  # type: ignore[attr-defined]


def test_failed_job_is_shown_with_its_reason_and_retried(
    shelf: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    (good,) = make_clips(tmp_path / "aside", 1, seconds=1, first=40)
    folder.mkdir()
    (folder / "broken.mp4").write_bytes(b"")
    shelf.folders.add([folder], is_watched=False)
    work_off(shelf.folder)
    assert videos_by_name(shelf)["broken.mp4"].stage is VideoStage.FAILED
    desk = open_desk(shelf)
    panel = desk.jobs.panel
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel.isVisible)

    def _failed() -> list:
        return [one for one in panel.model.rows if one.job.state is JobState.FAILED]

    qtbot.waitUntil(lambda: bool(_failed()), timeout=PATIENCE_MS)
    row = panel.model.rows.index(_failed()[0])
    assert panel.model.index(row, 1).data() == "broken.mp4"
    assert panel.model.index(row, 2).data() == f"Failed: {_failed()[0].job.reason}"
    assert _failed()[0].job.reason
    qtbot.mouseClick(button(panel, "Show failed files"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.folders.failed_panel.isVisible)
    desk.stage.panels.dock("show_jobs").bring_to_front()
    qtbot.waitUntil(panel.isVisible)
    shutil.copy(good, folder / "broken.mp4")
    shelf.folders.rescan()
    panel.table.selectRow(row)
    qtbot.waitUntil(lambda: button(panel, "Retry").isEnabled() or not _failed(), timeout=PATIENCE_MS)
    if _failed():
        qtbot.mouseClick(button(panel, "Retry"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not _failed(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "Search model: Built-in model" in panel.facts.text)


def test_a_failed_job_of_any_kind_is_tried_again(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    with shelf.database.write() as session:
        jobs.enqueue(session, JobKind.INDEX, [0])
        (job,) = jobs.claim(session, JobKind.INDEX, limit=1)
        jobs.fail(session, job.id, reason=Sentence("The index cannot be written"))
    desk = open_desk(shelf, with_worker=False)
    panel = desk.jobs.panel
    desk.stage.actions["show_jobs"].trigger()
    qtbot.waitUntil(lambda: [one.job.id for one in panel.model.rows if one.job.state is JobState.FAILED] == [job.id])
    panel.table.selectRow(next(row for row, one in enumerate(panel.model.rows) if one.job.id == job.id))
    qtbot.mouseClick(button(panel, "Retry"), Qt.MouseButton.LeftButton)

    def _index_jobs(state: JobState) -> list[int]:
        return [one.id for one in shelf.jobs.list_all(state=state, kind=JobKind.INDEX)]

    qtbot.waitUntil(lambda: _index_jobs(JobState.QUEUED) == [job.id])
    assert not _index_jobs(JobState.FAILED)


def test_one_job_is_cancelled_the_others_stay(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    shelf.jobs.pause()
    shelf.videos.retry(shelf.videos.ids()[:3])
    desk = open_desk(shelf, with_worker=False)
    panel = desk.jobs.panel
    desk.stage.actions["show_jobs"].trigger()
    qtbot.waitUntil(lambda: len(panel.model.rows) > 3)
    waiting = [one for one in panel.model.rows if one.job.state is JobState.QUEUED]
    chosen = next(one for one in waiting if one.job.kind is JobKind.ANALYSE)
    panel.table.selectRow(panel.model.rows.index(chosen))
    qtbot.mouseClick(button(panel, "Cancel selected"), Qt.MouseButton.LeftButton)

    def _queued() -> set[int]:
        return {job.id for job in shelf.jobs.list_all(state=JobState.QUEUED)}

    qtbot.waitUntil(lambda: chosen.job.id not in _queued())
    assert {one.job.id for one in waiting} - _queued() == {chosen.job.id}
    qtbot.waitUntil(lambda: chosen.job.id not in {one.job.id for one in panel.model.rows})


def test_hidden_panel_reads_nothing(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    asked: list[object] = []
    filled.jobs.list_all = lambda **kinds: asked.append(kinds) or []  # type: ignore[method-assign]
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    qtbot.waitUntil(lambda: "Analysing" in desk.jobs.bar.text)
    qtbot.wait(700)
    assert not asked
    desk.stage.actions["show_jobs"].trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert desk.jobs.panel.facts.counts(JobKind.ANALYSE)[0] == "6"
