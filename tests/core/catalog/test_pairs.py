"""Pairs and the answers about them are stored; a filter for copies heeds both."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.catalog import derived, files, folders, pairs, videos
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.duplicates import Evidence, PairAnswer, PairKind, VideoPair
from core.domain.query.text import parse
from tests.core.catalog import samples

PROOF = Evidence(40, 0.99, 0.2, 0.98)


def pair(a: int, b: int, kind: PairKind = PairKind.REENCODED, **values: float) -> VideoPair:
    return VideoPair(kind, Path(), Path(), a, b, 0.0, 4.0, 1.0, 5.0, evidence=PROOF, **values)  # type: ignore[arg-type]


@pytest.fixture
def ids(database: Database) -> Sequence[int]:
    with database.write() as session:
        return samples.put(session, "/v", a=1, b=2, c=3, d=4)


def duplicates(session: Session) -> set[int]:
    return set(videos.ids(session, conditions=parse("is:duplicate").conditions))


def test_pair_is_found_again_as_it_was_put(database: Database, ids: Sequence[int]):
    found = [pair(ids[1], ids[0], share=0.9, speed=1.04), pair(ids[2], ids[3], PairKind.PIECE)]
    with database.write() as session:
        pairs.put(session, found)
        assert pairs.list_all(session) == found


def test_pair_that_is_found_again_replaces_the_old_one_in_either_order(database: Database, ids: Sequence[int]):
    with database.write() as session:
        pairs.put(session, [pair(ids[0], ids[1], PairKind.SHARES), pair(ids[0], ids[2])])
        pairs.put(session, [pair(ids[1], ids[0])])
        assert pairs.list_all(session) == [pair(ids[0], ids[2]), pair(ids[1], ids[0])]


def test_videos_are_marked_once(database: Database, ids: Sequence[int]):
    with database.write() as session:
        pairs.mark_compared(session, ids[:2])
        pairs.mark_compared(session, [*ids[1:3], 999])
        assert pairs.compared(session) == {*ids[:3]}


def test_answer_stays_when_the_pair_is_found_again_and_can_be_taken_back(database: Database, ids: Sequence[int]):
    low, high = ids[:2]
    with database.write() as session:
        pairs.put(session, [pair(high, low)])
        before = pairs.snapshot(session, [(low, high)])
        pairs.answer(session, [(low, high)], PairAnswer.BEST, kept_video_id=high)
        pairs.put(session, [pair(low, high)])
        (given,) = [one.given for one in pairs.list_all(session)]
        assert given is not None
        assert (given.answer, given.kept_video_id) == (PairAnswer.BEST, high)
        redo = snapshots.restore(session, [before])
        assert pairs.answers(session) == {}
        snapshots.restore(session, redo)
        assert pairs.answers(session) == {(low, high): given}
        pairs.answer(session, [(low, high)], None)
        assert pairs.answers(session) == {}


def test_filter_finds_copies_but_no_pieces_and_nothing_that_a_person_denied(database: Database, ids: Sequence[int]):
    a, b, c, d = ids
    with database.write() as session:
        pairs.put(session, [pair(a, b), pair(c, d, PairKind.PIECE), pair(c, a, PairKind.ALIKE)])
        assert duplicates(session) == {a, b}
        pairs.answer(session, [(a, b)], PairAnswer.ALTERNATE)
        assert duplicates(session) == {a, b}
        pairs.answer(session, [(a, b)], PairAnswer.UNRELATED)
        assert duplicates(session) == set()
        pairs.put(session, [pair(a, d)])
        assert duplicates(session) == {a, d}
        videos.set_removed(session, [d], is_removed=True)
        assert duplicates(session) == set()


def test_second_file_is_a_copy_whatever_was_said(database: Database, ids: Sequence[int]):
    with database.write() as session:
        folder = folders.add(session, Path("/w"))
        files.put_files(session, folder.id, [samples.found("again.mp4", 1)])
        pairs.answer(session, [(ids[0], ids[0])], PairAnswer.ALTERNATE)
        assert duplicates(session) == {ids[0]}


def test_pairs_are_deleted_with_the_analysis_and_answers_are_not(database: Database, ids: Sequence[int]):
    with database.write() as session:
        pairs.put(session, [pair(ids[0], ids[1])])
        pairs.mark_compared(session, ids)
        pairs.answer(session, [(ids[0], ids[1])], PairAnswer.UNRELATED)
        derived.forget_all(session)
        assert not pairs.list_all(session)
        assert not pairs.compared(session)
        assert pairs.answers(session)
