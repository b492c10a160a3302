"""What is asked about filters."""

from collections.abc import Sequence

from app.bridge.work import Read
from core.domain.filter_completion import Completion
from core.domain.filters import Condition, Filter


def complete(text: str, cursor: int) -> Read[list[Completion]]:
    """Find what the piece before the cursor may become.

    Parameters
    ----------
    text : str
        The search box.
    cursor : int
        Characters before the cursor.

    Returns
    -------
    Read
        Of completions, best first.
    """
    return Read(lambda library: library.filters.complete(text, cursor))


def count(conditions: Sequence[Condition]) -> Read[int]:
    """Count the videos that meet conditions; fails where one of them names a tag that is not there.

    Parameters
    ----------
    conditions : sequence of Condition
        All of which have to hold.

    Returns
    -------
    Read
        How many.
    """
    return Read(lambda library: library.filters.count(Filter(conditions=tuple(conditions))))
