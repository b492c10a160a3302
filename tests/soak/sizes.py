"""How often each campaign mistreats the program: a few times among all other tests, as said here by ``make soak``.

``CLIPSHELF_SOAK`` is the share of the full numbers, 1 by ``make soak``; ``CLIPSHELF_SOAK_SEED`` the seed of all chance.
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
"""Of each command; more than any does, so that the full campaign fails every single one."""
N_WORKER_KILLS: Final = _number(100, few=2)
N_ANALYSIS_KILLS: Final = _number(100, few=8)
N_LEARNING_KILLS: Final = _number(50, few=6)
N_PULLS: Final = _number(20, few=1)
N_CATALOGS: Final = _number(10_000, few=0)
N_FILLINGS: Final = _number(200, few=3)

campaign = pytest.mark.campaign
"""Marks a test whose numbers grow under ``make soak``, and with them the time it may take."""
patient = pytest.mark.timeout(0 if SHARE else 300)


def chance(name: str) -> random.Random:
    """Give a campaign its own row of random numbers; the same seed gives the same row."""
    return random.Random(f"{SEED} {name}")
