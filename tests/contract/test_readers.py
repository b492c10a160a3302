"""The contract of `VideoReader`, for every reader: right frames, true times and shapes, plain error messages."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from core.domain.media import FrameBatch, FrameGeometry, RecordingDate, ResizeMode
from core.errors import KnownError, MediaError, PathError
from core.media.decoding import readers, sampling
from core.media.decoding.framing import FitWithin
from core.media.decoding.reader import VideoReader
from core.media.decoding.readers import ReaderKind
from tests.support import clips, remote_reader
from tests.support.remote_reader import RemoteReader

SQUARE = FrameGeometry(96)
Opener = Callable[[Path, ReaderKind], VideoReader]
ALL = [pytest.param(kind, id=kind.value) for kind in ReaderKind]
SPARSE = [ALL[0]]
"""Promised only by the reader that sees packets."""
CODECS = {
    "h264": {"name": "a.mp4", "codec": "libx264", "b_frames": 0},
    "h264-b": {"name": "a.mp4", "codec": "libx264", "b_frames": 3, "gop": 250},
    "h264-mkv": {"name": "a.mkv", "codec": "libx264", "b_frames": 2, "gop": 25},
    "hevc": {"name": "a.mp4", "codec": "libx265", "b_frames": 2, "gop": 30},
    "mpeg4-avi": {"name": "a.avi", "codec": "mpeg4"},
    "mjpeg": {"name": "a.avi", "codec": "mjpeg"},
    "h264-ts": {"name": "a.ts", "codec": "libx264", "start_seconds": 7.0},
    "h264-late": {"name": "a.mkv", "codec": "libx264", "start_seconds": 5.0},
    "vp9": {"name": "a.webm", "codec": "libvpx-vp9", "gop": 128},
}


def _clip(tmp_path: Path, name: str = "a.mp4", **options: object) -> clips.Clip:
    return clips.make_clip(tmp_path / name, **options)  # type: ignore[arg-type]


def _numbers(batch: FrameBatch) -> list[int]:
    return [clips.read_number(frame) for frame in batch.frames]


@pytest.fixture(scope="module")
def _process() -> Iterator[ProcessPoolExecutor]:
    with remote_reader.process() as executor:
        yield executor


@pytest.fixture(name="open_video")
def _open_video(_process: ProcessPoolExecutor) -> Opener:
    def opened(path: Path, kind: ReaderKind) -> VideoReader:
        if kind is ReaderKind.DECORD:
            return cast("VideoReader", RemoteReader(_process, path, kind))
        return readers.open_video(path, kind)

    return opened


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("case", CODECS)
def test_every_frame_is_the_right_one_at_its_true_time(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, case: str
) -> None:
    clip = _clip(tmp_path, seconds=4, fps=25, **CODECS[case])
    if kind is ReaderKind.DECORD and case == "h264-ts":
        with pytest.raises(MediaError, match="unreliable"):
            open_video(clip.path, kind)
        return
    with open_video(clip.path, kind) as video:
        plan = sampling.even_plan(4.0, 100)
        shifted = sampling.SamplingPlan(
            np.array(clip.timestamps_seconds), plan.is_keyframe, plan.keyframe_seconds, True
        )
        batch = video.read(shifted, SQUARE)
    assert _numbers(batch) == list(range(100))
    assert batch.timestamps_seconds == pytest.approx(clip.timestamps_seconds, abs=2e-3)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("case", CODECS)
def test_standard_plan_gives_true_times_near_the_planned_ones(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, case: str
) -> None:
    if kind is ReaderKind.DECORD and case == "h264-ts":
        pytest.skip("decord refuses these")
    clip = _clip(tmp_path, seconds=100, fps=6, **CODECS[case])
    with open_video(clip.path, kind) as video:
        assert video.info.duration_seconds == pytest.approx(100, abs=0.5)
        plan = sampling.plan_frames(video.info.duration_seconds, video.keyframe_seconds)
        batch = video.read(plan, SQUARE)
    assert _numbers(batch) == [clip.number_at(time + 2e-3) for time in batch.timestamps_seconds]
    assert set((batch.timestamps_seconds / 5).astype(int)) == set(range(20)), "no 5 s without a frame"
    if len(batch) == len(plan):
        late = batch.timestamps_seconds - plan.timestamps_seconds
        assert late[:-1].min() > -0.01, "before its time only where no picture comes after"
        assert late.max() < 5 / 6 + 0.01, "at most the pictures that were passed over"


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv"])
def test_the_date_of_recording_is_known_before_anything_is_decoded(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, name: str
) -> None:
    clip = _clip(tmp_path, name, tags={"creation_time": "2024-05-17T12:00:00Z"})
    with open_video(clip.path, kind) as video:
        date = video.recording
    assert date == (None if kind is ReaderKind.DECORD else RecordingDate(datetime(2024, 5, 17, 12, tzinfo=UTC)))


@pytest.mark.parametrize("kind", ALL)
def test_chunks_give_the_same_as_the_whole_plan(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = _clip(tmp_path, seconds=100, fps=6, gop=50, b_frames=2)
    with open_video(clip.path, kind) as video:
        plan = sampling.plan_frames(100, video.keyframe_seconds)
        whole = video.read(plan, SQUARE)
    parts = sampling.chunks(plan, 8)
    assert len(parts) > 2
    batches = []
    for part in parts:
        with open_video(clip.path, kind) as video:
            batches.append(video.read(part, SQUARE))
    assert np.array_equal(np.concatenate([batch.frames for batch in batches]), whole.frames)


@pytest.mark.parametrize("kind", ALL)
def test_variable_frame_rate(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    times = (0.0, 0.1, 0.5, 0.55, 2.0, 2.1, 4.0, 4.04)
    clip = _clip(tmp_path, times_seconds=times, gop=100)
    plan = sampling.SamplingPlan(np.array([0.0, 0.3, 1.0, 2.05, 4.01]), np.zeros(5, bool), np.zeros(1), True)
    with open_video(clip.path, kind) as video:
        batch = video.read(plan, SQUARE)
    assert _numbers(batch) == [0, 2, 4, 5, 7]
    assert batch.timestamps_seconds == pytest.approx([0.0, 0.5, 2.0, 2.1, 4.04], abs=1e-3)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_rotated_recordings_are_turned_upright(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, degrees: int
) -> None:
    clip = _clip(tmp_path, rotation_degrees=degrees, size=(160, 96))
    with open_video(clip.path, kind) as video:
        info = video.info
        squares = video.read(sampling.even_plan(2.0, 4), SQUARE)
        whole = video.read(sampling.even_plan(2.0, 4), FitWithin(80, 80))
    assert (info.width_px, info.height_px) == (160, 96)
    assert kind is ReaderKind.DECORD or info.rotation_degrees == degrees
    assert _numbers(squares) == [clip.number_at(time) for time in squares.timestamps_seconds]
    assert whole.frames.shape == (4, 48, 80, 3)
    assert _numbers(whole) == _numbers(squares)


@pytest.mark.parametrize("kind", SPARSE)
def test_pixel_aspect_is_applied(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = _clip(tmp_path, pixel_aspect=Fraction(2), size=(96, 96))
    with open_video(clip.path, kind) as video:
        assert (video.info.width_px, video.info.height_px) == (192, 96)
        assert video.read(sampling.even_plan(2.0, 1), FitWithin(100, 100)).frames.shape == (1, 50, 100, 3)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("size", [(160, 96), (96, 160), (98, 96)])
def test_frames_are_cropped_or_squashed_to_squares(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, size: tuple[int, int]
) -> None:
    clip = _clip(tmp_path, size=size)
    plan = sampling.even_plan(2.0, 3)
    with open_video(clip.path, kind) as video:
        cut = video.read(plan, FrameGeometry(64))
        squashed = video.read(plan, FrameGeometry(64, ResizeMode.SQUASH))
    assert cut.frames.shape == squashed.frames.shape == (3, 64, 64, 3)
    expected = [clip.number_at(time) for time in cut.timestamps_seconds]
    assert _numbers(cut) == expected
    assert [clips.read_number(frame, shown_size=size) for frame in squashed.frames] == expected


@pytest.mark.parametrize("kind", ALL)
def test_video_of_one_frame_gives_it_once(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = _clip(tmp_path, seconds=0.1)
    with open_video(clip.path, kind) as video:
        plan = sampling.plan_frames(video.info.duration_seconds, video.keyframe_seconds)
        batch = video.read(plan, SQUARE)
    assert _numbers(batch) == [0]


@pytest.mark.parametrize("kind", SPARSE)
def test_truncated_file_gives_its_readable_part(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = _clip(tmp_path, seconds=20, gop=10)
    path = clips.truncate(clip.path, tmp_path / "cut.mp4", keep=0.5)
    with open_video(path, kind) as video:
        info = video.info
        batch = video.read(sampling.plan_frames(info.duration_seconds, video.keyframe_seconds), SQUARE)
    assert info.is_partial
    assert 5 < info.duration_seconds < 15
    assert len(batch) >= 8
    assert _numbers(batch) == [clip.number_at(time) for time in batch.timestamps_seconds]


@pytest.mark.parametrize("kind", SPARSE)
@pytest.mark.parametrize("name", ["cut.mkv", "cut.ts"])
def test_truncated_file_without_an_index_gives_its_readable_part(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, name: str
) -> None:
    clip = _clip(tmp_path, f"whole{Path(name).suffix}", seconds=20, gop=10)
    path = clips.truncate(clip.path, tmp_path / name, keep=0.5)
    with open_video(path, kind) as video:
        info = video.info
        batch = video.read(sampling.plan_frames(info.duration_seconds, video.keyframe_seconds), SQUARE)
    assert 5 < info.duration_seconds < 15
    assert len(batch) >= 8


@pytest.mark.parametrize("kind", SPARSE)
@pytest.mark.parametrize("seed", range(4))
def test_damage_in_the_middle_costs_frames_not_the_file(
    tmp_path: Path, kind: ReaderKind, open_video: Opener, seed: int
) -> None:
    clip = _clip(tmp_path, seconds=30, gop=10, size=(320, 240), texture=30)
    path = clips.flip_bytes(clip.path, tmp_path / "hurt.mp4", n=40, seed=seed)
    with open_video(path, kind) as video:
        batch = video.read(sampling.plan_frames(video.info.duration_seconds, video.keyframe_seconds), SQUARE)
    assert len(batch) > 15


@pytest.mark.parametrize("kind", ALL)
def test_invalid_video_gets_a_plain_message(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = clips.make_clip(tmp_path / "late.mp4", container_options={"movflags": "0"})
    cases: dict[str, tuple[bytes, str]] = {
        "zero.mp4": (b"", "empty"),
        "text.mp4": (b"just a note\n", "text"),
        "list.mp4": (b"ffconcat version 1.0\nfile other.mp4\n", "playlist"),
        "hls.mp4": (b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n", "playlist"),
        "dash.mp4": (b"<?xml version='1.0'?><MPD></MPD>", "playlist"),
        "noise.mp4": (bytes(range(256)) * 64, "not a video"),
        "no_moov.mp4": (clip.path.read_bytes()[:4000], "index"),
    }
    for name, (content, word) in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(MediaError, match=word if kind is ReaderKind.PYAV else "."):
            _read_all(open_video, tmp_path / name, kind)
    with pytest.raises(MediaError, match="but no video" if kind is ReaderKind.PYAV else "."):
        _read_all(open_video, clips.make_audio(tmp_path / "sound.m4a"), kind)
    with pytest.raises(PathError):
        _read_all(open_video, tmp_path / "gone.mp4", kind)
    with pytest.raises(KnownError, match="folder"):
        _read_all(open_video, tmp_path, kind)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
@pytest.mark.timeout(20)
def test_pipe_is_refused_at_once(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(MediaError, match="regular"):
        _read_all(open_video, tmp_path / "pipe.mp4", kind)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("name", ["námé 猫 with spaces.mp4", "subfile,,start,0,end,9,,:x.mp4", "http:x.mp4", "%d.mp4"])
def test_names_are_never_interpreted(tmp_path: Path, kind: ReaderKind, open_video: Opener, name: str) -> None:
    clip = _clip(tmp_path)
    path = tmp_path / name
    path.write_bytes(clip.path.read_bytes())
    assert _read_all(open_video, path, kind) == 4


@pytest.mark.parametrize("kind", SPARSE)
def test_undecodable_names(tmp_path: Path, kind: ReaderKind, open_video: Opener) -> None:
    clip = _clip(tmp_path)
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.mp4"))
    try:
        clip.path.rename(path)
    except OSError:
        pytest.skip("this file system wants text")
    assert _read_all(open_video, path, kind) == 4


def _read_all(
    open_video: Opener,
    path: Path,
    kind: ReaderKind,
    make: Callable[[float, int], sampling.SamplingPlan] = sampling.even_plan,
) -> int:
    with open_video(path, kind) as video:
        return len(video.read(make(video.info.duration_seconds, 4), SQUARE))
