"""The encoder end of the pipeline: one batch ahead, and smaller batches when the device is short of memory."""

import numpy as np
import pytest

from core.errors import EncoderError
from core.jobs.analysis.batches import BatchEncoder, Batcher, Embedded
from tests.support.encoders import FakeEncoder


class SmallDevice(FakeEncoder):
    """Fails with batches that are larger than its memory."""

    most = 2

    def encode_frames(self, frames: np.ndarray) -> np.ndarray:
        if len(frames) > self.most:
            raise RuntimeError("out of memory\nand many more lines")
        return super().encode_frames(frames)


def frames(n: int) -> np.ndarray:
    pictures = np.zeros((n, 16, 16, 3), np.uint8)
    pictures[..., 0] = np.arange(n).reshape(-1, 1, 1)
    return pictures


def run(line: BatchEncoder, batcher: Batcher) -> list[Embedded]:
    done = []
    while len(batcher):
        done.append(line.push(batcher))
    done.append(line.pull())
    return [one for one in done if one is not None]


@pytest.mark.parametrize("encoder", [FakeEncoder(batch_size=8), SmallDevice(batch_size=8)])
def test_every_frame_gets_its_own_vector(encoder: FakeEncoder) -> None:
    batcher, line = Batcher(), BatchEncoder(encoder)
    batcher.put("a", frames(13))
    batcher.put("b", frames(6))
    done = run(line, batcher)
    wanted = FakeEncoder().encode_frames(np.concatenate([frames(13), frames(6)]))
    np.testing.assert_array_equal(np.concatenate([one.vectors for one in done]), wanted)
    counts: dict[object, int] = {}
    for share in (share for one in done for share in one.batch.shares):
        counts[share.owner] = counts.get(share.owner, 0) + share.n_frames
    assert counts == {"a": 13, "b": 6}
    assert not line.is_busy


def test_reduced_batch_size_is_kept() -> None:
    batcher, line = Batcher(), BatchEncoder(SmallDevice(batch_size=8))
    batcher.put("a", frames(8))
    run(line, batcher)
    assert line.batch_size == 2


def test_device_that_fails_completely_is_reported() -> None:
    encoder = SmallDevice(batch_size=8)
    encoder.most = 0
    batcher, line = Batcher(), BatchEncoder(encoder)
    batcher.put("a", frames(8))
    with pytest.raises(EncoderError, match="out of memory") as caught:
        run(line, batcher)
    assert "many more lines" not in str(caught.value)
