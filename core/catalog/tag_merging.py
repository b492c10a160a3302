"""Tags that go: what merging or removing them changes, counted before it is done, and merging itself."""

from collections.abc import Collection

from sqlalchemy import case, delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from core.catalog import tag_counts, tag_edits, tags
from core.catalog.store.schema import DecisionRow, SuggestionRow, TagAliasRow, TagRow
from core.domain.tags import TagEffect
from core.errors import UsageError

_NO_TIME = -1.0


def preview(session: Session, tag_ids: Collection[int], *, into_id: int | None = None) -> TagEffect:
    """Count what removing tags, or merging them into another, would change.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int
        The tags that would go.
    into_id : int or None
        The tag that would take what they have; None where they would be removed.

    Returns
    -------
    TagEffect
        What would change.
    """
    going = [tag_id for tag_id in tag_ids if tag_id != into_id]
    of_them = DecisionRow.tag_id.in_(going)
    n_videos, n_decisions = session.execute(
        select(func.count(DecisionRow.video_id.distinct()), func.count()).where(of_them)
    ).one()
    n_children = session.scalars(
        select(func.count())
        .select_from(TagRow)
        .where(TagRow.parent_id.in_(going), TagRow.id.not_in([*going, into_id or 0]))
    ).one()
    n_conflicts = 0
    if into_id is not None:
        # Of each moment one decision is left: what is more than that gives way.
        moments = (
            select(DecisionRow.video_id)
            .where(DecisionRow.tag_id.in_([*going, into_id]))
            .group_by(
                DecisionRow.video_id,
                func.coalesce(DecisionRow.start_seconds, _NO_TIME),
                func.coalesce(DecisionRow.end_seconds, _NO_TIME),
            )
        )
        n_left = session.scalars(select(func.count()).select_from(moments.subquery())).one()
        n_of_target = session.scalars(select(func.count()).where(DecisionRow.tag_id == into_id)).one()
        n_conflicts = n_decisions + n_of_target - n_left
    return TagEffect(n_videos, n_decisions, n_conflicts, n_children)


def merge(session: Session, tag_ids: Collection[int], *, into_id: int) -> None:
    """Make one tag of several: its decisions, words and children go to the tag that stays.

    Where both were decided about the same moment, what was decided about the tag that stays holds; of several that
    go, the later decision. The names of those that go become aliases, so that they keep being understood.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    tag_ids : collection of int
        The tags that go.
    into_id : int
        The tag that stays.

    Raises
    ------
    UsageError
        There is no such tag, or none that would go.
    """
    going = [tag_id for tag_id in dict.fromkeys(tag_ids) if tag_id != into_id]
    if not going:
        raise UsageError("A tag cannot be merged with itself")
    target = tags.get(session, into_id)
    words = [word for tag_id in going for tag in [tags.get(session, tag_id)] for word in (tag.name, *tag.aliases)]
    _move_decisions(session, going, into_id)
    _lift_out_of(session, into_id, going)
    session.execute(update(TagRow).where(TagRow.parent_id.in_(going)).values(parent_id=into_id))
    session.execute(delete(SuggestionRow).where(SuggestionRow.tag_id.in_(going)))
    session.execute(delete(TagAliasRow).where(TagAliasRow.tag_id.in_(going)))
    session.execute(delete(TagRow).where(TagRow.id.in_(going)))
    session.expire_all()
    tag_edits.set_aliases(session, into_id, aliases=[*target.aliases, *words])


def _move_decisions(session: Session, going: list[int], into_id: int) -> None:
    other = aliased(DecisionRow)
    rank = case((other.tag_id == into_id, 2**62), else_=other.decided_at)
    own_rank = case((DecisionRow.tag_id == into_id, 2**62), else_=DecisionRow.decided_at)
    is_beaten = exists().where(
        other.video_id == DecisionRow.video_id,
        other.tag_id.in_([*going, into_id]),
        func.coalesce(other.start_seconds, _NO_TIME) == func.coalesce(DecisionRow.start_seconds, _NO_TIME),
        func.coalesce(other.end_seconds, _NO_TIME) == func.coalesce(DecisionRow.end_seconds, _NO_TIME),
        (rank > own_rank) | ((rank == own_rank) & (other.id > DecisionRow.id)),
    )
    options = {"synchronize_session": False}
    session.execute(delete(DecisionRow).where(DecisionRow.tag_id.in_(going), is_beaten), execution_options=options)
    session.execute(
        update(DecisionRow).where(DecisionRow.tag_id.in_(going)).values(tag_id=into_id), execution_options=options
    )


def _lift_out_of(session: Session, into_id: int, going: list[int]) -> None:
    # The tag that stays may lie below one that goes: it moves to the first place above that stays, too.
    parents = tag_counts.parents_of_all(session)
    parent = parents.get(into_id)
    while parent in going:
        parent = parents.get(parent)
    below = tag_counts.descendants(session, [into_id])
    session.execute(update(TagRow).where(TagRow.id == into_id).values(parent_id=None if parent in below else parent))
    session.expire_all()
