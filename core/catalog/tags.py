"""The user's vocabulary: tags, their tree, and how many videos have each.

Names and aliases are unique, ignoring case.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, exists, func, select, union_all
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow, TagAliasRow, TagRow, VideoRow
from core.domain.query.filters import ANYTHING
from core.domain.tags import Tag, TagCount, TagNode, fold
from core.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# One row per tag, answered by an index alone. Reading 500,000 decisions as separate rows would take five times as long
# as everything done with them here.
_VIDEOS_OF_TAGS = "SELECT tag_id, json_group_array(video_id) FROM decisions WHERE verdict = 'accepted' GROUP BY tag_id"


def add(
    session: Session,
    name: str,
    *,
    description: str = "",
    parent_id: int | None = None,
    aliases: Sequence[str] = (),
) -> Tag:
    """Create a tag.

    Parameters
    ----------
    session : Session
        In a write transaction.
    name : str
        As the user spells it.
    description : str
        One line that helps the encoder; may be empty.
    parent_id : int or None
        The parent tag.
    aliases : sequence of str
        Other words for it.

    Raises
    ------
    UsageError
        If a name is empty or taken.
    """
    words = [word.strip() for word in (name, *aliases)]
    keys = [fold(word) for word in words]
    if not all(keys) or len(set(keys)) < len(keys):
        raise UsageError("A tag and each of its aliases need their own name")
    for word in words:
        taken = find(session, word)
        if taken is not None:
            raise UsageError(
                "A tag {name} already exists, and {word} is one of its names",
                "Choose another name.",
                name=repr(taken.name),
                word=repr(word),
            )
    row = TagRow(name=words[0], name_key=keys[0], description=description, parent_id=parent_id, colour="")
    session.add(row)
    session.flush()
    session.add_all(
        TagAliasRow(tag_id=row.id, alias=alias, alias_key=key) for alias, key in zip(words[1:], keys[1:], strict=True)
    )
    session.flush()
    return _tags(session, [row])[0]


def free_key(session: Session, word: str, *, tag_id: int) -> str:
    """Check that a word may be a tag's name or alias, and return its case-folded key.

    Parameters
    ----------
    session : Session
        In a transaction.
    word : str
        As the user spells it.
    tag_id : int
        The tag that is to have it; its own words are free.

    Raises
    ------
    UsageError
        If it is empty, or names another tag.
    """
    key = fold(word.strip())
    if not key:
        raise UsageError("A tag and each of its aliases need their own name")
    taken = find(session, word)
    if taken is not None and taken.id != tag_id:
        raise UsageError(
            "A tag {name} already exists, and {word} is one of its names",
            "Choose another name.",
            name=repr(taken.name),
            word=repr(word.strip()),
        )
    return key


def _tags(session: Session, rows: Sequence[TagRow]) -> list[Tag]:
    aliases: dict[int, list[str]] = {row.id: [] for row in rows}
    chosen = TagAliasRow.tag_id.in_(listing.among(aliases))
    for tag_id, alias in session.execute(
        select(TagAliasRow.tag_id, TagAliasRow.alias).where(chosen).order_by(TagAliasRow.id)
    ):
        aliases[tag_id].append(alias)
    return [
        Tag(
            row.id,
            row.name,
            row.description,
            row.parent_id,
            tuple(aliases[row.id]),
            row.colour,
            row.shortcut_slot,
            row.threshold,
        )
        for row in rows
    ]


def get(session: Session, tag_id: int) -> Tag:
    """Return a tag.

    Raises
    ------
    UsageError
        If there is none with this id.
    """
    row = session.get(TagRow, tag_id)
    if row is None:
        raise UsageError("There is no tag {number} in this library", number=tag_id)
    return _tags(session, [row])[0]


def list_all(session: Session) -> list[Tag]:
    """List the tags by name."""
    return _tags(session, session.scalars(select(TagRow).order_by(TagRow.name_key)).all())


def names(session: Session) -> list[tuple[int, str, str]]:
    """List id and name of every tag with each of its names and aliases; much faster than `list_all`."""
    query = union_all(
        select(TagRow.id, TagRow.name, TagRow.name),
        select(TagRow.id, TagRow.name, TagAliasRow.alias).join(TagAliasRow, TagAliasRow.tag_id == TagRow.id),
    )
    return [(tag_id, name, word) for tag_id, name, word in session.execute(query)]


def find(session: Session, name: str) -> Tag | None:
    """Return the tag with this name or alias, in any letter case, or None."""
    key = fold(name.strip())
    ids = union_all(
        select(TagRow.id).where(TagRow.name_key == key),
        select(TagAliasRow.tag_id).where(TagAliasRow.alias_key == key),
    )
    tag_id = session.scalars(ids).first()
    return None if tag_id is None else get(session, tag_id)


def remove(session: Session, tag_id: int, *, with_decisions: bool = False) -> None:
    """Remove a tag with its aliases and suggestions; tags below it move to the top.

    Parameters
    ----------
    session : Session
        In a write transaction.
    tag_id : int
        Catalog id.
    with_decisions : bool
        Also delete the decisions about it.

    Raises
    ------
    UsageError
        If there are decisions and `with_decisions` is False.
    """
    of_tag = DecisionRow.tag_id == tag_id
    if with_decisions:
        session.execute(delete(DecisionRow).where(of_tag))
    elif session.scalars(select(exists().where(of_tag))).one():
        n_decisions = session.scalars(select(func.count()).select_from(DecisionRow).where(of_tag)).one()
        raise UsageError(
            "There are {count} decisions about this tag", "Remove it together with them.", count=n_decisions
        )
    session.execute(delete(TagRow).where(TagRow.id == tag_id))


def counts(session: Session) -> dict[int, TagCount]:
    """Count the videos in the library that have each tag; every tag is included."""
    parents = parents_of_all(session)
    return _Counting(session, _children(parents)).of_all(parents)


def tree(session: Session) -> tuple[TagNode, ...]:
    """Return the tags at the top, with their children and counts, by name."""
    known = list_all(session)
    counted = counts(session)
    below: dict[int | None, list[Tag]] = defaultdict(list)
    for tag in known:
        below[tag.parent_id].append(tag)

    def grow(parent_id: int | None) -> tuple[TagNode, ...]:
        return tuple(TagNode(tag, counted[tag.id], grow(tag.id)) for tag in below[parent_id])

    return grow(None)


class _Counting:
    """Adds up counts from the leaves; videos are marked in arrays, so that none is counted twice."""

    def __init__(self, session: Session, children: dict[int, list[int]]) -> None:
        import numpy as np

        self._children = children
        self._videos = {row[0]: row[1] for row in session.connection().exec_driver_sql(_VIDEOS_OF_TAGS)}
        last = session.scalars(select(func.max(VideoRow.id))).one() or 0
        self._listed = np.ones(last + 1, np.bool_)
        self._listed[list(session.scalars(select(VideoRow.id).where(VideoRow.is_listed.is_(False))))] = False
        self._found: dict[int, TagCount] = {}

    def of_all(self, parents: dict[int, int | None]) -> dict[int, TagCount]:
        for tag_id, parent_id in parents.items():
            if parent_id is None:
                self._count(tag_id)
        return self._found

    def _count(self, tag_id: int) -> "NDArray[np.bool_]":
        import numpy as np

        marks = np.zeros(len(self._listed), np.bool_)
        marks[msgspec.json.decode(self._videos.get(tag_id, "[]"), type=list[int])] = True
        marks &= self._listed
        n_videos = n_in_all = int(np.count_nonzero(marks))
        for child in self._children.get(tag_id, []):
            marks |= self._count(child)
        if tag_id in self._children:
            n_in_all = int(np.count_nonzero(marks))
        self._found[tag_id] = TagCount(tag_id, n_videos, n_in_all)
        return marks


def descendants(session: Session, tag_ids: Iterable[int]) -> set[int]:
    """Return the ids of tags and of all tags below them."""
    children = _children(parents_of_all(session))
    found: set[int] = set()
    rest = list(tag_ids)
    while rest:
        tag_id = rest.pop()
        if tag_id not in found:
            found.add(tag_id)
            rest += children.get(tag_id, [])
    return found


def ids_of_names(session: Session, names: Iterable[str]) -> set[int]:
    """Return the ids of tags named in a filter, and of all tags below them.

    Parameters
    ----------
    session : Session
        In a transaction.
    names : iterable of str
        Names or aliases; those that are none may contain `ANYTHING`.

    Raises
    ------
    UsageError
        If one names no tag; the nearest is suggested.
    """
    return descendants(session, (tag_id for name in names for tag_id in _named(session, name)))


def _named(session: Session, name: str) -> list[int]:
    tag = find(session, name)
    if tag is not None:
        return [tag.id]
    known = {fold(word): (word, one.id) for one in list_all(session) for word in (one.name, *one.aliases)}
    if ANYTHING in name:
        pattern = re.compile(".*".join(map(re.escape, fold(name).split(ANYTHING))), re.DOTALL)
        if ids := [tag_id for word, (_, tag_id) in known.items() if pattern.fullmatch(word)]:
            return ids
    near = difflib.get_close_matches(fold(name), known, n=1)
    raise UsageError(
        "There is no tag {name}",
        "Did you mean {near}?" if near else "",
        name=repr(name),
        near=repr(known[near[0]][0]) if near else "",
    )


def parents_of_all(session: Session) -> dict[int, int | None]:
    """Return the parent id of each tag, None at the top."""
    return {tag_id: parent_id for tag_id, parent_id in session.execute(select(TagRow.id, TagRow.parent_id))}  # noqa: C416


def _children(parents: dict[int, int | None]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for tag_id, parent_id in parents.items():
        if parent_id is not None:
            children[parent_id].append(tag_id)
    return children
