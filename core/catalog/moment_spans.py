"""The spans of videos that meet ``moment(…)``: where decisions and suggestions about one moment overlap."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, or_, select, union_all
from sqlalchemy.orm import Session

from core.catalog import suggestions, tags
from core.catalog.store.schema import DecisionRow, SuggestionRow
from core.domain.query.filters import Comparison, Condition, Field, Group
from core.domain.query.values import BETWEEN, parse_score
from core.domain.tags import Verdict

COMPARED: dict[Comparison, Callable[[Any, Any], Any]] = {
    Comparison.LESS: lambda column, value: column < value,
    Comparison.AT_MOST: lambda column, value: column <= value,
    Comparison.MORE: lambda column, value: column > value,
    Comparison.AT_LEAST: lambda column, value: column >= value,
}
_BEGIN, _END = -1.0, 1e12
"""The whole video, for decisions and suggestions without a moment."""


def list_spans(session: Session, group: Group) -> list[tuple[int, float, float]]:
    """Return the video, start and end in seconds of every span that meets a moment, which must not be negated."""
    return [(row.video_id, row.start, row.end) for row in session.execute(select_spans(session, group))]


def select_spans(session: Session, group: Group) -> Select[Any]:
    """Return a query of the columns ``video_id``, ``start`` and ``end`` of every span that meets a moment.

    Tags given to whole videos hold at every moment, but they are none by themselves.

    Raises
    ------
    UsageError
        If a tag does not exist; the nearest is suggested.
    """
    found = union_all(*(_of_way(session, way) for way in group.ways)).subquery()
    return select(found).where(or_(found.c.start > _BEGIN, found.c.end < _END))


def has_score(condition: Condition) -> ColumnElement[bool]:
    """Return the SQL condition that a row of `SuggestionRow` has a score."""
    return between(SuggestionRow.score, condition, parse_score, is_same=_is_displayed)


def _is_displayed(column: Any, value: float) -> ColumnElement[bool]:
    return func.round(column, 2) == round(value, 2)  # in whole hundredths


def between(
    column: Any,
    condition: Condition,
    read: Callable[[str], float],
    *,
    is_same: Callable[[Any, Any], ColumnElement[bool]],
) -> ColumnElement[bool]:
    """Compare a column with the values of a condition, some of which may be ranges.

    Parameters
    ----------
    column : column
        Of numbers.
    condition : Condition
        Its values.
    read : callable
        Parses a value.
    is_same : callable
        Whether the column is displayed as a value.
    """
    if condition.comparison is not Comparison.IS:
        return COMPARED[condition.comparison](column, read(condition.values[0]))
    fits: list[ColumnElement[bool]] = []
    for value in condition.values:
        first, is_range, last = value.partition(BETWEEN)
        if not is_range:
            fits.append(is_same(column, read(value)))
            continue
        least = column >= read(first) if first else column.is_not(None)
        most = or_(column <= read(last), is_same(column, read(last))) if last else column.is_not(None)
        fits.append(and_(least, most))
    return or_(*fits)


def _of_way(session: Session, way: Sequence[Condition]) -> Select[Any]:
    scores = [_signed(one) for one in way if one.field is Field.CONFIDENCE]
    naming = [one for one in way if one.field is not Field.CONFIDENCE]
    there = [_spans(session, one, scores) for one in naming if not one.is_negated]
    if not there:
        there = [_suggested(None, scores)]
    found = functools.reduce(_overlap, there)
    for condition in naming:
        if condition.is_negated:
            found = _apart(found, _spans(session, condition, ()))
    return select(found)


def _signed(condition: Condition) -> ColumnElement[bool]:
    return ~has_score(condition) if condition.is_negated else has_score(condition)


def _spans(session: Session, condition: Condition, scores: Sequence[ColumnElement[bool]]) -> Subquery:
    ids = tags.ids_of_names(session, condition.values)
    match condition.field:
        case Field.SUGGESTED:
            return _suggested(ids, scores)
        case Field.REJECTED:
            return _decided(ids, Verdict.REJECTED)
        case _:
            accepted = _decided(ids, Verdict.ACCEPTED)
            if not scores:
                return accepted
            # An accepted tag is certain; one that is not decided yet has the confidence of its suggestion.
            return union_all(select(accepted), select(_suggested(ids, scores))).subquery()


def _decided(ids: set[int], verdict: Verdict) -> Subquery:
    return (_columns(DecisionRow).where(DecisionRow.tag_id.in_(ids), DecisionRow.verdict == verdict.value)).subquery()


def _suggested(ids: set[int] | None, scores: Sequence[ColumnElement[bool]]) -> Subquery:
    of_tags = [] if ids is None else [SuggestionRow.tag_id.in_(ids)]
    return _columns(SuggestionRow).where(*of_tags, *scores, suggestions.is_open()).subquery()


def _columns(table: Any) -> Select[Any, Any, Any]:
    return select(
        table.video_id,
        func.coalesce(table.start_seconds, _BEGIN).label("start"),
        func.coalesce(table.end_seconds, _END).label("end"),
    )


def _overlap(one: Subquery, other: Subquery) -> Subquery:
    return (
        select(
            one.c.video_id,
            func.max(one.c.start, other.c.start).label("start"),
            func.min(one.c.end, other.c.end).label("end"),
        )
        .join(other, and_(one.c.video_id == other.c.video_id, _do_meet(one, other)))
        .subquery()
    )


def _apart(one: Subquery, other: Subquery) -> Subquery:
    meets = exists().where(other.c.video_id == one.c.video_id, _do_meet(one, other))
    return select(one).where(~meets).subquery()


def _do_meet(one: Subquery, other: Subquery) -> ColumnElement[bool]:
    return and_(one.c.start < other.c.end, other.c.start < one.c.end)
