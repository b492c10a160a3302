"""A head: everything that turns the vectors of one encoder into scores for tags. Immutable.

`Pooling` is its rule from moments to a video.
"""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.tagging import score_calibration
from core.tagging.background import Background
from core.tagging.tag_classifier import Calibration, TagClassifier

HALFWAY = 8.0
"""Number of accepted examples at which looks count as much as words, where the library has not shown another."""
Weights = Mapping[str, NDArray[np.float32]]
"""Weights of the shared temporal part by name, see `core.tagging.temporal`; empty while there is none."""


@dataclass(frozen=True, slots=True)
class Pooling:
    """How the scores of a video's moments are combined into one.

    Attributes
    ----------
    mix : float
        Share of the soft maximum over moments, 0 to 1; the rest is the score of the video's mean look.
    sharpness : float
        Of the soft maximum ``log(mean(exp(sharpness * z))) / sharpness``, above zero: near 0 it is the mean.
    """

    mix: float = 0.5
    sharpness: float = 1.0

    def score(
        self, whole: NDArray[np.float64], moments: NDArray[np.float64], first: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the scores of videos, shaped like `whole`.

        Parameters
        ----------
        whole : ndarray
            ``(V,)`` or ``(V, K)``, standard scores of the videos' mean looks.
        moments : ndarray
            ``(S,)`` or ``(S, K)``, standard scores of their moments.
        first : ndarray
            ``(V + 1,)``, see `MomentTable`; every video has a moment.
        """
        if not len(whole):
            return whole
        starts, counts = first[:-1], np.diff(first)
        counts = counts.reshape(-1, *[1] * (moments.ndim - 1))
        highest = np.maximum.reduceat(moments, starts, axis=0)
        lifted = np.exp(self.sharpness * (moments - np.repeat(highest, np.diff(first), axis=0)))
        soft = highest + np.log(np.add.reduceat(lifted, starts, axis=0) / counts) / self.sharpness
        return (1 - self.mix) * whole + self.mix * soft

    def attend(
        self, whole: NDArray[np.float32], moments: NDArray[np.float32], standard: NDArray[np.float64]
    ) -> NDArray[np.float32]:
        """Return the features that a decision about a whole video refers to: those its score depends on.

        This is how `score` changes with the direction of the row.

        Parameters
        ----------
        whole : ndarray
            ``(F,)``, features of the video.
        moments : ndarray
            ``(S, F)``, features of its moments.
        standard : ndarray
            ``(S,)``, their scores so far.

        Returns
        -------
        ndarray
            ``(F,)``.
        """
        if len(moments) == 1:
            return (1 - self.mix) * whole + self.mix * moments[0]
        lifted = np.exp(self.sharpness * (standard - standard.max()))
        shares = (lifted / lifted.sum()).astype(np.float32)
        return (1 - self.mix) * whole + self.mix * (shares @ moments)


@dataclass(frozen=True, slots=True)
class Head:
    """Everything learned about all tags for one encoder.

    Attributes
    ----------
    encoder_key : str
        Identity of the encoder; the scores mean nothing for the vectors of another.
    background : Background
        The library, as the temporal part represents it.
    general : Calibration
        What a standard score means for a tag without decisions.
    pooling : Pooling
        From moments to videos.
    halfway : float
        Number of accepted examples at which looks count as much as words, see `fit`.
    rows : mapping of int to TagClassifier
        By catalog id of the tag.
    temporal : mapping of str to ndarray
        The shared temporal part; empty for none.
    """

    encoder_key: str
    background: Background
    general: Calibration
    pooling: Pooling = field(default_factory=Pooling)
    halfway: float = HALFWAY
    rows: Mapping[int, TagClassifier] = field(default_factory=dict)
    temporal: Weights = field(default_factory=dict)

    def having(self, rows: Collection[TagClassifier]) -> "Head":
        """Return a head with some rows added or replaced; all others are the same objects."""
        return dataclasses.replace(self, rows={**self.rows, **{row.tag_id: row for row in rows}})

    def without(self, tag_ids: Collection[int]) -> "Head":
        """Return a head without the rows of some tags."""
        return dataclasses.replace(self, rows={key: row for key, row in self.rows.items() if key not in tag_ids})


def blank(encoder_key: str, background: Background) -> Head:
    """Return the head of a library without decisions; it has no rows."""
    return Head(encoder_key, background, score_calibration.prior(background.n_videos))
