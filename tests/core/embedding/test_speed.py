"""The speed of a network that nobody has downloaded."""

import pytest

from core.embedding import device, speed
from core.errors import EncoderError

SMALL = "ViT-S-32-alt"


def test_a_network_without_weights_is_measured() -> None:
    found = speed.measure(SMALL, device.pick("cpu"), seconds=0.0)
    assert found.frames_per_second > 0.1
    assert found.is_on_cpu


def test_a_network_that_is_not_known_is_refused() -> None:
    with pytest.raises(EncoderError, match="Unknown network"):
        speed.measure("nobody's", device.pick("cpu"))
