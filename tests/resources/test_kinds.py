"""The sample clips do what they are for: without any model, each finds its kind."""

from pathlib import Path

import av  # noqa: TID253 (the test looks into the files)
import numpy as np
import pytest
from numpy.typing import NDArray

from core.embedding.descriptor_encoder import DescriptorEncoder
from resources import make_samples

SAMPLES = Path(make_samples.__file__).parent / "samples"
KINDS = {name: name.split("-")[0] for name in make_samples.SAMPLES if name != "a-day-out"}


@pytest.fixture(scope="module")
def vectors() -> dict[str, NDArray[np.float32]]:
    """Embed one frame per second of each clip."""
    encoder = DescriptorEncoder()
    side = encoder.info.geometry.size_px
    found = {}
    for path in SAMPLES.glob("*.mp4"):
        with av.open(str(path)) as container:
            shown = [frame for frame in container.decode(video=0) if round(frame.time * 24) % 24 == 0]
            frames = np.stack([frame.to_ndarray(format="rgb24", width=side, height=side) for frame in shown])
        found[path.stem] = encoder.encode_frames(frames).astype(np.float32)
    return found


@pytest.fixture(scope="module")
def means(vectors: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Pool each clip of one kind to a unit vector, shape (V, D)."""
    pooled = np.stack([vectors[name].mean(axis=0) for name in KINDS])
    return pooled / np.linalg.norm(pooled, axis=1, keepdims=True)


def test_each_clip_is_most_like_one_of_its_kind(means: NDArray[np.float32]) -> None:
    likeness = means @ means.T
    np.fill_diagonal(likeness, -1)

    kinds = list(KINDS.values())
    assert {name: kinds[int(row.argmax())] for name, row in zip(KINDS, likeness, strict=True)} == KINDS


def test_the_clip_of_three_scenes_holds_moments_of_three_kinds(
    vectors: dict[str, NDArray[np.float32]], means: NDArray[np.float32]
) -> None:
    kinds = list(KINDS.values())

    found = [kinds[int(row.argmax())] for row in vectors["a-day-out"] @ means.T]

    assert found == ["forest"] * 5 + ["sea"] * 5 + ["fireworks"] * 5
