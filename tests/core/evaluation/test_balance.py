import numpy as np
import pytest
from scipy import stats

from core.evaluation import balance
from core.evaluation.balance import Part


def test_effective_number_is_the_sum_of_what_each_further_example_adds() -> None:
    counts = [0, 1, 5, 2000]
    wanted = [sum(0.99**k for k in range(count)) for count in counts]
    assert balance.effective_number_of_examples(counts, overlap=0.99) == pytest.approx(wanted, abs=1e-9)
    assert balance.effective_number_of_examples(counts, overlap=0).tolist() == [0, 1, 1, 1]


def test_effective_number_of_tags_is_the_exponential_of_scipys_entropy() -> None:
    counts = [1, 7, 0, 30, 2]
    assert balance.effective_number_of_tags(counts) == pytest.approx(np.exp(stats.entropy(counts)), abs=1e-9)
    assert balance.effective_number_of_tags([4, 4, 4]) == pytest.approx(3)
    assert balance.effective_number_of_tags([0, 9]) == pytest.approx(1)
    assert balance.effective_number_of_tags([0, 0]) == 0


def test_thirds_go_by_number_of_examples() -> None:
    assert balance.parts([5, 100, 1, 50, 9, 2]) == (
        Part.MIDDLE,
        Part.HEAD,
        Part.TAIL,
        Part.HEAD,
        Part.MIDDLE,
        Part.TAIL,
    )


def test_tags_with_equally_many_examples_stay_together() -> None:
    assert set(balance.parts([3] * 7)) == {Part.MIDDLE}
    assert balance.parts([9, 1, 1, 1, 1, 1]) == (Part.HEAD, *[Part.MIDDLE] * 5)
    assert balance.parts([]) == ()
    assert balance.parts([4]) == (Part.MIDDLE,)


def test_figures_of_each_part_leave_out_tags_without_examples_to_test_with() -> None:
    head, middle, tail = balance.by_part([90, 80, 9, 8, 1, 0], [0.9, 0.7, 0.5, np.nan, np.nan, np.nan])
    assert (head.n_tags, head.n_examples, head.n_measured) == (2, 170, 2)
    assert head.mean_average_precision == pytest.approx(0.8)
    assert (middle.n_measured, middle.mean_average_precision) == (1, 0.5)
    assert tail.n_measured == 0
    assert np.isnan(tail.mean_average_precision)


def test_values_out_of_range_are_rejected() -> None:
    with pytest.raises(ValueError, match="overlap"):
        balance.effective_number_of_examples([1], overlap=1)
    with pytest.raises(ValueError, match="counts"):
        balance.effective_number_of_tags([-1])
    with pytest.raises(ValueError, match="fit"):
        balance.by_part([1, 2], [0.5])
