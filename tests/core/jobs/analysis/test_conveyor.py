"""Bookkeeping of the analysis pipeline: order, retries, and crashing decoders, which are simulated by futures."""

from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest

from core.catalog import attempts, files, folders, jobs, videos
from core.catalog import embeddings as embedding_rows
from core.catalog.store.database import Database
from core.domain.jobs import JobKind, JobState
from core.domain.library import LibraryPaths
from core.domain.media import ContentKey, FileStamp, FrameBatch, MediaInfo
from core.domain.videos import FoundFile, VideoStage
from core.embedding.store import EmbeddingStore
from core.errors import MediaError, PathError
from core.jobs.analysis.batches import VideoWork
from core.jobs.analysis.conveyor import Conveyor
from core.jobs.analysis.ledger import Ledger, versions
from core.jobs.context import JobContext
from core.media.decoding.decode_pool import DecoderDiedError, DecodeStart
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import SamplingPlan
from core.settings import Settings
from tests.support.encoders import FakeEncoder

SIZE_PX = 16
MEDIA = MediaInfo(10.0, 64, 48, 0, 25.0, "h264", "mov", has_audio=False)


class PlayedPool:
    """Returns futures and records the calls."""

    n_processes = 2

    def __init__(self) -> None:
        self.asked: list[tuple[str, Path, ReaderKind | None]] = []
        self.futures: list[Future] = []

    def start(self, path: Path, *, reader: ReaderKind | None, **_: object) -> Future:
        return self._ask("start", path, reader)

    def chunk(self, path: Path, _plan: SamplingPlan, *, reader: ReaderKind, **_: object) -> Future:
        return self._ask("chunk", path, reader)

    def _ask(self, what: str, path: Path, reader: ReaderKind | None) -> Future:
        self.asked.append((what, path, reader))
        self.futures.append(Future())
        return self.futures[-1]


class Bench:
    """A catalog with some videos, a store, and a conveyor between them."""

    def __init__(self, folder: Path, n_videos: int) -> None:
        self.paths = LibraryPaths(folder)
        folder.mkdir()
        self.database = Database.open(self.paths.catalog)
        self.context = JobContext(self.paths, self.database, Settings())
        self.encoder = FakeEncoder(size_px=SIZE_PX, batch_size=4)
        found = [
            FoundFile(Path(f"{n}.mp4"), FileStamp(n, n, n), ContentKey(n + 1, f"{n:032x}")) for n in range(n_videos)
        ]
        with self.database.write() as session:
            media = folders.add(session, folder / "media")
            self.video_ids = files.put_files(session, media.id, found).new_video_ids
            jobs.enqueue(session, JobKind.ANALYSE, self.video_ids)
            claimed = jobs.claim(session, JobKind.ANALYSE, limit=n_videos)
            self.encoder_id = embedding_rows.put_encoder(session, self.encoder.info)
            embedding_rows.use(session, self.encoder_id)
            known = {video.id: video for video in videos.get_many(session, list(self.video_ids))}
        self.store = EmbeddingStore(self.paths.embeddings("x"), n_dims=self.encoder.info.n_dims)
        self.store.open(0)
        ledger = Ledger(self.context)
        ledger.open(self.encoder_id, self.store)
        self.pool = PlayedPool()
        self.conveyor = Conveyor(self.context, self.pool, ledger, self.encoder.info.geometry)  # type: ignore[arg-type]
        self.works = [
            VideoWork(job.id, job.subject_id, known[job.subject_id].path, "0" * 32, wants_thumbnails=False)
            for job in claimed
        ]

    def stage(self, video_id: int) -> VideoStage:
        with self.database.read() as session:
            return videos.get(session, video_id).stage

    def reason(self, video_id: int) -> str:
        with self.database.read() as session:
            return str(videos.get(session, video_id).reason)

    def steps(self, n: int = 12) -> None:
        for _ in range(n):
            self.conveyor.step()


@pytest.fixture
def bench(tmp_path: Path):
    made: list[Bench] = []

    def make(n_videos: int) -> Bench:
        made.append(Bench(tmp_path / "library", n_videos))
        return made[-1]

    yield make
    for one in made:
        one.store.close()
        one.database.close()


def frames(first: int, n: int) -> FrameBatch:
    pictures = np.zeros((n, SIZE_PX, SIZE_PX, 3), np.uint8)
    pictures[..., 0] = np.arange(first, first + n).reshape(-1, 1, 1)
    return FrameBatch(pictures, np.arange(first, first + n, dtype=np.float64))


def plan(first: int, n: int) -> SamplingPlan:
    times = np.arange(first, first + n, dtype=np.float64)
    return SamplingPlan(times, np.zeros(n, bool), np.zeros(1))


def start(n: int, *remaining: SamplingPlan) -> DecodeStart:
    return DecodeStart(MEDIA, frames(0, n), tuple(remaining), ReaderKind.PYAV)


def test_parts_that_return_out_of_order_are_stored_in_order(bench) -> None:
    one = bench(1)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_result(start(3, plan(3, 3), plan(6, 3)))
    one.steps(2)
    assert [what for what, _, _ in one.pool.asked] == ["start", "chunk", "chunk"]
    one.pool.futures[2].set_result(frames(6, 3))
    one.steps(2)
    one.pool.futures[1].set_result(frames(3, 3))
    one.steps()
    with one.database.read() as session:
        span = embedding_rows.span_of(session, one.encoder_id, video_id=one.video_ids[0])
    assert span is not None
    assert span.timestamps_seconds.tolist() == list(range(9))
    np.testing.assert_array_equal(one.store.rows, one.encoder.encode_frames(frames(0, 9).frames))
    assert one.conveyor.is_empty


def test_progress_of_a_video_is_known(bench) -> None:
    one = bench(1)
    (work,) = one.works
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    assert work.share_done == 0
    one.pool.futures[0].set_result(start(4, plan(4, 4), plan(8, 4)))
    one.steps(4)
    assert work.share_done == 0.33
    for number in (1, 2):
        one.pool.futures[number].set_result(frames(4 * number, 4))
    one.steps()
    assert work.share_done == 1


def test_batches_are_filled_across_videos(bench) -> None:
    one = bench(4)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    for future in one.pool.futures:
        future.set_result(start(3))
    one.steps()
    assert one.encoder.batch_sizes == [4, 4, 4]
    assert all(one.stage(video_id) is VideoStage.ANALYSED for video_id in one.video_ids)


def test_frames_wait_for_the_encoder(bench) -> None:
    one = bench(1)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_result(start(2))
    one.steps(2)
    assert not one.conveyor.is_empty
    one.conveyor.attach(one.encoder)
    one.steps()
    assert one.stage(one.video_ids[0]) is VideoStage.ANALYSED


def test_other_reader_retries_and_the_first_reason_is_kept(bench) -> None:
    one = bench(2)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_exception(DecoderDiedError("The decoder crashed on this file"))
    one.pool.futures[1].set_exception(MediaError("The file is a text file"))
    one.steps(2)
    assert [reader for _, _, reader in one.pool.asked] == [None, None, ReaderKind.DECORD, ReaderKind.DECORD]
    retried = dict(zip((path.name for _, path, _ in one.pool.asked[2:]), one.pool.futures[2:], strict=True))
    retried["0.mp4"].set_result(start(2))
    retried["1.mp4"].set_exception(MediaError("another reason"))
    one.steps()
    assert one.stage(one.video_ids[0]) is VideoStage.ANALYSED
    assert one.stage(one.video_ids[1]) is VideoStage.FAILED
    assert one.reason(one.video_ids[1]) == "The file is a text file"
    with one.database.read() as session:
        assert attempts.is_set_aside(session, one.video_ids[1], reader_version=versions())
        assert [job.subject_id for job in jobs.list_all(session, state=JobState.FAILED)] == [one.video_ids[1]]
    assert one.conveyor.is_empty


def test_failed_part_discards_the_earlier_ones(bench) -> None:
    one = bench(1)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_result(start(5, plan(5, 3)))
    one.steps(3)
    one.pool.futures[1].set_exception(DecoderDiedError("The decoder crashed on this file"))
    one.steps(2)
    one.pool.futures[2].set_result(start(6))
    one.steps()
    with one.database.read() as session:
        span = embedding_rows.span_of(session, one.encoder_id, video_id=one.video_ids[0])
    assert span is not None
    assert span.n_rows == 6 == one.store.n_rows


def test_video_without_frames_is_a_failure(bench) -> None:
    one = bench(1)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_result(start(0))
    one.steps(2)
    one.pool.futures[1].set_result(start(0))
    one.steps()
    assert "could be decoded" in one.reason(one.video_ids[0])


def test_missing_file_is_not_retried(bench) -> None:
    one = bench(1)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_exception(PathError("gone"))
    one.steps()
    assert len(one.pool.asked) == 1
    assert one.conveyor.is_empty
    assert one.stage(one.video_ids[0]) is VideoStage.FOUND
    with one.database.read() as session:
        assert attempts.failures(session, one.video_ids[0], step=JobKind.ANALYSE, reader_version="") == []


def test_bug_at_one_file_is_recorded_as_its_outcome(bench, caplog: pytest.LogCaptureFixture) -> None:
    one = bench(1)
    one.conveyor.attach(one.encoder)
    one.conveyor.put(one.works)
    one.pool.futures[0].set_exception(ZeroDivisionError("ours"))
    one.steps(2)
    one.pool.futures[1].set_exception(ZeroDivisionError("ours"))
    one.steps()
    assert "unexpected error" in one.reason(one.video_ids[0])
    assert "ZeroDivisionError" in caplog.text
