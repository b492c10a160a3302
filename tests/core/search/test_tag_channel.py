"""Words that name a tag use its own scores."""

import pytest

from core.domain.search import MomentHit
from core.domain.tags import Tag
from core.search import tag_channel

TAGS = (Tag(1, "Dog", aliases=("Hund", "four legs")), Tag(2, "red car"), Tag(3, "car"), Tag(4, "Straße"))


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("dog", {1: 1.0}),
        ("a DOG, running", {1: 1 / 3}),
        ("hund on four legs", {1: 0.5}),
        ("red car", {2: 1.0, 3: 0.5}),
        ("STRASSE", {4: 1.0}),
        ("carnival of dogs", {}),
        ("", {}),
        ("--", {}),
    ],
)
def test_tags_are_named_by_whole_words(text: str, shares: dict[int, float]) -> None:
    assert tag_channel.named(text, TAGS) == pytest.approx(shares)


def hits(*videos: int) -> list[MomentHit]:
    return [MomentHit(video, 0.0, 5.0, 1.0, 1 - place / 100) for place, video in enumerate(videos)]


def order(found: tuple[MomentHit, ...]) -> list[int]:
    return [hit.video_id for hit in found]


def test_trained_tag_moves_its_videos_up() -> None:
    found = tag_channel.rank(hits(7, 8, 9, 5), {1: {9: 0.9, 5: 0.6, 7: 0.01, 8: 0.002}}, {1: 1.0})
    assert order(found) == [9, 5, 7, 8]
    assert order(tag_channel.rank(hits(7, 8, 9), {1: {9: 0.9}}, {1: 1.0})) == [9, 7, 8]


def test_a_word_among_many_counts_less() -> None:
    scores = {1: {9: 0.9, 6: 0.5, 5: 0.4, 4: 0.3, 3: 0.2, 2: 0.1}}
    videos = hits(2, 3, 4, 5, 6, 9)
    places = [order(tag_channel.rank(videos, scores, {1: share})).index(9) for share in (0.0, 0.5, 1.0)]
    assert places[0] == 5
    assert places == sorted(places, reverse=True)


def test_nothing_is_lost_and_hits_of_a_video_stay_together() -> None:
    videos = [*hits(7, 7, 8, 9, 9)]
    found = tag_channel.rank(videos, {1: {9: 0.9}, 2: {8: 0.3, 99: 1.0}}, {1: 1.0, 2: 0.2, 3: 1.0})
    assert sorted(order(found)) == [7, 7, 8, 9, 9]
    assert order(found)[:2] == [9, 9]
    assert found[0] is videos[3]
    assert tag_channel.rank(videos, {}, {}) == tuple(videos)
    assert tag_channel.rank([], {1: {9: 0.9}}, {1: 1.0}) == ()
