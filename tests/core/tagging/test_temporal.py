"""A new temporal part changes nothing; padding has no effect; long videos are split into windows."""

import numpy as np
import pytest
import torch  # noqa: TID253
from hypothesis import given
from hypothesis import strategies as st

from core.errors import HeadError
from core.tagging import temporal
from tests.core.tagging.made_up import N_DIMS, clip, prototypes


def trained(seed: int = 0) -> temporal.TemporalPart:
    part = temporal.new(N_DIMS, seed=seed)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        torch.nn.init.normal_(part.leave.weight, std=0.1)
    return part.eval()


def test_new_part_changes_nothing() -> None:
    one = clip(1, prototypes(2), seed=0)
    seen = temporal.in_context(temporal.new(N_DIMS, seed=3).eval(), one.frames, one.seconds)

    assert seen.tobytes() == one.frames.tobytes()


def test_same_seed_gives_the_same_part() -> None:
    first, second = (temporal.weights_of(temporal.new(N_DIMS, seed=5)) for _ in range(2))
    other = temporal.weights_of(temporal.new(N_DIMS, seed=6))

    assert all(first[name].tobytes() == second[name].tobytes() for name in first)
    assert any(first[name].tobytes() != other[name].tobytes() for name in first)


def test_padding_has_no_effect() -> None:
    part, one = trained(), clip(1, prototypes(2), seed=0)
    frames, seconds = torch.from_numpy(one.frames)[None], torch.from_numpy(one.seconds).float()[None]
    longer = torch.cat([frames, torch.full((1, 5, N_DIMS), 9.0)], dim=1)
    times = torch.cat([seconds, torch.full((1, 5), 99.0)], dim=1)
    is_padding = torch.arange(longer.shape[1])[None] >= frames.shape[1]
    with torch.inference_mode():
        plain = part(frames, seconds, torch.zeros_like(seconds, dtype=torch.bool))
        padded = part(longer, times, is_padding)

    assert padded[:, : frames.shape[1]].numpy() == pytest.approx(plain.numpy(), abs=1e-5)


def test_order_matters() -> None:
    part, one = trained(), clip(1, prototypes(2), seed=0)
    forward = temporal.in_context(part, one.frames, one.seconds).mean(axis=0)
    backward = temporal.in_context(part, one.frames[::-1].copy(), one.seconds).mean(axis=0)

    assert np.abs(forward - backward).max() > 1e-3


def test_single_frame_works() -> None:
    one = clip(1, prototypes(1), seed=0, seconds=np.zeros(1))

    assert temporal.in_context(trained(), one.frames, one.seconds).shape == (1, N_DIMS)


@given(st.integers(1, 700))
def test_windows_cover_every_frame_once_and_never_exceed_their_length(n_frames: int) -> None:
    windows = temporal.windows_of(n_frames)
    taken = [place for _start, kept in windows for place in range(kept.start, kept.stop)]

    assert taken == list(range(n_frames))
    for start, kept in windows:
        assert start <= kept.start < kept.stop <= min(start + temporal.WINDOW_FRAMES, n_frames)


def test_interpolation_is_exact_at_both_ends() -> None:
    old, fresh = temporal.weights_of(trained(1)), temporal.weights_of(trained(2))
    for share, wanted in ((0.0, old), (1.0, fresh)):
        found = temporal.between(old, fresh, share)
        assert all(found[name] == pytest.approx(wanted[name], abs=1e-7) for name in wanted)


def test_weights_of_another_shape_are_refused() -> None:
    weights = temporal.weights_of(trained())
    with pytest.raises(HeadError, match="shared part"):
        temporal.of_weights(weights, N_DIMS + 1)
    with pytest.raises(HeadError, match="shared part"):
        temporal.of_weights({**weights, "extra": np.zeros(1, np.float32)}, N_DIMS)
