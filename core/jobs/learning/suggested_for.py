"""Which videos suggestions were written for, as it stands in the card of the head at work: runs of catalog ids."""

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import Any

_MOST_RUNS = 32
"""So many pieces at most are scored by themselves; beyond, all that lies between is scored with them."""
_MOST_VIDEOS = 10_000_000


def to_write(video_ids: Collection[int]) -> list[list[int]]:
    """Give ids as runs, first and last of each; most libraries have one.

    Parameters
    ----------
    video_ids : collection of int
        Catalog ids.

    Returns
    -------
    list of list of int
        In ascending order.
    """
    return [[first, last] for first, last in _runs(sorted(video_ids))]


def read(written: Any) -> set[int]:
    """Read what `to_write` gave.

    Parameters
    ----------
    written : object
        From a card; of an older one None.

    Returns
    -------
    set of int
        Nothing where it makes no sense: then everything is suggested anew.
    """
    try:
        pairs = [(int(first), int(last)) for first, last in written or ()]
    except (TypeError, ValueError, OverflowError):
        return set()
    if sum(max(last - first + 1, 0) for first, last in pairs) > _MOST_VIDEOS:
        return set()
    return {video_id for first, last in pairs for video_id in range(first, last + 1)}


def runs(places: Mapping[int, int], video_ids: Collection[int]) -> list[slice]:
    """Give the places of videos as few slices.

    Parameters
    ----------
    places : mapping of int to int
        By catalog id.
    video_ids : collection of int
        Some of them, at least one.

    Returns
    -------
    list of slice
        They hold all of these videos, and others too where these lie much scattered.
    """
    found = _runs(sorted(places[video_id] for video_id in video_ids))
    if len(found) > _MOST_RUNS:
        found = [(found[0][0], found[-1][1])]
    return [slice(first, last + 1) for first, last in found]


def _runs(ascending: list[int]) -> list[tuple[int, int]]:
    groups = (list(group) for _step, group in groupby(enumerate(ascending), key=lambda one: one[1] - one[0]))
    return [(group[0][1], group[-1][1]) for group in groups]
