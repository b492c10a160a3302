import itertools
import random

import pytest
from sqlalchemy.orm import Session

from core.catalog import decisions, tags, videos
from core.catalog.store import snapshots
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.moments import Moment
from core.domain.tags import Decision, TagState, Verdict
from core.domain.videos import VideoSort
from tests.core.catalog.samples import put


def everything(session: Session) -> list[tuple[object, ...]]:
    rows = session.connection().exec_driver_sql("SELECT * FROM decisions ORDER BY id")
    return [tuple(row) for row in rows]


def test_many_videos_get_many_tags_at_once(database: Database) -> None:
    with database.write(is_durable=True) as session:
        a, b, c = put(session, "/videos", a=1, b=2, c=3)
        one, two = tags.add(session, "one").id, tags.add(session, "two").id
        old = Decision(a, one, Verdict.ACCEPTED, None, None, now(), "import:x")
        decisions.put(session, old)
        decisions.put(session, Decision(b, one, Verdict.REJECTED, None, None, now()))
        time = now()
        decisions.put_many(session, [a, b, b], [one, two], verdict=Verdict.ACCEPTED, decided_at=time)
        assert decisions.of_video(session, a) == [old, Decision(a, two, Verdict.ACCEPTED, None, None, time)]
        assert decisions.of_video(session, b) == [
            Decision(b, tag_id, Verdict.ACCEPTED, None, None, time) for tag_id in (one, two)
        ]
        assert decisions.of_video(session, c) == []
        assert videos.get(session, b).last_decided_at == time
        assert videos.ids(session, sort=VideoSort.DECIDED) == [c, a, b]
        assert decisions.states(session, [a, b, c]) == [TagState(one, 2, 0, 3), TagState(two, 2, 0, 3)]


def test_moment_is_decided_independently_of_its_video(database: Database) -> None:
    with database.write(is_durable=True) as session:
        (a,) = put(session, "/videos", a=1)
        tag = tags.add(session, "one").id
        moment = Moment(a, 0.0, 5.0)
        for verdict, span in ((Verdict.ACCEPTED, None), (Verdict.REJECTED, moment)):
            decisions.put_many(session, [a], [tag], verdict=verdict, decided_at=now(), moment=span)
        assert decisions.states(session, [a]) == [TagState(tag, 1, 1, 1)]
        decisions.withdraw_many(session, [a], [tag])
        (left,) = decisions.of_video(session, a)
        assert (left.start_seconds, left.end_seconds) == (0.0, 5.0)
        decisions.withdraw_many(session, [a], [tag], moment=Moment(a, 0.0, 5.5))
        assert decisions.of_video(session, a) == [left]
        decisions.withdraw_many(session, [a], [tag], with_moments=True)
        assert decisions.of_video(session, a) == []


def test_moment_is_split(database: Database) -> None:
    with database.write(is_durable=True) as session:
        (a,) = put(session, "/videos", a=1)
        tag = tags.add(session, "one").id
        whole, left, right = (
            Decision(a, tag, Verdict.ACCEPTED, *ends, now()) for ends in ((0.0, 8.0), (0.0, 3.0), (3.0, 8.0))
        )
        decisions.put(session, whole)
        before = decisions.snapshot(session, [a], [tag])
        decisions.replace(session, [whole], [left, right])
        assert decisions.of_video(session, a) == [left, right]
        snapshots.restore(session, [before])
        assert decisions.of_video(session, a) == [whole]


@pytest.mark.parametrize("seed", range(5))
def test_undo_and_redo_restore_every_row(database: Database, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_ROWS_AT_ONCE", 1 + seed)  # in one piece, and in several
    dice = random.Random(seed)
    with database.write(is_durable=True) as session:
        video_ids = put(session, "/videos", **{f"v{i}": i for i in range(6)})
        tag_ids = [tags.add(session, name).id for name in "abc"]
        states, undos = [everything(session)], []
        for _ in range(12):
            chosen, given = dice.sample(video_ids, dice.randint(1, 6)), dice.sample(tag_ids, dice.randint(1, 3))
            before = decisions.snapshot(session, chosen, given)
            moment = dice.choice([None, None, Moment(chosen[0], 0.0, 5.0)])
            if dice.random() < 0.3:
                decisions.withdraw_many(session, chosen, given, with_moments=dice.random() < 0.5)
            else:
                verdict = dice.choice(list(Verdict))
                decisions.put_many(
                    session, chosen[:1] if moment else chosen, given, verdict=verdict, decided_at=now(), moment=moment
                )
            states.append(everything(session))
            undos.append(before)
        redos = []
        for state, undo in zip(states[-2::-1], undos[::-1], strict=True):
            redos.append(snapshots.restore(session, [undo]))
            assert everything(session) == state
        for state, redo in zip(states[1:], redos[::-1], strict=True):
            snapshots.restore(session, redo)
            assert everything(session) == state


def test_large_selection_is_counted_like_a_small_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.write(is_durable=True) as session:
        video_ids = put(session, "/videos", **{f"v{i}": i for i in range(9)})
        tag_ids = [tags.add(session, name).id for name in "abc"]
        dice = random.Random(3)
        for video_id, tag_id, start in itertools.product(video_ids, tag_ids, (None, 0.0)):
            if dice.random() < 0.5:
                verdict = dice.choice(list(Verdict))
                end = None if start is None else 5.0
                decisions.put(session, Decision(video_id, tag_id, verdict, start, end, now()))
        small = decisions.states(session, video_ids[2:])
        monkeypatch.setattr(decisions, "_MANY", 0)
        assert decisions.states(session, video_ids[2:]) == small
        assert len(small) == 3
