"""The sampling plan is a pure function; its promises are checked over many lengths and keyframe layouts."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.media.decoding import sampling
from core.media.decoding.sampling import MIN_FRAMES, SHORT_SECONDS, SLOT_SECONDS, Density


def _decoded_seconds(plan: sampling.SamplingPlan) -> float:
    """Return the seconds of the video that a decoder runs through for the fills."""
    total, reached = 0.0, 0.0
    for time, is_keyframe in zip(plan.timestamps_seconds, plan.is_keyframe, strict=True):
        if is_keyframe:
            continue
        before = plan.keyframe_seconds[plan.keyframe_seconds <= time]
        total += time - max(reached, before[-1] if len(before) else 0.0)
        reached = time
    return total


@settings(deadline=None)
@given(
    duration=st.floats(0.04, 20_000),
    keyframes=st.lists(st.floats(0, 20_000), max_size=60),
)
def test_promises_hold_for_any_layout(duration: float, keyframes: list[float]) -> None:
    plan = sampling.plan_frames(duration, keyframes)
    times = plan.timestamps_seconds
    assert len(times) >= MIN_FRAMES
    assert times[0] >= 0
    assert times[-1] < duration
    assert np.all(np.diff(times) > 0)
    slots = set((times / SLOT_SECONDS).astype(int))
    assert slots == set(range(math.ceil(duration / SLOT_SECONDS - 1e-9)))
    assert set(times[plan.is_keyframe]) <= set(keyframes)


@pytest.mark.parametrize(("duration", "rate"), [(300, 1.0), (600, 1.0), (601, 0.4), (3600, 0.4), (7200, 0.2)])
def test_dense_keyframes_are_thinned_to_the_rate_for_the_length(duration: float, rate: float) -> None:
    plan = sampling.plan_frames(duration, np.arange(0, duration, 0.5))
    assert plan.is_keyframe.all()
    assert len(plan) == pytest.approx(duration * rate, rel=0.02)


def test_one_keyframe_each_two_seconds_needs_no_fill_in_a_long_video() -> None:
    plan = sampling.plan_frames(300, np.arange(0, 300, 2.0))
    assert plan.is_keyframe.all()
    assert len(plan) == 150


def test_short_videos_are_filled_to_the_full_rate() -> None:
    plan = sampling.plan_frames(40, [0.0, 20.0])
    assert len(plan) == 40
    assert np.diff(plan.timestamps_seconds).max() <= 1.5


def test_long_gop_is_run_through_for_a_fifth_of_its_length_only() -> None:
    plan = sampling.plan_frames(600, np.arange(0, 600, 250 / 30))
    assert _decoded_seconds(plan) < 600 / 4.5
    assert not plan.is_exact


def test_fills_are_at_the_start_of_their_slot() -> None:
    plan = sampling.plan_frames(120, [0.0, 8.0, 16.0, 26.0])
    fills = set(plan.timestamps_seconds[~plan.is_keyframe])
    assert {10.0, 20.0, 30.0} <= fills
    assert {18.0, 19.0} <= fills, "the way to 20 s passes these"
    assert not fills & {11.0, 12.0, 13.0, 14.0, 21.0}


def test_keyframes_density_adds_nothing() -> None:
    plan = sampling.plan_frames(40, [0.0, 20.0], density=Density.KEYFRAMES)
    assert plan.timestamps_seconds.tolist() == [0.0, 20.0]
    assert len(sampling.plan_frames(40, [], density=Density.KEYFRAMES)) == 1


def test_false_length_gives_a_bounded_plan() -> None:
    assert len(sampling.plan_frames(1e9, [0.0])) <= 2 * sampling.MAX_FRAMES


@pytest.mark.parametrize("duration", [0.0, -1.0, math.nan, math.inf])
def test_impossible_lengths_are_refused(duration: float) -> None:
    with pytest.raises(ValueError, match="duration_seconds"):
        sampling.plan_frames(duration, [0.0])


def test_even_plan_is_exact_and_in_the_middle_of_each_share() -> None:
    plan = sampling.even_plan(8.0, 4)
    assert plan.timestamps_seconds.tolist() == [1.0, 3.0, 5.0, 7.0]
    assert plan.is_exact
    with pytest.raises(ValueError, match="spread"):
        sampling.even_plan(8.0, 0)


@settings(deadline=None)
@given(duration=st.floats(1, 9000), gop=st.floats(0.3, 400), size=st.integers(1, 80))
def test_chunks_join_to_the_plan_and_are_bounded(duration: float, gop: float, size: int) -> None:
    plan = sampling.plan_frames(duration, np.arange(0, duration, gop))
    parts = sampling.chunks(plan, size)
    assert np.concatenate([part.timestamps_seconds for part in parts]).tolist() == plan.timestamps_seconds.tolist()
    assert max(map(len, parts)) <= 4 * size


def test_chunks_are_cut_at_keyframes() -> None:
    plan = sampling.plan_frames(400, np.arange(0, 400, 250 / 30))
    assert SHORT_SECONDS < 400
    parts = sampling.chunks(plan, 16)
    assert len(parts) > 4
    assert all(part.is_keyframe[0] for part in parts)


def test_chunk_size_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="max_frames"):
        sampling.chunks(sampling.even_plan(1, 2), 0)


@pytest.mark.parametrize("seconds", [40.0, 300.0, 3000.0, 20_000.0])
def test_dense_is_at_least_twice_as_dense(seconds: float) -> None:
    keyframes = np.arange(0, seconds, 8.0)
    standard = sampling.plan_frames(seconds, keyframes)
    dense = sampling.plan_frames(seconds, keyframes, density=Density.DENSE)
    assert len(dense) >= 1.9 * len(standard)
    assert np.diff(dense.timestamps_seconds).max() <= 1.01 / sampling.target_rate(seconds)


def test_every_density_of_the_settings_is_known() -> None:
    for name in ("standard", "dense"):
        assert Density(name)
