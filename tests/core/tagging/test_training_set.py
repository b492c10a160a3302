"""Near-copies count once, imported labels count half, and no video is on both sides of the split."""

import numpy as np
import pytest

from core.tagging.moment_table import N_CHANGE
from core.tagging.training_set import TrainingSet, gathered, presumed_weight
from tests.core.tagging.made_up import unit


def rows(*numbers: int) -> np.ndarray:
    looks = {number: unit(np.random.default_rng(number).normal(size=16)) for number in numbers}
    return np.concatenate(
        [np.stack([looks[number] for number in numbers]), np.zeros((len(numbers), N_CHANGE))], axis=1
    ).astype(np.float32)


def gather(features: np.ndarray, accepted: list[int], videos: list[int], imported: list[int]) -> TrainingSet:
    return gathered(
        features, np.array(accepted, bool), video_ids=np.array(videos, np.int64), is_imported=np.array(imported, bool)
    )


def test_copies_of_a_shot_share_the_weight_of_one() -> None:
    found = gather(rows(1, 1, 1, 2), [1, 1, 1, 1], [1, 2, 3, 4], [0, 0, 0, 0])

    assert found.weights == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1.0])
    assert len(set(found.groups[:3].tolist())) == 1
    assert found.groups[3] != found.groups[0]


def test_copy_with_the_other_verdict_counts_fully_but_stays_on_the_same_side() -> None:
    found = gather(rows(1, 1), [1, 0], [1, 2], [0, 0])

    assert found.weights.tolist() == [1.0, 1.0]
    assert found.groups[0] == found.groups[1]


def test_moments_of_one_video_are_one_group_also_through_copies() -> None:
    found = gather(rows(1, 2, 2, 3, 4), [1, 1, 1, 1, 0], [1, 1, 2, 2, 3], [0] * 5)

    assert len(set(found.groups[:4].tolist())) == 1
    assert found.groups[4] not in found.groups[:4]


def test_imported_labels_weigh_less() -> None:
    assert gather(rows(1, 2), [1, 1], [1, 2], [0, 1]).weights.tolist() == [1.0, 0.5]


def test_empty_picture_is_a_copy_of_none() -> None:
    features = np.zeros((3, 16 + N_CHANGE), np.float32)
    found = gather(features, [1, 1, 0], [1, 2, 3], [0, 0, 0])

    assert found.weights.tolist() == [1.0, 1.0, 1.0]


def test_undecided_videos_are_weak_rejections_for_each_acceptance() -> None:
    sample = rows(*range(20, 60))
    lone = gather(rows(1, 2), [1, 1], [1, 2], [0, 0])

    assert presumed_weight(lone, sample) * len(sample) == pytest.approx(8.0)
    assert presumed_weight(lone, sample[:2]) == 1.0, "never more than what a person rejected"
    assert presumed_weight(gather(rows(1, 2), [0, 0], [1, 2], [0, 0]), sample) == 0.0
    assert presumed_weight(lone, sample[:0]) == 0.0
