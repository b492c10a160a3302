"""Growing row arrays: complete, and earlier views stay unchanged."""

import numpy as np
import pytest

from core.jobs.learning.bank import GrowingRows


@pytest.mark.parametrize("n_expected", [0, 3, 100])
def test_all_rows_are_present_in_order_whatever_the_expected_number(n_expected: int) -> None:
    growing = GrowingRows((2,), np.float16, n_expected=n_expected)
    parts = [np.full((n, 2), n, np.float32) for n in (1, 0, 4, 2, 30)]
    for part in parts:
        growing.append(part)
    assert growing.rows.dtype == np.float16
    assert np.array_equal(growing.rows, np.concatenate(parts))


def test_earlier_views_stay_unchanged() -> None:
    growing = GrowingRows((), np.int64, n_expected=2)
    growing.append(np.array([1, 2]))
    given = growing.rows
    growing.append(np.arange(50))
    growing.append(np.arange(50))
    assert given.tolist() == [1, 2]
