"""How many videos have which tag, and what lies below what."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.catalog import tags
from core.catalog.store.schema import TagRow, VideoRow
from core.domain.tags import Tag, TagCount, TagNode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# One row for each tag, answered by an index alone. As rows of their own 500,000 decisions would take five times as long
# to read as all that is done with them here.
_VIDEOS_OF_TAGS = "SELECT tag_id, json_group_array(video_id) FROM decisions WHERE verdict = 'accepted' GROUP BY tag_id"


def counts(session: Session) -> dict[int, TagCount]:
    """Count the videos in the library that have each tag.

    Parameters
    ----------
    session : Session
        In a transaction.

    Returns
    -------
    dict of int to TagCount
        Of every tag, by its id.
    """
    parents = parents_of_all(session)
    return _Counting(session, _children(parents)).of_all(parents)


def tree(session: Session) -> tuple[TagNode, ...]:
    """Give all tags as a tree, with their counts.

    Parameters
    ----------
    session : Session
        In a transaction.

    Returns
    -------
    tuple of TagNode
        The tags at the top, by name.
    """
    known = tags.list_all(session)
    counted = counts(session)
    below: dict[int | None, list[Tag]] = defaultdict(list)
    for tag in known:
        below[tag.parent_id].append(tag)

    def grow(parent_id: int | None) -> tuple[TagNode, ...]:
        return tuple(TagNode(tag, counted[tag.id], grow(tag.id)) for tag in below[parent_id])

    return grow(None)


class _Counting:
    """Adds up from the leaves; each step marks videos in an array, so that none is counted twice."""

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
    """Find tags and all that lie below them.

    Returns
    -------
    set of int
        Catalog ids, those asked for among them.
    """
    children = _children(parents_of_all(session))
    found: set[int] = set()
    rest = list(tag_ids)
    while rest:
        tag_id = rest.pop()
        if tag_id not in found:
            found.add(tag_id)
            rest += children.get(tag_id, [])
    return found


def parents_of_all(session: Session) -> dict[int, int | None]:
    """Say what each tag lies below.

    Returns
    -------
    dict of int to int or None
        Tag id to the id of the tag above it.
    """
    return {tag_id: parent_id for tag_id, parent_id in session.execute(select(TagRow.id, TagRow.parent_id))}  # noqa: C416


def _children(parents: dict[int, int | None]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for tag_id, parent_id in parents.items():
        if parent_id is not None:
            children[parent_id].append(tag_id)
    return children
