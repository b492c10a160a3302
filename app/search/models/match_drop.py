"""Where the good matches of an answer end and the weaker ones begin."""

from collections.abc import Sequence

from app.browse.models.headings import Headings
from app.ui.text import tr
from core.domain.groups import VideoGroup

FEWEST = 6
"""Videos in an answer below which nothing is divided."""
_SMALLEST_DROP = 0.15
_HIGHEST_WEAK = 0.75
_LOWEST_STRONG = 0.35


def count_strong(matches: Sequence[float]) -> int:
    """Count the videos before the divider "Weaker matches".

    A search always finds something, so an answer trails off into what fits no longer. Cosines say nothing on their own
    (a good one for words is a poor one for pictures), only how they lie to each other within an answer. So it is
    divided at the largest drop from one video to the next, if that is at least 15 % of the way from the best moment to
    the weakest and what comes after lies below 75 % of it; where there is no such drop, at the first video below 35 %.
    Answers of fewer than six videos, and those that would have no strong match, are not divided.

    Parameters
    ----------
    matches : sequence of float
        Of the best moment of each video, relative to the answer: 1 for its best moment, near 0 for its weakest; in
        the order shown, which is falling.

    Returns
    -------
    int
        How many videos stand before it; all of them where there is no divider.
    """
    n = len(matches)
    if n < FEWEST:
        return n
    drops = [(matches[place - 1] - matches[place], place) for place in range(1, n) if matches[place] < _HIGHEST_WEAK]
    largest, place = max(drops, default=(0.0, n), key=lambda drop: (drop[0], -drop[1]))
    if largest >= _SMALLEST_DROP:
        return place
    return next((place for place in range(1, n) if matches[place] < _LOWEST_STRONG), n)


class MatchHeadings(Headings):
    """The two headings of a divided answer.

    Parameters
    ----------
    n_strong, n_weak : int
        Rows under each; none of them stands under a heading where one is 0.
    """

    def __init__(self, n_strong: int, n_weak: int) -> None:
        both = (VideoGroup("strong", n_strong), VideoGroup("weak", n_weak))
        super().__init__(both if n_strong and n_weak else ())
        self._n_rows = (n_strong, n_weak)

    def title(self, place: int) -> str:
        """Say which part of the answer it is."""
        return tr("Moment", "Weaker matches") if place else tr("Moment", "Best matches")

    def note(self, place: int) -> str:
        """Say how many moments it shows."""
        n = self._n_rows[place]
        return tr("Moment", "%n moments", n=n)
