from pathlib import Path

import pytest

from tests.support.encoders import make_tiny_model


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    """A model folder to read; copy it before changing it."""
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")
