"""Results of an audit: an exact interval for the share of right suggestions, and a one-word quality."""

from core.domain.tag_quality import QualityLevel

COVERED = 0.9
"""Least chance that the true share is in the interval."""
FEW = 10
"""With fewer accepted or fewer rejected videos, a tag that was not audited has too few examples to judge."""
_MOST_UNSURE = 0.6
"""A check with a wider interval says next to nothing."""
RELIABLE_PRECISION = {"balanced": 0.7, "precise": 0.7, "find_all": 0.5}
"""By aim: what the lower end of the interval must exceed. A dozen answers that are all right give 0.78, so one check
cannot meet a higher bar; with 0.7, at most three of ten suggestions accepted unseen would be wrong. With the aim to
find all, people would rather look through twice as many than miss one.
"""


def interval(n_right: int, n_answered: int, *, n_open: int = 0) -> tuple[float, float]:
    """Return the exact interval of a share (Clopper and Pearson 1934), never too narrow however few the answers.

    Parameters
    ----------
    n_right, n_answered : int
        How many of a random sample are right, and how many were answered.
    n_open : int
        How many were left open. People leave open what is hard to tell, so all of it may be wrong or right.

    Returns
    -------
    low, high : float
        0 to 1; (0, 1) where nothing was answered.

    Raises
    ------
    ValueError
        If more are right than were answered, or a number is negative.
    """
    if not 0 <= n_right <= n_answered:
        raise ValueError(f"{n_right} right of {n_answered}")
    from scipy.special import betaincinv  # takes a while to import: not at the start of the worker

    beyond = (1 - COVERED) / 2
    n_wrong = n_answered - n_right
    low = float(betaincinv(n_right, n_wrong + n_open + 1, beyond)) if n_right else 0.0
    high = float(betaincinv(n_right + n_open + 1, n_wrong, 1 - beyond)) if n_wrong else 1.0
    return low, high


def quality_level(n_accepted: int, n_rejected: int, checked: tuple[float, float] | None, *, aim: str) -> QualityLevel:
    """Return the quality of a tag in one word.

    Parameters
    ----------
    n_accepted, n_rejected : int
        Decisions.
    checked : tuple of (float, float) or None
        Interval of an audit that still holds; None without one. Decisions cannot replace it: people decide about easy
        and interesting videos.
    aim : str
        What thresholds are for; a key of `RELIABLE_PRECISION`.
    """
    wanted = RELIABLE_PRECISION[aim]
    if checked is not None:
        low, high = checked
        if low > wanted and min(n_accepted, n_rejected) > 0:
            return QualityLevel.RELIABLE
        if high < wanted:
            return QualityLevel.DOUBTFUL
        if high - low <= _MOST_UNSURE:
            return QualityLevel.USABLE
    return QualityLevel.TOO_FEW if min(n_accepted, n_rejected) < FEW else QualityLevel.UNCHECKED
