"""The pool's children really decode, and really die."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.domain.media import FrameGeometry
from core.errors import MediaError, PathError, StorageError
from core.media.decoding.decode_pool import DecodePool, DecoderDiedError, DecoderTimeoutError, ThumbnailTarget
from core.media.decoding.readers import ReaderKind
from tests.support import clips, decoder_tasks

SQUARE = FrameGeometry(64)
WAIT_SECONDS = 60


@pytest.fixture(scope="module")
def pool() -> Iterator[DecodePool]:
    with DecodePool(n_processes=1, memory_bytes=2 * 2**30) as made:
        yield made


def test_survey_makes_both_pictures(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4", seconds=20, gop=10, colour=(200, 40, 40))
    target = ThumbnailTarget(tmp_path / "thumbnails", "ab12")
    survey = pool.survey(clip.path, target).result(WAIT_SECONDS)
    assert (survey.media.width_px, survey.media.height_px, survey.n_strip_frames) == (160, 96, 10)
    assert survey.media.codec == "h264"
    with Image.open(target.poster) as poster, Image.open(target.filmstrip) as strip:
        assert poster.size == (160, 96)
        assert strip.size == (1600, 90)
    assert sorted(path.name for path in target.poster.parent.iterdir()) == ["ab12-poster.jpg", "ab12-strip.jpg"]


def test_start_and_chunks_give_every_frame_of_the_plan_once(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4", seconds=240, fps=6, gop=6)
    start = pool.start(clip.path, geometry=SQUARE).result(WAIT_SECONDS)
    assert start.reader is ReaderKind.PYAV
    futures = [pool.chunk(clip.path, part, geometry=SQUARE, reader=start.reader) for part in start.remaining]
    batches = [start.batch, *(future.result(WAIT_SECONDS) for future in futures)]
    assert len(batches) > 2
    times = np.concatenate([batch.timestamps_seconds for batch in batches])
    assert times == pytest.approx(np.arange(240), abs=1e-3)
    numbers = [clips.read_number(frame) for batch in batches for frame in batch.frames]
    assert numbers == [clip.number_at(time) for time in times]


@pytest.mark.parametrize("seconds", [4, 200])
def test_start_makes_thumbnails_on_the_way(tmp_path: Path, pool: DecodePool, seconds: int) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4", seconds=seconds, fps=8, gop=16)
    target = ThumbnailTarget(tmp_path / "thumbnails", "cd34")
    start = pool.start(clip.path, geometry=SQUARE, thumbnails=target).result(WAIT_SECONDS)
    assert start.n_strip_frames == 10
    assert target.poster.is_file()


def test_second_reader_gives_the_same_frames(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4", seconds=10, fps=10, gop=100, b_frames=2)
    start = pool.start(clip.path, geometry=SQUARE, reader=ReaderKind.DECORD).result(WAIT_SECONDS)
    assert start.reader is ReaderKind.DECORD
    numbers = [clips.read_number(frame) for frame in start.batch.frames]
    assert numbers == [clip.number_at(time + 2e-3) for time in start.batch.timestamps_seconds]


def test_fault_of_the_file_is_reported_as_such(tmp_path: Path, pool: DecodePool) -> None:
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(MediaError, match="empty"):
        pool.start(tmp_path / "empty.mp4", geometry=SQUARE).result(WAIT_SECONDS)
    with pytest.raises(PathError):
        pool.survey(tmp_path / "gone.mp4", ThumbnailTarget(tmp_path, "ab")).result(WAIT_SECONDS)


def test_unwritable_thumbnail_folder_is_not_the_files_fault(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4")
    (tmp_path / "taken").touch()
    with pytest.raises(StorageError):
        pool.survey(clip.path, ThumbnailTarget(tmp_path / "taken", "ab12")).result(WAIT_SECONDS)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_killed_child_costs_only_its_task(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4")
    with pytest.raises(DecoderDiedError, match="crashed"):
        pool.schedule(WAIT_SECONDS, decoder_tasks.kill_itself).result(WAIT_SECONDS)
    assert len(pool.start(clip.path, geometry=SQUARE).result(WAIT_SECONDS).batch)


def test_hanging_child_is_ended(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4")
    with pytest.raises(DecoderTimeoutError, match="1 seconds"):
        pool.schedule(1.0, decoder_tasks.hang).result(WAIT_SECONDS)
    assert len(pool.start(clip.path, geometry=SQUARE).result(WAIT_SECONDS).batch)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded there only")
def test_memory_is_bounded(tmp_path: Path, pool: DecodePool) -> None:
    with pytest.raises(DecoderDiedError, match="memory"):
        pool.schedule(WAIT_SECONDS, decoder_tasks.bloat, 3 * 2**30).result(WAIT_SECONDS)
    clip = clips.make_clip(tmp_path / "a.mp4")
    assert len(pool.start(clip.path, geometry=SQUARE).result(WAIT_SECONDS).batch)


def test_children_load_neither_torch_nor_the_catalog() -> None:
    with DecodePool(n_processes=1) as pool:  # a child of its own: the others may have loaded decord as second reader
        pool.warm_up()[0].result(WAIT_SECONDS)
        loaded = pool.schedule(WAIT_SECONDS, decoder_tasks.loaded_modules).result(WAIT_SECONDS)
    assert not loaded & {"torch", "faiss", "open_clip", "sqlalchemy", "PySide6", "decord"}
    assert "av" in loaded


def test_closing_ends_running_tasks(tmp_path: Path) -> None:
    pool = DecodePool(n_processes=1)
    pool.warm_up()[0].result(WAIT_SECONDS)
    future = pool.schedule(WAIT_SECONDS, decoder_tasks.hang)
    pool.close()
    assert future.exception(WAIT_SECONDS) is not None


def test_originals_are_unchanged(tmp_path: Path, pool: DecodePool) -> None:
    clip = clips.make_clip(tmp_path / "a.mp4")
    before = (clip.path.read_bytes(), clip.path.stat().st_mtime_ns)
    pool.start(clip.path, geometry=SQUARE, reader=ReaderKind.DECORD).result(WAIT_SECONDS)
    pool.survey(clip.path, ThumbnailTarget(tmp_path / "t", "ab12")).result(WAIT_SECONDS)
    assert (clip.path.read_bytes(), clip.path.stat().st_mtime_ns) == before
    assert os.listdir(tmp_path / "t") == ["ab"]  # noqa: PTH208
