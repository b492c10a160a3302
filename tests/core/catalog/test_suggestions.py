"""Suggestions for many videos at once."""

import random
from collections import Counter

import pytest
from sqlalchemy import update

from core.catalog import decisions, suggestions, tags
from core.catalog.store import listing
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.catalog.store.schema import VideoRow
from core.domain.tags import Decision, Suggestion, TagSuggested, Verdict
from tests.core.catalog import samples


def test_undecided_suggestions_for_whole_videos_are_counted(database: Database) -> None:
    with database.write() as session:
        a, b, c, d = samples.put(session, "/v", a=1, b=2, c=3, d=4)
        beach, night = tags.add(session, "beach").id, tags.add(session, "night").id
        found = [
            Suggestion(a, beach, 1.0, None, None, 1),
            Suggestion(b, beach, 0.5, None, None, 1),
            Suggestion(c, beach, 0.8, None, None, 1),
            Suggestion(a, night, 0.6, None, None, 1),
            Suggestion(b, night, 0.9, 0.0, 5.0, 1),
            Suggestion(d, night, 0.9, None, None, 1),
        ]
        suggestions.replace(session, [a, b, c, d], found)
        decisions.put(session, Decision(c, beach, Verdict.REJECTED, None, None, now()))
    with database.read() as session:
        assert suggestions.among(session, [a, b, c]) == [
            TagSuggested(beach, 2, 3, 0.75),
            TagSuggested(night, 1, 3, 0.6),
        ]
        assert suggestions.among(session, []) == []
        assert suggestions.whole_among(session, [a, b, c], [beach]) == found[:2]
        assert suggestions.whole_among(session, [a, b, c, d], [night]) == [found[5], found[3]]


@pytest.mark.parametrize("seed", range(4))
def test_counts_agree_with_a_loop_over_all_suggestions(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    spans = [(None, None), (0.0, 5.0), (5.0, 10.0), (0.0, 10.0)]
    with database.write() as session:
        ids = samples.put(session, "/v", **{f"n{n}": n for n in range(12)})
        tag_ids = [tags.add(session, f"tag {n}").id for n in range(5)]
        places = [(video, tag, *span) for video in ids for tag in tag_ids for span in spans]
        found = [
            Suggestion(video, tag, 0.5, start, end, 1) for video, tag, start, end in places if chance.random() < 0.3
        ]
        told = [
            Decision(video, tag, chance.choice([Verdict.ACCEPTED, Verdict.REJECTED]), start, end, now())
            for video, tag, start, end in places
            if chance.random() < 0.3
        ]
        suggestions.replace(session, ids, found)
        for one in told:
            decisions.put(session, one)
        session.execute(update(VideoRow).where(VideoRow.id.in_(ids[:2])).values(is_removed=True))
        session.execute(update(VideoRow).where(VideoRow.id == ids[2]).values(file_id=None))
        listing.refresh_videos(session, ids[:2])
        session.execute(update(VideoRow).where(VideoRow.id == ids[2]).values(is_listed=False))
    exact = {(one.video_id, one.tag_id, one.start_seconds, one.end_seconds) for one in told}
    settled = {
        (one.video_id, one.tag_id) for one in told if one.start_seconds is None or one.verdict is Verdict.ACCEPTED
    }
    is_open = {
        (one.tag_id, one.video_id)
        for one in found
        if one.video_id in ids[3:]
        and (one.video_id, one.tag_id, one.start_seconds, one.end_seconds) not in exact
        and (one.video_id, one.tag_id) not in settled
    }
    expected = dict(Counter(tag for tag, _video in is_open))
    with database.read() as session:
        assert suggestions.counts(session) == expected
        some = tag_ids[1:3]
        assert suggestions.counts(session, some) == {tag: n for tag, n in expected.items() if tag in some}
        assert suggestions.counts(session, []) == {}
        listed = {tag: suggestions.of_tag(session, tag, limit=1000) for tag in tag_ids}
    left = {tag: {one.video_id for one in rows if (one.video_id, tag) not in settled} for tag, rows in listed.items()}
    assert {tag: len(video_ids) for tag, video_ids in left.items() if video_ids} == expected
