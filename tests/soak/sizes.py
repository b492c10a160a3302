"""Number of runs of each stress test: a few in ``make test``, all in ``make soak``.

``CLIPSHELF_SOAK`` is the share of the full numbers, 1 in ``make soak``; ``CLIPSHELF_SOAK_SEED`` seeds all randomness.
"""

import math
import os
import random
from typing import Final

import pytest

SHARE: Final = float(os.environ.get("CLIPSHELF_SOAK", "0"))
SEED: Final = int(os.environ.get("CLIPSHELF_SOAK_SEED", "2026"))


def _number(full: int, *, few: int) -> int:
    return max(few, math.ceil(full * SHARE))


N_MEDIA: Final = _number(1000, few=10)
N_KILLS: Final = _number(500, few=2)
N_WRITES: Final = _number(1000, few=1)
"""Per command; more than any command has, so that the full run fails every single write."""
N_WORKER_KILLS: Final = _number(100, few=2)
N_ANALYSIS_KILLS: Final = _number(100, few=8)
N_LEARNING_KILLS: Final = _number(50, few=6)
N_PULLS: Final = _number(20, few=1)
N_CATALOGS: Final = _number(10_000, few=0)
N_FILLINGS: Final = _number(200, few=3)

campaign = pytest.mark.campaign
"""Mark a test whose number of runs and time limit grow under ``make soak``."""
patient = pytest.mark.timeout(0 if SHARE else 300)


def chance(name: str) -> random.Random:
    """Return a stress test's own random numbers; equal for equal seeds."""
    return random.Random(f"{SEED} {name}")
