"""Batches of frames across videos."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.jobs.analysis.batches import Batcher


def frames_of(owner: int, n: int) -> np.ndarray:
    frames = np.zeros((n, 2, 2, 3), np.uint8)
    frames[..., 0] = owner
    frames[..., 1] = np.arange(n).reshape(-1, 1, 1)
    return frames


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(1, 17))
def test_every_frame_comes_out_once_in_order_and_with_its_owner(counts: list[int], batch_size: int) -> None:
    batcher = Batcher()
    for owner, n in enumerate(counts):
        batcher.put(owner, frames_of(owner, n))
    taken: dict[int, list[int]] = {}
    while len(batcher):
        expected = min(len(batcher), batch_size)
        batch = batcher.take(batch_size)
        assert len(batch.frames) == expected == sum(share.n_frames for share in batch.shares)
        at = 0
        for share in batch.shares:
            part = batch.frames[at : at + share.n_frames]
            assert (part[..., 0] == share.owner).all()
            taken.setdefault(share.owner, []).extend(part[:, 0, 0, 1].tolist())
            at += share.n_frames
    assert taken == {owner: list(range(n)) for owner, n in enumerate(counts) if n}


def test_dropping_an_owner_keeps_the_others() -> None:
    batcher = Batcher()
    batcher.put("a", frames_of(1, 3))
    batcher.put("b", frames_of(2, 2))
    batcher.drop({"a"})
    assert len(batcher) == 2
    assert [share.owner for share in batcher.take(10).shares] == ["b"]


def test_taking_from_an_empty_batcher_is_an_error() -> None:
    with pytest.raises(ValueError, match="no frames"):
        Batcher().take(4)
