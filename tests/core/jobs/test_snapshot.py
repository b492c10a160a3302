"""The data that searches use: an index that is loaded or rebuilt, or a scan of all rows."""

import contextlib

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import embeddings as embedding_rows
from core.domain.search import FrameQuery, Restriction, VideoQuery
from core.jobs import searcher, upkeep
from core.jobs.searcher import INDEX_NAME, SnapshotKeeper
from core.jobs.vectors import open_store
from core.search import answers
from core.search.row_scan import RowScan
from core.search.vector_index import VectorIndex
from tests.core.jobs.conftest import query_of, search
from tests.support.libraries import videos_by_name


@pytest.mark.parametrize("damage", ["missing", "truncated", "other"])
def test_damaged_index_is_rebuilt(library: Library, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searcher, "SCANNED_ROWS", 0)
    query = VideoQuery(videos_by_name(library)["clip 000.mp4"].id)
    wanted = search(library, query)
    (path,) = (library.folder / "index").rglob(INDEX_NAME)
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-40] if damage == "truncated" else b"x" * 4000)
    assert search(library, query) == wanted
    assert any("Index" in str(line) for line in upkeep.mend(library.paths, library.database))


def test_saved_index_is_used(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.search.vector_index.VectorIndex.build", lambda *_: pytest.fail("it was built"))
    keeper = SnapshotKeeper(library.paths, library.database)
    snapshot = keeper.newest()
    assert snapshot is not None
    assert snapshot.data.index.n_rows == len(snapshot.data.rows) > 0
    assert keeper.newest() is snapshot


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
