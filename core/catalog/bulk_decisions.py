"""Decisions about many videos and tags at once; one about a single moment is in `decisions`.

Call these inside ``database.write(is_durable=True)``, and only for a person's action or an import they asked for.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.catalog import decisions, snapshots
from core.catalog.column_types import UtcTime
from core.catalog.schema import VideoRow
from core.domain.changes import SavedRows
from core.domain.moments import Moment
from core.domain.tags import PERSON, Decision, TagState, Verdict
from core.errors import UsageError

_PUT = """
    INSERT INTO decisions (video_id, tag_id, verdict, start_seconds, end_seconds, decided_at, source)
    SELECT v.value, t.value, ?, ?, ?, ?, ? FROM json_each(?) AS v CROSS JOIN json_each(?) AS t WHERE true
    ON CONFLICT (video_id, tag_id, coalesce(start_seconds, -1), coalesce(end_seconds, -1)) DO UPDATE
    SET verdict = excluded.verdict, decided_at = excluded.decided_at, source = excluded.source
    WHERE decisions.verdict != excluded.verdict
"""
# What a person said weighs more than an import: it is never replaced by one, and takes the place of one that agrees.
_PUT_EACH = """
    INSERT INTO decisions (video_id, tag_id, verdict, start_seconds, end_seconds, decided_at, source)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (video_id, tag_id, coalesce(start_seconds, -1), coalesce(end_seconds, -1)) DO UPDATE
    SET verdict = excluded.verdict, decided_at = excluded.decided_at, source = excluded.source
    WHERE CASE excluded.source WHEN 'person' THEN decisions.verdict != excluded.verdict OR decisions.source != 'person'
        ELSE decisions.verdict != excluded.verdict AND decisions.source != 'person' END
"""
_WITHDRAW = """
    DELETE FROM decisions WHERE id IN (
        SELECT d.id FROM json_each(?) AS v CROSS JOIN json_each(?) AS t CROSS JOIN decisions AS d
        ON d.video_id = v.value AND d.tag_id = t.value
        WHERE (? OR (d.start_seconds IS ? AND d.end_seconds IS ?)) AND d.verdict = coalesce(?, d.verdict)
    )
"""
_COUNT = """
    SELECT count(*) FROM json_each(?) AS v CROSS JOIN decisions AS d ON d.video_id = v.value AND d.tag_id = ?
    WHERE d.verdict = 'accepted' AND d.start_seconds IS ? AND d.end_seconds IS ?
"""
_STATES = """
    SELECT d.tag_id, count(DISTINCT CASE d.verdict WHEN 'accepted' THEN d.video_id END),
        count(DISTINCT CASE d.verdict WHEN 'rejected' THEN d.video_id END)
    FROM json_each(?) AS v CROSS JOIN decisions AS d ON d.video_id = v.value GROUP BY d.tag_id
"""
# Beyond so many videos it is quicker to read every tag's videos from the index than to look up each video's tags.
_MANY = 5_000
_ALL = "SELECT tag_id, verdict, json_group_array(video_id) FROM decisions GROUP BY tag_id, verdict"


def saved(session: Session, video_ids: Iterable[int], tag_ids: Iterable[int]) -> SavedRows:
    """Read all that was decided about some tags on some videos, before it is changed.

    Returns
    -------
    SavedRows
        For `snapshots.restore`.
    """
    return snapshots.take(session, "decisions", {"video_id": video_ids, "tag_id": tag_ids})


def put_many(
    session: Session,
    video_ids: Collection[int],
    tag_ids: Collection[int],
    *,
    verdict: Verdict,
    decided_at: datetime,
    moment: Moment | None = None,
    source: str = PERSON,
) -> None:
    """Decide the same about every one of some tags on every one of some videos, in one statement.

    What was decided so before stays, with its date and source.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    video_ids, tag_ids : collection of int
        Catalog ids.
    verdict : Verdict
        What is decided.
    decided_at : datetime
        UTC.
    moment : Moment or None
        The moment of the one video; None for whole videos.
    source : str
        ``person`` or ``import:<name>``.
    """
    ends = (moment.start_seconds, moment.end_seconds) if moment else (None, None)
    time = UtcTime().process_bind_param(decided_at, session.get_bind().dialect)
    session.connection().exec_driver_sql(
        _PUT, (verdict.value, *ends, time, source, json.dumps(sorted(set(video_ids))), json.dumps(list(tag_ids)))
    )


def put_each(session: Session, made: Iterable[Decision]) -> None:
    """Put many different decisions; what was decided so before stays, and no import replaces a person's word.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    made : iterable of Decision
        The later one holds where two speak of the same.
    """
    dialect = session.get_bind().dialect
    rows = [
        (
            one.video_id, one.tag_id, one.verdict.value, one.start_seconds, one.end_seconds,
            UtcTime().process_bind_param(one.decided_at, dialect), one.source,
        )
        for one in made
    ]  # fmt: skip
    if rows:
        session.connection().exec_driver_sql(_PUT_EACH, rows)


def withdraw_many(
    session: Session,
    video_ids: Collection[int],
    tag_ids: Collection[int],
    *,
    moment: Moment | None = None,
    with_moments: bool = False,
    verdict: Verdict | None = None,
) -> None:
    """Take back what was decided about some tags on some videos: it is unknown again.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    video_ids, tag_ids : collection of int
        Catalog ids.
    moment : Moment or None
        What was decided about this moment; None for whole videos.
    with_moments : bool
        What was decided about any moment as well.
    verdict : Verdict or None
        Only what was decided so; None for both.
    """
    ends = (moment.start_seconds, moment.end_seconds) if moment else (None, None)
    session.connection().exec_driver_sql(
        _WITHDRAW, (json.dumps(sorted(set(video_ids))), json.dumps(list(tag_ids)), with_moments, *ends, verdict)
    )


def have_all(session: Session, video_ids: Collection[int], tag_id: int, *, moment: Moment | None = None) -> bool:
    """Say whether a tag was accepted for every one of some videos, as wholes or at a moment.

    Returns
    -------
    bool
        False where there are no videos.
    """
    ends = (moment.start_seconds, moment.end_seconds) if moment else (None, None)
    chosen = sorted(set(video_ids))
    (n_videos,) = session.connection().exec_driver_sql(_COUNT, (json.dumps(chosen), tag_id, *ends)).one()
    return 0 < len(chosen) == n_videos


def replace(session: Session, old: Sequence[Decision], new: Sequence[Decision], *, may_lack: bool = False) -> None:
    """Put decisions in place of others, as when a moment is moved, split or joined.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    old, new : sequence of Decision
        What goes and what comes.
    may_lack : bool
        Whether nothing need have been decided where something goes.

    Raises
    ------
    UsageError
        Something that goes is not there: what comes would stand beside what took its place.
    """
    for decision in old:
        if not decisions.withdraw(session, decision) and not may_lack:
            raise UsageError("This has changed in the meantime", "Look at it again, then decide.")
    for decision in new:
        decisions.put(session, decision)


def states(session: Session, video_ids: Collection[int]) -> list[TagState]:
    """Count how many of some videos have each tag, for a selection that differs.

    Parameters
    ----------
    session : Session
        In a transaction.
    video_ids : collection of int
        Catalog ids.

    Returns
    -------
    list of TagState
        Of the tags about which anything was decided, by tag id.
    """
    chosen = sorted(set(video_ids))
    if len(chosen) > _MANY:
        return _states_of_many(session, chosen)
    rows = session.connection().exec_driver_sql(_STATES, (json.dumps(chosen),))
    return [TagState(tag_id, n_with, n_rejected, len(chosen)) for tag_id, n_with, n_rejected in rows]


def _states_of_many(session: Session, chosen: list[int]) -> list[TagState]:
    import numpy as np

    last = session.scalars(select(func.max(VideoRow.id))).one() or 0
    is_chosen = np.zeros(max(last, chosen[-1]) + 1, np.bool_)
    is_chosen[chosen] = True
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for tag_id, verdict, video_ids in session.connection().exec_driver_sql(_ALL):
        decided = np.array(msgspec.json.decode(video_ids, type=list[int]))
        n_videos = len(np.unique(decided[is_chosen[decided]]))
        if n_videos:
            found[tag_id][verdict] = n_videos
    accepted, rejected = Verdict.ACCEPTED.value, Verdict.REJECTED.value
    return [TagState(tag_id, n.get(accepted, 0), n.get(rejected, 0), len(chosen)) for tag_id, n in found.items()]
