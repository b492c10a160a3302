"""Filters in SQL: each condition of a filter becomes a condition on rows of videos."""

import difflib
import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, exists, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from core.catalog import embeddings, suggestions, tags
from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow, FileRow, FolderRow, SetAsideRow, SpanRow, SuggestionRow, VideoRow
from core.catalog.video_rows import last_decided_at
from core.domain.filters import Comparison, Condition, Field, parse_dates, parse_duration, parse_score
from core.domain.tags import PERSON, Verdict, fold
from core.errors import UsageError

_BY: dict[Comparison, Callable[[Any, Any], Any]] = {
    Comparison.LESS: lambda column, value: column < value,
    Comparison.AT_MOST: lambda column, value: column <= value,
    Comparison.MORE: lambda column, value: column > value,
    Comparison.AT_LEAST: lambda column, value: column >= value,
}
_ME = "me"
MICROSECONDS_PER_MINUTE = 60_000_000
_SEPARATORS = "_-."
_BETWEEN_WORDS = re.compile(rf"[\s{re.escape(_SEPARATORS)}]+")
_MOST_HALVINGS = 3
"""Each halves the spaces in a row, so that up to eight become one."""


def to_sql(session: Session, conditions: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """Translate conditions into SQL on rows of `VideoRow`, for ``where``; all of them must hold.

    Parameters
    ----------
    session : Session
        In a transaction, to look up tags.
    conditions : iterable of Condition
        All of them must hold.

    Raises
    ------
    UsageError
        If a tag does not exist; the nearest is suggested.
    """
    found, wanted = [], list(conditions)
    scores = [one for one in wanted if one.field is Field.CONFIDENCE and not one.is_negated]
    for condition in wanted:
        if condition.field is Field.SUGGESTED:
            # "suggested:beach conf>0.8" means that beach is suggested with this score, not beach and some tag.
            holds = _by_suggested(session, condition, scores)
        else:
            holds = _MEANINGS[condition.field](session, condition)
        # An unknown value (such as the length before probing) is neither more nor less.
        found.append(func.coalesce(holds, False).is_(False) if condition.is_negated else holds)
    return found


def _with_tags(session: Session, values: Iterable[str], verdict: Verdict) -> ColumnElement[bool]:
    ids = tags.descendants(session, [_tag_id(session, name) for name in values])
    return VideoRow.id.in_(
        select(DecisionRow.video_id).where(DecisionRow.tag_id.in_(ids), DecisionRow.verdict == verdict.value)
    )


def _tag_id(session: Session, name: str) -> int:
    tag = tags.find(session, name)
    if tag is not None:
        return tag.id
    known = {fold(word): word for one in tags.list_all(session) for word in (one.name, *one.aliases)}
    near = difflib.get_close_matches(fold(name), known, n=1)
    raise UsageError(
        "There is no tag {name}",
        "Did you mean {near}?" if near else "",
        name=repr(name),
        near=repr(known[near[0]]) if near else "",
    )


def _by_tag(session: Session, condition: Condition) -> ColumnElement[bool]:
    return _with_tags(session, condition.values, Verdict.ACCEPTED)


def _by_rejected(session: Session, condition: Condition) -> ColumnElement[bool]:
    return _with_tags(session, condition.values, Verdict.REJECTED)


def _by_suggested(session: Session, condition: Condition, scores: Iterable[Condition]) -> ColumnElement[bool]:
    ids = tags.descendants(session, [_tag_id(session, name) for name in condition.values])
    return _suggested(SuggestionRow.tag_id.in_(ids), *(_has_score(one) for one in scores))


def _by_score(_: Session, condition: Condition) -> ColumnElement[bool]:
    return _suggested(_has_score(condition))


def _suggested(*fits: ColumnElement[bool]) -> ColumnElement[bool]:
    return VideoRow.id.in_(select(SuggestionRow.video_id).where(*fits, suggestions.is_open()))


def _has_score(condition: Condition) -> ColumnElement[bool]:
    values = [parse_score(value) for value in condition.values]
    if condition.comparison is Comparison.IS:  # as displayed, in whole hundredths
        return or_(*(func.round(SuggestionRow.score, 2) == round(value, 2) for value in values))
    return _BY[condition.comparison](SuggestionRow.score, values[0])


def _in_files(*fits: ColumnElement[bool]) -> ColumnElement[bool]:
    return VideoRow.id.in_(select(FileRow.video_id).where(or_(*fits)))


def _by_path(_: Session, condition: Condition) -> ColumnElement[bool]:
    return _in_files(*(func.instr(FileRow.search_text, fold(value)) > 0 for value in condition.values))


def _by_name(_: Session, condition: Condition) -> ColumnElement[bool]:
    # The part of a path after its last separator, by trimming from the left because SQLite cannot search from the
    # right. Done only for paths that contain the word.
    everything_else = func.replace(FileRow.search_text, os.sep, "")
    folder = func.rtrim(FileRow.search_text, everything_else)
    name = func.substr(FileRow.search_text, func.length(folder) + 1)
    return _in_files(*(_holds(name, fold(value)) for value in condition.values))


def _holds(name: ColumnElement[str], value: str) -> ColumnElement[bool]:
    words = _BETWEEN_WORDS.sub(" ", value).split()
    if len(words) < 2:
        return and_(func.instr(FileRow.search_text, value) > 0, func.instr(name, value) > 0)
    # Words stay together, whatever stands between them in names that have no spaces.
    for separator in _SEPARATORS:
        name = func.replace(name, separator, " ")
    for _ in range(_MOST_HALVINGS):
        name = func.replace(name, "  ", " ")
    has_all = (func.instr(FileRow.search_text, word) > 0 for word in words)
    return and_(*has_all, func.instr(name, " ".join(words)) > 0)


def _by_note(session: Session, condition: Condition) -> ColumnElement[bool]:
    # SQLite folds only ASCII case; there are far fewer notes than videos.
    words = [fold(value) for value in condition.values]
    notes = session.execute(select(VideoRow.id, VideoRow.note).where(VideoRow.note != ""))
    fitting = [video_id for video_id, note in notes if any(word in fold(note) for word in words)]
    return VideoRow.id.in_(listing.among(fitting))


def _by_source(_: Session, condition: Condition) -> ColumnElement[bool]:
    sources = [DecisionRow.source == PERSON if value == _ME else _from_import(value) for value in condition.values]
    return exists().where(DecisionRow.video_id == VideoRow.id, or_(*sources))


def _from_import(name: str) -> ColumnElement[bool]:
    is_any = name == "import"
    return func.substr(DecisionRow.source, 1, 7) == "import:" if is_any else DecisionRow.source == name


def _number(column: Any, read: Callable[[str], float]) -> Callable[[Session, Condition], ColumnElement[bool]]:
    def fits(_: Session, condition: Condition) -> ColumnElement[bool]:
        values = [read(value) for value in condition.values]
        return (
            column.in_(values)
            if condition.comparison is Comparison.IS
            else _BY[condition.comparison](column, values[0])
        )

    return fits


def _by_length(_: Session, condition: Condition) -> ColumnElement[bool]:
    # "dur:90" matches what is displayed as 1:30.
    values = [parse_duration(value) for value in condition.values]
    if condition.comparison is not Comparison.IS:
        return _BY[condition.comparison](VideoRow.duration_seconds, values[0])
    return or_(*(and_(VideoRow.duration_seconds >= value, VideoRow.duration_seconds < value + 1) for value in values))


def _day(column: Any, write: Callable[[date], Any]) -> Callable[[Session, Condition], ColumnElement[bool]]:
    def fits(_: Session, condition: Condition) -> ColumnElement[bool]:
        spans = [tuple(write(day) for day in parse_dates(value)) for value in condition.values]
        first, after = spans[0]
        match condition.comparison:
            case Comparison.IS:
                return or_(*(and_(column >= first, column < after) for first, after in spans))
            case Comparison.LESS:
                return column < first
            case Comparison.AT_MOST:
                return column < after
            case Comparison.MORE:
                return column >= after
            case Comparison.AT_LEAST:
                return column >= first

    return fits


def _midnight(day: date) -> datetime:
    # Days are local, so they begin at local midnight.
    return datetime(day.year, day.month, day.day).astimezone()


def _nanoseconds(day: date) -> int:
    return round(_midnight(day).timestamp()) * 10**9


def _microseconds_in_place(day: date) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 10**6


def _by_recording(session: Session, condition: Condition) -> ColumnElement[bool]:
    # Days are those of the place where it was recorded, as far as that is known: what is displayed is found.
    zone = VideoRow.recorded_zone_minutes
    in_place = type_coerce(VideoRow.recorded_at, BigInteger) + zone * MICROSECONDS_PER_MINUTE
    there = _day(in_place, _microseconds_in_place)(session, condition)
    return case((zone.is_not(None), there), else_=_day(VideoRow.recorded_at, _midnight)(session, condition))


def _has_no_tag(*_: Any) -> ColumnElement[bool]:
    return VideoRow.id.not_in(select(DecisionRow.video_id).where(DecisionRow.verdict == Verdict.ACCEPTED.value))


def _is_unreviewed(*_: Any) -> ColumnElement[bool]:
    return ~exists().where(DecisionRow.video_id == VideoRow.id, DecisionRow.source == PERSON)


def _is_offline(*_: Any) -> ColumnElement[bool]:
    shown = select(FileRow.id).join(FolderRow, FolderRow.id == FileRow.folder_id).where(listing.is_reachable())
    return func.coalesce(VideoRow.file_id, 0).not_in(shown)


def _is_failed(*_: Any) -> ColumnElement[bool]:
    return VideoRow.id.in_(select(SetAsideRow.video_id))


def _is_analysed(session: Session, _: Condition) -> ColumnElement[bool]:
    current = embeddings.current(session)
    return VideoRow.id.in_(select(SpanRow.video_id).where(SpanRow.encoder_id == (current[0] if current else 0)))


_MODIFIED = select(FileRow.mtime_ns).where(FileRow.id == VideoRow.file_id).correlate(VideoRow).scalar_subquery()

_MEANINGS: dict[Field, Callable[[Session, Condition], ColumnElement[bool]]] = {
    Field.TAG: _by_tag,
    Field.REJECTED: _by_rejected,
    Field.CONFIDENCE: _by_score,
    Field.NAME: _by_name,
    Field.PATH: _by_path,
    Field.NOTE: _by_note,
    Field.SOURCE: _by_source,
    Field.DURATION: _by_length,
    Field.RATING: _number(VideoRow.rating, int),
    Field.HEIGHT: _number(VideoRow.height_px, int),
    Field.ADDED: _day(VideoRow.added_at, _midnight),
    Field.RECORDED: _by_recording,
    Field.MODIFIED: _day(_MODIFIED, _nanoseconds),
    Field.DECIDED: _day(last_decided_at(), _midnight),
    Field.UNTAGGED: _has_no_tag,
    Field.UNREVIEWED: _is_unreviewed,
    Field.OFFLINE: _is_offline,
    Field.FAILED: _is_failed,
    Field.ANALYSED: _is_analysed,
}
