"""The interval of an audit is exact, and only an audit makes a tag reliable."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from core.domain.tag_quality import QualityLevel
from core.tagging import audit


@settings(deadline=None)
@example((1_900, 2_000))
@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_interval_is_that_of_clopper_and_pearson(asked: tuple[int, int]) -> None:
    n_right, n = asked
    low, high = audit.interval(n_right, n)

    assert low == pytest.approx(beta.ppf(0.05, n_right, n - n_right + 1) if n_right else 0.0, abs=1e-9)
    assert high == pytest.approx(beta.ppf(0.95, n_right + 1, n - n_right) if n_right < n else 1.0, abs=1e-9)


def test_unanswered_questions_widen_the_interval() -> None:
    low, high = audit.interval(5, 6, n_open=6)

    assert low == audit.interval(5, 12)[0]
    assert high == audit.interval(11, 12)[1]
    assert audit.interval(12, 12, n_open=0) == audit.interval(12, 12)


def test_no_answers_give_the_full_interval() -> None:
    assert audit.interval(0, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="3 right of 2"):
        audit.interval(3, 2)


@pytest.mark.parametrize("n_suggested", [15, 200])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.72, 0.95])
def test_nine_of_ten_audits_contain_the_truth(n_suggested: int, share: float) -> None:
    """Drawn without replacement; the first part of the random order is answered."""
    draws = np.random.default_rng(round(share * 100) + n_suggested)
    is_right = np.arange(n_suggested) < round(share * n_suggested)
    truth, n_holding = float(is_right.mean()), 0
    for _audit in range(1_000):
        sample = draws.permutation(n_suggested)[: draws.integers(1, 13)]
        low, high = audit.interval(int(is_right[sample].sum()), len(sample))
        n_holding += low <= truth <= high
    assert n_holding >= 900


@pytest.mark.parametrize(
    ("n_accepted", "n_rejected", "checked", "aim", "expected"),
    [
        (100, 100, None, "balanced", QualityLevel.UNCHECKED),
        (100, 9, None, "balanced", QualityLevel.TOO_FEW),
        (20, 3, (12, 12), "balanced", QualityLevel.RELIABLE),
        (20, 3, (11, 12), "balanced", QualityLevel.USABLE),
        (20, 3, (11, 12), "find_all", QualityLevel.RELIABLE),
        (20, 0, (12, 12), "balanced", QualityLevel.USABLE),
        (20, 3, (12, 12), "precise", QualityLevel.RELIABLE),
        (100, 100, (4, 12), "balanced", QualityLevel.DOUBTFUL),
    ],
)
def test_only_an_audit_makes_a_tag_reliable(
    n_accepted: int, n_rejected: int, checked: tuple[int, int] | None, aim: str, expected: QualityLevel
) -> None:
    interval = None if checked is None else audit.interval(*checked)
    assert audit.quality_level(n_accepted, n_rejected, interval, aim=aim) is expected
