"""The outlook of a tag: how many more videos it probably fits, and why nothing is suggested."""

import enum
from dataclasses import dataclass

HARDLY_ANY = 1.0
"""Expected videos left below which looking on is hardly worth it: on average it finds not a single one."""
HARDLY_MORE = 3.0
"""Upper end of its interval from which on it may be worth it all the same."""
HARDLY_LIKELY = 0.05
"""Score of the likeliest undecided video below which looking on is hardly worth it: one in twenty, at best."""


class OutlookReason(enum.StrEnum):
    """Why a tag suggests what it suggests; all but the first say why that is nothing."""

    SUGGESTS = "suggests"
    NOTHING_ANALYSED = "nothing analysed"
    WAITS = "waits"
    """It was made or changed just now, and is learned in a moment."""
    ALL_DECIDED = "all decided"
    KNOWS_NOTHING = "knows nothing"
    """Neither its words nor an example say anything."""
    ONLY_ACCEPTED = "only accepted"
    ONLY_REJECTED = "only rejected"
    NOTHING_LIKELY = "nothing likely"
    """What is left is hard to tell apart."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What is written of a tag along with its suggestions; derived.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    head_version : int
        Which head said so.
    threshold : float
        From which score on the tag is suggested.
    row_mark : str
        Words, aim and chosen threshold that the tag was learned for, see `core.jobs.learning.outlooks`.
    knows_something : bool
        Whether there is anything to score by.
    videos_mark : str
        Which videos it was computed over.
    n_open : int
        Videos about which nothing was decided with this tag.
    expected, variance : float
        Sum of their scores, and of score times one minus score.
    likeliest : float
        Highest of their scores.
    low, high : float
        90 % interval of how many of them the tag fits.
    """

    tag_id: int
    head_version: int
    threshold: float
    row_mark: str
    knows_something: bool
    videos_mark: str
    n_open: int
    expected: float
    variance: float
    likeliest: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TagOutlook:
    """What to expect of a tag.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_suggested : int
        Videos that it is suggested for, on the whole or at a moment.
    left_estimate, left_low, left_high : float
        How many undecided videos it probably fits, suggested ones included, with a 90 % interval.
    likeliest : float
        Score of the likeliest of them, 0 to 1.
    n_open : int
        How many undecided videos there are.
    reason : OutlookReason
        Why nothing is suggested, where nothing is.
    """

    tag_id: int
    n_suggested: int
    left_estimate: float
    left_low: float
    left_high: float
    likeliest: float
    n_open: int
    reason: OutlookReason

    @property
    def is_estimated(self) -> bool:
        """Whether anything is known of how many are left; else the figures say nothing, and `reason` says why."""
        return self.reason not in {OutlookReason.NOTHING_ANALYSED, OutlookReason.WAITS, OutlookReason.KNOWS_NOTHING}

    @property
    def is_hardly_worth_it(self) -> bool:
        """Whether looking through what is undecided would hardly find any more."""
        is_sure = self.left_estimate < HARDLY_ANY and self.left_high < HARDLY_MORE
        return self.is_estimated and (is_sure or self.likeliest < HARDLY_LIKELY)
