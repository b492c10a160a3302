"""Frames on request: the right one, from a bounded disk cache, ahead of all other work."""

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import MediaError, PathError
from core.media.decoding import interactive_tasks
from core.media.decoding.decode_pool import DecodePool, DecoderDiedError
from core.media.decoding.interactive_pool import InteractivePool
from core.media.pictures.cut_cache import CutCache, block_of, runs
from core.media.pictures.frame_cache import FrameCache
from tests.contract.test_readers import CODECS
from tests.support import clips, decoder_tasks

WAIT_SECONDS = 60


def pixels(picture: bytes | None) -> np.ndarray:
    assert picture is not None
    return np.asarray(Image.open(io.BytesIO(picture)))


@pytest.mark.parametrize("case", CODECS)
def test_nearest_frame_to_a_time_is_returned(tmp_path: Path, case: str) -> None:
    options = {**CODECS[case]}
    clip = clips.make_clip(tmp_path / options.pop("name"), seconds=8, fps=25, **options)
    for number in (0, 1, 2, 24, 25, 26, 99, 124, 125, 198, 199):
        for offset in (-0.45, 0.0, 0.45):
            at_seconds = max(0.0, (number + offset) / 25)
            assert clips.read_number(pixels(interactive_tasks.frame(clip.path, at_seconds, 96))) == number, at_seconds
    assert clips.read_number(pixels(interactive_tasks.frame(clip.path, 500.0, 96))) == 199


def test_nearest_frame_with_uneven_times(tmp_path: Path) -> None:
    times = (0.0, 0.1, 0.5, 0.55, 2.0, 2.1, 4.0, 4.04)
    clip = clips.make_clip(tmp_path / "a.mkv", times_seconds=times, gop=3)
    for at_seconds in np.linspace(0, 5, 41):
        nearest = int(np.argmin(np.abs(np.array(times) - at_seconds)))
        assert clips.read_number(pixels(interactive_tasks.frame(clip.path, float(at_seconds), 96))) == nearest


@pytest.mark.parametrize("degrees", [0, 90])
def test_frames_have_the_requested_height_and_are_upright(tmp_path: Path, degrees: int) -> None:
    size = (160, 96) if not degrees else (96, 160)
    clip = clips.make_clip(tmp_path / "a.mp4", size=size, rotation_degrees=degrees)
    assert pixels(interactive_tasks.frame(clip.path, 0.5, 48)).shape[0] == 48
    assert pixels(interactive_tasks.frame(clip.path, 0.5, 4000)).shape[:2] == size[::-1], "never enlarged"
    assert clips.read_number(pixels(interactive_tasks.frame(clip.path, 0.5, 4000))) == 5


def test_invalid_or_missing_video_is_reported(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(MediaError):
        interactive_tasks.frame(tmp_path / "text.mp4", 0.0, 90)
    with pytest.raises(PathError):
        interactive_tasks.frame(tmp_path / "gone.mp4", 0.0, 90)


@pytest.fixture
def pool() -> Iterator[InteractivePool]:
    made = InteractivePool()
    yield made
    made.close()


def test_queue_does_not_delay_a_frame(tmp_path: Path, pool: InteractivePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4")
    with DecodePool(n_processes=1) as queue:
        busy = [queue.schedule(WAIT_SECONDS, decoder_tasks.hang) for _ in range(20)]
        assert clips.read_number(pixels(pool.frame(clip.path, 1.0, 96).result(WAIT_SECONDS))) == 10
        assert not any(future.done() for future in busy)


def test_closing_ends_all_waiting(tmp_path: Path) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4", seconds=100, fps=25)
    pool = InteractivePool()
    futures = [pool.cuts(clip.path, 0.0, 100.0) for _ in range(3)]
    pool.close()
    for future in futures:
        with pytest.raises(DecoderDiedError):
            future.result(WAIT_SECONDS)


def test_least_recently_used_frames_are_dropped_first_across_restarts(tmp_path: Path) -> None:
    folder, picture = tmp_path / "frames", b"x" * 1000
    cache = FrameCache(folder, most_bytes=5000)
    for number in range(5):
        cache.put("abcd", float(number), 90, picture)
        path = next(folder.glob(f"ab/abcd-{number * 1000}-90.jpg"))
        os.utime(path, (0.0, time.time() - 100 + number))
    assert cache.get("abcd", 0.0, 90) == picture
    again = FrameCache(folder, most_bytes=5000)
    again.put("abcd", 9.0, 90, picture)
    kept = [number for number in (0, 1, 2, 3, 4, 9) if again.get("abcd", float(number), 90)]
    assert kept == [0, 3, 4, 9], "0 was looked at again"
    assert sum(path.stat().st_size for path in folder.rglob("*.jpg")) <= 5000


def test_deleted_or_unwritable_cache_is_ignored(tmp_path: Path) -> None:
    cache = FrameCache(tmp_path / "frames")
    cache.put("abcd", 1.0, 90, b"x")
    (tmp_path / "frames/ab/abcd-1000-90.jpg").unlink()
    (tmp_path / "frames/ab").rmdir()
    assert cache.get("abcd", 1.0, 90) is None
    cache.put("abcd", 1.0, 90, b"y")
    assert cache.get("abcd", 1.0, 90) == b"y"
    (tmp_path / "blocked").write_text("a file, no folder")
    FrameCache(tmp_path / "blocked").put("abcd", 1.0, 90, b"x")


def test_cuts_are_stored_in_blocks(tmp_path: Path) -> None:
    notes = CutCache(tmp_path / "cuts")
    notes.add("abcd", range(2), [3.5, 10.0])
    notes.add("abcd", range(5, 6), [])
    assert CutCache(tmp_path / "cuts").read("abcd") == {0: (3.5,), 1: (10.0,), 5: ()}
    (tmp_path / "cuts/ab/abcd.json").write_text("{}")
    assert notes.read("abcd") == {}
    assert runs([0, 1, 2, 3, 7, 9], longest=3) == [range(3), range(3, 4), range(7, 8), range(9, 10)]
    assert (block_of(9.99), block_of(10.0)) == (0, 1)
