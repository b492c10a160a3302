import numpy as np
import pytest
from sklearn import metrics

from core.evaluation import confusion
from core.evaluation.predictions import Predictions


def made_up(seed: int) -> Predictions:
    draws = np.random.default_rng(seed)
    shape = (70, 5)
    return Predictions.of(draws.random(shape), draws.random(shape) < 0.3, is_known=draws.random(shape) < 0.7)


@pytest.mark.parametrize("seed", range(4))
def test_tables_of_each_tag_are_scikit_learn(seed: int) -> None:
    one = made_up(seed)
    everything = Predictions.of(one.scores, one.is_positive)
    wanted = metrics.multilabel_confusion_matrix(one.is_positive, one.scores >= 0.6)
    assert (confusion.of_each_tag(everything, 0.6) == wanted).all()
    for tag, table in enumerate(confusion.of_each_tag(one, 0.6)):
        known = one.is_known[:, tag]
        assert (table == metrics.confusion_matrix(one.is_positive[known, tag], one.scores[known, tag] >= 0.6)).all()


@pytest.mark.parametrize("seed", range(4))
def test_given_instead_counts_every_pair_of_a_missed_and_a_wrong_tag(seed: int) -> None:
    one = made_up(seed)
    wanted = np.zeros((5, 5), int)
    for row in range(70):
        for missed in range(5):
            for wrong in range(5):
                is_missed = one.is_known[row, missed] and one.is_positive[row, missed] and one.scores[row, missed] < 0.6
                is_wrong = (
                    one.is_known[row, wrong] and not one.is_positive[row, wrong] and one.scores[row, wrong] >= 0.6
                )
                wanted[missed, wrong] += is_missed and is_wrong
    found = confusion.given_instead(one, np.full(5, 0.6))
    assert (found == wanted).all()
    assert not np.diagonal(found).any()


def test_tags_together() -> None:
    truth = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 1]], bool)
    known = np.ones_like(truth)
    known[2, 2] = False
    found = confusion.together(Predictions.of(np.zeros((3, 3)), truth, is_known=known))
    assert found.tolist() == [[2, 1, 0], [1, 2, 0], [0, 0, 0]]
