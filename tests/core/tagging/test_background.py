"""Scores are measured against the library: its mean, its spread, its usual change."""

import numpy as np
import pytest

from core.tagging import background, moment_table
from core.tagging.moment_table import N_CHANGE
from tests.core.tagging.made_up import clip, library, prototypes, table_of


def test_features_are_centred_and_normalised() -> None:
    table = table_of(library(10)[0])
    ground = background.of_table(table)
    features = ground.videos(table)

    assert np.linalg.norm(features[:, :-N_CHANGE], axis=1) == pytest.approx(np.ones(len(features)), abs=1e-5)
    assert np.abs(features[:, -N_CHANGE:].mean(axis=0)).max() < 0.2
    assert np.abs(features[:, -N_CHANGE:]).max() <= 3.0


def test_spread_of_a_score_is_that_of_the_library() -> None:
    table = table_of(library(10)[0])
    ground = background.of_table(table)
    direction = np.random.default_rng(1).normal(size=ground.n_features)
    mean, spread = ground.standard(direction)
    counts = np.diff(table.first)
    weights = np.repeat(1 / counts, counts) / table.n_videos
    scores = ground.moments(table).astype(np.float64) @ direction

    assert mean == pytest.approx((scores * weights).sum(), rel=1e-6)
    assert spread == pytest.approx(np.sqrt((weights * (scores - mean) ** 2).sum()), rel=1e-5)


def test_sampling_density_is_not_motion() -> None:
    kinds, seconds = prototypes(2), np.arange(24)
    gaps = np.linspace(0.05, 1.0, 40)
    # The scene changes from one kind to the other at the same pace; only the times between frames differ.
    clips = []
    for number, gap in enumerate(gaps):
        share = (np.sin(seconds * gap / 4 + number) + 1)[:, None] / 2
        one = clip(number + 1, kinds[[0]], seed=number, seconds=seconds * gap)
        rows = share * kinds[0] + (1 - share) * kinds[1]
        clips.append(one.__class__(one.video_id, (rows / np.linalg.norm(rows, axis=1)[:, None]), one.seconds, 30.0))
    table = table_of(clips)
    raw = table.video_changes[:, 0]
    measured = background.of_table(table).videos(table)[:, -N_CHANGE]

    assert abs(np.corrcoef(gaps, raw)[0, 1]) > 0.6
    assert abs(np.corrcoef(np.log(gaps), measured)[0, 1]) < 0.35


def test_empty_library_has_a_neutral_background() -> None:
    ground = background.of_table(moment_table.table_of([], n_dims=8))

    assert ground.n_videos == 0
    assert ground.standard(np.ones(8 + N_CHANGE))[1] > 0


def test_videos_of_one_frame_are_accepted() -> None:
    one = clip(1, prototypes(1), seed=0, seconds=np.zeros(1))
    table = table_of([one])
    ground = background.of_table(table)

    assert np.isfinite(ground.videos(table)).all()
    assert np.isfinite(ground.covariance).all()
