"""Fixtures: a small library that was really analysed, and a search in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.domain.query.text import parse
from core.domain.search import ComposedQuery, Query, Restriction, SearchRequest, SearchResult
from core.jobs.searching import searcher
from core.jobs.searching.searcher import Snapshot
from core.search import query
from tests.support.libraries import make_clips, opened, work_off


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return two folders with three videos each, analysed by the built-in encoder."""
    root = tmp_path_factory.mktemp("searching")
    make_clips(root / "a", 3)
    make_clips(root / "b", 3, first=3)
    with opened(root / "library") as library:
        library.folders.add([root / "a", root / "b"])
        work_off(library.folder)
    return root


@pytest.fixture
def library(analysed: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(analysed / "library", tmp_path / "library")  # a library may be copied and opened elsewhere
    with opened(tmp_path / "library") as library:
        yield library


def search(library: Library, wanted: Query, **options: object) -> SearchResult:
    request = SearchRequest(wanted, **options)  # type: ignore[arg-type]
    return searcher.search_once(library.paths, library.database, request)


def names(library: Library, result: SearchResult) -> list[str]:
    found = {video.id: video.path.name for video in library.videos.get_many([hit.video_id for hit in result.hits])}
    return [found[hit.video_id] for hit in result.hits]


def composed(library: Library, text: str, **more: object) -> SearchResult:
    asked = parse(text)
    restriction = Restriction(conditions=asked.conditions)
    return search(library, ComposedQuery(asked.content), restriction=restriction, **more)


def query_of(snapshot: Snapshot, row: int) -> np.ndarray:
    vector = query.of_frames(snapshot.data.rows[row : row + 1])
    assert vector is not None
    return vector
