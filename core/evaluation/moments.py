"""How well moments are found: mean average precision at several overlaps in time, and how exact their limits are.

A found moment is right if it overlaps a true one of its video by enough, and each true one can be found only once. The
rules are those of ActivityNet's `eval_detection.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.average_precision import average_precision, interpolated

OVERLAPS = (0.3, 0.5, 0.7)
"""Shares of the common time in the whole time of both moments (temporal IoU) at which figures are given."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A moment of a video.

    Attributes
    ----------
    video : int or str
        Which video.
    start_seconds, end_seconds : float
        The start is before the end.
    """

    video: int | str
    start_seconds: float
    end_seconds: float

    def __post_init__(self) -> None:
        if not self.start_seconds < self.end_seconds < float("inf"):
            raise ValueError(f"a moment cannot go from {self.start_seconds} to {self.end_seconds} s")


@dataclass(frozen=True, slots=True)
class FoundMoment:
    """A moment that was found, and how sure that is.

    Attributes
    ----------
    span : TimeSpan
        Where it is.
    score : float
        Finite; higher is surer.
    """

    span: TimeSpan
    score: float

    def __post_init__(self) -> None:
        if not np.isfinite(self.score):
            raise ValueError("a score is not finite")


@dataclass(frozen=True, slots=True)
class MomentMetrics:
    """Figures of the moments of one tag at one overlap. NaN where a figure is not defined.

    Attributes
    ----------
    overlap : float
        From which share of common time on a moment is right.
    n_true, n_found, n_right : int
        True moments (the support), found ones, and right ones.
    average_precision : float
        Not interpolated, as for YouTube-8M: the mean over all true moments of the precision where they were found.
    interpolated_average_precision : float
        As for ActivityNet; never lower.
    start_error_seconds, end_error_seconds : float
        Mean distance between the limits of the right moments and those of the true ones.
    """

    overlap: float
    n_true: int
    n_found: int
    n_right: int
    average_precision: float
    interpolated_average_precision: float
    start_error_seconds: float
    end_error_seconds: float


@dataclass(frozen=True, slots=True)
class MomentSetMetrics:
    """Figures of the moments of several tags at one overlap: means over the tags that have true moments.

    Attributes
    ----------
    overlap : float
        See `MomentMetrics`.
    tags : tuple of MomentMetrics
        In the order of the tags.
    """

    overlap: float
    tags: tuple[MomentMetrics, ...]

    @property
    def mean_average_precision(self) -> float:
        """Mean of the average precision that is not interpolated; NaN if no tag has true moments."""
        return _mean([tag.average_precision for tag in self.tags if tag.n_true])

    @property
    def interpolated_mean_average_precision(self) -> float:
        """Mean of the interpolated average precision: the mAP of ActivityNet."""
        return _mean([tag.interpolated_average_precision for tag in self.tags if tag.n_true])

    @property
    def boundary_error_seconds(self) -> float:
        """Mean distance of the limits of all right moments to the true ones; NaN if none is right."""
        right = [tag for tag in self.tags if tag.n_right]
        total = sum(tag.n_right * (tag.start_error_seconds + tag.end_error_seconds) / 2 for tag in right)
        return total / sum(tag.n_right for tag in right) if right else float("nan")


def measure(
    found: Mapping[int, Sequence[FoundMoment]],
    true: Mapping[int, Sequence[TimeSpan]],
    *,
    overlaps: Iterable[float] = OVERLAPS,
) -> tuple[MomentSetMetrics, ...]:
    """Return the figures of several tags.

    Parameters
    ----------
    found, true : mapping of int to sequence
        By tag. A tag without found moments has an average precision of 0, one without true moments is in no mean.
    overlaps : iterable of float
        In (0, 1].

    Returns
    -------
    tuple of MomentSetMetrics
        One for each overlap; their tags are sorted.
    """
    tags = sorted({*found, *true})
    return tuple(
        MomentSetMetrics(overlap, tuple(of_tag(found.get(tag, ()), true.get(tag, ()), overlap=overlap) for tag in tags))
        for overlap in overlaps
    )


def of_tag(found: Sequence[FoundMoment], true: Sequence[TimeSpan], *, overlap: float) -> MomentMetrics:
    """Return the figures of one tag.

    The surest moments come first, of equal ones the one that is listed first. Each takes the true moment of its video
    that it overlaps most and that no surer one has taken.

    Parameters
    ----------
    found : sequence of FoundMoment
        In any order.
    true : sequence of TimeSpan
        In any order.
    overlap : float
        In (0, 1].

    Raises
    ------
    ValueError
        If the overlap is not in (0, 1].
    """
    if not 0 < overlap <= 1:
        raise ValueError(f"an overlap of {overlap} is not in (0, 1]")
    ranked = sorted(found, key=lambda moment: -moment.score)
    pairs = _matched(ranked, true, overlap)
    is_right = np.array([pair is not None for pair in pairs], np.bool_)
    errors = [
        (abs(moment.span.start_seconds - pair.start_seconds), abs(moment.span.end_seconds - pair.end_seconds))
        for moment, pair in zip(ranked, pairs, strict=True)
        if pair is not None
    ]
    exact, smooth = _both(is_right, len(true)) if true else (float("nan"), float("nan"))
    return MomentMetrics(
        overlap=overlap,
        n_true=len(true),
        n_found=len(found),
        n_right=int(is_right.sum()),
        average_precision=exact,
        interpolated_average_precision=smooth,
        start_error_seconds=_mean([start for start, _end in errors]),
        end_error_seconds=_mean([end for _start, end in errors]),
    )


def overlap_of(one: TimeSpan, other: TimeSpan) -> float:
    """Return the share of the common time of two moments of one video in their whole time (temporal IoU)."""
    common = min(one.end_seconds, other.end_seconds) - max(one.start_seconds, other.start_seconds)
    if common <= 0:
        return 0.0
    lengths = (one.end_seconds - one.start_seconds) + (other.end_seconds - other.start_seconds)
    return common / (lengths - common)


def _matched(ranked: list[FoundMoment], true: Sequence[TimeSpan], overlap: float) -> list[TimeSpan | None]:
    of_video: dict[int | str, dict[int, TimeSpan]] = {}
    for number, span in enumerate(true):
        of_video.setdefault(span.video, {})[number] = span
    pairs: list[TimeSpan | None] = []
    for moment in ranked:
        left = of_video.get(moment.span.video, {})
        shares = {number: overlap_of(moment.span, span) for number, span in left.items()}
        best = max(shares, key=shares.__getitem__, default=None)
        is_right = best is not None and shares[best] >= overlap
        pairs.append(left.pop(best) if is_right and best is not None else None)
    return pairs


def _both(is_right: NDArray[np.bool_], n_true: int) -> tuple[float, float]:
    n_found = np.arange(1, len(is_right) + 1)
    n_right = np.cumsum(is_right)
    ranks = -n_found.astype(np.float64)  # the order is decided: equal scores are no ties any more
    return (
        average_precision(ranks, is_right, n_positive=n_true),
        interpolated(n_right / n_found, n_right / n_true),
    )


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
