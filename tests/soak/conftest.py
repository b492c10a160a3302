"""Fixtures of every stress test: its table, its library, and faults to inject."""

from tests.soak.faults import preloaded
from tests.soak.outcomes import outcomes_of
from tests.soak.shelves import decided

__all__ = ["decided", "outcomes_of", "preloaded"]
