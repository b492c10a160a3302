"""Frames become moments of five seconds with their look and their change."""

import numpy as np
import pytest

from core.tagging import moment_table
from tests.core.tagging.made_up import unit


def frames(n: int, *, seed: int = 0) -> np.ndarray:
    return unit(np.random.default_rng(seed).normal(size=(n, 8))).astype(np.float32)


def test_each_slot_with_a_frame_is_a_moment() -> None:
    seconds = np.array([0.0, 4.9, 5.0, 9.0, 21.0])
    rows = frames(5)
    found = moment_table.of_frames(rows, seconds, end_seconds=23.0)

    assert found.start_seconds.tolist() == [0.0, 5.0, 20.0]
    assert found.end_seconds.tolist() == [5.0, 10.0, 23.0]
    assert found.looks == pytest.approx(np.stack([rows[:2].mean(0), rows[2:4].mean(0), rows[4]]))
    assert found.video_look == pytest.approx(rows.mean(0))


def test_change_of_a_single_frame_is_unknown() -> None:
    found = moment_table.of_frames(frames(1), np.array([0.0]), end_seconds=0.04)

    assert np.isnan(found.changes).all()
    assert np.isnan(found.video_change).all()
    assert np.isnan(found.gap_log)
    assert found.end_seconds.tolist() == [0.04]


def test_fast_motion_changes_more_and_sooner() -> None:
    base, seconds = frames(2), np.arange(40) * 0.1
    flicker = base[np.arange(40) % 2]
    slow = unit(np.linspace(0, 1, 40)[:, None] * base[0] + np.linspace(1, 0, 40)[:, None] * base[1])
    fast, calm = (moment_table.of_frames(rows, seconds, end_seconds=4.0).video_change for rows in (flicker, slow))

    assert fast[0] > calm[0], "more from frame to frame"
    assert fast[1] < calm[1], "and nothing more over four frames"


def test_short_moment_takes_the_change_of_its_video() -> None:
    seconds = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    found = moment_table.of_frames(frames(6), seconds, end_seconds=6.0)

    assert not np.isnan(found.changes).any()
    assert found.changes[1, 0] == pytest.approx(found.video_change[0])


def test_table_keeps_the_moments_of_each_video_together() -> None:
    seconds = np.arange(30) * 1.0
    parts = [(number, moment_table.of_frames(frames(30, seed=number), seconds, end_seconds=30.0)) for number in (4, 9)]
    table = moment_table.table_of(parts, n_dims=8)

    assert table.video_ids.tolist() == [4, 9]
    assert (table.n_videos, table.n_moments, table.n_dims) == (2, 12, 8)
    assert table.looks[table.moments_of(1)] == pytest.approx(parts[1][1].looks)
    assert moment_table.table_of([], n_dims=8).n_moments == 0


def test_looks_come_from_the_context_and_changes_from_the_frames() -> None:
    rows, seconds = frames(6), np.arange(6) * 0.5
    context = frames(6, seed=1)
    found = moment_table.of_frames(rows, seconds, end_seconds=3.0, in_context=context)
    plain = moment_table.of_frames(rows, seconds, end_seconds=3.0)

    assert found.video_look == pytest.approx(context.mean(0))
    assert found.changes.tolist() == plain.changes.tolist()
