"""What the campaigns of `tests.soak` get, beside what every test of the window gets."""

from tests.soak.faults import preloaded
from tests.soak.outcomes import outcomes_of
from tests.soak.shelves import decided

__all__ = ["decided", "outcomes_of", "preloaded"]
