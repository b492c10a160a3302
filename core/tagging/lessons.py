"""What the shared temporal part learns from: the frames of decided videos, and what was decided about them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_PER_TAG = 4
"""Accepted and rejected each, on average: with fewer the temporal part only learns noise (measured, see the manual)."""
LEAST_LESSONS = 40


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
class Lesson:
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
        """Whether nothing is open about its tag on the video any more; see `core.domain.tags.Decision`."""
        return self.start_seconds is None or self.is_accepted


def held_out(groups: NDArray[np.int64], *, share: float, seed: int) -> NDArray[np.bool_]:
    """Choose decisions to check by; those of one group stay together.

    Parameters
    ----------
    groups : ndarray
        ``(N,)``, see `TrainingSet`.
    share : float
        About how many of the groups.
    seed : int
        Of the choice.

    Returns
    -------
    ndarray
        ``(N,)`` bool.
    """
    ids, which = np.unique(groups, return_inverse=True)
    chosen = np.random.default_rng(seed).permutation(len(ids))[: round(share * len(ids))]
    return np.isin(which, chosen)


def by_tag(lessons: Sequence[Lesson]) -> dict[int, list[int]]:
    """Give the places of the lessons of each tag, by its id, in order."""
    found: dict[int, list[int]] = {}
    for place, lesson in enumerate(lessons):
        found.setdefault(lesson.tag_id, []).append(place)
    return dict(sorted(found.items()))


def has_enough(taught: Sequence[Lesson]) -> bool:
    """Tell whether there are decisions enough to train the shared part.

    Parameters
    ----------
    taught : sequence of Lesson
        All of them.

    Returns
    -------
    bool
        See `LEAST_PER_TAG`.
    """
    tags = by_tag(taught)
    rarer = [min(kinds) for kinds in (_kinds(taught, places) for places in tags.values())]
    return len(taught) >= LEAST_LESSONS and bool(rarer) and float(np.mean(rarer)) >= LEAST_PER_TAG


def _kinds(taught: Sequence[Lesson], places: Sequence[int]) -> tuple[int, int]:
    n_accepted = sum(taught[place].is_accepted for place in places)
    return n_accepted, len(places) - n_accepted
