"""How many decisions no training has seen, and whether a version waits to be chosen."""

from dataclasses import dataclass

from app.bridge.work import Read


@dataclass(frozen=True, slots=True)
class PendingTraining:
    """Decisions without a training, and a training without a decision.

    Attributes
    ----------
    n_new : int
        Decisions since the last training; all of them before the first one.
    proposal : int
        The version that waits to be chosen; 0 for none.
    """

    n_new: int
    proposal: int


def count() -> Read[PendingTraining]:
    """Count the decisions since the last training."""
    return Read(lambda library: PendingTraining(library.learning.n_new_decisions(), library.learning.waiting()))
