"""What every command does with a catalog that does harm or is damaged: one sentence, and a way out."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from core.api import repair
from core.catalog.rescue import integrity
from core.domain.library import LibraryPaths
from tests.core.cli.conftest import Command
from tests.support.hostile_catalogs import DAMAGED, FOREIGN, LOST, VALUES, spoil

COMMANDS = (
    ("jobs", "resume"),  # first: it makes a copy, which is to hold what is damaged
    ("status",),
    ("folders",),
    ("videos",),
    ("jobs", "list"),
    ("tags", "list"),
    ("search", "red"),
    ("search", "tag:red"),
    ("suggest", "--all"),
    ("decide", "VIDEO", "+red"),
    ("review", "red"),
    ("train",),
    ("heads", "list"),
)
TELLING = (("status",), ("decide", "VIDEO", "+red"))
"""One that reads and one that writes."""
AFTERWARDS = (("status",), ("tags", "list"), ("search", "red"), ("decide", "VIDEO", "+red"))
THOROUGH = {
    "a trigger that empties decisions",
    "a table that replaces rows",
    "a letter in the SQL of an index",
    "a letter of a column's type that is no text",
    "the number of a later version",
    "a tag's name that is no text",
    "a file's number that is none",
    "a count of jobs that is no number",
    "a span before the beginning",
    "an unknown verdict",
}
"""A few of each kind, on which every command runs. On the rest `TELLING` ones do, and what `clipshelf doctor` calls is
called directly, since all commands on all catalogs take minutes."""
NOT_ANALYSED = "No video has been analysed yet"
"""Where the encoder itself is lost, its vectors are; they can be made again."""


@pytest.fixture(scope="module")
def decided(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library in which something was decided; for reading only."""
    library = Path(shutil.copytree(filled / "library", tmp_path_factory.mktemp("decided") / "library"))
    with closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        for tag_id, name in ((1, "red"), (2, "blue")):
            raw.execute("INSERT INTO tags (id, name, name_key, description) VALUES (?, ?, ?, '')", (tag_id, name, name))
        rows = [(video, tag, "accepted" if video % 2 else "rejected") for video in (1, 2, 3) for tag in (1, 2)]
        raw.executemany(
            "INSERT INTO decisions (video_id, tag_id, verdict, start_seconds, end_seconds, decided_at, source)"
            " VALUES (?, ?, ?, NULL, NULL, 1700000000000000, 'person')",
            rows,
        )
        raw.execute("INSERT INTO suggestions VALUES (1, 1, 1, 0.0, 1.0, 0.5, 0)")
        raw.commit()
    return library


@pytest.fixture
def library(decided: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(decided, tmp_path / "library"))


def n_decisions(library: Path) -> int:
    with closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        return raw.execute("SELECT count(*) FROM decisions").fetchone()[0]


def commands_for(name: str) -> Sequence[tuple[str, ...]]:
    return COMMANDS if name in THOROUGH else TELLING


def is_found_damaged(clipshelf: Command, library: Path, name: str) -> bool:
    """Say whether a check tells of the damage, and what mends it."""
    if name not in THOROUGH:
        return bool(integrity.damages(library / "catalog.sqlite"))
    checked = clipshelf("doctor", "--library", library)
    return checked.code == 1 and "clipshelf doctor --mend" in checked.out + checked.err


def mend(clipshelf: Command, library: Path, name: str) -> tuple[bool, str]:
    """Mend; return whether everything came back, and what was said of it."""
    if name not in THOROUGH:
        rescued = repair.recover(LibraryPaths(library))
        return rescued.is_complete, "\n".join(map(str, rescued.sentences))
    mended = clipshelf("doctor", "--mend", "--library", library)
    assert "Traceback" not in mended.err
    assert "There are no suggestions" not in mended.err
    return mended.code == 0, mended.err


def works(clipshelf: Command, library: Path, filled: Path, name: str) -> bool:
    """Say whether a library that was mended is sound, and commands work again."""
    if name in THOROUGH and clipshelf("doctor", "--library", library).code:
        return False
    said = run_all(clipshelf, library, filled, AFTERWARDS if name in THOROUGH else TELLING)
    return all(NOT_ANALYSED in sentence for sentence in said) and not integrity.check(library / "catalog.sqlite")


def run_all(clipshelf: Command, library: Path, filled: Path, commands: Sequence[tuple[str, ...]]) -> list[str]:
    """Run commands; return the sentences of those that refused."""
    said = []
    for words in commands:
        named = [str(filled / "videos" / "clip 000.mp4") if word == "VIDEO" else word for word in words]
        outcome = clipshelf(*named, "--library", library)
        assert "Traceback" not in outcome.err, words
        if outcome.code:
            said.append(outcome.err.strip().splitlines()[-1])  # what was done before is said before
    return said


def test_every_kind_is_tried_thoroughly() -> None:
    for kind in (FOREIGN, DAMAGED, VALUES, LOST):
        assert kind.keys() & THOROUGH
    assert not THOROUGH - {*FOREIGN, *DAMAGED, *VALUES, *LOST}


@pytest.mark.parametrize("name", FOREIGN)
def test_sql_that_is_not_ours_never_runs(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
    spoil(library / "catalog.sqlite", FOREIGN[name])

    said = run_all(clipshelf, library, filled, commands_for(name))

    assert len(said) == len(commands_for(name))
    assert all("contains SQL that Clipshelf did not write" in sentence for sentence in said), said
    assert all("clipshelf doctor --mend" in sentence for sentence in said), said
    with closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        assert raw.execute("SELECT count(*) FROM decisions").fetchone() == (6,)
    is_complete, said_then = mend(clipshelf, library, name)
    assert is_complete, said_then
    assert n_decisions(library) == 6
    assert works(clipshelf, library, filled, name)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_schema_loses_no_decision(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
    spoil(library / "catalog.sqlite", DAMAGED[name])

    said = run_all(clipshelf, library, filled, commands_for(name))

    assert all("clipshelf doctor --mend" in sentence for sentence in said), said
    assert is_found_damaged(clipshelf, library, name)
    mend(clipshelf, library, name)
    assert n_decisions(library) in {6, 7}  # `decide` may have worked, where the damage is not in its way
    assert works(clipshelf, library, filled, name)


@pytest.mark.parametrize("name", [*VALUES, *LOST])
def test_values_that_cannot_be_right_are_damage(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
    catalog = library / "catalog.sqlite"
    spoil(catalog, {**VALUES, **LOST}[name])

    assert is_found_damaged(clipshelf, library, name)
    for sentence in run_all(clipshelf, library, filled, commands_for(name)):
        assert "is damaged" in sentence, sentence
        assert "clipshelf doctor --mend" in sentence
    spoil(catalog, {**VALUES, **LOST}[name])  # `decide` may have put something right
    n_before = n_decisions(library)
    is_complete, said = mend(clipshelf, library, name)
    if name in LOST:
        assert not is_complete
        assert "Decisions known to be lost: 1." in said
    assert n_decisions(library) == n_before - (name in LOST)
    assert works(clipshelf, library, filled, name)
