"""Training data: decisions about videos and, for each tag, their feature rows with weights.

A `Example` is one decision, a `Clip` the frames that it is about; the shared temporal part learns from these. A
`TrainingSet` is what one tag learns from; near-copies of one shot count once in it.

There are three values: accepted, rejected and unknown. Unknown is not an example, but since most videos do not fit a
tag, a sample of the undecided ones is added to the rejections with a small weight each.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging.moment_table import N_CHANGE
from core.tagging.tag_classifier import TagClassifier

LEAST_PER_TAG = 4
"""Mean number of decisions of the rarer kind per tag; with fewer, the temporal part only learns noise (measured)."""
LEAST_EXAMPLES = 40


FeatureFunction = Callable[[TagClassifier], NDArray[np.float32]]
"""Returns the features of decisions under a row: of a whole video, those of the moments that its score depends on."""
PERSON_WEIGHT, IMPORT_WEIGHT = 1.0, 0.5
"""An imported label is less certain than a decision made here."""
_SAME_SHOT = 0.985
"""From this cosine on, two examples count as copies of one shot."""
_PRESUMED_FOR_EACH = 4.0
"""Total weight of all presumed rejections per accepted example (measured on synthetic libraries, see ADR 0021)."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The frames of one video.

    Attributes
    ----------
    video_id : int
        Catalog id.
    frames : ndarray
        ``(T, D)``, unit rows in any float.
    seconds : ndarray
        ``(T,)``, their times.
    end_seconds : float
        Where the video ends.
    """

    video_id: int
    frames: NDArray[np.floating]
    seconds: NDArray[np.float64]
    end_seconds: float


@dataclass(frozen=True, slots=True)
class Example:
    """One decision.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    is_accepted : bool
        The verdict.
    is_imported : bool
        Whether it came with an import.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    """

    video_id: int
    tag_id: int
    is_accepted: bool
    is_imported: bool = False
    start_seconds: float | None = None
    end_seconds: float | None = None

    @property
    def settles_video(self) -> bool:
        """Whether it settles its tag for the whole video; see `core.domain.tags.Decision`."""
        return self.start_seconds is None or self.is_accepted


def held_out(groups: NDArray[np.int64], *, share: float, seed: int) -> NDArray[np.bool_]:
    """Choose groups of decisions to hold out.

    Parameters
    ----------
    groups : ndarray
        ``(N,)``, see `TrainingSet`.
    share : float
        Approximate share of the groups.
    seed : int
        Seed of the choice.

    Returns
    -------
    ndarray
        ``(N,)`` bool.
    """
    ids, which = np.unique(groups, return_inverse=True)
    chosen = np.random.default_rng(seed).permutation(len(ids))[: round(share * len(ids))]
    return np.isin(which, chosen)


def by_tag(examples: Sequence[Example]) -> dict[int, list[int]]:
    """Return the places of the examples of each tag, by its id, in order."""
    found: dict[int, list[int]] = {}
    for place, example in enumerate(examples):
        found.setdefault(example.tag_id, []).append(place)
    return dict(sorted(found.items()))


def has_enough(examples: Sequence[Example]) -> bool:
    """Return whether there are enough decisions to train the shared part; see `LEAST_PER_TAG`."""
    tags = by_tag(examples)
    rarer = [min(kinds) for kinds in (_kinds(examples, places) for places in tags.values())]
    return len(examples) >= LEAST_EXAMPLES and bool(rarer) and float(np.mean(rarer)) >= LEAST_PER_TAG


def _kinds(examples: Sequence[Example], places: Sequence[int]) -> tuple[int, int]:
    n_accepted = sum(examples[place].is_accepted for place in places)
    return n_accepted, len(places) - n_accepted


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """The decisions about one tag, as numbers.

    Attributes
    ----------
    features : ndarray
        ``(N, D + N_CHANGE)`` float32, from `Background`.
    looks : ndarray
        The same with all moments counting alike, whatever the score depends on.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray
        ``(N,)`` float64, above zero.
    groups : ndarray
        ``(N,)`` int64: examples of one group are of one video or of copies of one shot, and are never split between
        learning and checking.
    """

    features: NDArray[np.float32]
    looks: NDArray[np.float32]
    is_accepted: NDArray[np.bool_]
    weights: NDArray[np.float64]
    groups: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.is_accepted)

    @property
    def n_accepted(self) -> int:
        """Number of accepted examples."""
        return int(self.is_accepted.sum())

    @property
    def n_rejected(self) -> int:
        """Number of rejected examples."""
        return len(self) - self.n_accepted

    def seen_as(self, features: NDArray[np.float32]) -> "TrainingSet":
        """Return the same decisions with other features, ``(N, D + N_CHANGE)``."""
        return TrainingSet(features, self.looks, self.is_accepted, self.weights, self.groups)

    def part(self, which: NDArray[np.bool_]) -> "TrainingSet":
        """Return the examples selected by a mask, ``(N,)``; groups keep their numbers."""
        return TrainingSet(
            self.features[which], self.looks[which], self.is_accepted[which], self.weights[which], self.groups[which]
        )


def gathered(
    features: NDArray[np.float32],
    is_accepted: NDArray[np.bool_],
    *,
    video_ids: NDArray[np.int64],
    is_imported: NDArray[np.bool_],
) -> TrainingSet:
    """Weight and group decisions; copies of one shot with the same verdict share the weight of one.

    Parameters
    ----------
    features : ndarray
        ``(N, D + N_CHANGE)`` float32, one row for each decision.
    is_accepted : ndarray
        ``(N,)`` bool.
    video_ids : ndarray
        ``(N,)`` int64.
    is_imported : ndarray
        ``(N,)`` bool: imported, not decided here.
    """
    copies = _copies(features)
    weights = np.where(is_imported, IMPORT_WEIGHT, PERSON_WEIGHT)
    _ids, which, counts = np.unique(
        np.stack([copies, is_accepted.astype(np.int64)], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    return TrainingSet(features, features, is_accepted, weights / counts[which.ravel()], _joined(copies, video_ids))


def presumed_weight(training: TrainingSet, sample: NDArray[np.float32]) -> float:
    """Return the weight of each of a sample of undecided videos as a presumed rejection.

    Parameters
    ----------
    training : TrainingSet
        The decisions.
    sample : ndarray
        ``(M, D + N_CHANGE)`` float32, features of randomly drawn undecided videos.

    Returns
    -------
    float
        Zero without accepted examples; at most the weight of one rejection.
    """
    total = _PRESUMED_FOR_EACH * float(training.weights[training.is_accepted].sum())
    return min(total / len(sample), PERSON_WEIGHT) if len(sample) else 0.0


def _copies(features: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return for each example the number of the first one that looks the same, ``(N,)``."""
    looks = features[:, :-N_CHANGE]
    unit = looks / np.maximum(np.linalg.norm(looks, axis=1, keepdims=True), 1e-6)
    found = np.arange(len(unit))
    for start in range(0, len(unit), 1024):
        # The first that looks the same lies before it, or is itself.
        same = unit[start : start + 1024] @ unit[: start + 1024].T >= _SAME_SHOT
        # A row without any features (a grey picture, say) is like nothing, not even itself.
        first = np.where(same.any(axis=1), same.argmax(axis=1), found[start : start + 1024])
        found[start : start + 1024] = np.minimum(first, found[start : start + 1024])
    return found.astype(np.int64)


def _joined(copies: NDArray[np.int64], video_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one group number for all examples connected by a shared shot or video, ``(N,)``."""
    groups = np.arange(len(copies), dtype=np.int64)
    while True:
        before = groups
        for keys in (copies, video_ids):
            _ids, which = np.unique(keys, return_inverse=True)
            least = np.full(which.max(initial=-1) + 1, len(groups), np.int64)
            np.minimum.at(least, which, groups)
            groups = least[which]
        if np.array_equal(groups, before):
            return groups
