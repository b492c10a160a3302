"""The pooling of moments into a video score is learned only if the decisions support it."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.domain.tags import Tag
from core.jobs.learning import training
from core.jobs.learning.training import SharedParameters
from core.tagging.feature_table import FeatureTable
from core.tagging.head import HALFWAY, Pooling
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import Clip, Example
from core.tagging.undecided import Undecided
from tests.core.tagging.made_up import N_DIMS, bare_row, clip, feature_table, library, others, prototypes

_SECONDS = np.arange(60) * 1.0


class Maker:
    """Makes rows whose words point near the wanted kind."""

    def bare(self, things: FeatureTable, tag: Tag) -> TagClassifier:
        words = prototypes(12)[0] + 0.1 * np.random.default_rng(1).normal(size=N_DIMS)
        words = (words / np.linalg.norm(words)).astype(np.float32)
        return bare_row(things, words, tag_id=tag.id)

    def others(self, things: FeatureTable, taught: Sequence[Example]) -> Undecided:
        return others(things, taught)


def once_in_a_while(n: int) -> tuple[list[Clip], np.ndarray]:
    """Return films of twelve scenes of many kinds; half of them have one scene of the wanted kind."""
    kinds, draws = prototypes(12), np.random.default_rng(3)
    has_it = np.arange(n) % 2 == 0
    clips = []
    for place in range(n):
        scenes = draws.integers(1, len(kinds), 12)
        if has_it[place]:
            scenes[draws.integers(0, 12)] = 0
        clips.append(clip(place + 1, kinds[scenes], seed=place, seconds=_SECONDS))
    return clips, has_it


def learned(clips: list[Clip], is_accepted: np.ndarray) -> SharedParameters:
    taught = [Example(one.video_id, 1, bool(fits)) for one, fits in zip(clips, is_accepted, strict=True)]
    return training.learn_shared(feature_table(clips), {1: Tag(1, "it")}, {1: taught}, Maker())  # type: ignore[arg-type]


def test_event_in_a_single_scene_is_pooled_by_the_best_moment() -> None:
    assert learned(*once_in_a_while(120)).pooling.mix == 0.75


def test_uninformative_decisions_keep_the_default() -> None:
    clips, _has_it = once_in_a_while(80)
    chance = np.random.default_rng(5).random(80) < 0.5
    assert learned(clips, chance) == SharedParameters(Pooling(), HALFWAY)


@pytest.mark.parametrize("n", [0, 10])
def test_few_decisions_keep_the_default(n: int) -> None:
    clips, has_it = once_in_a_while(30)
    found = learned(clips[:n] or clips[:1], has_it[:n] if n else np.ones(1, bool))
    assert found == SharedParameters(Pooling(), HALFWAY)


def test_misleading_words_get_less_weight_sooner() -> None:
    clips, which = library(40)  # one in four is decided: with more, all can be told apart in spite of the words
    taught = {
        kind: [Example(place + 1, kind, bool(which[place] == kind)) for place in range(0, 160, 4)] for kind in range(4)
    }

    class Misled(Maker):
        def bare(self, things: FeatureTable, tag: Tag) -> TagClassifier:
            return bare_row(things, prototypes(4)[(tag.id + 1) % 4], tag_id=tag.id)

    found = training.learn_shared(feature_table(clips), {kind: Tag(kind, "it") for kind in range(4)}, taught, Misled())  # type: ignore[arg-type]
    assert found.halfway < HALFWAY
