"""The data that searches use: an index whose cells are loaded or made, or a scan of all rows."""

import contextlib
import dataclasses
import threading
from typing import Any

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import embeddings as embedding_rows
from core.domain.embeddings import IndexKind, IndexRecord
from core.domain.search import FrameQuery, Restriction, SearchRequest, SearchResult, VideoQuery
from core.jobs import upkeep
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching import searcher
from core.jobs.searching.searcher import INDEX_NAME, Searcher, SnapshotKeeper
from core.jobs.vectors import open_store
from core.search import answers
from core.search.index import vector_index
from core.search.index.cells import Cells
from core.search.index.row_scan import RowScan
from core.search.index.vector_index import VectorIndex
from core.settings import load
from tests.core.jobs.conftest import query_of, search
from tests.support.libraries import videos_by_name


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an index, with cells, for the few rows of the library."""
    monkeypatch.setattr(searcher, "SCANNED_ROWS", 0)
    monkeypatch.setattr(vector_index, "CELLS_FROM_ROWS", 5)


def renew(library: Library) -> bool:
    """Do what the index job does."""
    host = EncoderHost(JobContext(library.paths, library.database, load(library.paths.settings)))
    with contextlib.closing(host), contextlib.closing(Searcher(library.paths, library.database, host)) as made:
        return made.save_index()


def record_of(library: Library) -> IndexRecord | None:
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        return embedding_rows.index_record(session, current[0])


@pytest.mark.usefixtures("few_are_many")
@pytest.mark.parametrize("damage", ["missing", "truncated", "other"])
def test_damaged_cells_are_made_again(library: Library, damage: str) -> None:
    assert renew(library)
    query = VideoQuery(videos_by_name(library)["clip 000.mp4"].id)
    wanted = search(library, query)
    (path,) = (library.folder / "index").rglob(INDEX_NAME)
    whole = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(whole[:-40] if damage == "truncated" else b"x" * 4000)
    assert search(library, query) == wanted
    assert any("Index" in str(line) for line in upkeep.mend(library.paths, library.database))
    assert renew(library)
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("few_are_many")
def test_saved_cells_are_used_and_not_written_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert renew(library)
    record = record_of(library)
    assert record is not None
    monkeypatch.setattr(VectorIndex, "make_cells", lambda *_, **__: pytest.fail("they are there"))
    monkeypatch.setattr(VectorIndex, "save", lambda *_, **__: pytest.fail("they are saved"))
    keeper = SnapshotKeeper(library.paths, library.database)
    snapshot = keeper.newest()
    assert snapshot is not None
    index = snapshot.data.index
    assert isinstance(index, VectorIndex)
    assert (index.kind, index.n_in_cells) == (IndexKind.CELLS, record.n_rows)
    assert index.n_rows == record.n_rows == len(snapshot.data.rows) > 0
    assert keeper.newest() is snapshot
    assert renew(library)


@pytest.mark.usefixtures("few_are_many")
def test_searches_are_answered_while_cells_are_made(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    host = EncoderHost(JobContext(library.paths, library.database, load(library.paths.settings)))
    answers_meanwhile: list[SearchResult] = []
    make_cells = VectorIndex.make_cells
    with contextlib.closing(host), contextlib.closing(Searcher(library.paths, library.database, host)) as one:
        request = SearchRequest(VideoQuery(videos_by_name(library)["clip 000.mp4"].id))

        def make(index: VectorIndex, **options: Any) -> Cells | None:
            thread = threading.Thread(target=lambda: answers_meanwhile.append(one.run(request)))
            thread.start()
            thread.join(20)
            return make_cells(index, **options)

        monkeypatch.setattr(VectorIndex, "make_cells", make)
        before = one.run(request)
        assert one.save_index()
        assert one.run(request) == before
    assert answers_meanwhile == [before]


@pytest.mark.usefixtures("few_are_many")
def test_stopped_job_leaves_nothing(library: Library) -> None:
    host = EncoderHost(JobContext(library.paths, library.database, load(library.paths.settings)))
    with contextlib.closing(host), contextlib.closing(Searcher(library.paths, library.database, host)) as one:
        assert not one.save_index(lambda: True)
    assert record_of(library) is None
    assert list((library.folder / "index").rglob(INDEX_NAME)) == []


def test_library_that_has_shrunk_or_is_small_keeps_no_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_index, "CELLS_FROM_ROWS", 5)
    assert renew(library)
    (path,) = (library.folder / "index").rglob(INDEX_NAME)
    old = record_of(library)
    assert old is not None
    monkeypatch.undo()
    with library.database.write() as session:  # as an earlier version wrote them, for every library
        current = embedding_rows.current(session)
        assert current is not None
        embedding_rows.put_index_record(session, current[0], dataclasses.replace(old, kind=IndexKind.FLAT))
    assert renew(library)
    assert record_of(library) is None
    assert not path.exists()


def test_row_scan_and_index_answer_alike(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = [folder for folder in library.folders.list_all() if folder.path.name == "b"]
    within = Restriction(folder_ids=(folder.id,))
    queries = [
        kind for video in videos_by_name(library).values() for kind in (VideoQuery(video.id), FrameQuery(video.id, 0.4))
    ]
    ways = [{}, {"per_video": True}, {"restriction": within}, {"limit": 1}]
    scanned = [search(library, query, **way) for query in queries for way in ways]
    monkeypatch.setattr(searcher, "SCANNED_ROWS", 0)
    indexed = [search(library, query, **way) for query in queries for way in ways]
    for one, other in zip(scanned, indexed, strict=True):
        assert [(hit.video_id, hit.start_seconds, hit.end_seconds) for hit in one.hits] == [
            (hit.video_id, hit.start_seconds, hit.end_seconds) for hit in other.hits
        ]
        assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], abs=1e-5)


def test_library_that_outgrows_the_row_scan_gets_an_index(library: Library) -> None:
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        span, n_rows = embedding_rows.spans(session, current[0])[0], embedding_rows.n_rows(session, current[0])
    keeper = SnapshotKeeper(library.paths, library.database, scans_up_to=n_rows)
    before = keeper.newest()
    assert before is not None
    assert isinstance(before.data.index, RowScan)
    with contextlib.closing(open_store(library.paths, library.database, current)) as store:
        first = store.append(np.array(store.rows[span.first_row : span.first_row + span.n_rows]))
    moved = type(span)(span.video_id, first, span.n_rows, span.timestamps_seconds)
    with library.database.write() as session:
        embedding_rows.put_spans(session, current[0], [moved])
    after = keeper.newest()
    assert after is not None
    assert isinstance(after.data.index, VectorIndex)
    assert after.data.index.n_rows == n_rows + span.n_rows
    hits = answers.find(query_of(after, first), after.data, limit=1)
    assert [hit.video_id for hit in hits] == [span.video_id]
