"""The outlook of a tag: how many more videos it probably fits, and why nothing is suggested."""

import enum
from dataclasses import dataclass

HARDLY_ANY = 1.0
"""With fewer expected videos left, further review is hardly worth it: on average it finds not a single one."""
HARDLY_MORE = 3.0
"""From this upper end of the interval on, it may still be worth it."""
HARDLY_LIKELY = 0.05
"""If the most likely undecided video scores lower, further review is hardly worth it: one in twenty, at best."""


class OutlookReason(enum.StrEnum):
    """Why a tag suggests what it does; all but the first say why there are no suggestions."""

    SUGGESTS = "suggests"
    NOTHING_ANALYSED = "nothing analysed"
    WAITS = "waits"
    """It was just created or changed and is being learned."""
    ALL_DECIDED = "all decided"
    KNOWS_NOTHING = "knows nothing"
    """It has no known words and no example."""
    ONLY_ACCEPTED = "only accepted"
    ONLY_REJECTED = "only rejected"
    NOTHING_LIKELY = "nothing likely"
    """None of the remaining videos is a clear match."""


@dataclass(frozen=True, slots=True)
class StoredOutlook:
    """Figures written with the suggestions of a tag; derived.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    head_version : int
        The head they come from.
    threshold : float
        Score from which the tag is suggested.
    row_mark : str
        Words, aim and chosen threshold that the tag was learned for, see `core.jobs.learning.tag_estimates`.
    knows_something : bool
        Whether there is anything to score by.
    videos_mark : str
        Mark of the set of videos they were computed over.
    n_open : int
        Number of videos without a decision about this tag.
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
    """How many more videos a tag probably fits.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_suggested : int
        Number of videos that it is suggested for, as a whole or at a moment.
    left_estimate, left_low, left_high : float
        How many undecided videos it probably fits, suggested ones included, with a 90 % interval.
    likeliest : float
        Score of the most likely of them, 0 to 1.
    n_open : int
        Number of undecided videos.
    reason : OutlookReason
        Why there are no suggestions, if there are none.
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
        """Whether it is known how many videos are left; otherwise the figures are meaningless, see `reason`."""
        return self.reason not in {OutlookReason.NOTHING_ANALYSED, OutlookReason.WAITS, OutlookReason.KNOWS_NOTHING}

    @property
    def is_hardly_worth_it(self) -> bool:
        """Whether further review would hardly find more videos."""
        is_sure = self.left_estimate < HARDLY_ANY and self.left_high < HARDLY_MORE
        return self.is_estimated and (is_sure or self.likeliest < HARDLY_LIKELY)
