"""The figures that papers on YouTube-8M report, as the starter code of the data set computes them.

Videos have several labels of C; scores are not calibrated. The rules that differ from other data sets are named in the
functions. Where scores are equal, `Ties.TOGETHER` makes the result independent of their order; the starter code ranks
such pairs in a random order of its own.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.average_precision import Ties, average_precision
from core.evaluation.predictions import check_pair

TOP = 20
"""Labels of each video that count."""


@dataclass(frozen=True, slots=True)
class VideoFigures:
    """Figures of video labels.

    Attributes
    ----------
    global_average_precision : float
        GAP@20; see `gap`.
    hit_at_one, perr : float
        See the functions.
    mean_average_precision : float
        Over all pairs of a label; see `mean_average_precision`.
    starter_code_mean_average_precision : float
        Over the pairs among the 20 best labels of a video.
    n_videos, n_labels_with_examples : int
        What the figures are based on.
    """

    global_average_precision: float
    hit_at_one: float
    perr: float
    mean_average_precision: float
    starter_code_mean_average_precision: float
    n_videos: int
    n_labels_with_examples: int


def measure(scores: ArrayLike, labels: ArrayLike) -> VideoFigures:
    """Return all figures of video labels.

    Parameters
    ----------
    scores : array_like
        ``(N, C)``, finite.
    labels : array_like
        ``(N, C)`` bool.

    Raises
    ------
    ValueError
        If the arrays do not fit.
    """
    values, truth = check_pair(scores, labels, n_dimensions=2)
    return VideoFigures(
        global_average_precision=gap(values, truth),
        hit_at_one=hit_at_one(values, truth),
        perr=perr(values, truth),
        mean_average_precision=mean_average_precision(values, truth),
        starter_code_mean_average_precision=mean_average_precision(values, truth, top=TOP),
        n_videos=len(values),
        n_labels_with_examples=int(truth.any(axis=0).sum()),
    )


def hit_at_one(scores: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of videos whose best label fits; the first of equal ones is the best. See `measure`."""
    values, truth = check_pair(scores, labels, n_dimensions=2)
    return float(truth[np.arange(len(values)), values.argmax(axis=1)].mean())


def perr(scores: ArrayLike, labels: ArrayLike) -> float:
    """Return the precision at equal recall rate: of as many labels as a video has, the mean share that fits.

    As in the starter code, labels with scores of 0 or less are never right, and a video without labels counts as 0. Of
    equal scores at the limit, numpy's `argpartition` decides which are taken, there as here.
    """
    values, truth = check_pair(scores, labels, n_dimensions=2)
    return float(np.mean([_precision_of_video(*pair) for pair in zip(values, truth, strict=True)]))


def _precision_of_video(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    n_labels = int(truth.sum())
    if not n_labels:
        return 0.0
    best = np.argpartition(scores, -n_labels)[-n_labels:]
    return float((truth[best] & (scores[best] > 0)).sum() / n_labels)


def gap(scores: ArrayLike, labels: ArrayLike, *, top: int = TOP, ties: Ties = Ties.TOGETHER) -> float:
    """Return the global average precision, GAP@20: one ranking of the best labels of all videos.

    Its positives are all labels of all videos, including those that are not among the best.

    Parameters
    ----------
    scores, labels : array_like
        See `measure`.
    top : int
        How many labels of each video are ranked.
    ties : Ties
        See the module.

    Returns
    -------
    float
        0 to 1; NaN if no video has a label, where the starter code returns 0.
    """
    values, truth = check_pair(scores, labels, n_dimensions=2)
    best = _best(values, top)
    return average_precision(
        np.take_along_axis(values, best, axis=1).ravel(),
        np.take_along_axis(truth, best, axis=1).ravel(),
        n_positive=int(truth.sum()),
        ties=ties,
    )


def mean_average_precision(
    scores: ArrayLike, labels: ArrayLike, *, top: int | None = None, ties: Ties = Ties.TOGETHER
) -> float:
    """Return the mean average precision over the labels that have examples.

    Parameters
    ----------
    scores, labels : array_like
        See `measure`.
    top : int or None
        With 20, the definition of the starter code: only pairs that are among the 20 best of their video are ranked,
        but all positives count. None ranks all pairs.
    ties : Ties
        See the module.

    Returns
    -------
    float
        0 to 1; NaN if no label has an example.
    """
    values, truth = check_pair(scores, labels, n_dimensions=2)
    is_ranked = np.ones(values.shape, np.bool_)
    if top is not None:
        is_ranked[:] = False
        np.put_along_axis(is_ranked, _best(values, top), values=True, axis=1)
    found = [
        average_precision(
            values[is_ranked[:, label], label],
            truth[is_ranked[:, label], label],
            n_positive=int(truth[:, label].sum()),
            ties=ties,
        )
        for label in np.flatnonzero(truth.any(axis=0))
    ]
    return float(np.mean(found)) if found else float("nan")


def _best(scores: NDArray[np.float64], top: int) -> NDArray[np.int64]:
    n_best = min(top, scores.shape[1])
    return np.argpartition(scores, -n_best, axis=1)[:, -n_best:]


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """MAP@K of segments, in two definitions, see `measure_segments`.

    Attributes
    ----------
    starter_code : float
        As `segment_eval_inference.py` computes it; NaN where it ends with an error: `labels_without_positives`.
    all_classes : float
        Mean over all classes of the data set that have a rated positive; a class that was not ranked counts as 0.
    n_ranked, n_with_positives : int
        Classes in the ranking, and classes with a rated positive: what the two figures are means over.
    labels_without_positives : tuple of int
        Ranked classes without a rated positive. The script cannot evaluate a file with such a class.
    """

    starter_code: float
    all_classes: float
    n_ranked: int
    n_with_positives: int
    labels_without_positives: tuple[int, ...]


def measure_segments(
    rankings: Mapping[int, Sequence[str]],
    ratings: Mapping[tuple[str, int], bool],
    *,
    classes: Set[int],
    top: int = 100_000,
) -> SegmentFigures:
    """Return MAP@K over the rated pairs of segment and class; unrated pairs count neither as right nor as wrong.

    Both definitions take the K best segments of a class first, drop those without a rating afterwards, and divide by
    all positives of the class, also those that were not ranked. They differ in what they are the mean over.

    Parameters
    ----------
    rankings : mapping of int to sequence of str
        Segments of each class, best first, named as in a submission: ``video:start``.
    ratings : mapping of (str, int) to bool
        By segment and class: whether the class fits.
    classes : set of int
        All classes of the data set, such as the 1000 of `segment_label_ids.csv`.
    top : int
        K.
    """
    n_positive: dict[int, int] = {}
    for (_segment, label), is_right in ratings.items():
        n_positive[label] = n_positive.get(label, 0) + is_right
    found = {
        label: _ranked_precision([ratings[pair] for name in names[:top] if (pair := (name, label)) in ratings], wanted)
        for label, names in rankings.items()
        if (wanted := n_positive.get(label, 0))
    }
    lacking = tuple(sorted(label for label in rankings if label not in found))
    wanted_labels = [label for label in classes if n_positive.get(label, 0)]
    every = [found.get(label, 0.0) for label in wanted_labels]
    return SegmentFigures(
        starter_code=float(np.mean(list(found.values()))) if found and not lacking else float("nan"),
        all_classes=float(np.mean(every)) if every else float("nan"),
        n_ranked=len(rankings),
        n_with_positives=len(wanted_labels),
        labels_without_positives=lacking,
    )


def _ranked_precision(is_right: list[bool], n_positive: int) -> float:
    truth = np.asarray(is_right, np.bool_)
    precision = np.cumsum(truth) / np.arange(1, len(truth) + 1)
    return float(precision[truth].sum() / n_positive)
