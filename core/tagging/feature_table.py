"""Decisions as feature vectors under the current head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging.head import Head
from core.tagging.moment_table import MomentTable
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import Example, FeatureFunction, TrainingSet, gathered


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """Videos and moments as features under one head.

    Attributes
    ----------
    head : Head
        Its background measured them.
    places : mapping of int to int
        By catalog id, the place of each video.
    first : ndarray
        ``(V + 1,)``, see `MomentTable`.
    start_seconds, end_seconds : ndarray
        ``(S,)``.
    videos, moments : ndarray
        ``(V, F)`` and ``(S, F)``, in any float type.
    """

    head: Head
    places: Mapping[int, int]
    first: NDArray[np.int64]
    start_seconds: NDArray[np.float64]
    end_seconds: NDArray[np.float64]
    videos: NDArray[np.floating]
    moments: NDArray[np.floating]

    @classmethod
    def of_table(cls, table: MomentTable, head: Head) -> "FeatureTable":
        """Measure a table of moments against the background of a head."""
        places = {int(video_id): place for place, video_id in enumerate(table.video_ids)}
        ground = head.background
        return cls(
            head,
            places,
            table.first,
            table.start_seconds,
            table.end_seconds,
            ground.videos(table),
            ground.moments(table),
        )

    def part(self, places: slice) -> "FeatureTable":
        """Return the videos at consecutive places."""
        ids = list(self.places)[places]
        first = self.first[(places.start or 0) : (places.start or 0) + len(ids) + 1]
        rows = slice(int(first[0]), int(first[-1]))
        return FeatureTable(
            self.head,
            {video_id: place for place, video_id in enumerate(ids)},
            first - first[0],
            self.start_seconds[rows],
            self.end_seconds[rows],
            self.videos[places],
            self.moments[rows],
        )

    @property
    def nothing(self) -> NDArray[np.float32]:
        """No features at all, ``(0, F)``."""
        return np.asarray(self.videos[:0], np.float32)

    def training_set(self, examples: Sequence[Example]) -> tuple[TrainingSet, FeatureFunction]:
        """Return decisions about one tag as `fit` takes them.

        Parameters
        ----------
        examples : sequence of Example
            About videos in `places`.

        Returns
        -------
        TrainingSet
            With features in which all moments count alike.
        FeatureFunction
            Returns their features under a row.
        """
        features = np.stack([self._evenly(example) for example in examples]) if examples else self.nothing
        decided = gathered(
            features,
            np.array([example.is_accepted for example in examples], bool),
            video_ids=np.array([example.video_id for example in examples], np.int64),
            is_imported=np.array([example.is_imported for example in examples], bool),
        )

        def features_under(row: TagClassifier) -> NDArray[np.float32]:
            # Read each time: the moments of many long films would not fit into memory at once.
            return np.stack([self._under(example, row) for example in examples]) if examples else self.nothing

        return decided, features_under

    def _evenly(self, example: Example) -> NDArray[np.float32]:
        whole, moments, is_whole = self._part(example)
        return whole if is_whole else moments.mean(axis=0)

    def _under(self, example: Example, row: TagClassifier) -> NDArray[np.float32]:
        whole, moments, is_whole = self._part(example)
        return self.head.pooling.attend(whole, moments, row.standard(moments)) if is_whole else moments.mean(axis=0)

    def _part(self, example: Example) -> tuple[NDArray[np.float32], NDArray[np.float32], bool]:
        place = self.places[example.video_id]
        rows = slice(int(self.first[place]), int(self.first[place + 1]))
        moments, whole = np.asarray(self.moments[rows], np.float32), np.asarray(self.videos[place], np.float32)
        if example.start_seconds is None or example.end_seconds is None:
            return whole, moments, True
        starts, ends = self.start_seconds[rows], self.end_seconds[rows]
        shared = np.minimum(ends, example.end_seconds) - np.maximum(starts, example.start_seconds)
        # A moment between two frames refers to the nearest slot.
        inside = shared >= max(
            0.5 * min(example.end_seconds - example.start_seconds, float((ends - starts).max())), 1e-3
        )
        if not inside.any():
            inside = shared == shared.max()
        return whole, moments[inside], False
