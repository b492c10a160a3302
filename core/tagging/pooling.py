"""From moments to a video: a mean for what it is about, a soft maximum for what happens in it once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Pooling:
    """How the scores of moments become one of their video.

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
        """Score videos.

        Parameters
        ----------
        whole : ndarray
            ``(V,)`` or ``(V, K)``, standard scores of the videos' mean looks.
        moments : ndarray
            ``(S,)`` or ``(S, K)``, standard scores of their moments.
        first : ndarray
            ``(V + 1,)``, see `MomentTable`; every video has a moment.

        Returns
        -------
        ndarray
            Like `whole`.
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
        """Give the features that a decision on a whole video speaks of: of the moments that the score hangs on.

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
            ``(F,)``; how `score` changes with the row's direction.
        """
        if len(moments) == 1:
            return (1 - self.mix) * whole + self.mix * moments[0]
        lifted = np.exp(self.sharpness * (standard - standard.max()))
        shares = (lifted / lifted.sum()).astype(np.float32)
        return (1 - self.mix) * whole + self.mix * (shares @ moments)
