"""Made-up libraries: frame vectors around prototypes, so that the right answers are known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.tagging import background, moment_table, undecided
from core.tagging.feature_table import FeatureTable
from core.tagging.head import blank
from core.tagging.moment_table import MomentTable
from core.tagging.tag_classifier import TagClassifier, of_words
from core.tagging.training_set import Clip, Example
from core.tagging.undecided import Undecided

N_DIMS = 32
SECONDS = np.arange(16) * 0.5


def unit(rows: NDArray) -> NDArray:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def prototypes(n_kinds: int, *, seed: int = 7, n_dims: int = N_DIMS) -> NDArray[np.float32]:
    return unit(np.random.default_rng(seed).normal(size=(n_kinds, n_dims))).astype(np.float32)


def clip(
    video_id: int, kinds: NDArray[np.float32], *, seed: int, noise: float = 0.12, seconds: NDArray = SECONDS
) -> Clip:
    """Return frames that go evenly through the kinds, with noise per frame and per video."""
    draws = np.random.default_rng(seed)
    which = np.arange(len(seconds)) * len(kinds) // len(seconds)
    own = 0.4 * unit(draws.normal(size=kinds.shape[1]))
    rows = unit(kinds[which] + own + noise * draws.normal(size=(len(seconds), kinds.shape[1])))
    return Clip(video_id, rows.astype(np.float32), seconds.astype(np.float64), float(seconds[-1]) + 0.5)


def library(n_per_kind: int, *, n_kinds: int = 4, seed: int = 0) -> tuple[list[Clip], NDArray[np.int64]]:
    """Return videos of each kind, and the kind of each video."""
    kinds = prototypes(n_kinds)
    which = np.repeat(np.arange(n_kinds), n_per_kind)
    clips = [clip(place + 1, kinds[[kind]], seed=seed * 10_000 + place) for place, kind in enumerate(which)]
    return clips, which


def table_of(clips: list[Clip]) -> MomentTable:
    moments = [
        (one.video_id, moment_table.of_frames(one.frames, one.seconds, end_seconds=one.end_seconds)) for one in clips
    ]
    return moment_table.table_of(moments, n_dims=clips[0].frames.shape[1])


def feature_table(clips: list[Clip]) -> FeatureTable:
    table = table_of(clips)
    return FeatureTable.of_table(table, blank("made-up", background.of_table(table)))


def bare_row(
    things: FeatureTable,
    anchor: NDArray[np.float32],
    *,
    tag_id: int = 1,
    words_key: str = "key",
    threshold: float = 0.5,
) -> TagClassifier:
    """Return the row of a tag with words only."""
    ground, general = things.head.background, things.head.general
    return of_words(tag_id, anchor, words_key, ground, threshold=threshold, calibration=general)


def others(things: FeatureTable, taught: Sequence[Example]) -> Undecided:
    """Return the undecided videos."""
    return undecided.among(things, {example.video_id for example in taught})
