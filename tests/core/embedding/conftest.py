from collections.abc import Iterator
from pathlib import Path

import pytest

from core.embedding import catalogue
from tests.support import hub as hubs
from tests.support.encoders import make_tiny_model
from tests.support.hub import Hub


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    """Return a model folder for reading; copy it before changing it."""
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def content(tiny_model: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tiny_model.iterdir()}


@pytest.fixture
def hub(content: dict[str, bytes]) -> Iterator[Hub]:
    with hubs.serving(content) as server:
        yield server


@pytest.fixture
def small_entry(monkeypatch: pytest.MonkeyPatch) -> catalogue.CatalogueEntry:
    """Replace the catalogue by an encoder of some hundred kB."""
    entry = catalogue.entries()[0]
    small = catalogue.CatalogueEntry(
        entry.name, entry.title, "", "MIT", entry.repository, n_dims=16, size_bytes=5_000_000
    )
    monkeypatch.setattr(catalogue, "entries", lambda: (small,))
    return small
