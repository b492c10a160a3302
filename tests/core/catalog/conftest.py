from collections.abc import Iterator
from pathlib import Path

import pytest

from core.catalog.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "library" / "catalog.sqlite", busy_timeout_seconds=5)
    yield opened
    opened.close()
