"""The list of files that could not be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.domain.changes import Changes
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.domain.videos import VideoStage
from tests.app.driving import BUSY, Open, called
from tests.app.stand_in import StandInLibrary, video


def test_failed_files_are_listed_and_retried(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    reason = "It holds no picture"
    filled.put(video(99, tmp_path / "<b>bad.mp4", stage=VideoStage.FAILED, reason=reason, has_media=False))
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: len(desk.folders.failed_panel.model.rows) == 1)
    assert not desk.window.notice_bar.text, "what failed last time is no news"
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    qtbot.waitUntil(desk.stage.panels.dock("show_failed").isVisible)
    _retry, retry_all = [
        button for button in desk.folders.failed_panel.findChildren(QPushButton) if "Retry" in button.text()
    ]
    qtbot.mouseClick(retry_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(filled, "retry") == [[99]])
    qtbot.waitUntil(lambda: not desk.folders.failed_panel.model.rows)


def test_new_failures_are_announced_until_the_list_is_opened(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    for number in (98, 99):
        filled.put(video(number, tmp_path / f"{number}.mp4", stage=VideoStage.FAILED, reason="No", has_media=False))
        filled.push(changes=Changes.VIDEOS)
        words = f"{number - 97} file"
        qtbot.waitUntil(lambda words=words: words in desk.window.notice_bar.text)
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not desk.window.notice_bar.text)


def test_all_selected_files_are_retried(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(0).data() is not None)
    desk.browse.pages.grid.list_view.selectAll()
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: called(filled, "retry") == [list(range(1, 41))])


def run_long(
    desk: Desk, library: StandInLibrary, qtbot: QtBot, *, n_failed: int, others: tuple[KindCount, ...] = ()
) -> None:
    """Let work begin, let half a minute pass, and let it end."""
    now = [0.0]
    desk.jobs.long_jobs._clock = lambda: now[0]
    library.push(summary=BUSY)
    qtbot.waitUntil(lambda: "Analysing" in desk.jobs.bar.text)
    now[0] += 30.0
    library.push(
        summary=JobsSummary((KindCount(JobKind.ANALYSE, 0, 0, 1204, n_failed), *others)), changes=Changes.VIDEOS
    )


def test_long_work_is_summed_up_with_a_way_to_what_failed(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(filled)
    bar = desk.window.notice_bar
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    bad = [video(90 + n, tmp_path / f"{n}.mp4", stage=VideoStage.FAILED, reason="No") for n in range(3)]
    filled.put(*bad)
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: bar.text == "3 files could not be read.")
    run_long(desk, filled, qtbot, n_failed=3)
    qtbot.waitUntil(lambda: bar.text == "1,204 videos ready, 3 could not be read.")
    assert bar.button.text() == "Show failed files", "as in the jobs panel"
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.stage.panels.dock("show_failed").isVisible)
    assert bar.text == "", "the notice before said the same"
    assert desk.folders.failed_panel.isAncestorOf(desk.window.focusWidget())


def test_only_files_that_could_not_be_read_are_offered(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    run_long(desk, filled, qtbot, n_failed=0, others=(KindCount(JobKind.SCAN, 0, 0, 0, 1),))
    qtbot.waitUntil(lambda: desk.window.notice_bar.text == "1,204 videos ready.")
    assert desk.window.notice_bar.button.isHidden(), "a folder is in no list of files"


def test_work_without_failures_is_summed_up_without_a_button(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(filled)
    run_long(desk, filled, qtbot, n_failed=0)
    qtbot.waitUntil(lambda: desk.window.notice_bar.text == "1,204 videos ready.")
    assert desk.window.notice_bar.button.isHidden()
