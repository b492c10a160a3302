"""The player engine on real files whose frames show their own numbers."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoSink
from pytestqt.qtbot import QtBot

from app.player.views.engine import PlayerEngine
from app.player.views.motion import PlayedSpan
from tests.support.clips import make_clip, read_number

PATIENCE_MS = 20_000
KINDS = {
    "25 a second": ("a.mp4", {"seconds": 3.0, "fps": 25.0, "gop": 25, "b_frames": 2}),
    "29.97 a second": ("b.mp4", {"seconds": 2.0, "fps": 30000 / 1001, "gop": 60, "b_frames": 2}),
    "matroska, to the millisecond": ("c.mkv", {"seconds": 2.0, "fps": 30000 / 1001, "gop": 30}),
    "no steady rate": ("d.mp4", {"times_seconds": [n * 0.04 + (n % 3) * 0.012 for n in range(50)]}),
    "begins late": ("e.mp4", {"seconds": 2.0, "fps": 10.0, "start_seconds": 1.4}),
}


@pytest.fixture(scope="module")
def clip_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("clips")

    def _make(kind: str) -> Path:
        name, asked = KINDS[kind]
        return folder / name if (folder / name).exists() else make_clip(folder / name, **asked).path

    return _make


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[PlayerEngine]:
    made = PlayerEngine()
    made.media.set_sink(QVideoSink(made))
    yield made
    made.close()
    made.deleteLater()


def picture(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)


def shown(engine: PlayerEngine) -> int:
    """Return the number of the current frame, or -1 without one."""
    image = engine.media.image
    return -1 if image.isNull() else read_number(picture(image))


def open_still(engine: PlayerEngine, qtbot: QtBot, path: Path, at_seconds: float = 0.0) -> None:
    engine.open(1, path, at_seconds=at_seconds, does_play=False)
    qtbot.waitUntil(lambda: engine.media.is_open and shown(engine) >= 0, timeout=PATIENCE_MS)


@pytest.mark.parametrize("kind", KINDS)
def test_step_moves_one_frame_at_any_frame_rate(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path], kind: str
) -> None:
    open_still(engine, qtbot, clip_of(kind))
    assert shown(engine) == 0
    for number in range(1, 13):
        engine.step(1)
        qtbot.waitUntil(lambda number=number: shown(engine) == number, timeout=PATIENCE_MS)
    for number in range(11, -1, -1):
        engine.step(-1)
        qtbot.waitUntil(lambda number=number: shown(engine) == number, timeout=PATIENCE_MS)


def test_quick_presses_step_through_every_frame(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    open_still(engine, qtbot, clip_of("29.97 a second"))
    seen: list[int] = []
    # By its time: the sink may hold the next frame already by the time that one is reported.
    engine.media.frameShown.connect(lambda start, _end: seen.append(round(start * 30000 / 1001)))
    for _ in range(7):
        engine.step(1)
    qtbot.waitUntil(lambda: 7 in seen, timeout=PATIENCE_MS)
    assert [number for number in dict.fromkeys(seen) if number] == list(range(1, 8))
    for _ in range(3):
        engine.step(-1)
    qtbot.waitUntil(lambda: shown(engine) == 4, timeout=PATIENCE_MS)


@pytest.mark.parametrize("kind", ["25 a second", "29.97 a second"])
def test_time_at_a_frame_edge_shows_that_frame(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path], kind: str
) -> None:
    open_still(engine, qtbot, clip_of(kind))
    engine.set_frame_rate(KINDS[kind][1]["fps"])
    for number in (30, 7, 25, 26, 1):
        engine.seek(number * engine.frame_seconds)
        qtbot.waitUntil(lambda number=number: shown(engine) == number, timeout=PATIENCE_MS)
        assert engine.position == pytest.approx(number * engine.frame_seconds, abs=0.001)


def test_seeking_past_the_end_shows_the_last_frame(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    open_still(engine, qtbot, clip_of("25 a second"))
    engine.seek(1000.0)
    qtbot.waitUntil(lambda: shown(engine) == 74, timeout=PATIENCE_MS)
    engine.step(1)
    engine.step(-1)
    qtbot.waitUntil(lambda: shown(engine) == 73, timeout=PATIENCE_MS)
    engine.seek(-5.0)
    qtbot.waitUntil(lambda: shown(engine) == 0, timeout=PATIENCE_MS)
    engine.step(-1)
    engine.step(1)
    qtbot.waitUntil(lambda: shown(engine) == 1, timeout=PATIENCE_MS)


def test_opening_at_a_time_never_shows_the_beginning(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    starts: list[float] = []
    engine.media.frameShown.connect(lambda start, _end: starts.append(start))
    engine.open(1, clip_of("25 a second"), at_seconds=2.0, does_play=True)
    qtbot.waitUntil(lambda: engine.drive.is_playing and engine.position > 2.1, timeout=PATIENCE_MS)
    assert min(starts) >= 1.95
    engine.drive.pause()


def test_span_loops(engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]) -> None:
    open_still(engine, qtbot, clip_of("25 a second"))
    numbers: list[int] = []
    engine.set_span(PlayedSpan(1.0, 1.4, does_loop=True))
    engine.seek(1.0)
    qtbot.waitUntil(lambda: shown(engine) == 25, timeout=PATIENCE_MS)
    engine.media.frameShown.connect(lambda start, _end: numbers.append(round(start * 25)))
    engine.drive.resume()
    qtbot.waitUntil(lambda: sum(a > b for a, b in itertools.pairwise(numbers)) >= 2, timeout=PATIENCE_MS)
    engine.drive.pause()
    assert min(numbers) == 25
    assert 33 <= max(numbers) <= 35
    assert engine.span is not None


def test_whole_video_loops(engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]) -> None:
    open_still(engine, qtbot, clip_of("25 a second"), at_seconds=2.5)
    engine.set_span(PlayedSpan(0.0, engine.duration, does_loop=True))
    engine.drive.resume()
    qtbot.waitUntil(lambda: engine.drive.is_playing and 0.2 < engine.position < 2.0, timeout=PATIENCE_MS)
    engine.drive.pause()


def test_span_played_once_stops_on_its_last_frame(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    open_still(engine, qtbot, clip_of("25 a second"))
    engine.set_span(PlayedSpan(0.4, 0.8, does_loop=False))
    engine.seek(0.4)
    engine.drive.resume()
    qtbot.waitUntil(lambda: engine.span is None, timeout=PATIENCE_MS)
    assert not engine.drive.is_playing
    assert 18 <= shown(engine) <= 20


def test_playback_outside_the_span_is_left_alone(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    open_still(engine, qtbot, clip_of("25 a second"))
    engine.set_span(PlayedSpan(0.0, 0.4, does_loop=True))
    engine.seek(1.0)
    engine.drive.resume()
    qtbot.waitUntil(lambda: engine.position > 1.5, timeout=PATIENCE_MS)
    engine.drive.pause()


def test_shuttle_speeds(engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]) -> None:
    open_still(engine, qtbot, clip_of("25 a second"), at_seconds=1.0)
    rates = []
    for _ in range(5):
        engine.drive.shuttle(is_up=True)
        rates.append(engine.drive.pace.rate)
    assert rates == [1.0, 1.5, 2.0, 4.0, 8.0]
    engine.drive.pause()
    assert engine.drive.pace.rate == 1.0
    rates.clear()
    for _ in range(5):
        engine.drive.shuttle(is_up=False)
        rates.append(engine.drive.pace.rate)
    assert rates == [-1.0, -2.0, -4.0, -8.0, -8.0]
    engine.drive.pause()
    assert not engine.drive.is_playing


def test_backward_playback_stops_at_the_beginning(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    open_still(engine, qtbot, clip_of("25 a second"), at_seconds=2.0)
    qtbot.waitUntil(lambda: shown(engine) == 50, timeout=PATIENCE_MS)
    seen: list[int] = []
    engine.media.frameShown.connect(lambda start, _end: seen.append(round(start * 25)))
    with qtbot.waitSignal(engine.drive.playingChanged, timeout=PATIENCE_MS):
        engine.drive.shuttle(is_up=False)
    assert engine.drive.is_playing
    engine.drive.shuttle(is_up=False)
    engine.drive.shuttle(is_up=False)
    qtbot.waitUntil(lambda: not engine.drive.is_playing, timeout=PATIENCE_MS)
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) >= 3
    qtbot.waitUntil(lambda: shown(engine) == 0, timeout=PATIENCE_MS)
    assert engine.drive.pace.rate == 1.0


def test_speed_and_volume_are_remembered(engine: PlayerEngine) -> None:
    engine.drive.set_speed(1.5)
    engine.sound.set_percent(30)
    engine.sound.toggle_mute()
    again = PlayerEngine()
    assert again.drive.pace.usual == 1.5
    assert (again.sound.percent, again.sound.is_muted) == (30, True)
    again.deleteLater()


def test_opening_another_video_while_one_loads(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    failures: list[str] = []
    engine.failed.connect(failures.append)
    for number, kind in enumerate(KINDS, 1):
        engine.open(number, clip_of(kind), at_seconds=0.5, does_play=True)
    qtbot.waitUntil(lambda: engine.drive.is_playing and engine.position > 0.6, timeout=PATIENCE_MS)
    assert engine.video_id == len(KINDS)
    assert not failures
    engine.close()
    assert engine.video_id == 0
    assert not engine.drive.is_playing


def test_opening_another_video_after_a_paused_one(
    engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]
) -> None:
    for kind, at_seconds, number in (("25 a second", 0.0, 0), ("begins late", 0.5, 5), ("25 a second", 1.0, 25)):
        engine.open(number + 1, clip_of(kind), at_seconds=at_seconds, does_play=False)
        qtbot.waitUntil(lambda number=number: shown(engine) == number, timeout=PATIENCE_MS)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_closing_releases_the_file(engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]) -> None:
    path = clip_of("25 a second")

    def _is_held() -> bool:
        links = (link for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
        return str(path) in {str(link.readlink()) for link in links if link.is_symlink()}

    engine.open(1, path, at_seconds=0.0, does_play=True)
    qtbot.waitUntil(lambda: engine.drive.is_playing, timeout=PATIENCE_MS)
    assert _is_held()
    engine.close()
    qtbot.waitUntil(lambda: not _is_held(), timeout=PATIENCE_MS)


def test_rotated_picture_is_grabbed_upright(engine: PlayerEngine, qtbot: QtBot, tmp_path: Path) -> None:
    path = make_clip(tmp_path / "turned.mp4", seconds=1.0, size=(160, 96), rotation_degrees=90).path
    open_still(engine, qtbot, path, at_seconds=0.5)
    qtbot.waitUntil(lambda: shown(engine) == 5, timeout=PATIENCE_MS)
    assert (engine.media.image.width(), engine.media.image.height()) == (160, 96)


def test_picture_moves_to_another_sink(engine: PlayerEngine, qtbot: QtBot, clip_of: Callable[[str], Path]) -> None:
    open_still(engine, qtbot, clip_of("25 a second"), at_seconds=1.0)
    qtbot.waitUntil(lambda: shown(engine) == 25, timeout=PATIENCE_MS)
    other = QVideoSink(engine)
    engine.media.set_sink(other)
    assert shown(engine) == 25
    assert other.videoFrame().isValid()
    engine.step(1)
    qtbot.waitUntil(lambda: shown(engine) == 26, timeout=PATIENCE_MS)
