"""How well examples are put into classes of which exactly one is right: action recognition, categories."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class ClassMetrics:
    """Figures of a classification into C classes.

    "Macro" figures are means over the classes that have examples; a class that nothing is put into has precision 0.

    Attributes
    ----------
    top_1, top_5 : float
        Share of the examples whose class is the best, or one of the five best; see `top_k_accuracy`.
    confusion : ndarray
        ``(C, C)`` int64: examples by their class (rows) and the class of their highest score (columns).
    precision, recall, f1 : ndarray
        ``(C,)`` float64; NaN for a class without examples.
    """

    top_1: float
    top_5: float
    confusion: NDArray[np.int64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    f1: NDArray[np.float64]

    @property
    def support(self) -> NDArray[np.int64]:
        """Examples of each class, ``(C,)``."""
        return self.confusion.sum(axis=1)

    @property
    def macro_precision(self) -> float:
        """Mean precision."""
        return float(np.nanmean(self.precision))

    @property
    def macro_recall(self) -> float:
        """Mean recall; also called mean class accuracy."""
        return float(np.nanmean(self.recall))

    @property
    def macro_f1(self) -> float:
        """Mean F1."""
        return float(np.nanmean(self.f1))


def measure(scores: ArrayLike, classes: ArrayLike) -> ClassMetrics:
    """Return the figures of a classification; the class with the highest score is chosen, the first of equal ones.

    Parameters
    ----------
    scores : array_like
        ``(N, C)``, finite.
    classes : array_like
        ``(N,)`` int, 0 to C - 1.

    Raises
    ------
    ValueError
        If the arrays do not fit.
    """
    from sklearn import metrics  # takes a second to import: not at the start of the worker

    values, truth = _check(scores, classes)
    chosen = values.argmax(axis=1)
    confusion = metrics.confusion_matrix(truth, chosen, labels=np.arange(values.shape[1])).astype(np.int64)
    right, n_true, n_chosen = np.diagonal(confusion), confusion.sum(axis=1), confusion.sum(axis=0)
    return ClassMetrics(
        top_1=float((chosen == truth).mean()),
        top_5=top_k_accuracy(values, truth, k=5),
        confusion=confusion,
        precision=np.where(n_true > 0, right / np.maximum(n_chosen, 1), np.nan),
        recall=np.where(n_true > 0, right / np.maximum(n_true, 1), np.nan),
        f1=np.where(n_true > 0, 2 * right / np.maximum(n_true + n_chosen, 1), np.nan),
    )


def top_k_accuracy(scores: ArrayLike, classes: ArrayLike, *, k: int) -> float:
    """Return the share of the examples whose class is among the k best.

    A tie counts against the right class: scores that are all equal find nothing unless k is the number of classes.

    Parameters
    ----------
    scores, classes : array_like
        See `measure`.
    k : int
        At least 1.

    Raises
    ------
    ValueError
        If the arrays do not fit.
    """
    values, truth = _check(scores, classes)
    own = values[np.arange(len(values)), truth]
    n_ahead = (values >= own[:, None]).sum(axis=1) - 1
    return float((n_ahead < k).mean())


def _check(scores: ArrayLike, classes: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    values, truth = np.asarray(scores, np.float64), np.asarray(classes, np.int64)
    if values.ndim != 2 or truth.shape != values.shape[:1] or not values.size:
        raise ValueError(f"scores {values.shape} do not fit classes {truth.shape}")
    if not np.isfinite(values).all():
        raise ValueError("a score is not finite")
    if truth.min() < 0 or truth.max() >= values.shape[1]:
        raise ValueError(f"a class is not one of 0 to {values.shape[1] - 1}")
    return values, truth
