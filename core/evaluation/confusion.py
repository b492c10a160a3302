"""Which tags are confused, where an example may have several: the matrix of one class each is in `single_label`."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.predictions import Predictions


def of_each_tag(predictions: Predictions, thresholds: ArrayLike) -> NDArray[np.int64]:
    """Return a 2x2 table of each tag.

    Parameters
    ----------
    predictions : Predictions
        N examples, C tags.
    thresholds : array_like
        ``(C,)`` or a single number: from which score on a tag is given.

    Returns
    -------
    ndarray
        ``(C, 2, 2)`` int64 of the known examples: first whether the tag fits, then whether it is given.
    """
    given, truth, known = _given(predictions, thresholds), predictions.is_positive, predictions.is_known
    cells = [[~truth & ~given, ~truth & given], [truth & ~given, truth & given]]
    return np.stack([np.stack([(cell & known).sum(axis=0) for cell in row], axis=-1) for row in cells], axis=-2)


def given_instead(predictions: Predictions, thresholds: ArrayLike) -> NDArray[np.int64]:
    """Return how often one tag was missed where another one was given wrongly.

    An example that misses two tags and is given three wrong ones counts once in each of six cells.

    Parameters
    ----------
    predictions, thresholds
        See `of_each_tag`.

    Returns
    -------
    ndarray
        ``(C, C)`` int64: missed tags in rows, wrong ones in columns; the diagonal is 0.
    """
    given, known = _given(predictions, thresholds), predictions.is_known
    missed, wrong = predictions.is_positive & ~given & known, ~predictions.is_positive & given & known
    return missed.T.astype(np.int64) @ wrong.astype(np.int64)


def together(predictions: Predictions) -> NDArray[np.int64]:
    """Return how many examples two tags fit both, ``(C, C)`` int64; the diagonal has the support of each tag."""
    truth = (predictions.is_positive & predictions.is_known).astype(np.int64)
    return truth.T @ truth


def _given(predictions: Predictions, thresholds: ArrayLike) -> NDArray[np.bool_]:
    return predictions.scores >= np.broadcast_to(np.asarray(thresholds, np.float64), predictions.n_tags)
