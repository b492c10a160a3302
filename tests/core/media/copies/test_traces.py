"""Traces do not depend on size, bars and sides, and leave out frames that show nothing."""

import numpy as np
import pytest
from PIL import Image

from core.media.copies import traces
from core.media.copies.traces import N_DIMS, Trace
from tests.support.scenes import landscape


def greys(*seeds: int, size: tuple[int, int] = (112, 112)) -> np.ndarray:
    return np.stack([np.asarray(Image.fromarray(landscape(seed)).convert("L").resize(size)) for seed in seeds])


def waves_of(frames: np.ndarray) -> np.ndarray:
    return traces.describe(np.arange(len(frames), dtype=np.float64), frames, area=traces.picture_area(frames)).waves


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float((one * other).sum() / np.linalg.norm(one) / np.linalg.norm(other))


def test_size_does_not_matter_and_another_picture_does():
    one, other = waves_of(greys(1)), waves_of(greys(1, size=(56, 40)))
    assert correlation(one, other) > 0.99
    assert abs(correlation(one, waves_of(greys(2)))) < 0.5


def test_waves_of_mirrored_frames():
    frames = greys(1, 2)
    assert np.allclose(traces.mirrored(waves_of(frames)), waves_of(frames[:, :, ::-1]), atol=1e-2)


@pytest.mark.parametrize("bars", [(20, 0), (0, 16), (12, 12)])
def test_black_bars_are_left_out(bars: tuple[int, int]):
    frames = greys(1, 2, 3)
    down, across = bars
    framed = np.pad(frames, ((0, 0), (down, down), (across, across)), constant_values=3)
    assert traces.picture_area(framed) == (
        slice(down, down + frames.shape[1]),
        slice(across, across + frames.shape[2]),
    )
    assert correlation(waves_of(framed), waves_of(frames)) > 0.999


def test_dark_edges_of_a_scene_are_no_bars():
    frames = (greys(1, 2) * np.linspace(0, 1, 112)[:, None]).astype(np.uint8)
    assert traces.picture_area(frames) == (slice(0, 112), slice(0, 112))


def test_all_black_video_has_no_bars_and_an_empty_trace():
    frames = np.full((4, 112, 112), 2, np.uint8)
    assert traces.picture_area(frames) == (slice(0, 112), slice(0, 112))
    assert len(traces.describe(np.arange(4.0), frames)) == 0


def test_frames_that_show_nothing_are_left_out_with_their_times():
    frames = np.concatenate([greys(1), np.full((1, 112, 112), 235, np.uint8), greys(2)])
    assert traces.describe(np.array([0.0, 0.5, 1.0]), frames).seconds.tolist() == [0.0, 1.0]


def test_frames_with_bars_are_described_with_them_too():
    framed = np.pad(greys(1, 2), ((0, 0), (20, 20), (0, 0)))
    found = traces.describe(np.arange(2.0), framed, area=traces.picture_area(framed))
    assert found.whole is not None
    assert correlation(found.whole, traces.describe(np.arange(2.0), framed).waves) > 0.999
    assert traces.describe(np.arange(2.0), greys(1, 2)).whole is None


def test_parts_are_cut_and_joined():
    rng = np.random.default_rng(0)
    waves, whole = rng.normal(size=(2, 4, N_DIMS)).astype(np.float32)
    trace = Trace(np.arange(4.0), waves, whole)
    first, second = trace.between(0, 2), Trace(np.arange(2.0, 4.0), waves[2:])
    together = traces.joined([first, second])
    assert together.seconds.tolist() == [0, 1, 2, 3]
    assert together.whole is not None
    assert np.array_equal(together.whole, np.concatenate([whole[:2], waves[2:]]))
    assert len(traces.joined([])) == 0


@pytest.mark.parametrize(("seconds", "shape"), [([0.0, 1.0], (1, N_DIMS)), ([0.0], (1, 5)), ([1.0, 1.0], (2, N_DIMS))])
def test_impossible_traces_are_refused(seconds: list[float], shape: tuple[int, int]):
    with pytest.raises(ValueError, match="trace"):
        Trace(np.array(seconds), np.zeros(shape, np.float32))
