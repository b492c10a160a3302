"""Suggestions of heads and estimates of how many more videos each tag probably fits: derived, replaced freely."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, or_, select
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow, OutlookRow, SuggestionRow, VideoRow
from core.domain.outlook import StoredOutlook
from core.domain.tags import Suggestion, TagSuggested, Verdict

# A tag is decided on the same span; one rejected for the whole video is decided on all of its moments.
_IS_DECIDED = exists().where(
    DecisionRow.video_id == SuggestionRow.video_id,
    DecisionRow.tag_id == SuggestionRow.tag_id,
    or_(
        and_(
            DecisionRow.start_seconds.is_not_distinct_from(SuggestionRow.start_seconds),
            DecisionRow.end_seconds.is_not_distinct_from(SuggestionRow.end_seconds),
        ),
        and_(DecisionRow.start_seconds.is_(None), DecisionRow.verdict == Verdict.REJECTED.value),
    ),
)

_PAIRS = 2**32
"""Larger than any video id."""

_IS_LISTED = exists().where(VideoRow.id == SuggestionRow.video_id, VideoRow.is_listed)


def is_open() -> ColumnElement[bool]:
    """Return the SQL condition that a row of `SuggestionRow` has not been decided."""
    return ~_IS_DECIDED


def replace(session: Session, video_ids: Collection[int], suggestions: Sequence[Suggestion]) -> None:
    """Replace all suggestions of some videos.

    Parameters
    ----------
    session : Session
        In a write transaction.
    video_ids : collection of int
        Whose suggestions are deleted.
    suggestions : sequence of Suggestion
        The new ones; those already decided on are never shown (see `of_video`).
    """
    session.execute(delete(SuggestionRow).where(SuggestionRow.video_id.in_(listing.among(video_ids))))
    if suggestions:
        names = Suggestion.__slots__
        session.execute(insert(SuggestionRow), [{name: getattr(one, name) for name in names} for one in suggestions])


def replace_of_tags(session: Session, tag_ids: Collection[int], suggestions: Sequence[Suggestion]) -> None:
    """Replace all suggestions of some tags.

    Parameters
    ----------
    session : Session
        In a write transaction.
    tag_ids : collection of int
        Whose suggestions are deleted.
    suggestions : sequence of Suggestion
        The new ones, for these tags only.
    """
    session.execute(delete(SuggestionRow).where(SuggestionRow.tag_id.in_(listing.among(tag_ids))))
    if suggestions:
        names = Suggestion.__slots__
        session.execute(insert(SuggestionRow), [{name: getattr(one, name) for name in names} for one in suggestions])


def of_video(session: Session, video_id: int) -> list[Suggestion]:
    """List the undecided suggestions for a video and its moments, best first."""
    return _suggestions(session.scalars(_open().where(SuggestionRow.video_id == video_id)))


def of_tag(session: Session, tag_id: int, *, limit: int, offset: int = 0) -> list[Suggestion]:
    """List the undecided suggestions of a tag for listed videos, best first, from `offset` on."""
    query = _open().where(SuggestionRow.tag_id == tag_id, _IS_LISTED).limit(limit).offset(offset)
    return _suggestions(session.scalars(query))


def counts(session: Session, tag_ids: Collection[int] | None = None) -> dict[int, int]:
    """Count the videos that each tag is suggested for, as a whole or at some moment; tags without any are left out.

    Videos that are settled for the tag (see `Decision.settles_video`) do not count: a suggested moment of an accepted
    video says nothing new about the video.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int, or None
        Tags; None for all, which takes seconds if there are millions of suggestions.
    """
    # Lists computed once instead of a lookup per row: most rows need nothing else.
    unlisted = select(VideoRow.id).where(VideoRow.is_listed.is_(False))
    touched = select(_pair(DecisionRow))
    if tag_ids is not None:
        touched = touched.where(DecisionRow.tag_id.in_(listing.among(tag_ids)))
    settled = touched.where(or_(DecisionRow.start_seconds.is_(None), DecisionRow.verdict == Verdict.ACCEPTED.value))
    query = (
        select(SuggestionRow.tag_id, func.count(SuggestionRow.video_id.distinct()))
        .where(
            SuggestionRow.video_id.not_in(unlisted),
            _pair(SuggestionRow).not_in(settled),
            or_(_pair(SuggestionRow).not_in(touched), ~_IS_DECIDED),
        )
        .group_by(SuggestionRow.tag_id)
    )
    if tag_ids is not None:
        query = query.where(SuggestionRow.tag_id.in_(listing.among(tag_ids)))
    return {tag_id: n_videos for tag_id, n_videos in session.execute(query)}  # noqa: C416


def among(session: Session, video_ids: Collection[int]) -> list[TagSuggested]:
    """Count for how many of some videos each tag is suggested as a whole, most first; moments are ignored."""
    n_videos, score = func.count(), func.avg(SuggestionRow.score)
    query = (
        select(SuggestionRow.tag_id, n_videos, score)
        .where(_is_whole_of(video_ids), ~_IS_DECIDED)
        .group_by(SuggestionRow.tag_id)
        .order_by(n_videos.desc(), score.desc(), SuggestionRow.tag_id)
    )
    n_of = len(set(video_ids))
    return [TagSuggested(tag_id, n, n_of, mean) for tag_id, n, mean in session.execute(query)]


def whole_among(session: Session, video_ids: Collection[int], tag_ids: Collection[int]) -> list[Suggestion]:
    """List the undecided suggestions of some tags for some videos as a whole, best first."""
    query = _open().where(_is_whole_of(video_ids), SuggestionRow.tag_id.in_(listing.among(tag_ids)))
    return _suggestions(session.scalars(query))


def _pair(row: type[SuggestionRow | DecisionRow]) -> ColumnElement[int]:
    """Combine tag and video into one number, which SQLite compares to a list far faster than two columns."""
    return row.tag_id * _PAIRS + row.video_id


def _is_whole_of(video_ids: Collection[int]) -> ColumnElement[bool]:
    return and_(SuggestionRow.video_id.in_(listing.among(video_ids)), SuggestionRow.start_seconds.is_(None))


def _open() -> "Select[SuggestionRow]":
    return select(SuggestionRow).where(~_IS_DECIDED).order_by(SuggestionRow.score.desc(), SuggestionRow.id)


def _suggestions(rows: Iterable[SuggestionRow]) -> list[Suggestion]:
    return [
        Suggestion(row.video_id, row.tag_id, row.score, row.start_seconds, row.end_seconds, row.head_version)
        for row in rows
    ]


_OUTLOOK_COLUMNS = StoredOutlook.__slots__


def replace_outlooks(session: Session, found: Iterable[StoredOutlook]) -> None:
    """Replace the estimates of tags.

    Parameters
    ----------
    session : Session
        In the transaction that writes their suggestions.
    found : iterable of StoredOutlook
        For any tags, each once.
    """
    rows = [{name: getattr(one, name) for name in _OUTLOOK_COLUMNS} for one in found]
    session.execute(delete(OutlookRow).where(OutlookRow.tag_id.in_(listing.among([row["tag_id"] for row in rows]))))
    if rows:
        session.execute(insert(OutlookRow), rows)


def outlooks_of_tags(session: Session, tag_ids: Collection[int] | None = None) -> dict[int, StoredOutlook]:
    """Return the estimates of some tags or all; tags without one are left out."""
    query = select(*(getattr(OutlookRow, name) for name in _OUTLOOK_COLUMNS))
    if tag_ids is not None:
        query = query.where(OutlookRow.tag_id.in_(listing.among(tag_ids)))
    return {row.tag_id: StoredOutlook(*row) for row in session.execute(query)}
