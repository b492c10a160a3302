"""The list of files that could not be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.changes import Changes
from core.domain.videos import VideoStage
from tests.app.driving import Open, called
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
    qtbot.waitUntil(desk.stage.panels.docks["show_failed"].isVisible)
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
