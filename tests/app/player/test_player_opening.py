"""Opening videos in the player, and the message for those that cannot be played."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.player import operations as videos
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.moments import Moment
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, Key, number_of, press, shows


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: made.browse.pages.model.card(made.browse.pages.model.index(7)) is not None)
    return made


def place(desk: Desk, row: int) -> tuple[int, Path]:
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(row))
    assert card is not None
    return card.video.id, card.video.path


def test_moment_is_played_and_stops_at_its_end(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    video_id, path = place(desk, 2)
    desk.player.controller.play_moment(Moment(video_id, 2.0, 2.6), path)
    qtbot.waitUntil(lambda: player.is_playing, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not player.is_playing, timeout=PATIENCE_MS)
    assert 24 <= number_of(player.grab_frame()) <= 25
    assert player.video_id == video_id
    assert player.isVisible()


def test_moment_loops(desk: Desk, qtbot: QtBot) -> None:
    player, seen = desk.player.panel, []
    video_id, path = place(desk, 2)
    player.positionChanged.connect(seen.append)
    desk.player.controller.play_moment(Moment(video_id, 2.0, 2.5), path, does_loop=True)
    qtbot.waitUntil(lambda: seen.count(2.4) >= 2, timeout=PATIENCE_MS)
    assert player.is_playing


def test_opening_paused_shows_the_frame(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    desk.stage.panels.dock("show_timeline").bring_to_front()
    desk.browse.pages.grid.list_view.select_row(3)
    qtbot.waitUntil(desk.timeline.panel.canvas.isVisible)
    desk.timeline.panel.take_focus()
    desk.player.controller.play_at(*place(desk, 3), 3.1, does_play=False)
    qtbot.waitUntil(shows(desk, 31), timeout=PATIENCE_MS)
    assert not player.is_playing
    assert player.frame_seconds == pytest.approx(0.1)
    assert player.duration_seconds == pytest.approx(6.0, abs=0.05)
    # Opening a frame from the timeline leaves the focus there.
    assert desk.window.focusWidget() is not player
    desk.player.controller.play_at(*place(desk, 3), 1.5, does_play=False)
    qtbot.waitUntil(shows(desk, 15), timeout=PATIENCE_MS)


def test_last_of_several_requests_wins(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    for row in (0, 1, 2, 3, 4):
        desk.player.controller.play_at(*place(desk, row), 1.0, does_play=False)
    video_id, path = place(desk, 4)
    qtbot.waitUntil(lambda: player.video_id == video_id, timeout=PATIENCE_MS)
    qtbot.waitUntil(shows(desk, 10), timeout=PATIENCE_MS)
    assert player.path == path
    assert player.head.name.text() == path.name


def test_file_that_disappears_while_open_is_reported(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    player = desk.player.panel
    copy = tmp_path / "gone <b>&.mp4"
    copy.write_bytes(place(desk, 0)[1].read_bytes())
    desk.player.controller.play_at(place(desk, 0)[0], copy, 0.0, does_play=False)
    qtbot.waitUntil(shows(desk, 0), timeout=PATIENCE_MS)
    copy.unlink()
    # What the media library does when it can read no further.
    player.engine.media.brokeOff.emit()
    qtbot.waitUntil(lambda: "is not available" in player.picture_area.sentence, timeout=PATIENCE_MS)
    assert "gone <b>&.mp4" in player.picture_area.sentence
    # Another video still plays.
    desk.player.controller.play_at(*place(desk, 1), 0.5, does_play=False)
    qtbot.waitUntil(shows(desk, 5), timeout=PATIENCE_MS)
    assert not player.picture_area.sentence


def test_unplayable_file_is_reported_and_opened_elsewhere(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())))
    player, path = desk.player.panel, tmp_path / "words %2.mp4"
    path.write_text("no film")
    desk.player.controller.play_at(place(desk, 0)[0], path, 0.0)
    qtbot.waitUntil(lambda: "words %2.mp4" in player.picture_area.sentence, timeout=PATIENCE_MS)
    buttons = {button.text(): button for button in player.picture_area.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Open in another player"], Qt.MouseButton.LeftButton)
    assert opened == [str(path)]
    assert "No other program can open" in desk.window.notice_bar.text
    path.write_bytes(place(desk, 0)[1].read_bytes())
    qtbot.mouseClick(buttons["Try again"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player.is_playing and not player.picture_area.sentence, timeout=PATIENCE_MS)


def test_space_retries_a_video_that_could_not_be_played(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    player, path = desk.player.panel, tmp_path / "later.mp4"
    path.write_text("not yet")
    desk.player.controller.play_at(place(desk, 0)[0], path, 0.0)
    qtbot.waitUntil(lambda: bool(player.picture_area.sentence), timeout=PATIENCE_MS)
    path.write_bytes(place(desk, 0)[1].read_bytes())
    player.setFocus()
    press(desk, qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: player.is_playing, timeout=PATIENCE_MS)


def test_trying_again_reads_the_file_anew(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    player = desk.player.panel
    video_id, original = place(desk, 0)
    copy = tmp_path / "away.mp4"
    copy.write_bytes(original.read_bytes())
    desk.player.controller.play_at(video_id, copy, 2.0, does_play=False)
    qtbot.waitUntil(shows(desk, 20), timeout=PATIENCE_MS)
    copy.unlink()
    # What the media library does when it can read no further; the file that it holds open is still complete.
    player.engine.media.brokeOff.emit()
    qtbot.waitUntil(lambda: "is not available" in player.picture_area.sentence, timeout=PATIENCE_MS)
    asked: list[int] = []
    player.picture_area.againWanted.connect(lambda: asked.append(player.video_id))
    again = next(one for one in player.picture_area.findChildren(QPushButton) if one.text() == "Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert asked == [video_id]
    assert not player.engine.media.is_open
    work_done(desk, qtbot)
    assert "is not available" in player.picture_area.sentence
    assert not player.is_playing
    copy.write_bytes(original.read_bytes())
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player.is_playing and not player.picture_area.sentence, timeout=PATIENCE_MS)
    assert player.position_seconds >= 2.0
    assert player.frame_seconds == pytest.approx(0.1)


def work_done(desk: Desk, qtbot: QtBot) -> None:
    """Wait until what was asked of the library before has been answered."""
    answers: list[object] = []
    desk.player.controller._session.run(videos.video(1).then(answers.append))
    qtbot.waitUntil(lambda: bool(answers))
