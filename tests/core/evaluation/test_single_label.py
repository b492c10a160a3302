import numpy as np
import pytest
from sklearn import metrics

from core.evaluation import single_label


def made_up(seed: int, *, n: int = 150, n_classes: int = 8) -> tuple[np.ndarray, np.ndarray]:
    draws = np.random.default_rng(seed)
    classes = draws.integers(0, n_classes, n)
    return draws.random((n, n_classes)) + 0.5 * np.eye(n_classes)[classes], classes


@pytest.mark.parametrize("seed", range(5))
def test_figures_are_scikit_learn(seed: int) -> None:
    scores, classes = made_up(seed)
    found = single_label.measure(scores, classes)
    chosen = scores.argmax(axis=1)
    assert found.top_1 == pytest.approx(metrics.accuracy_score(classes, chosen), abs=1e-9)
    assert found.top_5 == pytest.approx(metrics.top_k_accuracy_score(classes, scores, k=5), abs=1e-9)
    assert (found.confusion == metrics.confusion_matrix(classes, chosen)).all()
    wanted = metrics.precision_recall_fscore_support(classes, chosen, average="macro", zero_division=0)
    assert (found.macro_precision, found.macro_recall, found.macro_f1) == pytest.approx(wanted[:3], abs=1e-9)
    assert found.macro_recall == pytest.approx(metrics.balanced_accuracy_score(classes, chosen), abs=1e-9)


def test_class_without_examples_is_in_no_mean() -> None:
    scores = np.eye(4)[[0, 1, 2, 3, 0]]
    found = single_label.measure(scores, [0, 1, 2, 2, 0])
    assert found.support.tolist() == [2, 1, 2, 0]
    assert np.isnan([found.precision[3], found.recall[3], found.f1[3]]).all()
    assert found.macro_recall == pytest.approx((1 + 1 + 0.5) / 3)
    assert found.confusion[2].tolist() == [0, 0, 1, 1]


def test_equal_scores_find_nothing_where_scikit_learn_depends_on_the_class() -> None:
    scores, classes = np.zeros((6, 6)), np.arange(6)
    assert single_label.top_k_accuracy(scores, classes, k=5) == 0
    assert single_label.top_k_accuracy(scores, classes, k=6) == 1
    assert metrics.top_k_accuracy_score(classes, scores, k=5) == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("scores", "classes"), [([[0.1, 0.2]], [2]), ([[0.1]], [0, 0]), ([0.1], [0]), ([[np.inf, 0]], [0])]
)
def test_arrays_that_do_not_fit_are_rejected(scores: object, classes: object) -> None:
    with pytest.raises(ValueError, match=r"fit|finite|not one of"):
        single_label.measure(scores, classes)
