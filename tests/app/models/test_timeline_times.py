"""Times of moments as people write them."""

import pytest

from app.models.timeline_times import short_span


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((5.0, 10.0), "0:05 \N{EN DASH} 0:10"),
        ((4.99, 3600.01), "0:05 \N{EN DASH} 1:00:00"),
        ((0.968, 2.002), "0:01.0 \N{EN DASH} 0:02.0"),
        ((59.96, 61.5), "1:00.0 \N{EN DASH} 1:01.5"),
    ],
)
def test_a_marked_moment_is_written_as_finely_as_it_needs(ends: tuple[float, float], words: str) -> None:
    assert short_span(*ends) == words
