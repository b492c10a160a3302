"""Library calls about filters."""

from collections.abc import Sequence

from app.bridge.work import Read
from core.domain.filter_completion import Completion
from core.domain.filters import Condition, Filter


def complete(text: str, cursor: int) -> Read[list[Completion]]:
    """Return the completions of the piece before the cursor, best first; `cursor` counts characters."""
    return Read(lambda library: library.filters.complete(text, cursor))


def count(conditions: Sequence[Condition]) -> Read[int]:
    """Count the videos that meet all conditions; fails if one names a tag that does not exist."""
    return Read(lambda library: library.filters.count(Filter(conditions=tuple(conditions))))
