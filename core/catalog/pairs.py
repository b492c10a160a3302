"""Pairs of related videos, which videos have been compared, and what people said about pairs."""

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from core.catalog.store import listing, snapshots
from core.catalog.store.columns import now
from core.catalog.store.likeness_schema import ComparedVideoRow, PairAnswerRow, VideoPairRow
from core.catalog.store.schema import VideoRow
from core.domain.changes import SavedRows
from core.domain.duplicates import Evidence, GivenAnswer, PairAnswer, PairKind, VideoPair

_COLUMNS = (
    "kind", "a_video_id", "b_video_id", "a_start_seconds", "a_end_seconds", "b_start_seconds", "b_end_seconds", "share",
    "is_mirrored", "speed",
)  # fmt: skip
_EVIDENCE = tuple(field.name for field in dataclasses.fields(Evidence))
_NOWHERE = Path()


def put(session: Session, found: Iterable[VideoPair]) -> None:
    """Store pairs, each replacing what was known about the same two videos.

    Parameters
    ----------
    session : Session
        In a write transaction.
    found : iterable of VideoPair
        Their paths and answers are not stored here.
    """
    pairs = {pair.video_ids: pair for pair in found}
    for low, high in pairs:
        is_same = (func.min(VideoPairRow.a_video_id, VideoPairRow.b_video_id) == low) & (
            func.max(VideoPairRow.a_video_id, VideoPairRow.b_video_id) == high
        )
        session.execute(delete(VideoPairRow).where(is_same))
    if pairs:
        session.execute(insert(VideoPairRow), [_values(pair) for pair in pairs.values()])


def _values(pair: VideoPair) -> dict[str, Any]:
    values = {name: getattr(pair, name) for name in _COLUMNS}
    return values | {"kind": pair.kind.value} | dataclasses.asdict(pair.evidence)


def list_all(session: Session) -> list[VideoPair]:
    """List the pairs of listed videos, without paths, with the answers about them, in the order they were found."""
    one, other = aliased(VideoRow), aliased(VideoRow)
    columns = [getattr(VideoPairRow, name) for name in (*_COLUMNS, *_EVIDENCE)]
    rows = session.execute(
        select(*columns)
        .join(one, one.id == VideoPairRow.a_video_id)
        .join(other, other.id == VideoPairRow.b_video_id)
        .where(one.is_listed.is_(True), other.is_listed.is_(True))
        .order_by(VideoPairRow.id)
    )
    said = answers(session)
    found: list[VideoPair] = []
    for kind, a, b, *rest in rows:
        numbers, evidence = rest[: len(_COLUMNS) - 3], rest[len(_COLUMNS) - 3 :]
        pair = VideoPair(PairKind(kind), _NOWHERE, _NOWHERE, a, b, *numbers, evidence=Evidence(*evidence))
        found.append(dataclasses.replace(pair, given=said.get(pair.video_ids)))
    return found


def mark_compared(session: Session, video_ids: Collection[int]) -> None:
    """Record that videos have been compared with all others."""
    chosen = select(VideoRow.id).where(VideoRow.id.in_(listing.among(video_ids)))
    new = chosen.where(VideoRow.id.not_in(select(ComparedVideoRow.video_id)))
    session.execute(insert(ComparedVideoRow).from_select(["video_id"], new))


def compared(session: Session) -> set[int]:
    """Return the videos that have been compared with all others that were compared."""
    return set(session.scalars(select(ComparedVideoRow.video_id)))


def answers(session: Session) -> dict[tuple[int, int], GivenAnswer]:
    """Return the answers about pairs by the catalog ids of both videos, the smaller first.

    Twice the same id means the files of one video.
    """
    row = PairAnswerRow
    query = select(row.low_video_id, row.high_video_id, row.answer, row.kept_video_id, row.answered_at)
    return {
        (low, high): GivenAnswer(PairAnswer(answer), kept, at) for low, high, answer, kept, at in session.execute(query)
    }


def answer(
    session: Session, pairs: Sequence[tuple[int, int]], given: PairAnswer | None, *, kept_video_id: int | None = None
) -> None:
    """Save the answer about pairs, replacing an earlier one.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    pairs : sequence of (int, int)
        Catalog ids, the smaller first.
    given : PairAnswer or None
        None withdraws the answer.
    kept_video_id : int or None
        The better video of a pair.
    """
    for low, high in pairs:
        session.execute(
            delete(PairAnswerRow).where(PairAnswerRow.low_video_id == low, PairAnswerRow.high_video_id == high)
        )
        if given is not None:
            values = {"low_video_id": low, "high_video_id": high, "answer": given.value}
            session.execute(insert(PairAnswerRow).values(**values, kept_video_id=kept_video_id, answered_at=now()))


def snapshot(session: Session, pairs: Sequence[tuple[int, int]]) -> SavedRows:
    """Return the answers about pairs for undo, before they are changed."""
    lows, highs = {low for low, _ in pairs}, {high for _, high in pairs}
    return snapshots.take(session, "pair_answers", {"low_video_id": lows, "high_video_id": highs})


def has_copy() -> ColumnElement[bool]:
    """Return SQL for whether another video shows the same as a `VideoRow` throughout, unless a person denied it."""
    pair, partner = VideoPairRow, aliased(VideoRow)
    denied = exists().where(
        PairAnswerRow.low_video_id == func.min(pair.a_video_id, pair.b_video_id),
        PairAnswerRow.high_video_id == func.max(pair.a_video_id, pair.b_video_id),
        PairAnswerRow.answer == PairAnswer.UNRELATED.value,
    )
    sides = [
        select(mine)
        .join(partner, partner.id == theirs)
        .where(pair.kind == PairKind.REENCODED.value, partner.is_listed.is_(True), ~denied)
        for mine, theirs in ((pair.a_video_id, pair.b_video_id), (pair.b_video_id, pair.a_video_id))
    ]
    return or_(*(VideoRow.id.in_(side) for side in sides))
