"""Files that could not be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.videos import VideoStage
from tests.app.driving import Open, called
from tests.app.stand_in import StandInLibrary, video


def test_what_failed_is_listed_and_tried_again(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    reason = "It holds no picture"
    filled.put(video(99, tmp_path / "<b>bad.mp4", stage=VideoStage.FAILED, reason=reason, has_media=False))
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: len(desk.window.models.failed.videos) == 1)
    assert "1 file could not be read" in desk.window.notice_bar.text
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    qtbot.waitUntil(desk.window.failed_dock.isVisible)
    _retry, retry_all = [
        button for button in desk.window.failed_panel.findChildren(QPushButton) if "Retry" in button.text()
    ]
    qtbot.mouseClick(retry_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(filled, "retry") == [[99]])
    qtbot.waitUntil(lambda: not desk.window.models.failed.videos)
