"""Maps of libraries with made-up vectors: rough at first, arranged by a job, new videos added without moving others."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import jobs
from core.domain.clusters import ClusterScope
from core.domain.jobs import JobKind, JobState
from core.errors import KnownError, StorageError
from core.jobs.context import JobContext
from core.jobs.job_line import LineState, StepTurn
from core.jobs.maps import map_files, map_line, map_reader
from core.jobs.maps.map_line import VideoMapLine
from core.search.maps import process as map_process
from core.settings import load
from tests.support import made_up_library

CENTRES = np.random.default_rng(3).normal(size=(4, made_up_library.N_DIMS))
TURN = StepTurn(may_claim=True, is_quiet=True)


def clips(n_clips: int, *, first: int = 0) -> list[np.ndarray]:
    """Return clips of twelve frames, six seconds, in four groups by their number."""
    found = []
    for number in range(first, first + n_clips):
        frames = CENTRES[number % 4] + 0.1 * np.random.default_rng(number).normal(size=(12, made_up_library.N_DIMS))
        found.append(frames / np.linalg.norm(frames, axis=1, keepdims=True))
    return found


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made_up_library.make(tmp_path / "library", clips(40))
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        yield library


def stored_files(library: Library) -> list[Path]:
    return sorted((library.folder / "index").rglob("map-*.npz"))


def add(library: Library, n_clips: int) -> list[int]:
    folder = library.folders.list_all()[0].id
    return made_up_library.add(
        library, folder, clips(n_clips, first=len(library.videos.ids())), info=made_up_library.encoder_info()
    )


def run_line(library: Library, line: VideoMapLine) -> None:
    while line.step(TURN) is LineState.BESIDE:
        pass


def line_of(library: Library) -> VideoMapLine:
    return VideoMapLine(JobContext(library.paths, library.database, load(library.paths.settings)))


def test_first_map_is_rough_and_writes_nothing(library: Library) -> None:
    found = library.maps.read(ClusterScope.VIDEOS)

    assert (len(found), found.is_arranged, found.n_videos, found.n_analysed) == (40, False, 40, 40)
    assert len(np.unique(found.positions.round(3), axis=0)) > 30
    assert not stored_files(library)


def test_arranged_map_stays_and_new_videos_join_their_likes(library: Library) -> None:
    library.maps.draw(ClusterScope.VIDEOS)
    before = library.maps.read(ClusterScope.VIDEOS)
    new = add(library, 4)

    after = library.maps.read(ClusterScope.VIDEOS)

    assert (before.is_arranged, before.n_added, after.n_added) == (True, 0, 4)
    places = dict(zip(after.video_ids.tolist(), after.positions, strict=True))
    old = np.stack([places[video_id] for video_id in before.video_ids.tolist()])
    assert np.array_equal(old, before.positions)
    groups = (before.video_ids - 1) % 4
    for video_id in new:
        distances = np.linalg.norm(before.positions - places[video_id], axis=1)
        assert groups[distances.argmin()] == (video_id - 1) % 4


def test_drawing_anew_keeps_the_map_recognisable(library: Library) -> None:
    library.maps.draw(ClusterScope.VIDEOS)
    before = library.maps.read(ClusterScope.VIDEOS)
    add(library, 4)
    library.maps.draw(ClusterScope.VIDEOS)

    after = library.maps.read(ClusterScope.VIDEOS)

    assert after.n_added == 0
    turn = np.trace(np.cov(before.positions.T, after.positions[:40].T)[:2, 2:])
    assert turn > 0


def test_moments_have_points_of_their_own(library: Library) -> None:
    library.maps.draw(ClusterScope.MOMENTS)

    found = library.maps.read(ClusterScope.MOMENTS)

    assert (len(found), found.is_arranged, found.n_analysed) == (80, True, 40)
    assert set(found.start_seconds.tolist()) == {0.0, 5.0}
    assert not library.maps.read(ClusterScope.VIDEOS).is_arranged


def test_more_points_than_can_be_arranged_are_placed_near_their_likes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_reader, "MOST_ARRANGED", 20)

    library.maps.draw(ClusterScope.VIDEOS)

    found = library.maps.read(ClusterScope.VIDEOS)
    assert (len(found), found.n_added) == (40, 0)
    assert np.isfinite(found.positions).all()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not an archive", None])
def test_damaged_map_is_ignored_and_replaced(library: Library, damage: bytes | None) -> None:
    library.maps.draw(ClusterScope.VIDEOS)
    (path,) = stored_files(library)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage is None else damage)

    assert not library.maps.read(ClusterScope.VIDEOS).is_arranged
    library.maps.draw(ClusterScope.VIDEOS)
    assert library.maps.read(ClusterScope.VIDEOS).is_arranged


def test_map_of_other_vectors_is_ignored(library: Library) -> None:
    library.maps.draw(ClusterScope.VIDEOS)
    (path,) = stored_files(library)

    assert map_files.read(path, n_dims=made_up_library.N_DIMS) is not None
    assert map_files.read(path, n_dims=made_up_library.N_DIMS + 1) is None


def test_empty_library_has_an_empty_map_that_cannot_be_drawn(tmp_path: Path) -> None:
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        assert len(library.maps.read(ClusterScope.VIDEOS)) == 0
        with pytest.raises(KnownError, match="Nothing has been analysed"):
            library.maps.draw(ClusterScope.VIDEOS)


def test_job_draws_the_map(library: Library) -> None:
    with library.database.write() as session:
        jobs.set_paused(session, is_paused=False)
    library.maps.draw_soon(ClusterScope.VIDEOS)
    line = line_of(library)

    run_line(library, line)
    line.close()

    (job,) = library.jobs.list_all(kind=JobKind.VIDEO_MAP)
    assert job.state is JobState.DONE
    assert library.maps.read(ClusterScope.VIDEOS).is_arranged


def test_cancelled_job_stops_and_leaves_no_map(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    _arrange_for_ever(monkeypatch)
    library.maps.draw_soon(ClusterScope.VIDEOS)
    line = line_of(library)
    assert line.step(TURN) is LineState.BESIDE

    library.maps.cancel(ClusterScope.VIDEOS)
    run_line(library, line)
    line.close()

    (job,) = library.jobs.list_all(kind=JobKind.VIDEO_MAP)
    assert job.state is JobState.CANCELLED
    assert not stored_files(library)


def test_closing_stops_the_job_and_queues_it_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    _arrange_for_ever(monkeypatch)
    library.maps.draw_soon(ClusterScope.VIDEOS)
    line = line_of(library)
    assert line.step(TURN) is LineState.BESIDE

    line.close()

    (job,) = library.jobs.list_all(kind=JobKind.VIDEO_MAP)
    assert job.state is JobState.QUEUED


def test_dead_process_fails_the_job_with_its_reason(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    arrange = map_process.arrange
    monkeypatch.setattr(
        map_process, "arrange", lambda points, **how: arrange(points, **how, program=("/nowhere/python",))
    )
    library.maps.draw_soon(ClusterScope.VIDEOS)
    line = line_of(library)

    run_line(library, line)
    line.close()

    (job,) = library.jobs.list_all(kind=JobKind.VIDEO_MAP)
    assert job.state is JobState.FAILED
    assert "could not be arranged" in str(job.reason)


def test_map_that_cannot_be_written_says_why(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(map_files, "write", fail)

    with pytest.raises(StorageError, match="No space left"):
        library.maps.draw(ClusterScope.VIDEOS)


def _arrange_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_points: object, *, is_stopped: object, **_how: object) -> None:
        while not is_stopped():  # type: ignore[operator]
            pass

    monkeypatch.setattr(map_process, "arrange", wait)
    monkeypatch.setattr(map_line, "_LOOK_SECONDS", 0.0)
