"""What the scores of one search mean: how to draw them, and which results stand apart from the rest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """What the scores of one search mean; they say little by themselves, and differ in level from search to search.

    Attributes
    ----------
    typical : float
        Score of an ordinary frame of the library.
    by_chance : float
        How far above that the best of as many unrelated frames would score by chance. 0 where a score can be perfect:
        a picture, video or moment is exactly like itself, but no frame is exactly like some words.
    """

    typical: float = 0.0
    by_chance: float = 0.0

    def share(self, score: float) -> float:
        """Return how good a score is, from 0 (ordinary) towards 1 (perfect), whatever else was found.

        Without a perfect score, 0.5 stands for what chance would give, and 1 is never reached.
        """
        height = score - self.typical
        if height <= 0:
            return 0.0
        if self.by_chance > 0:
            ratio = (height / self.by_chance) ** 2
            return ratio / (1 + ratio)
        return min(1.0, height / max(1 - self.typical, height))


PLAIN_SCALE = ScoreScale()
"""A cosine as it is: 0 is ordinary, and 1 perfect."""

FEWEST = 6
"""Shorter results are not divided: they can be looked through."""
MOST_BEST = 12
"""Best matches at most: about what is in view at once. If more are as good, no few of them stand apart."""
_ODDS_OF_CHANCE = 0.1
_LEAST_DROP_SHARE = 0.1


def count_best(scores: Sequence[float], *, typical: float = 0.0) -> int:
    """Return how many of the best results stand apart from the rest; 0 if none do.

    A search always finds something, so its scores trail off into what no longer matches. Without any real match they
    form a tail, in which the i-th drop, times i, is about the same for all i (exactly: independent and exponentially
    distributed, as A. Renyi showed for exponential tails). So the results are divided at the drop that is largest in
    this measure, if it is clear: if in a mere tail a drop would be so large a share of all drops only one time in ten
    (R. A. Fisher's test), and if it is also at least a tenth of the way from the best score to an ordinary one.
    Only the upper half of the results is looked at, as the lower one is no tail.

    Parameters
    ----------
    scores : sequence of float
        One for each video, descending.
    typical : float
        Score of an ordinary frame of the library.

    Returns
    -------
    int
        At most `MOST_BEST`, and at most half of the results.
    """
    n_drops = len(scores) // 2
    if len(scores) < FEWEST:
        return 0
    drops = [place * (scores[place - 1] - scores[place]) for place in range(1, n_drops + 1)]
    whole = math.fsum(drops)
    largest, place = max((drop, place) for place, drop in enumerate(drops[:MOST_BEST], start=1))
    if whole <= 0 or n_drops * (1 - largest / whole) ** (n_drops - 1) > _ODDS_OF_CHANCE:
        return 0
    is_visible = scores[place - 1] - scores[place] >= _LEAST_DROP_SHARE * (scores[0] - typical)
    return place if is_visible else 0
