"""Fixtures of `tests.soak` for the stress tests of the window."""

from tests.soak.faults import preloaded
from tests.soak.outcomes import outcomes_of
from tests.soak.shelves import decided

__all__ = ["decided", "outcomes_of", "preloaded"]
