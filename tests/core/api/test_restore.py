"""Restoring a backup of the catalog: earlier decisions return, derived files fit, nothing is lost."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from core.api import repair
from core.api.library import Library
from core.catalog import embeddings
from core.catalog.rescue import integrity, restoring
from core.catalog.store import database
from core.catalog.store.database import TransactionMode
from core.domain.jobs import VIDEO_KINDS, JobKind, JobState
from core.domain.tags import Verdict
from core.domain.videos import VideoStage
from core.embedding.row_files import read_rows
from core.errors import LibraryDamagedError, LibraryLockedError, PathError, StorageError
from core.worker import lock
from tests.support.libraries import make_clips, opened, videos_by_name, work_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    make_clips(root / "videos", 4, seconds=3)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"], is_watched=False)
        work_off(library.folder)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(made / "library", tmp_path / "library")
    shutil.copytree(made / "videos", tmp_path / "videos")
    with opened(tmp_path / "library") as library:
        library.folders.relocate(library.folders.list_all()[0].id, tmp_path / "videos")
        work_off(library.folder)
    yield tmp_path
    assert not list((tmp_path / "library").glob("restoring-*"))


def vectors(library: Library) -> dict[str, np.ndarray]:
    """Return each video's vectors as recorded in the catalog, by file name."""
    found = {}
    with library.database.read() as session:
        current = embeddings.current(session)
        assert current is not None
        encoder_id, info = current
        folder = library.paths.embeddings(info.identity.key)
        n_rows, generation = embeddings.n_rows(session, encoder_id), embeddings.generation(session, encoder_id)
        rows = read_rows(folder, n_dims=info.n_dims, n_rows=n_rows, generation=generation)
        for name, video in videos_by_name(library).items():
            span = embeddings.span_of(session, encoder_id, video_id=video.id)
            if span is not None:
                found[name] = np.array(rows[span.first_row : span.first_row + span.n_rows])
    return found


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name]) for name in one)


def verdicts(library: Library) -> dict[str, list[Verdict]]:
    return {
        name: [one.verdict for one in library.decisions.of_video(video.id)]
        for name, video in videos_by_name(library).items()
    }


def test_earlier_decisions_return_and_later_ones_are_kept_in_a_copy(root: Path) -> None:
    with opened(root / "library") as library:
        ids = library.videos.ids()
        tag, _ = library.tags.add("beach")
        library.decisions.accept(ids[:2], [tag.id])
        then, before = verdicts(library), vectors(library)
        backup = library.backups.make().path
        library.decisions.reject(ids, [tag.id])
        library.tags.rename(tag.id, "coast")
        paths = library.paths
    assert len(then) == len(before) == 4

    done = repair.restore(paths, backup)
    assert "2 decisions, 1 tags and 4 videos" in str(done[0])
    with opened(root / "library") as library:
        assert verdicts(library) == then
        assert [one.name for one in library.tags.list_all()] == ["beach"]
        assert same(vectors(library), before)
        assert integrity.check(library.database.path) == []
        backup.with_name("catalog-mine.sqlite").write_bytes(backup.read_bytes())
        assert "catalog-mine" in {str(copy.reason) for copy in library.backups.list_all()}
        (kept,) = [copy for copy in library.backups.list_all() if str(copy.reason) == "before restoring"]
        assert str(kept.path) in str(done[0])

    repair.restore(paths, kept.path)
    with opened(root / "library") as library:
        assert [one.name for one in library.tags.list_all()] == ["coast"]
        assert verdicts(library) == {name: [Verdict.REJECTED] for name in then}
        assert same(vectors(library), before)


def test_vectors_moved_since_the_backup_are_found(root: Path) -> None:
    """The backup's row numbers now belong to other videos and must not be used."""
    with opened(root / "library") as library:
        before = vectors(library)
        backup = library.backups.make().path
        library.delete_analysis()
        library.jobs.resume()
        make_clips(root / "videos", 2, seconds=3, first=20)
        (root / "videos" / "clip 000.mp4").rename(root / "away.mp4")
        library.folders.rescan()
        work_off(library.folder)
        present = vectors(library)
        assert set(present) == {*(f"clip {n:03}.mp4" for n in (1, 2, 3, 20, 21))}
        paths = library.paths
    (root / "away.mp4").rename(root / "videos" / "clip 000.mp4")
    repair.restore(paths, backup)
    with opened(root / "library") as library:
        assert same(vectors(library), {name: present[name] for name in before if name in present})
        store = library.paths.folder / "embeddings"
        work_off(library.folder)
        assert same(vectors(library), {**present, **before})
        assert library.videos.count_stages()[VideoStage.ANALYSED] == 6
        assert list(store.rglob("*.f16"))
        assert not [found for found in repair.check(library) if found.is_problem]


def test_videos_with_vectors_are_not_analysed_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(root / "library") as library:
        paths, backup = library.paths, library.backups.make().path
    repair.restore(paths, backup)
    monkeypatch.setattr(
        "core.media.decoding.decode_pool.DecodePool.start", lambda *_, **__: pytest.fail("decoded again")
    )
    work_off(paths.folder)


def test_only_what_is_missing_is_queued_after_restoring(root: Path) -> None:
    with contextlib.closing(Library.open(root / "library")) as library:
        (lost, *_) = library.videos.ids()
        with library.database.write() as session:
            session.execute(text("DELETE FROM embedding_spans WHERE video_id = :lost"), {"lost": lost})
        paths, backup = library.paths, library.backups.make().path
    repair.restore(paths, backup)
    with contextlib.closing(Library.open(root / "library")) as library:
        queued = library.jobs.list_all(state=JobState.QUEUED)
        assert [(job.kind, job.subject_id) for job in queued if job.kind in VIDEO_KINDS] == [(JobKind.ANALYSE, lost)]
        assert JobKind.SCAN in {job.kind for job in queued}


def test_backup_of_an_older_version_is_migrated(root: Path) -> None:
    old = root / "old.sqlite"
    engine = database.make_engine(old)
    database.choose_journal(engine, old)
    with database.beginning(engine, TransactionMode.WRITE).begin() as connection:
        database.upgrade(connection, revision="0001")
    engine.dispose()
    with opened(root / "library") as library:
        paths, n_before = library.paths, len(library.backups.list_all())
    repair.restore(paths, old)
    with opened(root / "library") as library:
        assert library.videos.count() == 0
        assert len(library.backups.list_all()) == n_before + 1


def test_damaged_missing_or_foreign_backup_changes_nothing(root: Path) -> None:
    with opened(root / "library") as library:
        paths, backup = library.paths, library.backups.make().path
    before = paths.catalog.read_bytes()
    data = bytearray(backup.read_bytes())
    data[4096:40960] = b"\xff" * (40960 - 4096)
    (root / "damaged.sqlite").write_bytes(data)
    (root / "text.sqlite").write_text("no database at all, but a text that is long enough to be looked at" * 50)
    with contextlib.closing(sqlite3.connect(root / "other.sqlite")) as other:
        other.execute("CREATE TABLE t (x)")
    for name in ("damaged", "text", "other"):
        with pytest.raises(LibraryDamagedError):
            repair.restore(paths, root / f"{name}.sqlite")
    with pytest.raises(PathError, match="does not exist"):
        repair.restore(paths, root / "gone.sqlite")
    assert paths.catalog.read_bytes() == before


def test_library_in_use_is_left_alone(root: Path) -> None:
    with opened(root / "library") as library:
        paths, backup = library.paths, library.backups.make().path
        assert library.videos.count() == 4
        with pytest.raises(LibraryLockedError, match="is using"):
            repair.restore(paths, backup)
        assert library.videos.count() == 4
    with lock.hold(paths), pytest.raises(LibraryLockedError):
        repair.restore(paths, backup)


def test_failing_disk_leaves_the_catalog_unchanged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(root / "library") as library:
        paths, backup = library.paths, library.backups.make().path
        library.tags.add("later")

    def refuse(_folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "_make_ready", lambda *_: refuse(paths.folder))
    with pytest.raises(StorageError, match="No space left"):
        repair.restore(paths, backup)
    with opened(root / "library") as library:
        assert [one.name for one in library.tags.list_all()] == ["later"]
        assert len(vectors(library)) == 4


def test_damaged_catalog_is_kept_and_its_vectors_are_not_trusted(root: Path) -> None:
    with opened(root / "library") as library:
        before, paths, backup = vectors(library), library.paths, library.backups.make().path
    data = bytearray(paths.catalog.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    paths.catalog.write_bytes(data)
    (done, *_) = repair.restore(paths, backup)
    (kept,) = paths.backups.glob("damaged-*")
    assert str(kept) in str(done)
    assert (kept / "catalog.sqlite").read_bytes() == bytes(data)
    with opened(root / "library") as library:
        assert vectors(library) == {}
        work_off(library.folder)
        assert same(vectors(library), before)


def test_missing_catalog_is_restored(root: Path) -> None:
    with opened(root / "library") as library:
        paths, backup = library.paths, library.backups.make().path
    paths.catalog.unlink()
    repair.restore(paths, backup)
    with opened(root / "library") as library:
        assert library.videos.count() == 4
