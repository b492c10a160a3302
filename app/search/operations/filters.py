"""Library calls about filters."""

from app.bridge.work import Read
from core.domain.filter_completion import Completion
from core.domain.filters import Filter


def complete(text: str, cursor: int) -> Read[list[Completion]]:
    """Return the completions of the piece before the cursor, best first; `cursor` counts characters."""
    return Read(lambda library: library.filters.complete(text, cursor))


def check(text: str) -> Read[Filter]:
    """Parse a text; fails if it names a tag or video that does not exist, with the position."""
    return Read(lambda library: library.filters.check(text))
