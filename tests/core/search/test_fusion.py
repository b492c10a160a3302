"""Names, tags and filters beside what looks alike."""

import numpy as np
import pytest

from core.domain.embeddings import EmbeddingSpan
from core.domain.search import LOOKS_LIKE, MEETS_FILTER, Channel, Match, MomentHit, Reason
from core.search import fusion
from core.search.answers import SearchData
from core.search.index.row_scan import RowScan
from core.search.spans import SpanTable

NAME, TAG = Reason(Channel.NAME), Reason(Channel.TAG, "goal")
QUERY = np.array([1.0, 0.0], dtype=np.float32)


@pytest.fixture
def data() -> SearchData:
    """Three videos of twenty seconds, which are more and more like the query towards their ends."""
    angles = np.concatenate([np.linspace(1.5, end, 20) for end in (1.0, 0.6, 0.2)])
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    table = SpanTable([EmbeddingSpan(number, 20 * (number - 1), 20, np.arange(20.0)) for number in (1, 2, 3)])
    rows = rows.astype(np.float16)
    return SearchData(RowScan(rows), rows, table, dict.fromkeys((1, 2, 3), 20.0))


def alike(*ids: int) -> tuple[MomentHit, ...]:
    return tuple(MomentHit(number, 15.0, 20.0, 19.0, 0.9 - place / 10) for place, number in enumerate(ids))


def fuse(hits: tuple[MomentHit, ...], matches: dict[int, Match], data: SearchData | None, **more: object):
    options = {"vector": QUERY, "limit": 10, "per_video": False} | more
    return fusion.fuse(hits, matches, data, **options)  # type: ignore[arg-type]


def test_without_other_channels_nothing_changes(data: SearchData) -> None:
    assert fuse(alike(3, 2, 1), {}, data) == alike(3, 2, 1)
    assert fuse(alike(3, 2, 1), {}, data, limit=2) == alike(3, 2)


def test_what_is_named_so_comes_first_and_says_why(data: SearchData) -> None:
    found = fuse(alike(3, 2, 1), {1: Match((NAME,))}, data)
    assert [hit.video_id for hit in found] == [1, 3, 2]
    assert [hit.reasons for hit in found] == [(NAME, LOOKS_LIKE), (LOOKS_LIKE,), (LOOKS_LIKE,)]


def test_channels_that_agree_outweigh_one(data: SearchData) -> None:
    matches = {3: Match((TAG,)), 1: Match((TAG, NAME)), 2: Match((NAME,))}
    assert [hit.video_id for hit in fuse((), matches, data)] == [1, 3, 2]
    assert [hit.video_id for hit in fuse(alike(3), matches, data)] == [3, 1, 2], "it also looks like it"


def test_a_tagged_moment_is_found_where_it_is(data: SearchData) -> None:
    found = fuse(alike(3, 2), {2: Match((TAG,), ((0.0, 5.0), (14.0, 18.0)))}, data)
    assert [(hit.video_id, hit.start_seconds, hit.end_seconds) for hit in found] == [
        (2, 14, 18),
        (2, 0, 5),
        (3, 15, 20),
    ]
    assert [hit.reasons for hit in found] == [(TAG, LOOKS_LIKE), (TAG,), (LOOKS_LIKE,)]
    assert [hit.best_seconds for hit in found] == [18.0, 5.0, 19.0]


def test_videos_without_pictures_are_found_as_a_whole(data: SearchData) -> None:
    (unknown,) = fuse((), {9: Match((NAME,))}, data)
    assert (unknown.start_seconds, unknown.score, unknown.reasons) == (0.0, 0.0, (NAME,))
    (without_query,) = fuse((), {1: Match((NAME,))}, data, vector=None)
    assert (without_query.start_seconds, without_query.end_seconds) == (0.0, 20.0)
    (nothing_analysed,) = fuse((), {1: Match((NAME,))}, None, vector=None)
    assert nothing_analysed.end_seconds > 0
    (best,) = fuse((), {1: Match((MEETS_FILTER,))}, data)
    assert best.end_seconds == 20.0
    assert best.best_seconds == 19.0
    assert best.reasons == (MEETS_FILTER,)


def test_limits_hold_for_all_together(data: SearchData) -> None:
    matches = {1: Match((TAG,), ((0.0, 5.0), (5.0, 10.0))), 9: Match((NAME,))}
    found = fuse(alike(3, 2), matches, data, per_video=True)
    assert sorted(hit.video_id for hit in found) == [1, 2, 3, 9]
    assert len(fuse(alike(3, 2), matches, data, limit=3)) == 3


def test_of_very_many_matches_the_best_are_found(data: SearchData) -> None:
    many = {number: Match((MEETS_FILTER,)) for number in range(1, 500)} | {77: Match((TAG, NAME))}
    assert [hit.video_id for hit in fuse((), many, data, limit=3)] == [77, 3, 2]


def test_hits_of_several_searches_are_joined_without_overlaps() -> None:
    one = (MomentHit(1, 0.0, 5.0, 1.0, 0.5), MomentHit(2, 0.0, 5.0, 1.0, 0.4))
    other = (MomentHit(2, 3.0, 8.0, 4.0, 0.9), MomentHit(1, 10.0, 15.0, 11.0, 0.3))
    assert fusion.merged([one, other]) == (other[0], one[0], other[1])
    assert fusion.merged([one]) == one
