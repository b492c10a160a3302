import numpy as np
import pytest

from core.datasets import division


@pytest.mark.parametrize("seed", range(5))
def test_each_class_has_its_share_of_the_test(seed: int) -> None:
    labels = np.repeat([0, 1, 2, 3], [100, 50, 20, 2])
    found = division.divide(labels, seed=seed)
    assert np.bincount(labels[found.test]).tolist() == [10, 5, 2, 1]
    assert sorted([*found.train, *found.test]) == list(range(len(labels)))


@pytest.mark.parametrize("seed", range(10))
def test_groups_are_on_one_side_and_classes_on_both(seed: int) -> None:
    draws = np.random.default_rng(seed)
    sizes = draws.integers(1, 9, 60)
    groups = np.repeat(np.arange(60), sizes)
    labels = groups % 4
    found = division.divide(labels, seed=seed, test_share=0.2, groups=groups)
    assert not set(groups[found.train]) & set(groups[found.test])
    shares = np.bincount(labels[found.test], minlength=4) / np.bincount(labels)
    assert ((shares > 0.1) & (shares < 0.35)).all()


def test_class_of_one_group_is_only_trained() -> None:
    found = division.divide([0, 0, 0, 1, 1, 2], seed=1, groups=[5, 5, 5, 6, 7, 8])
    assert set(np.array([0, 0, 0, 1, 1, 2])[found.test]) == {1}


def test_groups_of_several_classes_leave_every_class_in_training() -> None:
    groups = np.arange(40) // 4
    labels = np.tile([0, 0, 1, 2], 10)
    found = division.divide(labels, seed=0, groups=groups, test_share=0.3)
    assert set(labels[found.train]) == {0, 1, 2}
    assert len(found.test) == 12


def test_seed_decides() -> None:
    labels = np.arange(200) % 3
    one, same, other = (division.divide(labels, seed=seed).test.tolist() for seed in (1, 1, 2))
    assert one == same != other


def test_nothing_is_divided_into_nothing() -> None:
    found = division.divide([], seed=0)
    assert len(found.train) == len(found.test) == 0


@pytest.mark.parametrize("changed", [{"test_share": 0}, {"test_share": 1}, {"groups": [1]}])
def test_values_that_do_not_fit_are_rejected(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        division.divide([0, 1], seed=0, **changed)


def test_few_of_each_class_are_nested() -> None:
    labels = np.repeat([0, 1, 2], [30, 30, 3])
    few, more = (division.few_of_each(labels, n_each=n_each, seed=4) for n_each in (2, 8))
    assert np.bincount(labels[few]).tolist() == [2, 2, 2]
    assert np.bincount(labels[more]).tolist() == [8, 8, 3]
    assert set(few) < set(more)
    assert few.tolist() == sorted(few)
