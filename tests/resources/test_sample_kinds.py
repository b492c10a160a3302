"""The sample clips serve their purpose: each resembles its kind, and words find it."""

from collections.abc import Iterator
from pathlib import Path

import av  # noqa: TID253 (the test reads the files)
import numpy as np
import pytest
from numpy.typing import NDArray

from core import settings
from core.embedding import registry
from core.embedding.encoder import Encoder
from resources import make_samples

SHIPPED = Path(make_samples.__file__).parent / "samples"
KINDS = {name: name.split("-")[0] for name in make_samples.SAMPLES if name != "a-day-out"}
WORDS = {
    "sea": "the sea",
    "traffic": "cars at night",
    "ball": "ball game",
    "cat": "a cat",
    "coffee": "cup of coffee",
    "flower": "a flower",
    "palace": "palace by the lake",
    "rocket": "rocket",
}


@pytest.fixture(scope="module")
def encoder() -> Iterator[Encoder]:
    made = registry.load("builtin", cache_folder=settings.cache_folder(), device="cpu")
    yield made
    made.close()


@pytest.fixture(scope="module")
def vectors(encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    """Return the embedded middle of one frame per second of each clip."""
    side = encoder.info.geometry.size_px
    found = {}
    for path in SHIPPED.glob("*.mp4"):
        with av.open(str(path)) as container:
            shown = [frame for frame in container.decode(video=0) if round(frame.time * 24) % 24 == 0]
        width = round(side * shown[0].width / shown[0].height)
        frames = np.stack([frame.to_ndarray(format="rgb24", width=width, height=side) for frame in shown])
        left = (width - side) // 2
        found[path.stem] = encoder.encode_frames(frames[:, :, left : left + side]).astype(np.float32)
    return found


@pytest.fixture(scope="module")
def means(vectors: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the mean of each clip of one kind as a unit vector, shape (V, D)."""
    pooled = np.stack([vectors[name].mean(axis=0) for name in KINDS])
    return pooled / np.linalg.norm(pooled, axis=1, keepdims=True)


def test_each_clip_is_most_similar_to_one_of_its_kind(means: NDArray[np.float32]) -> None:
    likeness = means @ means.T
    np.fill_diagonal(likeness, -1)

    kinds = list(KINDS.values())
    assert {name: kinds[int(row.argmax())] for name, row in zip(KINDS, likeness, strict=True)} == KINDS


def test_there_are_words_for_every_kind() -> None:
    assert set(WORDS) == set(KINDS.values())


@pytest.mark.parametrize("kind", WORDS)
def test_words_find_all_clips_of_their_kind_first(kind: str, encoder: Encoder, means: NDArray[np.float32]) -> None:
    (words,) = encoder.encode_texts([WORDS[kind]])
    wanted = {name for name in KINDS if KINDS[name] == kind}

    best = [list(KINDS)[place] for place in np.argsort(means @ words)[::-1]]

    assert set(best[: len(wanted)]) == wanted
    assert encoder.unknown_words(WORDS[kind]) == ()


def test_words_tell_the_scenes_of_a_clip_apart(encoder: Encoder, vectors: dict[str, NDArray[np.float32]]) -> None:
    kinds = list(WORDS)
    words = encoder.encode_texts([WORDS[kind] for kind in kinds])

    found = [kinds[int(row.argmax())] for row in vectors["a-day-out"] @ words.T]

    assert found == ["sea"] * 5 + ["coffee"] * 5 + ["flower"] * 5
