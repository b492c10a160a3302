"""The undecided videos of a tag: weak evidence against it, and the videos that its scores must hold for."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.tagging import predict
from core.tagging.feature_table import FeatureTable
from core.tagging.tag_classifier import TagClassifier

_MOST_DRAWN = 400
_VIDEOS_AT_ONCE = 50


@dataclass(frozen=True)
class Undecided:
    """Undecided videos of one tag.

    Attributes
    ----------
    feature_table : FeatureTable
        Everything analysed.
    places : ndarray
        ``(U,)`` int64, of these videos in `feature_table`.
    drawn : ndarray
        ``(M,)`` int64, indices into `places` of a random sample to learn from, always the same one.
    """

    feature_table: FeatureTable
    places: NDArray[np.int64]
    drawn: NDArray[np.int64]

    @cached_property
    def looks(self) -> NDArray[np.float32]:
        """Features of the sample, ``(M, F)``."""
        return np.asarray(self.feature_table.videos[self.places[self.drawn]], np.float32)

    def standard(self, row: TagClassifier) -> NDArray[np.float64]:
        """Return the standard scores of all of them, ``(U,)``."""
        return predict.standard_of_videos(row, self.feature_table)[self.places]

    def standard_of_drawn(self, row: TagClassifier) -> NDArray[np.float64]:
        """Return the standard scores of the sample, ``(M,)``."""
        places, feature_table = self.places[self.drawn], self.feature_table
        found = [np.zeros(0)]
        for start in range(0, len(places), _VIDEOS_AT_ONCE):
            part = places[start : start + _VIDEOS_AT_ONCE]
            counts = feature_table.first[part + 1] - feature_table.first[part]
            first = np.concatenate([[0], np.cumsum(counts)])
            rows = np.repeat(feature_table.first[part] - first[:-1], counts) + np.arange(first[-1])
            whole = row.standard(np.asarray(feature_table.videos[part], np.float32))
            moments = row.standard(np.asarray(feature_table.moments[rows], np.float32))
            found.append(feature_table.head.pooling.score(whole, moments, first))
        return np.concatenate(found)


def among(feature_table: FeatureTable, decided: Collection[int], *, listed: Collection[int] | None = None) -> Undecided:
    """Return the undecided videos, in the order of `feature_table`.

    Parameters
    ----------
    feature_table : FeatureTable
        Everything analysed.
    decided : collection of int
        Ids of videos with a decision, about the whole or a moment.
    listed : collection of int or None
        Ids of the videos that the library shows, since nothing is suggested for others; None for all.
    """
    ids = np.fromiter(feature_table.places, np.int64, len(feature_table.places))
    is_open = ~np.isin(ids, np.fromiter(decided, np.int64, len(decided)))
    if listed is not None:
        is_open &= np.isin(ids, np.fromiter(listed, np.int64, len(listed)))
    places = np.flatnonzero(is_open)
    # Ranked among all videos, so that one more decision does not change the whole sample.
    order = np.random.default_rng(0).permutation(len(ids))
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    drawn = np.sort(np.argsort(rank[places], kind="stable")[:_MOST_DRAWN])
    return Undecided(feature_table, places, drawn)
