from dataclasses import replace

import numpy as np
import pytest

from core.catalog import embeddings
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, IndexKind, IndexRecord
from core.errors import UsageError
from tests.core.catalog.samples import encoder, put, span


def test_encoder_is_stored_by_identity(database: Database) -> None:
    with database.write() as session:
        assert embeddings.current(session) is None
        first = embeddings.put_encoder(session, encoder())
        renamed = replace(encoder(), reference="local-dir:/models/d", title="Renamed")
        assert embeddings.put_encoder(session, renamed) == first
        second = embeddings.put_encoder(session, encoder("other"))
        assert embeddings.list_encoders(session) == [(first, renamed), (second, encoder("other"))]
        embeddings.use(session, second)
        assert embeddings.current(session) == (second, encoder("other"))
        with pytest.raises(UsageError, match="no search model 99"):
            embeddings.use(session, 99)


def test_spans_are_read_back_exactly(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        one, two = (embeddings.put_encoder(session, encoder(name)) for name in ("one", "two"))
        assert embeddings.n_rows(session, one) == 0
        times = np.array([0.0, 1 / 3, 2.5])
        embeddings.put_spans(session, one, [EmbeddingSpan(b, 2, 3, times), span(a, 0, 2)])
        embeddings.put_spans(session, two, [span(a, 0, 7)])
        embeddings.put_spans(session, two, [])
    with database.read() as session:
        first, second = embeddings.spans(session, one)
        assert (first.video_id, first.first_row, second.video_id, second.n_rows) == (a, 0, b, 3)
        assert second.timestamps_seconds.dtype == np.float64
        np.testing.assert_array_equal(second.timestamps_seconds, times)
        assert [found.video_id for found in embeddings.spans(session, one, from_row=2)] == [b]
        assert (embeddings.n_rows(session, one), embeddings.n_rows(session, two)) == (5, 7)
        assert (embeddings.count_spans(session, one), embeddings.count_spans(session, two)) == (2, 1)
        found = embeddings.span_of(session, one, video_id=b)
        assert found is not None
        np.testing.assert_array_equal(found.timestamps_seconds, times)
        assert embeddings.span_of(session, two, video_id=b) is None


def test_video_analysed_again_releases_its_old_rows(database: Database) -> None:
    with database.write() as session:
        (a,) = put(session, "/videos", a=1)
        encoder_id = embeddings.put_encoder(session, encoder())
        embeddings.put_spans(session, encoder_id, [span(a, 0)])
        embeddings.put_spans(session, encoder_id, [span(a, 2)])
        assert [found.first_row for found in embeddings.spans(session, encoder_id)] == [2]


def test_rows_lost_by_the_store_are_taken_from_their_videos(database: Database) -> None:
    with database.write() as session:
        a, b, c = put(session, "/videos", a=1, b=2, c=3)
        encoder_id = embeddings.put_encoder(session, encoder())
        embeddings.put_spans(session, encoder_id, [span(a, 0, 2), span(b, 2, 2), span(c, 4, 2)])
        embeddings.put_index_record(session, encoder_id, IndexRecord(0, 6, "c" * 32, IndexKind.CELLS))
        assert embeddings.drop_spans(session, encoder_id, from_row=3) == [b, c]
        assert embeddings.index_record(session, encoder_id) is None
        assert embeddings.n_rows(session, encoder_id) == 2


def test_compaction_changes_spans_generation_and_index_record_together(database: Database) -> None:
    record = IndexRecord(0, 6, "c" * 32, IndexKind.CELLS)
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        encoder_id = embeddings.put_encoder(session, encoder())
        embeddings.put_spans(session, encoder_id, [span(a, 0, 2), span(b, 4, 2)])
        assert embeddings.index_record(session, encoder_id) is None
        embeddings.put_index_record(session, encoder_id, replace(record, n_rows=1))
        embeddings.put_index_record(session, encoder_id, record)
        assert embeddings.index_record(session, encoder_id) == record
        assert embeddings.generation(session, encoder_id) == 0
        embeddings.replace_spans(session, encoder_id, [span(a, 0, 2), span(b, 2, 2)], generation=1)
        assert embeddings.generation(session, encoder_id) == 1
        assert embeddings.index_record(session, encoder_id) is None
        assert embeddings.n_rows(session, encoder_id) == 4
        embeddings.put_encoder(session, encoder())  # loaded again: the generation stays
        assert embeddings.generation(session, encoder_id) == 1
