"""The window's benchmark runs to its end and measures everything it names; the figures are not asserted."""

from pathlib import Path

import pytest

from tests.benchmarks import big_catalog, desk, materials
from tests.benchmarks.big_catalog import Extent
from tests.benchmarks.harness import Figure, Size


@pytest.fixture(autouse=True)
def _own_materials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "cache_folder", lambda: tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def test_session_measures_everything() -> None:
    found = {one.name: one for one in desk.run(Size.QUICK) if isinstance(one, Figure)}

    assert all(one.value > 0 for one in found.values())
    for name in (
        "filter by two tags",
        "tag all: everywhere",
        "undo: everywhere",
        "memory, opened: shared pages by share",
    ):
        assert name in found
    assert found["wheel, list: p95"].reference is not None


def test_catalog_has_the_requested_size(tmp_path: Path) -> None:
    from core.api.library import Library

    names = big_catalog.make(tmp_path / "library", Extent(200, 20, 500, 10))

    library = Library.open(tmp_path / "library")
    try:
        videos = library.videos.get_many(library.videos.ids())
        assert len(videos) == 200
        assert sum(library.videos.poster(video) is not None for video in videos) == 10
        counts = [count.n_videos for count in library.tags.counts().values()]
        assert len(names) == len(library.tags.list_all()) == 20
        assert max(counts) >= 50
    finally:
        library.close()
