"""The videos that nobody has decided about a tag: faint evidence against it, and what its scores must hold for."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.tagging import predict
from core.tagging.seen import Seen
from core.tagging.tag_row import TagRow

_MOST_DRAWN = 400
_VIDEOS_AT_ONCE = 50


@dataclass(frozen=True)
class Undecided:
    """Undecided videos of one tag.

    Attributes
    ----------
    seen : Seen
        Everything analysed.
    places : ndarray
        ``(U,)`` int64, of these videos in `seen`.
    drawn : ndarray
        ``(M,)`` int64, which of them were drawn at random to learn from, always the same ones.
    """

    seen: Seen
    places: NDArray[np.int64]
    drawn: NDArray[np.int64]

    @cached_property
    def looks(self) -> NDArray[np.float32]:
        """Features of those that were drawn, ``(M, F)``."""
        return np.asarray(self.seen.videos[self.places[self.drawn]], np.float32)

    def standard(self, row: TagRow) -> NDArray[np.float64]:
        """Return the standard scores of all of them, ``(U,)``."""
        return predict.standard_of_videos(row, self.seen)[self.places]

    def standard_of_drawn(self, row: TagRow) -> NDArray[np.float64]:
        """Return the standard scores of those that were drawn, ``(M,)``."""
        places, seen = self.places[self.drawn], self.seen
        found = [np.zeros(0)]
        for start in range(0, len(places), _VIDEOS_AT_ONCE):
            part = places[start : start + _VIDEOS_AT_ONCE]
            counts = seen.first[part + 1] - seen.first[part]
            first = np.concatenate([[0], np.cumsum(counts)])
            rows = np.repeat(seen.first[part] - first[:-1], counts) + np.arange(first[-1])
            whole = row.standard(np.asarray(seen.videos[part], np.float32))
            moments = row.standard(np.asarray(seen.moments[rows], np.float32))
            found.append(seen.head.pooling.score(whole, moments, first))
        return np.concatenate(found)


def among(seen: Seen, decided: Collection[int], *, listed: Collection[int] | None = None) -> Undecided:
    """Find the undecided videos.

    Parameters
    ----------
    seen : Seen
        Everything analysed.
    decided : collection of int
        Catalog ids of the videos that something was decided about, on the whole or at a moment.
    listed : collection of int or None
        Those that the library shows, as nothing is suggested for others; None for all.

    Returns
    -------
    Undecided
        In the order of `seen`.
    """
    ids = np.fromiter(seen.places, np.int64, len(seen.places))
    is_open = ~np.isin(ids, np.fromiter(decided, np.int64, len(decided)))
    if listed is not None:
        is_open &= np.isin(ids, np.fromiter(listed, np.int64, len(listed)))
    places = np.flatnonzero(is_open)
    # Drawn among all, so that one decision more does not draw others.
    order = np.random.default_rng(0).permutation(len(ids))
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    drawn = np.sort(np.argsort(rank[places], kind="stable")[:_MOST_DRAWN])
    return Undecided(seen, places, drawn)
