"""The process that arranges maps: its result, stopping it, and its death."""

import sys
import time

import numpy as np
import pytest

from core.errors import KnownError
from core.search.maps import layout as map_layout
from core.search.maps import process as map_process

POINTS = np.random.default_rng(0).normal(size=(60, 10)).astype(np.float32)
SLEEPS = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", "import os; os.read(0, 10); os.abort()")
ENDS_EARLY = (sys.executable, "-c", "import sys; sys.stdin.buffer.readline(); print('0.5\\ndone\\n60 2')")


def test_result_and_progress_are_those_of_this_process() -> None:
    told: list[float] = []

    positions = map_process.arrange(POINTS, on_progress=told.append)

    assert positions is not None
    assert np.allclose(positions, map_layout.arrange(POINTS), atol=1e-3)
    assert told[-1] == pytest.approx(1.0)


def test_it_is_stopped_at_once() -> None:
    started = time.monotonic()

    assert map_process.arrange(POINTS, is_stopped=lambda: True, program=SLEEPS) is None
    assert time.monotonic() - started < 60


@pytest.mark.parametrize("program", [DIES, ENDS_EARLY])
def test_its_death_is_an_error_with_advice(program: tuple[str, ...]) -> None:
    with pytest.raises(KnownError, match="could not be arranged"):
        map_process.arrange(POINTS, program=program)


def test_missing_program_is_an_error() -> None:
    with pytest.raises(KnownError, match="could not be arranged"):
        map_process.arrange(POINTS, program=("/nowhere/python",))


def test_large_points_do_not_block_a_process_that_never_reads() -> None:
    large = np.zeros((20_000, 50), np.float32)  # far more than a pipe holds

    assert map_process.arrange(large, is_stopped=lambda: True, program=SLEEPS) is None
