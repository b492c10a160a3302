"""What people decided: the one thing that cannot be made again.

Call these inside ``database.write(is_durable=True)``, and only for a person's action or an import they asked for.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, case, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow
from core.domain.tags import PERSON, Decision, Verdict

_NO_TIME = -1.0
"""What NULL counts as in the unique index ``uq_decisions_moment``."""


def put(session: Session, decision: Decision) -> None:
    """Record a decision, in place of an earlier one about the same tag and moment.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    decision : Decision
        What was decided.
    """
    withdraw(session, decision)
    session.execute(
        insert(DecisionRow).values(
            video_id=decision.video_id,
            tag_id=decision.tag_id,
            verdict=decision.verdict.value,
            start_seconds=decision.start_seconds,
            end_seconds=decision.end_seconds,
            decided_at=decision.decided_at,
            source=decision.source,
        )
    )


def withdraw(session: Session, decision: Decision) -> bool:
    """Take back what was decided about a tag and moment: it is unknown again.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    decision : Decision
        Of which video, tag and moment; the verdict does not matter.

    Returns
    -------
    bool
        Whether there was any.
    """
    same_moment = and_(
        DecisionRow.video_id == decision.video_id,
        DecisionRow.tag_id == decision.tag_id,
        func.coalesce(DecisionRow.start_seconds, _NO_TIME) == _time(decision.start_seconds),
        func.coalesce(DecisionRow.end_seconds, _NO_TIME) == _time(decision.end_seconds),
    )
    return bool(session.scalars(delete(DecisionRow).where(same_moment).returning(DecisionRow.id)).all())


def _time(seconds: float | None) -> float:
    return _NO_TIME if seconds is None else seconds


def _rows() -> "Select[*tuple[Any, ...]]":
    return select(
        DecisionRow.video_id,
        DecisionRow.tag_id,
        DecisionRow.verdict,
        DecisionRow.start_seconds,
        DecisionRow.end_seconds,
        DecisionRow.decided_at,
        DecisionRow.source,
    ).order_by(DecisionRow.decided_at, DecisionRow.id)


def _decisions(rows: "Iterable[Row[*tuple[Any, ...]]]") -> list[Decision]:
    return [
        Decision(video_id, tag_id, Verdict(verdict), start, end, decided_at, source)
        for video_id, tag_id, verdict, start, end, decided_at, source in rows
    ]


def of_video(session: Session, video_id: int) -> list[Decision]:
    """List what was decided about a video and its moments.

    Returns
    -------
    list of Decision
        In the order in which it was decided.
    """
    return _decisions(session.execute(_rows().where(DecisionRow.video_id == video_id)))


def of_tag(session: Session, tag_id: int) -> list[Decision]:
    """List what was decided about a tag: its examples and counterexamples.

    Returns
    -------
    list of Decision
        In the order in which it was decided.
    """
    return _decisions(session.execute(_rows().where(DecisionRow.tag_id == tag_id)))


def of_tags(session: Session, tag_ids: Collection[int]) -> list[Decision]:
    """List what was decided about some tags.

    Returns
    -------
    list of Decision
        In the order in which it was decided.
    """
    return _decisions(session.execute(_rows().where(DecisionRow.tag_id.in_(listing.among(tag_ids)))))


def marks(session: Session, tag_ids: Collection[int] | None = None) -> dict[int, str]:
    """Give each tag a mark that is another one when anything decided about it is; 0.1 s for 500,000 decisions.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int or None
        Only these; None for all about which something was decided.

    Returns
    -------
    dict of int to str
        Without the tags about which nothing was decided.
    """
    query = select(
        DecisionRow.tag_id,
        func.count(),
        func.sum(DecisionRow.id),
        func.max(DecisionRow.id),
        func.sum(case((DecisionRow.verdict == Verdict.ACCEPTED.value, DecisionRow.id), else_=0)),
        func.sum(case((DecisionRow.source == PERSON, DecisionRow.id), else_=0)),
        func.max(DecisionRow.decided_at),
        func.total(DecisionRow.start_seconds),
        func.total(DecisionRow.end_seconds),
    ).group_by(DecisionRow.tag_id)
    if tag_ids is not None:
        query = query.where(DecisionRow.tag_id.in_(listing.among(tag_ids)))
    return {tag_id: "/".join(map(str, numbers)) for tag_id, *numbers in session.execute(query)}


def counts(session: Session, tag_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Count what was accepted and what was rejected of tags, about videos and moments alike.

    Returns
    -------
    dict of int to (int, int)
        By tag; without the tags about which nothing was decided.
    """
    n_accepted = func.sum(case((DecisionRow.verdict == Verdict.ACCEPTED.value, 1), else_=0))
    query = (
        select(DecisionRow.tag_id, n_accepted, func.count())
        .where(DecisionRow.tag_id.in_(listing.among(tag_ids)))
        .group_by(DecisionRow.tag_id)
    )
    return {tag_id: (int(accepted), n - int(accepted)) for tag_id, accepted, n in session.execute(query)}


def count_since(session: Session, since: datetime | None) -> int:
    """Count what stands decided of what was decided after a time; 0.05 s for 500,000 decisions.

    Parameters
    ----------
    session : Session
        In a transaction.
    since : datetime or None
        With a zone; None counts everything.

    Returns
    -------
    int
        About videos and moments alike.
    """
    query = select(func.count()).select_from(DecisionRow)
    return session.scalars(query if since is None else query.where(DecisionRow.decided_at > since)).one()


def tags_of(session: Session, video_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """List which tags some videos have, on the whole or at some moment.

    Returns
    -------
    dict of int to tuple of int
        Video to tags, by id; videos without tags are left out.
    """
    accepted = DecisionRow.verdict == Verdict.ACCEPTED.value
    rows = session.execute(
        select(DecisionRow.video_id, DecisionRow.tag_id)
        .where(DecisionRow.video_id.in_(listing.among(video_ids)), accepted)
        .distinct()
        .order_by(DecisionRow.video_id, DecisionRow.tag_id)
    )
    found: dict[int, list[int]] = {}
    for video_id, tag_id in rows:
        found.setdefault(video_id, []).append(tag_id)
    return {video_id: tuple(tag_ids) for video_id, tag_ids in found.items()}
