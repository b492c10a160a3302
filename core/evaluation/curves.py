"""Curves over all thresholds: ROC, precision and recall, and what each threshold would give."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.average_precision import average_precision
from core.evaluation.predictions import Predictions, check_pair


@dataclass(frozen=True, slots=True, eq=False)
class RocCurve:
    """Share of the positives that are found, over the share of the negatives that are found with them.

    Attributes
    ----------
    false_positive_rate, true_positive_rate : ndarray
        ``(P,)`` float64, rising from 0 to 1.
    area : float
        Area under the curve: the chance that a positive scores above a negative. Of a macro curve the mean of the tags'
        areas.
    """

    false_positive_rate: NDArray[np.float64]
    true_positive_rate: NDArray[np.float64]
    area: float


@dataclass(frozen=True, slots=True, eq=False)
class PrecisionRecallCurve:
    """Precision over recall; between two points it is that of the point with the higher recall.

    Attributes
    ----------
    recall, precision : ndarray
        ``(P,)`` float64; recall rises to 1.
    area : float
        Average precision, with ties together. Of a macro curve the mean average precision.
    """

    recall: NDArray[np.float64]
    precision: NDArray[np.float64]
    area: float


@dataclass(frozen=True, slots=True, eq=False)
class ThresholdSweep:
    """What a tag would give at each threshold.

    Attributes
    ----------
    thresholds : ndarray
        ``(P,)`` float64, rising; examples at or above are given the tag.
    n_given : ndarray
        ``(P,)`` int64.
    precision, recall, f1 : ndarray
        ``(P,)`` float64; precision is NaN where nothing is given.
    """

    thresholds: NDArray[np.float64]
    n_given: NDArray[np.int64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    f1: NDArray[np.float64]

    @property
    def best_threshold(self) -> float:
        """The threshold with the highest F1; the highest of equal ones."""
        return float(self.thresholds[len(self.f1) - 1 - int(self.f1[::-1].argmax())])


def roc(scores: ArrayLike, is_positive: ArrayLike) -> RocCurve:
    """Return the ROC curve of one tag.

    Parameters
    ----------
    scores : array_like
        ``(N,)``, finite.
    is_positive : array_like
        ``(N,)`` bool, with at least one positive and one negative.

    Raises
    ------
    ValueError
        If the arrays do not fit, or there are only positives or only negatives.
    """
    from sklearn import metrics  # takes a second to import: not at the start of the worker

    values, truth = check_pair(scores, is_positive)
    if not truth.any() or truth.all():
        raise ValueError("a ROC curve needs positives and negatives")
    false, true, _thresholds = metrics.roc_curve(truth, values)
    return RocCurve(false, true, float(metrics.auc(false, true)))


def precision_recall(scores: ArrayLike, is_positive: ArrayLike) -> PrecisionRecallCurve:
    """Return the precision and recall of one tag.

    Parameters
    ----------
    scores : array_like
        ``(N,)``, finite.
    is_positive : array_like
        ``(N,)`` bool, with at least one positive.

    Raises
    ------
    ValueError
        If the arrays do not fit, or there are no positives.
    """
    from sklearn import metrics  # takes a second to import: not at the start of the worker

    values, truth = check_pair(scores, is_positive)
    if not truth.any():
        raise ValueError("a curve of precision and recall needs positives")
    precision, recall, _thresholds = metrics.precision_recall_curve(truth, values)
    # scikit-learn begins with recall 1 and ends with an added point at recall 0 and precision 1.
    return PrecisionRecallCurve(recall[-2::-1], precision[-2::-1], average_precision(values, truth))


def micro_roc(predictions: Predictions) -> RocCurve:
    """Return the ROC curve of all known pairs in one ranking; see `roc`."""
    return roc(predictions.scores[predictions.is_known], predictions.is_positive[predictions.is_known])


def micro_precision_recall(predictions: Predictions) -> PrecisionRecallCurve:
    """Return the precision and recall of all known pairs in one ranking; see `precision_recall`."""
    return precision_recall(predictions.scores[predictions.is_known], predictions.is_positive[predictions.is_known])


def macro_roc(predictions: Predictions) -> RocCurve:
    """Return the mean of the tags' ROC curves at each false positive rate, over the tags with both kinds of example.

    Raises
    ------
    ValueError
        If there is no such tag.
    """
    curves = [roc(scores, truth) for scores, truth in _tags(predictions) if truth.any() and not truth.all()]
    if not curves:
        raise ValueError("no tag has positives and negatives")
    at = np.unique(np.concatenate([curve.false_positive_rate for curve in curves]))
    mean = np.mean([np.interp(at, curve.false_positive_rate, curve.true_positive_rate) for curve in curves], axis=0)
    return RocCurve(
        np.concatenate([[0.0], at]), np.concatenate([[0.0], mean]), float(np.mean([curve.area for curve in curves]))
    )


def macro_precision_recall(predictions: Predictions) -> PrecisionRecallCurve:
    """Return the mean precision of the tags at each recall, over the tags with positives.

    Raises
    ------
    ValueError
        If there is no such tag.
    """
    curves = [precision_recall(scores, truth) for scores, truth in _tags(predictions) if truth.any()]
    if not curves:
        raise ValueError("no tag has positives")
    at = np.unique(np.concatenate([curve.recall[curve.recall > 0] for curve in curves]))
    mean = np.mean([curve.precision[np.searchsorted(curve.recall, at)] for curve in curves], axis=0)
    return PrecisionRecallCurve(at, mean, float(np.mean([curve.area for curve in curves])))


def sweep(scores: ArrayLike, is_positive: ArrayLike, *, thresholds: ArrayLike | None = None) -> ThresholdSweep:
    """Return what a tag would give at each threshold.

    Parameters
    ----------
    scores : array_like
        ``(N,)``, finite.
    is_positive : array_like
        ``(N,)`` bool, with at least one positive.
    thresholds : array_like or None
        None for every score that occurs: no other threshold gives anything else, except one that gives nothing.

    Raises
    ------
    ValueError
        If the arrays do not fit, or there are no positives.
    """
    values, truth = check_pair(scores, is_positive)
    if not truth.any():
        raise ValueError("a sweep of thresholds needs positives")
    at = np.unique(values if thresholds is None else np.asarray(thresholds, np.float64))
    order = np.argsort(values, kind="stable")
    first = np.searchsorted(values[order], at)
    n_right = np.append(np.cumsum(truth[order][::-1])[::-1], 0)[first]
    n_given, n_positive = len(values) - first, int(truth.sum())
    return ThresholdSweep(
        thresholds=at,
        n_given=n_given.astype(np.int64),
        precision=np.divide(n_right, n_given, out=np.full(len(at), np.nan), where=n_given > 0),
        recall=n_right / n_positive,
        f1=2 * n_right / (n_given + n_positive),
    )


def _tags(predictions: Predictions) -> list[tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    found = (predictions.of_tag(tag) for tag in range(predictions.n_tags))
    return [(scores, truth) for scores, truth, _groups in found if len(scores)]
