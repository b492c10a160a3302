"""What an audit says of a tag: an exact interval for the share of its suggestions that are right, and one word."""

from scipy.special import betaincinv

from core.domain.health import Knowledge

COVERED = 0.9
"""Chance that the true share lies in the interval, at least."""
FEW = 10
"""Accepted and rejected each, below which a tag that was not audited has too few examples to say anything."""
_MOST_UNSURE = 0.6
"""Width of the interval beyond which a check says next to nothing."""
RELIABLE_PRECISION = {"balanced": 0.7, "precise": 0.7, "find_all": 0.5}
"""By aim: what the interval's lower end must exceed. Where all twelve of the usual dozen are right it is 0.78, so no
higher bar can be met by one check; with 0.7, at most three of ten accepted unseen would be wrong. Whoever chose to find
all would rather look through twice as many than miss one."""


def interval(n_right: int, n_answered: int, *, n_open: int = 0) -> tuple[float, float]:
    """Return the exact interval of a share (Clopper and Pearson 1934), never too narrow however few the answers.

    Parameters
    ----------
    n_right, n_answered : int
        How many of a random sample were right, and how many were said to be right or wrong.
    n_open : int
        How many of it were not. People leave open what is hard to tell: all of it may be wrong, and all of it right.

    Returns
    -------
    low, high : float
        0 to 1; both ends where nothing was answered.

    Raises
    ------
    ValueError
        If more were right than were answered, or fewer than none.
    """
    if not 0 <= n_right <= n_answered:
        raise ValueError(f"{n_right} right of {n_answered}")
    beyond = (1 - COVERED) / 2
    n_wrong = n_answered - n_right
    low = float(betaincinv(n_right, n_wrong + n_open + 1, beyond)) if n_right else 0.0
    high = float(betaincinv(n_right + n_open + 1, n_wrong, 1 - beyond)) if n_wrong else 1.0
    return low, high


def knowledge(n_accepted: int, n_rejected: int, checked: tuple[float, float] | None, *, aim: str) -> Knowledge:
    """Say in one word how well a tag is known.

    Parameters
    ----------
    n_accepted, n_rejected : int
        Decisions.
    checked : tuple of (float, float) or None
        Interval of an audit that holds for what is suggested now; None without one. Decisions cannot stand in for it:
        people decide about the easy and the interesting ones.
    aim : str
        What thresholds are for; a key of `RELIABLE_PRECISION`.
    """
    wanted = RELIABLE_PRECISION[aim]
    if checked is not None:
        low, high = checked
        if low > wanted and min(n_accepted, n_rejected) > 0:
            return Knowledge.RELIABLE
        if high < wanted:
            return Knowledge.DOUBTFUL
        if high - low <= _MOST_UNSURE:
            return Knowledge.USABLE
    return Knowledge.TOO_FEW if min(n_accepted, n_rejected) < FEW else Knowledge.UNCHECKED
