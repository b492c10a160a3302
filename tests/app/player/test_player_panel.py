"""The player panel on a real file: it starts at the moment and returns there at the end."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.player.views.panel import PlayerPanel
from tests.support.clips import make_clip


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_clip(tmp_path / "clip.mp4", seconds=2.0, size=(96, 64)).path


def test_plays_from_the_moment_and_returns_to_it_at_the_end(qtbot: QtBot, clip: Path) -> None:
    panel = PlayerPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.play(1, clip, at_seconds=1.4)
    qtbot.waitUntil(lambda: panel.position_seconds >= 1.4 and panel.is_playing, timeout=20_000)
    qtbot.waitUntil(lambda: not panel.is_playing, timeout=20_000)
    qtbot.waitUntil(lambda: panel.position_seconds == pytest.approx(1.4, abs=0.11), timeout=20_000)
    assert panel.video_id == 1
    panel.stop()


def test_file_that_is_not_a_video_is_reported(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "words.mp4"
    path.write_text("no film")
    panel = PlayerPanel()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.failed, timeout=20_000) as said:
        panel.play(1, path, at_seconds=0.0)
    assert "words.mp4" in said.args[0]
    panel.stop()


def test_time_runs_left_to_right_in_every_language(qtbot: QtBot, clip: Path) -> None:
    panel = PlayerPanel()
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.show()
    panel.play(1, clip, at_seconds=0.0, does_play=False)
    qtbot.waitUntil(lambda: panel.duration_seconds > 0 and not panel.grab_frame().isNull(), timeout=20_000)
    slider = panel.controls.slider
    place = QPoint(slider.width() // 4, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert panel.position_seconds == pytest.approx(0.5, abs=0.15)
    panel.stop()


def test_media_library_is_loaded_with_the_first_video() -> None:
    program = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from app.player.views.panel import PlayerPanel\n"
        "panel = PlayerPanel(); panel.show(); application.processEvents()\n"
        "print([name for name in sys.modules if 'Multimedia' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
