"""Libraries for the stress tests: made once, copied for each run, and inspected without the program."""

import contextlib
import itertools
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog.rescue import integrity
from core.catalog.store.database import Database
from core.errors import KnownError
from tests.soak.outcomes import Outcomes
from tests.support.libraries import make_clips, opened, work_off

TAGS = ("red", "green", "blue")
N_CLIPS = 6
Decided = tuple[str, str, str, float | None, float | None]
_DECISIONS = """
SELECT videos.sampled_hash, tags.name, verdict, start_seconds, end_seconds
FROM decisions JOIN videos ON videos.id = video_id JOIN tags ON tags.id = tag_id
"""


@pytest.fixture(scope="session")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder ``videos`` and beside it the analysed ``library`` with three tags decided; for reading only."""
    root = tmp_path_factory.mktemp("decided")
    make_clips(root / "videos", N_CLIPS, seconds=3.0)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
        ids = library.videos.ids()
        for place, name in enumerate(TAGS):
            tag, _ = library.tags.add(name)
            library.decisions.accept(ids[place : place + 2], [tag.id])
            library.decisions.reject([one for one in ids if one not in ids[place : place + 2]], [tag.id])
    return root


def copy_of(shelf: Path, target: Path) -> Path:
    """Copy the library of `decided`; the videos stay where they are."""
    return Path(shutil.copytree(shelf / "library", target))


def decisions(catalog: Path) -> set[Decided]:
    """Read the decisions by plain SQL: content, tag, verdict and moment."""
    with contextlib.closing(sqlite3.connect(catalog)) as raw:
        return set(raw.execute(_DECISIONS))


def table(path: Path, rows: Iterable[tuple[Path, str, str]]) -> Path:
    """Write a table of decisions: video, tag, verdict."""
    lines = [f"{video},{tag},{verdict}" for video, tag, verdict in rows]
    path.write_text("\n".join(["path,tag,decision", *lines]) + "\n")
    return path


def opinions(shelf: Path, turn: int) -> list[tuple[Path, str, str]]:
    """Return verdicts on every video and tag; they differ between rounds, so that all of them have to be written."""
    places = itertools.product(enumerate(sorted((shelf / "videos").iterdir())), enumerate(TAGS))
    return [
        (video, tag, "accepted" if (place + number + turn) % 2 else "rejected")
        for (place, video), (number, tag) in places
    ]


def look(library: Path, outcomes: Outcomes, *, acknowledged: Iterable[set[Decided]], label: str) -> None:
    """Record a violation if the catalog is damaged or its decisions are none of the allowed sets."""
    allowed = list(acknowledged)
    try:
        with contextlib.closing(Database.open(library / "catalog.sqlite")) as database:
            problems = integrity.check(database.path)
        with contextlib.closing(Library.open(library)):
            pass
        found = decisions(library / "catalog.sqlite")
    except (KnownError, sqlite3.Error) as error:
        outcomes.blame("lost", f"{label}: the catalog cannot be opened: {error}")
        return
    if problems:
        outcomes.blame("other", f"{label}: {problems}")
    if found not in allowed:
        lost, more = allowed[0] - found, found - allowed[-1]
        outcomes.blame("lost", f"{label}: of {len(allowed[0])} decisions {len(lost)} lost, {len(more)} unexpected")
