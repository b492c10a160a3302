"""The built-in descriptors: the same numbers for ever, and look-alikes near each other."""

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from core.embedding import self_test
from core.embedding.descriptor_encoder import SIDE_PX, DescriptorEncoder

GOLDEN = [0.027, 0.0371, 0.0238, -0.0932, 0.0329, 0.0355, 0.0355, 0.0473, 0.1225, 0.0]


def picture(seed: int) -> np.ndarray:
    """A few coloured ellipses over a slope."""
    random = np.random.default_rng(seed)
    down, across = np.mgrid[0:SIDE_PX, 0:SIDE_PX] / SIDE_PX
    image = np.stack(
        [across * random.random() * 255, down * random.random() * 255, 0 * across + random.random() * 255], -1
    )
    for _ in range(6):
        centre, size, colour = random.random(2), random.uniform(0.05, 0.3, 2), random.integers(0, 256, 3)
        image[((down - centre[0]) / size[0]) ** 2 + ((across - centre[1]) / size[1]) ** 2 < 1] = colour
    return image.astype(np.uint8)


def encode(*pictures: np.ndarray) -> np.ndarray:
    return DescriptorEncoder().encode_frames(np.stack(pictures)).astype(np.float32)


def test_the_formula_is_the_one_its_name_stands_for():
    # A change of these numbers is a change of the formula: rename FORMULA, or old and new vectors mix.
    row = encode(self_test.make_pictures(SIDE_PX)[0])[0]
    found = [float(row[place]) for place in (0, 5, 40, 80, 130, 176, 200, 290, 304, 350)]
    assert found == pytest.approx(GOLDEN, abs=2e-3)


@pytest.mark.parametrize("seed", range(8))
def test_look_alikes_are_nearer_than_others(seed: int):
    original = picture(seed)
    image = Image.fromarray(original)
    brighter = np.asarray(ImageEnhance.Brightness(image).enhance(1.15))
    smaller = np.asarray(image.resize((60, 60)).resize((SIDE_PX, SIDE_PX)))
    shifted = np.roll(original, 3, axis=1)
    rows = encode(original, brighter, smaller, shifted, *(picture(100 + other) for other in range(10)))
    alike = rows @ rows[0]
    assert alike[1:4].min() > alike[4:].max()
    assert alike[1:4].min() > 0.9


@pytest.mark.parametrize("value", [0, 127, 255])
def test_flat_pictures_have_a_vector(value: int):
    row = encode(np.full((SIDE_PX, SIDE_PX, 3), value, dtype=np.uint8))[0]
    assert np.isfinite(row).all()
    assert np.linalg.norm(row) == pytest.approx(1, abs=2e-3)


def test_the_same_frame_gives_the_same_bits_in_any_batch():
    pictures = [picture(seed) for seed in range(20)]
    together = DescriptorEncoder().encode_frames(np.stack(pictures))
    np.testing.assert_array_equal(together[17:18], DescriptorEncoder().encode_frames(pictures[17][None]))
