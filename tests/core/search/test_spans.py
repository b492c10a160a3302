"""The map from rows to videos and times, compared with the simplest implementation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.embeddings import EmbeddingSpan
from core.search.spans import NO_VIDEO, SpanTable


def span(video_id: int, first_row: int, n_rows: int) -> EmbeddingSpan:
    return EmbeddingSpan(video_id, first_row, n_rows, np.arange(n_rows) * 2.0 + video_id / 100)


@st.composite
def layouts(draw) -> list[EmbeddingSpan]:
    sizes = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=8))
    spans, row = [], 0
    for video_id, (gap, n_rows) in enumerate(sizes, start=1):
        spans.append(span(video_id, row + gap, n_rows))
        row += gap + n_rows
    return draw(st.permutations(spans))


@given(layouts(), st.sets(st.integers(1, 9)))
def test_lookups_and_masks(spans: list[EmbeddingSpan], chosen: set[int]):
    owners = {
        one.first_row + place: (one.video_id, one.timestamps_seconds[place])
        for one in spans
        for place in range(one.n_rows)
    }
    table = SpanTable(spans)
    n_rows = max(owners, default=-1) + 1
    assert (table.n_rows, table.n_claimed, len(table)) == (n_rows, len(owners), len(spans))
    rows = np.arange(n_rows + 3)
    places = table.locate(rows)
    assert places.video_ids.tolist() == [owners.get(row, (NO_VIDEO, 0))[0] for row in rows.tolist()]
    np.testing.assert_array_equal(places.seconds, [owners.get(row, (0, np.nan))[1] for row in rows.tolist()])
    assert table.mask(n_rows + 3).tolist() == [row in owners for row in rows.tolist()]
    assert table.mask(max(n_rows - 2, 0)).tolist() == [row in owners for row in range(max(n_rows - 2, 0))]
    wanted = table.mask(n_rows, video_ids=chosen)
    assert wanted.tolist() == [owners.get(row, (NO_VIDEO, 0))[0] in chosen for row in range(n_rows)]


def test_rows_and_times_of_a_video():
    table = SpanTable([span(7, 10, 3), span(2, 0, 4)])
    assert table.rows_of(7) == slice(10, 13)
    assert table.select(None) == [(2, slice(0, 4)), (7, slice(10, 13))]
    assert table.select({7, 99}) == [(7, slice(10, 13))]
    np.testing.assert_allclose(table.seconds_of(7), [0.07, 2.07, 4.07])
    assert [table.row_at(7, seconds) for seconds in (-5, 1, 2.9, 1e9)] == [10, 10, 11, 12]
    assert 7 in table
    assert 8 not in table
    with pytest.raises(KeyError):
        table.rows_of(8)


@pytest.mark.parametrize("spans", [[span(1, 0, 3), span(2, 2, 2)], [span(1, 0, 2), span(1, 5, 2)]])
def test_invalid_spans_are_refused(spans: list[EmbeddingSpan]):
    with pytest.raises(ValueError, match="overlap"):
        SpanTable(spans)
