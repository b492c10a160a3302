"""How much was decided that no training has seen."""

from app.bridge.work import Read


def count() -> Read[int]:
    """Count the decisions since the last training.

    Returns
    -------
    Read
        All of them before the first one.
    """
    return Read(lambda library: library.learning.n_new_decisions())
