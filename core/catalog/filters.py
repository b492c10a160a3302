"""Filters in SQL: each condition of a filter becomes a condition on rows of videos."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, exists, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from core.catalog import clusters, embeddings, moment_spans, pairs, suggestions, tags
from core.catalog.store import listing
from core.catalog.store.likeness_schema import ClusterMemberRow
from core.catalog.store.schema import DecisionRow, FileRow, FolderRow, SetAsideRow, SpanRow, SuggestionRow, VideoRow
from core.catalog.video_rows import last_decided_at
from core.domain.query.filters import ANYTHING, Clause, Comparison, Condition, Field, Group, Joint
from core.domain.query.values import (
    BETWEEN,
    Shape,
    ends,
    parse_dates,
    parse_duration,
    parse_rate,
    parse_shape,
    parse_size,
)
from core.domain.tags import PERSON, Verdict, fold

_ME = "me"
_CODECS = {"h265": "hevc", "h.265": "hevc", "x265": "hevc", "h.264": "h264", "x264": "h264", "avc": "h264"}
"""Other names of codecs."""
_SIZE_TOLERANCE = 0.05
_MOST_IN_A_ROW = 100
MICROSECONDS_PER_MINUTE = 60_000_000
_SEPARATORS = "_-."
_BETWEEN_WORDS = re.compile(rf"[\s{re.escape(_SEPARATORS)}]+")
_MOST_HALVINGS = 3
"""Each halves the spaces in a row, so that up to eight become one."""


def to_sql(session: Session, clauses: Iterable[Clause]) -> list[ColumnElement[bool]]:
    """Translate clauses into SQL on rows of `VideoRow`, for ``where``; all of them must hold.

    Parameters
    ----------
    session : Session
        In a transaction, to look up tags.
    clauses : iterable of Clause
        All of them must hold.

    Raises
    ------
    UsageError
        If a tag does not exist; the nearest is suggested.
    """
    return _all(session, list(clauses), ())


def _all(session: Session, clauses: Sequence[Clause], scores: Sequence[Condition]) -> list[ColumnElement[bool]]:
    # "suggested:beach conf>0.8" means that beach is suggested with this score, not beach and some tag; also where
    # one of them is among alternatives.
    own = (one for one in clauses if isinstance(one, Condition) and one.field is Field.CONFIDENCE)
    scores = [*scores, *(one for one in own if not one.is_negated)]
    return [_holding(session, clause, scores) for clause in clauses]


def _holding(session: Session, clause: Clause, scores: Sequence[Condition]) -> ColumnElement[bool]:
    if isinstance(clause, Group):
        holds = _group(session, clause, scores)
    elif clause.field is Field.SUGGESTED:
        holds = _by_suggested(session, clause, scores)
    else:
        holds = _MEANINGS[clause.field](session, clause)
    # An unknown value (such as the length before probing) is neither more nor less.
    return func.coalesce(holds, False).is_(False) if clause.is_negated else holds


def _group(session: Session, group: Group, scores: Sequence[Condition]) -> ColumnElement[bool]:
    match group.joint:
        case Joint.ALL:
            return and_(*_all(session, group.clauses, scores))
        case Joint.ANY:
            return _any([and_(*_all(session, [clause], scores)) for clause in group.clauses])
        case Joint.MOMENT:
            found = moment_spans.select_spans(session, group).subquery()
            return VideoRow.id.in_(select(found.c.video_id))


def _any(holding: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    # SQLite reads a long chain of OR as so many levels; CASE keeps halves apart.
    if len(holding) <= _MOST_IN_A_ROW:
        return or_(*holding)
    half = len(holding) // 2
    return case((_any(holding[:half]), True), else_=_any(holding[half:]))


def _with_tags(session: Session, values: Iterable[str], verdict: Verdict) -> ColumnElement[bool]:
    ids = tags.ids_of_names(session, values)
    return VideoRow.id.in_(
        select(DecisionRow.video_id).where(DecisionRow.tag_id.in_(ids), DecisionRow.verdict == verdict.value)
    )


def _by_tag(session: Session, condition: Condition) -> ColumnElement[bool]:
    return _with_tags(session, condition.values, Verdict.ACCEPTED)


def _by_rejected(session: Session, condition: Condition) -> ColumnElement[bool]:
    return _with_tags(session, condition.values, Verdict.REJECTED)


def _by_suggested(session: Session, condition: Condition, scores: Iterable[Condition]) -> ColumnElement[bool]:
    ids = tags.ids_of_names(session, condition.values)
    return _suggested(SuggestionRow.tag_id.in_(ids), *map(moment_spans.has_score, scores))


def _by_score(_: Session, condition: Condition) -> ColumnElement[bool]:
    return _suggested(moment_spans.has_score(condition))


def _suggested(*fits: ColumnElement[bool]) -> ColumnElement[bool]:
    return VideoRow.id.in_(select(SuggestionRow.video_id).where(*fits, suggestions.is_open()))


def _like(text: Any, pattern: str, *, is_whole: bool) -> ColumnElement[bool]:
    """Compare a folded text with a pattern that contains `ANYTHING`."""
    escaped = re.sub(r"([\\%_])", r"\\\1", fold(pattern)).replace(ANYTHING, "%")
    return text.like(escaped if is_whole else f"%{escaped}%", escape="\\")


def _in_files(*fits: ColumnElement[bool]) -> ColumnElement[bool]:
    return VideoRow.id.in_(select(FileRow.video_id).where(or_(*fits)))


def _by_path(_: Session, condition: Condition) -> ColumnElement[bool]:
    return _in_files(*map(_is_in_path, condition.values))


def _is_in_path(value: str) -> ColumnElement[bool]:
    if ANYTHING in value:
        return _like(FileRow.search_text, value, is_whole=False)
    return func.instr(FileRow.search_text, fold(value)) > 0


def _by_name(_: Session, condition: Condition) -> ColumnElement[bool]:
    # The part of a path after its last separator, by trimming from the left because SQLite cannot search from the
    # right. Done only for paths that contain the word.
    everything_else = func.replace(FileRow.search_text, os.sep, "")
    folder = func.rtrim(FileRow.search_text, everything_else)
    name = func.substr(FileRow.search_text, func.length(folder) + 1)
    return _in_files(*(_holds(name, fold(value)) for value in condition.values))


def _holds(name: ColumnElement[str], value: str) -> ColumnElement[bool]:
    if ANYTHING in value:  # the pattern describes the whole name
        return _like(name, value, is_whole=True)
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
    words = [
        re.compile(".*".join(map(re.escape, fold(value).split(ANYTHING))), re.DOTALL) for value in condition.values
    ]
    notes = session.execute(select(VideoRow.id, VideoRow.note).where(VideoRow.note != ""))
    fitting = [video_id for video_id, note in notes if any(word.search(fold(note)) for word in words)]
    return VideoRow.id.in_(listing.among(fitting))


def _by_source(_: Session, condition: Condition) -> ColumnElement[bool]:
    sources = [DecisionRow.source == PERSON if value == _ME else _from_import(value) for value in condition.values]
    return exists().where(DecisionRow.video_id == VideoRow.id, or_(*sources))


def _from_import(name: str) -> ColumnElement[bool]:
    is_any = name == "import"
    return func.substr(DecisionRow.source, 1, 7) == "import:" if is_any else DecisionRow.source == name


def _by_codec(_: Session, condition: Condition) -> ColumnElement[bool]:
    codec = func.lower(VideoRow.codec)
    names = [_CODECS.get(value.lower(), value.lower()) for value in condition.values]
    return or_(*(_like(codec, one, is_whole=True) if ANYTHING in one else codec == one for one in names))


def _by_orientation(_: Session, condition: Condition) -> ColumnElement[bool]:
    width, height = VideoRow.width_px, VideoRow.height_px
    lies = {Shape.LANDSCAPE: width > height, Shape.PORTRAIT: width < height, Shape.SQUARE: width == height}
    return or_(*(lies[parse_shape(value)] for value in condition.values))


def _has_audio(*_: Any) -> ColumnElement[bool]:
    return VideoRow.has_audio.is_(True)


def _has_copies(*_: Any) -> ColumnElement[bool]:
    copied = select(FileRow.video_id).group_by(FileRow.video_id).having(func.count() > 1)
    return or_(VideoRow.id.in_(copied), pairs.has_copy())


def _by_cluster(session: Session, condition: Condition) -> ColumnElement[bool]:
    ids = clusters.ids_of_names(session, condition.values)
    return VideoRow.id.in_(select(ClusterMemberRow.video_id).where(ClusterMemberRow.cluster_id.in_(listing.among(ids))))


def _number(
    column: Any,
    read: Callable[[str], float],
    is_same: Callable[[Any, Any], ColumnElement[bool]] = lambda column, value: column == value,
) -> Callable[[Session, Condition], ColumnElement[bool]]:
    return lambda _, condition: moment_spans.between(column, condition, read, is_same=is_same)


def _is_about_second(column: Any, value: float) -> ColumnElement[bool]:
    return and_(column >= value, column < value + 1)  # "dur:90" matches what is displayed as 1:30


def _is_about_rate(column: Any, value: float) -> ColumnElement[bool]:
    return or_(func.round(column, 2) == round(value, 2), func.round(column) == value)  # 29.97 is called 30, too


def _is_about_size(column: Any, value: float) -> ColumnElement[bool]:
    return func.abs(column - value) <= value * _SIZE_TOLERANCE


def _day(column: Any, write: Callable[[date], Any]) -> Callable[[Session, Condition], ColumnElement[bool]]:
    def fits(_: Session, condition: Condition) -> ColumnElement[bool]:
        first, after = (write(day) for day in parse_dates(ends(condition.values[0])[0]))
        match condition.comparison:
            case Comparison.IS:
                return or_(*map(is_on, condition.values))
            case Comparison.LESS:
                return column < first
            case Comparison.AT_MOST:
                return column < after
            case Comparison.MORE:
                return column >= after
            case Comparison.AT_LEAST:
                return column >= first

    def is_on(value: str) -> ColumnElement[bool]:
        first, is_range, last = value.partition(BETWEEN)
        since = column >= write(parse_dates(first)[0]) if first else column.is_not(None)
        end = last if is_range else first
        return and_(since, column < write(parse_dates(end)[1])) if end else since

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
    Field.DURATION: _number(VideoRow.duration_seconds, parse_duration, _is_about_second),
    Field.RATING: _number(VideoRow.rating, int),
    Field.HEIGHT: _number(VideoRow.height_px, int),
    Field.SIZE: _number(VideoRow.size_bytes, parse_size, _is_about_size),
    Field.FPS: _number(VideoRow.frames_per_second, parse_rate, _is_about_rate),
    Field.CODEC: _by_codec,
    Field.ORIENTATION: _by_orientation,
    Field.ADDED: _day(VideoRow.added_at, _midnight),
    Field.RECORDED: _by_recording,
    Field.MODIFIED: _day(_MODIFIED, _nanoseconds),
    Field.DECIDED: _day(last_decided_at(), _midnight),
    Field.UNTAGGED: _has_no_tag,
    Field.UNREVIEWED: _is_unreviewed,
    Field.OFFLINE: _is_offline,
    Field.FAILED: _is_failed,
    Field.ANALYSED: _is_analysed,
    Field.AUDIO: _has_audio,
    Field.DUPLICATE: _has_copies,
    Field.CLUSTER: _by_cluster,
}
