"""Traces of real files, and their cache."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from core.errors import KnownError, MediaError, PathError
from core.media.copies import trace_tasks
from core.media.copies.alignment import align
from core.media.copies.trace_cache import TraceCache
from core.media.copies.traces import N_DIMS, Trace
from tests.support import copies
from tests.support.clips import flip_bytes, make_clip, truncate
from tests.support.copies import Change
from tests.support.takes import make_take


def test_frames_are_sampled_at_the_rate_with_their_exact_times(tmp_path: Path):
    clip = make_clip(tmp_path / "a.mp4", seconds=4, fps=20, b_frames=2)
    found = trace_tasks.trace(clip.path, 1.0, 3.0, 5.0)
    assert found.seconds == pytest.approx(np.arange(1.0, 3.0, 0.2), abs=0.051)


def test_part_beyond_the_end_is_left_out(tmp_path: Path):
    clip = make_clip(tmp_path / "a.mp4", seconds=2, fps=10)
    assert trace_tasks.trace(clip.path, 0.0, 100.0, 5.0).seconds[-1] <= 2.0
    assert len(trace_tasks.trace(clip.path, 50.0, 100.0, 5.0)) <= 1


@pytest.mark.parametrize("degrees", [90, 180])
def test_rotated_video_has_the_trace_of_the_upright_one(tmp_path: Path, degrees: int):
    size = (96, 64)
    upright = make_clip(tmp_path / "a.mp4", size=size, texture=60).path
    turned = make_clip(tmp_path / "b.mp4", size=size, texture=60, rotation_degrees=degrees).path
    one, other = (trace_tasks.trace(path, 0.0, 9.0, 8.0) for path in (upright, turned))
    found = align(one, other)
    assert found is not None
    assert found.is_copy


@pytest.mark.parametrize("kind", ["truncated", "flipped"])
def test_damaged_files_give_a_trace_or_a_known_error(tmp_path: Path, kind: str):
    clip = make_clip(tmp_path / "a.mkv", seconds=4).path
    for number in range(4):
        target = tmp_path / f"{number}.mkv"
        if kind == "truncated":
            truncate(clip, target, keep=(number + 1) / 5)
        else:
            flip_bytes(clip, target, n=40, seed=number)
        with contextlib.suppress(KnownError):
            assert trace_tasks.trace(target, 0.0, 60.0, 8.0).waves.shape[1] == N_DIMS


def test_invalid_or_missing_video_is_reported(tmp_path: Path):
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(MediaError):
        trace_tasks.trace(tmp_path / "text.mp4", 0.0, 9.0, 8.0)
    with pytest.raises(PathError):
        trace_tasks.trace(tmp_path / "gone.mp4", 0.0, 9.0, 8.0)


CHANGES = {
    "other codec": ("b.mp4", Change("mpeg4")),
    "half size": ("b.mp4", Change(scale=0.5)),
    "first part missing": ("b.mp4", Change(start=0.2)),
    "last part missing": ("b.mp4", Change(end=0.8)),
    "letterboxed": ("b.mp4", Change(bars=1 / 3)),
    "faster": ("b.mp4", Change(speed=1.04)),
    "mirrored": ("b.mp4", Change(is_mirrored=True)),
    "VP9": ("b.webm", Change("libvpx-vp9")),
}


@pytest.mark.parametrize("case", CHANGES)
def test_copies_of_real_files_are_recognised(tmp_path: Path, case: str):
    name, change = CHANGES[case]
    source = make_take(tmp_path / "a.mp4", 1, 1)
    copies.copy(source, tmp_path / name, change)
    found = align(*(trace_tasks.trace(path, 0.0, 9.0, 8.0) for path in (source, tmp_path / name)))
    assert found is not None
    assert found.is_copy
    assert found.is_mirrored is (case == "mirrored")
    assert found.a_end_seconds - found.a_start_seconds >= (3.0 if "missing" in case else 3.6)


def test_two_takes_of_a_scene_are_no_copies(tmp_path: Path):
    one, other = (make_take(tmp_path / f"{motion}.mp4", 1, motion) for motion in (1, 2))
    found = align(*(trace_tasks.trace(path, 0.0, 9.0, 8.0) for path in (one, other)))
    assert found is not None
    assert found.likeness > 0.5
    assert not found.is_copy


@pytest.fixture
def trace() -> Trace:
    waves = np.random.default_rng(0).normal(0, 30, (2, 5, N_DIMS)).astype(np.float32)
    return Trace(np.arange(5.0), waves[0], waves[1])


def test_cached_traces_are_read_back(tmp_path: Path, trace: Trace):
    notes = TraceCache(tmp_path / "traces")
    notes.add("abcd", range(30), trace)
    read = notes.read("abcd", range(30))
    assert read is not None
    assert read.whole is not None
    assert trace.whole is not None
    assert np.allclose(read.waves, trace.waves, rtol=1e-3, atol=1e-2)
    assert np.allclose(read.whole, trace.whole, rtol=1e-3, atol=1e-2)
    assert notes.read("abcd", range(30, 60)) is None
    assert notes.read("abce", range(30)) is None


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04" + bytes(60), "half"])
def test_damaged_cache_files_count_as_missing(tmp_path: Path, trace: Trace, content: bytes | str):
    notes = TraceCache(tmp_path / "traces")
    notes.add("abcd", range(30), trace)
    (path,) = (tmp_path / "traces").rglob("*.npz")
    path.write_bytes(content if isinstance(content, bytes) else path.read_bytes()[: path.stat().st_size // 2])
    assert notes.read("abcd", range(30)) is None


def test_cache_with_other_shapes_or_objects_counts_as_missing(tmp_path: Path, trace: Trace):
    notes = TraceCache(tmp_path / "traces")
    notes.add("abcd", range(30), trace)
    (path,) = (tmp_path / "traces").rglob("*.npz")
    for arrays in (
        {"seconds": np.arange(3.0), "waves": np.zeros((5, N_DIMS))},
        {"seconds": np.array([print], dtype=object), "waves": np.zeros((1, N_DIMS))},
        {"waves": np.zeros((1, N_DIMS))},
    ):
        np.savez(path, **arrays)
        assert notes.read("abcd", range(30)) is None


def test_cache_that_cannot_be_written_is_only_logged(tmp_path: Path, trace: Trace, caplog: pytest.LogCaptureFixture):
    (tmp_path / "traces").write_text("a file where the folder should be")
    TraceCache(tmp_path / "traces").add("abcd", range(30), trace)
    assert "could not be cached" in caplog.text
