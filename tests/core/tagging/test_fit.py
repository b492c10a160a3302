"""A tag works by its words alone, improves with each decision, and affects no other tag."""

import numpy as np
import pytest

from core.tagging import fit, predict, score_calibration
from core.tagging.calibration import Aim, average_precision
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Pooling
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import Example
from tests.core.tagging.made_up import N_DIMS, bare_row, feature_table, library, others, prototypes

NO_WORDS = np.zeros(N_DIMS, np.float32)


@pytest.fixture(scope="module")
def made() -> tuple[FeatureTable, np.ndarray]:
    clips, which = library(20)
    return feature_table(clips), which


def fitted(made: FeatureTable, anchor: np.ndarray, taught: list[Example], *, aim: Aim = Aim.BALANCED) -> TagClassifier:
    decided, look = made.training_set(taught)
    return fit.fit(bare_row(made, anchor), decided, look, others(made, taught), aim=aim)


def examples(which: np.ndarray, videos: list[int], *, kind: int = 0) -> list[Example]:
    return [Example(number, 1, bool(which[number - 1] == kind)) for number in videos]


def scores(made: FeatureTable, row: TagClassifier) -> np.ndarray:
    return predict.score([row], Pooling(), videos=made.videos, moments=made.moments, first=made.first).videos[:, 0]


def test_new_tag_scores_by_its_words_relative_to_the_library(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    row = fitted(things, prototypes(4)[0], [])
    raw = np.asarray(things.videos[:, :N_DIMS]) @ prototypes(4)[0]
    mean, spread = things.head.background.standard(row.direction)

    assert row.standard(things.videos) == pytest.approx((raw - mean) / spread, abs=1e-4)
    assert row.calibration == score_calibration.without_decisions(things.head.general, 80).calibration
    assert average_precision(scores(things, row), which == 0) > 0.9


def test_words_without_meaning_suggest_nothing(made: tuple[FeatureTable, np.ndarray]) -> None:
    row = fitted(made[0], NO_WORDS, [])

    assert not row.knows_something
    assert np.ptp(scores(made[0], row)) == 0, "a rare tag may fit any of them alike"
    assert scores(made[0], row).max() < row.threshold


def test_rejections_alone_suggest_nothing_if_words_mean_nothing(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    others = (np.flatnonzero(which == 1)[:8] + 1).tolist()
    row = fitted(things, NO_WORDS, examples(which, others))

    assert scores(things, row).max() < row.threshold
    assert scores(things, row)[which == 1].mean() < scores(things, row)[which != 1].mean(), "what it is not is known"
    assert (row.n_accepted, row.n_rejected) == (0, 8)
    assert scores(things, fitted(things, prototypes(4)[0], examples(which, others))).any(), (
        "words that mean something do"
    )


def test_rejected_kind_is_suggested_less(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, _which = made
    words = prototypes(4)[0]
    before = scores(things, fitted(things, words, []))
    rejected = [Example(int(place) + 1, 1, False) for place in np.argsort(-before)[:8]]

    assert scores(things, fitted(things, words, rejected)).max() < before.max()


def test_few_decisions_find_what_has_no_words(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, [1, 2, 3, 25, 45, 65])
    others = np.setdiff1d(np.arange(80), [example.video_id - 1 for example in taught])
    row = fitted(things, NO_WORDS, taught)

    assert (row.n_accepted, row.n_rejected) == (3, 3)
    assert average_precision(scores(things, row)[others], which[others] == 0) > 0.9


def test_acceptances_alone_teach_too(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, [1, 2, 3, 4])
    row = fitted(things, NO_WORDS, taught)

    assert average_precision(scores(things, row), which == 0) > 0.9


def test_accepting_more_never_lowers_accepted_scores(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    before = fitted(things, prototypes(4)[0], examples(which, [1, 2, 30, 50]))
    after = fitted(things, prototypes(4)[0], examples(which, [1, 2, 3, 4, 5, 30, 50]))

    assert after.standard(things.videos)[:5].mean() >= before.standard(things.videos)[:5].mean()


def test_same_decisions_give_the_same_row_bit_by_bit(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, [1, 2, 3, 30, 50, 70, 71])
    first, second = (fitted(things, prototypes(4)[0], taught) for _ in range(2))

    assert first.direction.tobytes() == second.direction.tobytes()
    assert (first.mean, first.spread, first.calibration, first.threshold) == (
        second.mean, second.spread, second.calibration, second.threshold,
    )  # fmt: skip


def test_scores_of_a_tag_do_not_depend_on_other_tags(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    rows = [fitted(things, prototypes(4)[kind], examples(which, [1, 21, 41, 61], kind=kind)) for kind in range(4)]
    alone = predict.score(rows[:1], Pooling(), videos=things.videos, moments=things.moments, first=things.first)
    together = predict.score(rows, Pooling(), videos=things.videos, moments=things.moments, first=things.first)

    assert alone.videos[:, 0].tobytes() == np.ascontiguousarray(together.videos[:, 0]).tobytes()
    assert alone.moments[:, 0].tobytes() == np.ascontiguousarray(together.moments[:, 0]).tobytes()


def test_decided_moment_teaches_its_moment(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = [
        *(Example(number, 1, is_accepted=True, start_seconds=0.0, end_seconds=5.0) for number in (1, 2, 3)),
        *(Example(number, 1, is_accepted=False, start_seconds=5.0, end_seconds=8.0) for number in (30, 50, 70)),
    ]
    row = fitted(things, NO_WORDS, taught)

    assert average_precision(scores(things, row), which == 0) > 0.9


def test_calibration_is_learned_from_held_out_decisions(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    row = fitted(things, prototypes(4)[0], examples(which, [*range(1, 11), *range(31, 71)]))
    chance = scores(things, row)
    rest = np.setdiff1d(np.arange(80), [*range(10), *range(30, 70)])

    assert row.average_precision > 0.9
    assert (chance[rest] >= row.threshold)[which[rest] == 0].mean() > 0.7
    assert (chance[rest] >= row.threshold)[which[rest] != 0].mean() < 0.2


def test_precise_aim_suggests_less_than_find_all(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, [1, 2, 3, 30, 50, 70])
    precise, find_all = (fitted(things, NO_WORDS, taught, aim=aim) for aim in (Aim.PRECISE, Aim.FIND_ALL))

    assert precise.threshold > find_all.threshold


def test_single_acceptance_does_not_silence_a_tag(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, [1, 30, 31, 32, 50, 51, 52, 70, 71, 72])
    row = fitted(things, prototypes(4)[0], taught)
    left = np.setdiff1d(np.arange(80), [example.video_id - 1 for example in taught])

    assert (scores(things, row)[left] >= row.threshold).any()
    assert average_precision(scores(things, row)[left], which[left] == 0) > 0.9


def test_acceptances_alone_suggest_only_similar_videos(made: tuple[FeatureTable, np.ndarray]) -> None:
    things, which = made
    taught = examples(which, list(range(1, 11)))
    row = fitted(things, NO_WORDS, taught)
    chosen = scores(things, row)[10:] >= row.threshold

    assert chosen[:10].any()
    assert not chosen[10:].any()
