"""The player on a real file: it begins at the moment, and at the end it goes back there."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.player_panel import PlayerPanel
from tests.support.clips import make_clip


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_clip(tmp_path / "clip.mp4", seconds=2.0, size=(96, 64)).path


def test_it_plays_from_the_moment_and_waits_there_at_the_end(qtbot: QtBot, clip: Path) -> None:
    panel = PlayerPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.play(1, clip, at_seconds=1.4)
    qtbot.waitUntil(lambda: panel.position_seconds >= 1.4 and panel.is_playing, timeout=20_000)
    qtbot.waitUntil(lambda: not panel.is_playing, timeout=20_000)
    qtbot.waitUntil(lambda: panel.position_seconds == pytest.approx(1.4, abs=0.11), timeout=20_000)
    assert panel.video_id == 1
    panel.stop()


def test_a_file_that_is_no_video_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "words.mp4"
    path.write_text("no film")
    panel = PlayerPanel()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.failed, timeout=20_000) as said:
        panel.play(1, path, at_seconds=0.0)
    assert "words.mp4" in said.args[0]
    panel.stop()
