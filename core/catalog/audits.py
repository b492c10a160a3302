"""Audits of tags: samples drawn from suggestions, and the answers.

The verdict of an answer is the decision about the same span: withdrawing the decision takes it out of the audit, and
correcting it corrects the audit.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, insert, select, true
from sqlalchemy.orm import Session

from core.catalog.store import listing, snapshots
from core.catalog.store.schema import AuditAnswerRow, AuditRow, DecisionRow
from core.domain.changes import SavedRows
from core.domain.learning import Question
from core.domain.tags import Verdict

_DRAWN = (
    "tag_id", "started_at", "head_version", "threshold", "row_mark", "decisions_mark", "n_suggested", "n_drawn",
)  # fmt: skip
_IS_ACCEPTED = DecisionRow.verdict == Verdict.ACCEPTED.value
_IS_ANSWER = and_(
    AuditAnswerRow.video_id == DecisionRow.video_id,
    AuditAnswerRow.start_seconds.is_not_distinct_from(DecisionRow.start_seconds),
    AuditAnswerRow.end_seconds.is_not_distinct_from(DecisionRow.end_seconds),
)


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """An audit as stored.

    Attributes
    ----------
    id, tag_id : int
        Catalog ids.
    started_at : datetime
        UTC.
    head_version, threshold, row_mark, decisions_mark
        State of the tag when the sample was drawn.
    n_suggested : int
        Videos it was drawn from.
    n_drawn : int
        Videos in the sample.
    n_right, n_wrong : int
        Answers.
    """

    id: int
    tag_id: int
    started_at: datetime
    head_version: int
    threshold: float
    row_mark: str
    decisions_mark: str
    n_suggested: int
    n_drawn: int
    n_right: int = 0
    n_wrong: int = 0

    @property
    def n_open(self) -> int:
        """Number of unanswered questions."""
        return max(self.n_drawn - self.n_right - self.n_wrong, 0)


@dataclass(frozen=True, slots=True)
class OtherDecisions:
    """The decisions about a tag, without the answers of one audit and of later ones.

    Attributes
    ----------
    mark : str
        Changes whenever one of the decisions changes.
    n_later : int
        Decisions made after a given time.
    """

    mark: str
    n_later: int


def start(session: Session, record: AuditRecord) -> int:
    """Record that a sample was drawn and return its catalog id; the id and answers of `record` are ignored."""
    row = AuditRow(**{name: getattr(record, name) for name in _DRAWN})
    session.add(row)
    session.flush()
    return row.id


def snapshot(session: Session, asked: Iterable[Question]) -> list[SavedRows]:
    """Return the stored answers to some questions for undo; empty if none belongs to an audit."""
    drawn = [one for one in asked if one.audit_id is not None]
    scope = {"audit_id": sorted({one.audit_id for one in drawn if one.audit_id is not None})}
    if not drawn:
        return []
    return [snapshots.take(session, "audit_answers", {**scope, "video_id": [one.video_id for one in drawn]})]


def put_answers(session: Session, asked: Iterable[Question], answered: Iterable[Question]) -> None:
    """Record which questions of audits were answered; the answers themselves are decisions.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    asked, answered : iterable of Question
        All questions asked, and those answered with right or wrong. Questions outside audits are ignored.
    """
    for one in asked:
        if one.audit_id is not None:
            same = (AuditAnswerRow.audit_id == one.audit_id, AuditAnswerRow.video_id == one.video_id)
            session.execute(delete(AuditAnswerRow).where(*same))
    rows = [
        {"audit_id": one.audit_id, "video_id": one.video_id, "start_seconds": one.start_seconds,
         "end_seconds": one.end_seconds}
        for one in answered if one.audit_id is not None
    ]  # fmt: skip
    if rows:
        session.execute(insert(AuditAnswerRow), rows)


def newest(session: Session, tag_ids: Collection[int]) -> dict[int, AuditRecord]:
    """Return the audit that counts for each tag: the last complete one, otherwise the one with most answers.

    Tags without any answer are left out.
    """
    n_right = func.sum(case((_IS_ACCEPTED, 1), else_=0))
    query = (
        select(AuditRow, n_right, func.count())
        .join(AuditAnswerRow, AuditAnswerRow.audit_id == AuditRow.id)
        .join(DecisionRow, and_(DecisionRow.tag_id == AuditRow.tag_id, _IS_ANSWER))
        .where(AuditRow.tag_id.in_(listing.among(tag_ids)))
        .group_by(AuditRow.id)
        .order_by(AuditRow.id)
    )
    found = [_record(row, int(right), int(n)) for row, right, n in session.execute(query)]
    return {one.tag_id: one for one in sorted(found, key=_rank)}


def _rank(one: AuditRecord) -> tuple[bool, int, int]:
    return (True, 0, one.id) if not one.n_open else (False, one.n_right + one.n_wrong, one.id)


def other_decisions(
    session: Session, tag_id: int, *, audit_id: int | None = None, since: datetime | None = None
) -> OtherDecisions:
    """Return the current decisions about a tag.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_id : int
        Catalog id.
    audit_id : int or None
        Leave out the answers of this audit of the tag, and of later ones; None counts all.
    since : datetime or None
        For `OtherDecisions.n_later`; None counts none.
    """
    audits = select(AuditRow.id).where(AuditRow.tag_id == tag_id, AuditRow.id >= (audit_id or 0))
    is_other = true() if audit_id is None else ~exists().where(AuditAnswerRow.audit_id.in_(audits), _IS_ANSWER)
    query = select(
        func.count(),
        func.coalesce(func.sum(DecisionRow.id), 0),
        func.coalesce(func.sum(case((_IS_ACCEPTED, DecisionRow.id), else_=0)), 0),
        func.coalesce(func.sum(case((_is_later(since), 1), else_=0)), 0),
    ).where(DecisionRow.tag_id == tag_id, is_other)
    *mark, n_later = session.execute(query).one()
    return OtherDecisions("/".join(map(str, mark)), int(n_later))


def _is_later(since: datetime | None) -> ColumnElement[bool]:
    return DecisionRow.decided_at > since if since is not None else DecisionRow.id < 0


def _record(row: AuditRow, n_right: int, n_answered: int) -> AuditRecord:
    drawn = {name: getattr(row, name) for name in _DRAWN}
    return AuditRecord(row.id, **drawn, n_right=n_right, n_wrong=n_answered - n_right)
