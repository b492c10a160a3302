"""Interference with running work: changed choices, full disks, replaced files."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog import attempts, jobs
from core.catalog import embeddings as embedding_rows
from core.domain.jobs import JobKind, JobState
from core.domain.search import SearchRequest, TextQuery
from core.domain.videos import VideoStage
from core.errors import EncoderError, LibraryLockedError, StorageError
from core.jobs.analysis.ledger import Ledger
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching import searcher
from core.media.decoding import readers
from core.worker import process
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, opened, videos_by_name, work_off

PATIENCE_SECONDS = 60.0


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    make_clips(tmp_path / "media", 5)
    with opened(tmp_path / "library") as library:
        yield library


def spans_by_encoder(library: Library) -> dict[str, int]:
    with library.database.read() as session:
        encoders = embedding_rows.list_encoders(session)
        return {info.reference: embedding_rows.count_spans(session, id_) for id_, info in encoders}


def after_first(patch: pytest.MonkeyPatch, owner: type, name: str, act: Callable[[], object]) -> None:
    """Run an action once, right after the first call of a method."""
    original, acted = getattr(owner, name), []

    def call(self: object, *arguments: object, **named: object) -> object:
        result = original(self, *arguments, **named)
        if not acted:
            acted.append(True)
            act()
        return result

    patch.setattr(owner, name, call)


@pytest.mark.parametrize("method", ["_commit", "begin"])
def test_encoder_chosen_during_analysis_gets_every_video(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    model = make_tiny_model(tmp_path / "model")
    library.folders.add([tmp_path / "media"])
    after_first(monkeypatch, Ledger, method, lambda: library.encoders.use(str(model)))
    work_off(library.folder)
    target = library.encoders.target()
    assert target is not None
    assert target.startswith("local-dir:")
    assert spans_by_encoder(library)[target] == 5
    current = library.encoders.current()
    assert current is not None
    assert current.reference == target


def test_encoder_chosen_while_another_is_loading(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_tiny_model(tmp_path / "model")
    library.folders.add([tmp_path / "media"])
    after_first(monkeypatch, EncoderHost, "geometry_of", lambda: library.encoders.use(str(model)))
    work_off(library.folder)
    assert spans_by_encoder(library)[library.encoders.target() or ""] == 5


def test_same_worker_continues_after_a_full_disk(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, is_full = Ledger._commit, threading.Event()
    is_full.set()

    def commit(self: Ledger, *arguments: object) -> None:
        if is_full.is_set():
            raise StorageError("The disk is full", "Make room.")
        original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "_commit", commit)
    library.folders.add([tmp_path / "media"])
    with process.foreground(library.folder, pictures_first=False) as worker:
        box = worker.context.events.subscribe()
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            wait_until(lambda: library.jobs.summary().is_paused)
            assert any("paused" in str(notice.text) for notice in box.take().notices)
            is_full.clear()
            library.jobs.resume()
            wait_until(lambda: library.videos.count_stages()[VideoStage.ANALYSED] == 5)
        finally:
            worker.context.stop.set()
            worker.context.wake.set()
            thread.join()


def test_catalog_that_is_busy_for_long_is_waited_for(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, n_refusals = Ledger._commit, [2]

    def commit(self: Ledger, *arguments: object) -> None:
        if n_refusals[0]:
            n_refusals[0] -= 1
            raise LibraryLockedError("The catalog is busy", "Try again.")
        original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "_commit", commit)
    monkeypatch.setattr("core.jobs.runner._BUSY_SECONDS", 0.01)
    library.folders.add([tmp_path / "media"])
    work_off(library.folder)
    assert n_refusals == [0]
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 5


def test_folder_removed_during_its_scan(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = library.folders.add([tmp_path / "media"]).folders
    from core.media.folders import fingerprint

    original = fingerprint.content_key

    def remove_and_look(path: Path) -> object:
        library.folders.remove(folder.id)
        return original(path)

    monkeypatch.setattr(fingerprint, "content_key", remove_and_look)
    work_off(library.folder)
    assert library.videos.count() == 0
    assert library.jobs.list_all(state=JobState.FAILED) == []
    monkeypatch.undo()
    library.folders.add([tmp_path / "media"])
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 5


def test_closing_during_analysis_blames_no_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.folders.add([tmp_path / "media"])
    with process.foreground(library.folder, pictures_first=False) as worker, monkeypatch.context() as patch:
        after_first(patch, Ledger, "begin", worker.context.stop.set)
        worker.run()
    version = readers.version(readers.ReaderKind.PYAV)
    with library.database.read() as session:
        assert jobs.list_all(session, state=JobState.RUNNING) == []
        for video_id in library.videos.ids():
            assert attempts.count_unfinished(session, video_id, step=JobKind.ANALYSE, reader_version=version) == 0
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 5


def test_jobs_cancelled_during_analysis_stay_cancelled(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.folders.add([tmp_path / "media"])
    monkeypatch.setattr("core.jobs.analysis.line._LOOK_SECONDS", 0.0)
    after_first(monkeypatch, Ledger, "begin", library.jobs.cancel)
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 0
    monkeypatch.undo()
    library.folders.rescan()
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 5


def test_file_replaced_after_the_scan_is_another_video(library: Library, tmp_path: Path) -> None:
    media = tmp_path / "media"
    (other,) = make_clips(tmp_path / "other", 1, first=40)
    library.folders.add([media])
    library.jobs.pause()
    work_off(library.folder)
    before = videos_by_name(library)["clip 000.mp4"]
    shutil.copy(other, media / "clip 000.mp4")
    library.jobs.resume()
    work_off(library.folder)
    after = videos_by_name(library)["clip 000.mp4"]
    assert after.id != before.id
    assert after.stage is VideoStage.ANALYSED
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        assert embedding_rows.span_of(session, current[0], video_id=before.id) is None


def test_replaced_weights_are_noticed(tmp_path: Path) -> None:
    model = make_tiny_model(tmp_path / "model", seed=1)
    make_clips(tmp_path / "media", 2)
    with opened(tmp_path / "library", encoder=str(model)) as library:
        library.folders.add([tmp_path / "media"])
        work_off(library.folder)
        query = SearchRequest(TextQuery("a dog"))
        assert searcher.search_once(library.paths, library.database, query).hits
        make_tiny_model(tmp_path / "model", seed=2)
        with pytest.raises(EncoderError, match="different version"):
            searcher.search_once(library.paths, library.database, query)
        library.encoders.use(str(model))
        work_off(library.folder)
        assert searcher.search_once(library.paths, library.database, query).hits
        with library.database.read() as session:
            identities = [info.identity for _, info in embedding_rows.list_encoders(session)]
        assert len(set(identities)) == 2


def wait_until(is_met: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        if is_met():
            return
        pause.wait(0.05)
    pytest.fail("it never came to be so")
