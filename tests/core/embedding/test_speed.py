"""Measuring the speed of a network without its weights."""

import pytest

from core.embedding import device, speed
from core.errors import EncoderError

SMALL = "ViT-S-32-alt"


def test_network_without_weights_is_measured() -> None:
    found = speed.measure(SMALL, device.pick("cpu"), seconds=0.0)
    assert found.frames_per_second > 0.1
    assert found.is_on_cpu


def test_unknown_network_is_refused() -> None:
    with pytest.raises(EncoderError, match="Unknown network"):
        speed.measure("nobody's", device.pick("cpu"))
