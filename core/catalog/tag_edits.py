"""Changing the vocabulary: names, the tree, looks; merging and removing, with counts beforehand."""

import re
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import case, delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from core.catalog import saved_searches, tags
from core.catalog.store import snapshots
from core.catalog.store.schema import AuditRow, DecisionRow, SuggestionRow, TagAliasRow, TagRow
from core.domain.changes import SavedRows
from core.domain.tags import Tag, TagEffect, fold
from core.errors import UsageError

MAX_SLOT = 9
_COLOUR = re.compile(r"(#[0-9a-f]{6})?")
_NO_TIME = -1.0
_LEARNED = ("decisions", "audits", "suggestions", "tag_outlooks")


def snapshot(session: Session, tag_ids: Iterable[int], *, with_decisions: bool = False) -> tuple[SavedRows, ...]:
    """Return tags with their aliases and direct children for undo, before they are changed.

    Parameters
    ----------
    session : Session
        In the transaction that changes them.
    tag_ids : iterable of int
        Catalog ids.
    with_decisions : bool
        Also their decisions, audits and suggestions.
    """
    ids = list(tag_ids)
    below = session.scalars(select(TagRow.id).where(TagRow.parent_id.in_(ids))).all()
    rows = [
        snapshots.take(session, "tags", {"id": [*ids, *below]}),
        snapshots.take(session, "tag_aliases", {"tag_id": ids}),
    ]
    if with_decisions:
        rows += [snapshots.take(session, table, {"tag_id": ids}) for table in _LEARNED]
        audit_ids = session.scalars(select(AuditRow.id).where(AuditRow.tag_id.in_(ids))).all()
        rows.append(snapshots.take(session, "audit_answers", {"audit_id": audit_ids}))
    return tuple(rows)


def rename(session: Session, tag_id: int, *, name: str) -> None:
    """Rename a tag; nothing else about it changes.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    tag_id : int
        Catalog id.
    name : str
        As the user spells it; if it is one of the tag's own aliases, that alias is removed.

    Raises
    ------
    UsageError
        If it is empty, or names another tag.
    """
    before = tags.get(session, tag_id)
    key = tags.free_key(session, name, tag_id=tag_id)
    session.execute(delete(TagAliasRow).where(TagAliasRow.tag_id == tag_id, TagAliasRow.alias_key == key))
    _set(session, tag_id, name=name.strip(), name_key=key)
    _follow(session, before)


def set_aliases(session: Session, tag_id: int, *, aliases: Sequence[str]) -> None:
    """Replace the aliases of a tag.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    tag_id : int
        Catalog id.
    aliases : sequence of str
        Its own name and duplicates are ignored.

    Raises
    ------
    UsageError
        If one is empty, or names another tag.
    """
    before = tags.get(session, tag_id)
    own = fold(before.name)
    keys = {tags.free_key(session, alias, tag_id=tag_id): alias.strip() for alias in aliases}
    keys.pop(own, None)
    session.execute(delete(TagAliasRow).where(TagAliasRow.tag_id == tag_id))
    session.add_all(TagAliasRow(tag_id=tag_id, alias=alias, alias_key=key) for key, alias in keys.items())
    session.flush()
    _follow(session, before)


def describe(session: Session, tag_id: int, *, description: str) -> None:
    """Replace the line that helps the encoder recognise a tag."""
    _set(session, tag_id, description=" ".join(description.split()))


def set_threshold(session: Session, tag_id: int, *, threshold: float | None) -> None:
    """Set the score from which a tag is suggested.

    Parameters
    ----------
    session : Session
        In a write transaction.
    tag_id : int
        Catalog id.
    threshold : float or None
        Above 0 and below 1; None for the learned one.

    Raises
    ------
    UsageError
        If it is out of range.
    """
    if threshold is not None and not 0 < threshold < 1:
        raise UsageError("{threshold} is not a threshold", "It must be between 0 and 1.", threshold=threshold)
    _set(session, tag_id, threshold=threshold)


def set_colour(session: Session, tag_id: int, *, colour: str) -> None:
    """Set the colour of a tag to ``#rrggbb``; empty for none.

    Raises
    ------
    UsageError
        If it is not a colour.
    """
    if not _COLOUR.fullmatch(colour.lower()):
        raise UsageError("{colour} is not a colour", "Use a form such as #3366cc.", colour=repr(colour))
    _set(session, tag_id, colour=colour.lower())


def set_slot(session: Session, tag_id: int, *, slot: int | None) -> None:
    """Assign a number key, 1 to 9, to a tag, taking it from another tag; None for no key.

    Raises
    ------
    UsageError
        If there is no such key.
    """
    if slot is not None and not 1 <= slot <= MAX_SLOT:
        raise UsageError(
            "There is no number key {slot} for a tag", "Number keys are 1 to {most}.", slot=slot, most=MAX_SLOT
        )
    session.execute(update(TagRow).where(TagRow.shortcut_slot == slot).values(shortcut_slot=None))
    _set(session, tag_id, shortcut_slot=slot)


def set_parent(session: Session, tag_id: int, *, parent_id: int | None) -> None:
    """Move a tag, with all tags below it, to another parent; None for the top.

    Raises
    ------
    UsageError
        If the parent is the tag itself or below it.
    """
    if parent_id is not None and parent_id in tags.descendants(session, [tag_id]):
        names = [tags.get(session, one).name for one in (tag_id, parent_id)]
        raise UsageError(
            "The tag {name} cannot be moved below {parent}, which is the tag itself or below it",
            name=repr(names[0]),
            parent=repr(names[1]),
        )
    _set(session, tag_id, parent_id=parent_id)


def edit(session: Session, tag: Tag) -> None:
    """Set everything about the tag with this id to the given values."""
    rename(session, tag.id, name=tag.name)
    set_aliases(session, tag.id, aliases=tag.aliases)
    describe(session, tag.id, description=tag.description)
    set_colour(session, tag.id, colour=tag.colour)
    set_parent(session, tag.id, parent_id=tag.parent_id)
    set_slot(session, tag.id, slot=tag.shortcut_slot)
    set_threshold(session, tag.id, threshold=tag.threshold)


def _follow(session: Session, before: Tag) -> None:
    now = tags.get(session, before.id)
    lost = {fold(word) for word in (before.name, *before.aliases)}
    lost -= {fold(word) for word in (now.name, *now.aliases)}
    if lost:
        saved_searches.reword(session, lost, now.name)


def _set(session: Session, tag_id: int, **values: object) -> None:
    tags.get(session, tag_id)
    session.execute(update(TagRow).where(TagRow.id == tag_id).values(values))
    session.expire_all()


def preview(session: Session, tag_ids: Collection[int], *, into_id: int | None = None) -> TagEffect:
    """Count what removing tags, or merging them into another, would change.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int
        The tags that would go.
    into_id : int or None
        The tag they would be merged into; None if they would be removed.
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
        # One decision per moment remains: all others are conflicts.
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
    """Merge tags into one, which takes over their decisions, words and children.

    For the same moment, the decision about the remaining tag wins; otherwise the latest. The names of the merged tags
    become aliases, so that they still work; saved searches use the name of the remaining tag.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    tag_ids : collection of int
        The tags that go.
    into_id : int
        The tag that remains.

    Raises
    ------
    UsageError
        If a tag does not exist, or none would go.
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
    set_aliases(session, into_id, aliases=[*target.aliases, *words])
    saved_searches.reword(session, {fold(word) for word in words}, target.name)


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
    # The remaining tag may be below one that is removed: it moves up to the first ancestor that remains.
    parents = tags.parents_of_all(session)
    parent = parents.get(into_id)
    while parent in going:
        parent = parents.get(parent)
    below = tags.descendants(session, [into_id])
    session.execute(update(TagRow).where(TagRow.id == into_id).values(parent_id=None if parent in below else parent))
    session.expire_all()
