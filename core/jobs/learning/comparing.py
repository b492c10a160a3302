"""Tags before and after a training: their quality on the same decisions, and how many videos each is suggested for.

Quality is average precision on decisions that were held out. It tells how well a tag ranks what was decided, not how
many of its suggestions are right: people decide about what is shown to them.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.domain.learning import TagCompared
from core.domain.tags import Tag
from core.jobs.learning.row_maker import RowMaker
from core.jobs.learning.suggestion_book import SuggestionBook
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson

if TYPE_CHECKING:
    from core.tagging.refresh import Outcome


def compared(
    before: Seen,
    after: Seen,
    *,
    tags: Mapping[int, Tag],
    taught: Mapping[int, Sequence[Lesson]],
    maker: RowMaker,
    book: SuggestionBook,
    outcome: "Outcome | None",
) -> tuple[TagCompared, ...]:
    """Compare tags under two heads.

    Parameters
    ----------
    before, after : Seen
        Everything analysed, under the head at work and under the new one.
    tags : mapping of int to Tag
        By id.
    taught : mapping of int to sequence of Lesson
        By tag, what was decided.
    maker : RowMaker
        Fits a tag as the head at work would, to the decisions of today: its row may have been put back, or be of an
        older version of this program, and what that was measured on is not what the new one is measured on.
    book : SuggestionBook
        Counts what would be suggested.
    outcome : Outcome or None
        Where a temporal part was trained and is new: all decisions that it learned from are held out of the comparison.

    Returns
    -------
    tuple of TagCompared
        Of all tags that have anything to score by, by id.
    """
    tag_ids = sorted(tags)
    qualities = _held_out_of(outcome) if outcome is not None else _in_turn(before, after, tags, taught, maker)
    n_before, n_after = book.counts(before, tag_ids), book.counts(after, tag_ids)
    return tuple(
        TagCompared(tag_id, *qualities.get(tag_id, (None, None)), n_before[tag_id], n_after[tag_id])
        for tag_id in tag_ids
        if tag_id in taught or n_before[tag_id] or n_after[tag_id]
    )


def _held_out_of(outcome: "Outcome") -> dict[int, tuple[float | None, float | None]]:
    return {one.tag_id: (known(one.before), known(one.after)) for one in outcome.tags}


def _in_turn(
    before: Seen,
    after: Seen,
    tags: Mapping[int, Tag],
    taught: Mapping[int, Sequence[Lesson]],
    maker: RowMaker,
) -> dict[int, tuple[float | None, float | None]]:
    found = {}
    for tag_id, lessons in taught.items():
        new = known(after.head.rows[tag_id].average_precision)
        old = None if new is None else known(maker.row(before, tags[tag_id], lessons).average_precision)
        found[tag_id] = (old, new)
    return found


def known(value: float) -> float | None:
    """Give a figure; None where it is none."""
    return None if math.isnan(value) else value


def mean(values: Sequence[float | None]) -> float | None:
    """Give the mean of those that are known; None where none is."""
    found = [value for value in values if value is not None]
    return float(np.mean(found)) if found else None
