"""The classifier of one tag: a direction, how its scores spread over the library, and what a score means."""

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging.background import Background


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a standard score means: ``p = sigmoid(slope * z + bias)``.

    Attributes
    ----------
    slope : float
        Above zero, so that calibration never changes an order.
    bias : float
        Below zero for tags that are rare.
    """

    slope: float
    bias: float

    def probability(self, standard: NDArray[np.floating]) -> NDArray[np.float64]:
        """Turn standard scores into probabilities, in the same shape."""
        return sigmoid(self.slope * np.asarray(standard, np.float64) + self.bias)


USUAL_DOUBT = 1.0
"""Doubt of a row that has none of its own."""


@dataclass(frozen=True, slots=True)
class TagClassifier:
    """One tag of a head; the rows of different tags share nothing.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    anchor : ndarray
        ``(D,)`` float32, unit: the direction of the tag's words. Zero where the encoder does not know them.
    words_key : str
        Mark of the words; changes with them.
    direction : ndarray
        ``(D + N_CHANGE,)`` float64, the weights of the score.
    mean, spread : float
        Of the score over the library (see `Background.standard`).
    calibration : Calibration
        What a standard score means.
    threshold : float
        Probability from which the tag is suggested.
    n_accepted, n_rejected : int
        Decisions that it was fitted to.
    average_precision : float
        Cross-validated; NaN where there are too few decisions.
    doubt : float
        Standard deviation of the logarithm of how many undecided videos the tag fits, see
        `score_calibration.FittedCalibration`.
    """

    tag_id: int
    anchor: NDArray[np.float32]
    words_key: str
    direction: NDArray[np.float64]
    mean: float
    spread: float
    calibration: Calibration
    threshold: float
    n_accepted: int = 0
    n_rejected: int = 0
    average_precision: float = float("nan")
    doubt: float = USUAL_DOUBT

    @property
    def knows_something(self) -> bool:
        """Whether there is anything to score by: known words, or decisions."""
        return bool(self.direction.any())

    def at_threshold(self, threshold: float) -> "TagClassifier":
        """Return the same row with another threshold."""
        return dataclasses.replace(self, threshold=threshold)

    def standard(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return by how many standard deviations of the library features stand out, ``(N,)``.

        Parameters
        ----------
        features : ndarray
            ``(N, D + N_CHANGE)``, from `Background`.
        """
        raw = (features @ self.direction.astype(np.float32)).astype(np.float64)
        return (raw - self.mean) / self.spread

    def probability(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the calibrated score of features, ``(N,)``; the same for all where nothing is known of the tag."""
        return self.calibration.probability(self.standard(features))


def of_words(
    tag_id: int,
    anchor: NDArray[np.float32],
    words_key: str,
    background: Background,
    *,
    threshold: float,
    calibration: Calibration,
) -> TagClassifier:
    """Return the row of a tag without decisions, which scores by its words alone.

    Parameters
    ----------
    tag_id : int
        Catalog id.
    anchor : ndarray
        ``(D,)`` float32, unit or zero.
    words_key : str
        See `TagClassifier`.
    background : Background
        Of the library.
    threshold, calibration
        See `TagClassifier`.
    """
    direction = np.zeros(background.n_features)
    direction[: len(anchor)] = anchor
    mean, spread = background.standard(direction)
    return TagClassifier(tag_id, anchor, words_key, direction, mean, spread, calibration, threshold)


def sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``1 / (1 + exp(-x))`` without overflow, in the same shape."""
    tame = np.exp(-np.abs(logits))
    return np.where(logits >= 0, 1.0, tame) / (1.0 + tame)
