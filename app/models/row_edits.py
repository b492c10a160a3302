"""From one list of ids to another by few insertions and removals, so that selection and scroll position survive."""

from collections.abc import Sequence
from dataclasses import dataclass

MAX_EDITS = 200
"""More runs than this, and a list is better built anew."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Rows ``first .. last`` of the list as it then stands go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """These ids come before row ``first`` of the list as it then stands."""

    first: int
    ids: tuple[int, ...]


def edits(old: Sequence[int], new: Sequence[int]) -> list[Removal | Insertion] | None:
    """Find the edits, to be applied in order.

    Parameters
    ----------
    old, new : sequence of int
        Each without repetition.

    Returns
    -------
    list of Removal or Insertion, or None
        None where the common ids changed their order, or where there would be too many edits.
    """
    removals, kept = _removals(old, set(new))
    insertions, used = _insertions(new, set(kept))
    if used != kept or len(removals) + len(insertions) > MAX_EDITS:
        return None
    return [*removals, *insertions]


def _removals(old: Sequence[int], staying: set[int]) -> tuple[list[Removal], list[int]]:
    kept: list[int] = []
    runs: list[list[int]] = []
    for row, video_id in enumerate(old):
        if video_id in staying:
            kept.append(video_id)
        elif runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    # From the end, so that earlier rows keep their numbers.
    return [Removal(first, last) for first, last in reversed(runs)], kept


def _insertions(new: Sequence[int], known: set[int]) -> tuple[list[Insertion], list[int]]:
    used: list[int] = []
    runs: list[tuple[int, list[int]]] = []
    for row, video_id in enumerate(new):
        if video_id in known:
            used.append(video_id)
        elif runs and runs[-1][0] + len(runs[-1][1]) == row:
            runs[-1][1].append(video_id)
        else:
            runs.append((row, [video_id]))
    return [Insertion(first, tuple(ids)) for first, ids in runs], used
