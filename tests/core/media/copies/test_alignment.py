"""Copies are told from other takes of the same scene, and their parts are found."""

import numpy as np
import pytest

from core.media.copies import lines
from core.media.copies.alignment import align
from core.media.copies.lines import Bounds
from core.media.copies.traces import N_DIMS, Trace, mirrored

RATE = 8.0


def motion(seed: int, n: int, *, scene: int = 0, strength: float = 0.6) -> np.ndarray:
    """Return waves of a fixed camera: a still scene, and something that moves smoothly."""
    rng = np.random.default_rng((seed, scene))
    still = np.random.default_rng(scene).normal(size=N_DIMS)
    steps = rng.normal(size=(n + 6, N_DIMS))
    moving = sum(steps[shift : shift + n] for shift in range(7)) / np.sqrt(7)
    return (still + strength * moving).astype(np.float32)


def trace(waves: np.ndarray, *, start: float = 0.0, rate: float = RATE) -> Trace:
    return Trace(start + np.arange(len(waves)) / rate, waves)


def noisy(waves: np.ndarray, noise: float = 0.1) -> np.ndarray:
    return (waves + np.random.default_rng(9).normal(0, noise, waves.shape)).astype(np.float32)


def test_copy_is_found_whole():
    waves = motion(1, 60)
    found = align(trace(waves), trace(noisy(waves)))
    assert found is not None
    assert found.is_copy
    assert not found.is_mirrored
    assert found.speed == pytest.approx(1.0, abs=0.01)
    assert (found.a_start_seconds, found.a_end_seconds) == (0.0, 59 / RATE)


def test_other_take_of_the_same_scene_is_alike_but_no_copy():
    found = align(trace(motion(1, 60)), trace(motion(2, 60)))
    assert found is not None
    assert found.likeness > 0.5
    assert not found.is_copy


def test_unrelated_videos_are_not_aligned():
    found = align(trace(motion(1, 60, scene=1)), trace(motion(2, 60, scene=2)))
    assert found is None or not found.is_copy


def test_mirrored_copy():
    waves = motion(1, 60)
    found = align(trace(waves), trace(mirrored(waves)))
    assert found is not None
    assert found.is_copy
    assert found.is_mirrored


def test_piece_has_its_times_in_the_film():
    film = np.concatenate([motion(seed, 80, scene=seed) for seed in range(5)])
    found = align(trace(noisy(film[200:250])), trace(film))
    assert found is not None
    assert found.is_copy
    assert (found.b_start_seconds, found.b_end_seconds) == pytest.approx((200 / RATE, 249 / RATE), abs=0.2)


def test_faster_copy_has_its_speed():
    waves = motion(1, 160)
    found = align(trace(waves), trace(waves, rate=RATE * 1.04))
    assert found is not None
    assert found.is_copy
    assert found.speed == pytest.approx(1 / 1.04, abs=0.006)
    assert found.b_end_seconds == pytest.approx(159 / RATE / 1.04, abs=0.2)


def test_letterboxed_clip_in_a_film_without_bars():
    film, inside = motion(1, 60), motion(3, 60, scene=3)
    clip = Trace(np.arange(60) / RATE, inside, whole=film)
    found = align(clip, trace(film))
    assert found is not None
    assert found.is_copy


@pytest.mark.parametrize(("noise", "is_copy"), [(0.02, True), (0.3, False)])
def test_still_pictures_must_be_all_but_equal(noise: float, is_copy: bool):
    still = motion(1, 40, strength=0.0)
    other = still + np.random.default_rng(4).normal(0, noise, N_DIMS).astype(np.float32)
    found = align(trace(still), trace(other.astype(np.float32)))
    assert found is not None
    assert found.is_copy is is_copy


def test_traces_may_be_sampled_differently():
    dense = motion(1, 180)
    for a, b in ((trace(dense, rate=24), trace(dense[::3])), (trace(dense[::3]), trace(dense, rate=24))):
        found = align(a.between(2.0, 6.0), b)
        assert found is not None
        assert found.is_copy
        assert (found.a_start_seconds, found.b_start_seconds) == pytest.approx((2.0, 2.0), abs=0.13)
        assert found.speed == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(("people", "is_copy"), [(0.0, True), (0.35, False)])
def test_same_flicker_proves_nothing_where_the_pictures_differ(people: float, is_copy: bool):
    rng = np.random.default_rng(5)
    still = motion(1, 60, strength=0.0)
    flicker = 0.15 * np.sin(np.arange(60))[:, None] * rng.normal(size=N_DIMS)
    noise = 0.12 * np.cumsum(rng.normal(size=(60, N_DIMS)), axis=0) / np.sqrt(np.arange(1, 61))[:, None]
    other = still + flicker + noise + people * rng.normal(size=N_DIMS)
    found = align(trace((still + flicker).astype(np.float32)), trace(other.astype(np.float32)))
    assert found is not None
    assert 0.65 < found.likeness_of_motion < 0.9
    assert found.is_copy is is_copy


@pytest.mark.parametrize("n", [0, 1, 4])
def test_too_few_frames_prove_nothing(n: int):
    assert align(trace(motion(1, n)), trace(motion(1, 40))) is None
    assert align(trace(motion(1, 40)), trace(motion(1, n))) is None


BOUNDS = Bounds(votes_from=0.5, agrees_from=0.5, bin_seconds=1.0)


def table_of(*places: tuple[int, int], shape: tuple[int, int], length: int = 20) -> np.ndarray:
    table = np.zeros(shape, np.float32)
    for row, column in places:
        for step in range(length):
            table[row + step, column + step] = 1.0
    return table


def test_line_is_found_with_its_part():
    line = lines.find(table_of((5, 40), shape=(40, 90)), np.arange(40.0), np.arange(90.0), BOUNDS)
    assert (line.first, line.stop) == (5, 25)
    assert line.at(10.0) == pytest.approx(45.0, abs=1.0)


def test_lines_at_two_places():
    table = table_of((0, 10), (0, 60), shape=(20, 90))
    found = lines.find_several(table, np.arange(20.0), np.arange(90.0), BOUNDS, most=3)
    begins = sorted(round(line.at(0.0)) for line in found[:2])
    assert begins == [pytest.approx(10, abs=1), pytest.approx(60, abs=1)]


def test_nothing_similar_has_no_line():
    assert len(lines.find(np.zeros((9, 9), np.float32), np.arange(9.0), np.arange(9.0), BOUNDS)) == 0
    assert len(lines.find(np.zeros((0, 9), np.float32), np.arange(0.0), np.arange(9.0), BOUNDS)) == 0
