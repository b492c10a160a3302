"""Every command on hostile and damaged catalogs prints one sentence with a way out."""

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
    ("jobs", "resume"),  # first: it makes a copy that has to include the damage
    ("status",),
    ("folders",),
    ("videos",),
    ("jobs", "list"),
    ("tags", "list"),
    ("search", "red"),
    ("search", "tag:red"),
    ("duplicates", "--pieces"),
    ("suggest", "--all"),
    ("decide", "VIDEO", "+red"),
    ("review", "red"),
    ("train",),
    ("heads", "list"),
)
TELLING = (("status",), ("decide", "VIDEO", "+red"))
"""One command that reads and one that writes."""
AFTERWARDS = (("status",), ("tags", "list"), ("search", "red"), ("decide", "VIDEO", "+red"))
THOROUGH = {
    "a trigger that empties decisions",
    "a table that replaces rows",
    "a changed letter in the SQL of an index",
    "an undecodable letter in a column type",
    "the number of a later version",
    "an undecodable tag name",
    "an invalid inode",
    "a job count that is not a number",
    "a span before the beginning",
    "an unknown verdict",
}
"""A few catalogs of each kind, on which every command runs. The rest is checked with the `TELLING` commands and direct
calls of what `clipshelf doctor` uses, because all commands on all catalogs would take minutes.
"""
NOT_ANALYSED = "No video has been analysed yet"
"""If the encoder's own row is lost, its vectors are too; they can be made again."""


@pytest.fixture(scope="module")
def decided(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library with decisions; for reading only."""
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
    """Return whether a check reports the damage and names the repair command."""
    if name not in THOROUGH:
        return bool(integrity.damages(library / "catalog.sqlite"))
    checked = clipshelf("doctor", "--library", library)
    return checked.code == 1 and "clipshelf doctor --mend" in checked.out + checked.err


def mend(clipshelf: Command, library: Path, name: str) -> tuple[bool, str]:
    """Repair; return whether everything was recovered, and the messages."""
    if name not in THOROUGH:
        rescued = repair.recover(LibraryPaths(library))
        return rescued.is_complete, "\n".join(map(str, rescued.sentences))
    mended = clipshelf("doctor", "--mend", "--library", library)
    assert "Traceback" not in mended.err
    assert "There are no suggestions" not in mended.err
    return mended.code == 0, mended.err


def works(clipshelf: Command, library: Path, filled: Path, name: str) -> bool:
    """Return whether a repaired library is sound and commands work again."""
    if name in THOROUGH and clipshelf("doctor", "--library", library).code:
        return False
    said = run_all(clipshelf, library, filled, AFTERWARDS if name in THOROUGH else TELLING)
    return all(NOT_ANALYSED in sentence for sentence in said) and not integrity.check(library / "catalog.sqlite")


def run_all(clipshelf: Command, library: Path, filled: Path, commands: Sequence[tuple[str, ...]]) -> list[str]:
    """Run commands; return the messages of those that failed."""
    said = []
    for words in commands:
        named = [str(filled / "videos" / "clip 000.mp4") if word == "VIDEO" else word for word in words]
        outcome = clipshelf(*named, "--library", library)
        assert "Traceback" not in outcome.err, words
        if outcome.code:
            said.append(outcome.err.strip().splitlines()[-1])  # earlier notices come before the message
    return said


def test_every_kind_has_a_thorough_catalog() -> None:
    for kind in (FOREIGN, DAMAGED, VALUES, LOST):
        assert kind.keys() & THOROUGH
    assert not THOROUGH - {*FOREIGN, *DAMAGED, *VALUES, *LOST}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_sql_never_runs(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
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
def test_damaged_schema_loses_no_decision(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
    spoil(library / "catalog.sqlite", DAMAGED[name])

    said = run_all(clipshelf, library, filled, commands_for(name))

    assert all("clipshelf doctor --mend" in sentence for sentence in said), said
    assert is_found_damaged(clipshelf, library, name)
    mend(clipshelf, library, name)
    assert n_decisions(library) in {6, 7}  # `decide` may have succeeded if the damage is elsewhere
    assert works(clipshelf, library, filled, name)


@pytest.mark.parametrize("name", [*VALUES, *LOST])
def test_invalid_values_are_reported_as_damage(clipshelf: Command, library: Path, filled: Path, name: str) -> None:
    catalog = library / "catalog.sqlite"
    spoil(catalog, {**VALUES, **LOST}[name])

    assert is_found_damaged(clipshelf, library, name)
    for sentence in run_all(clipshelf, library, filled, commands_for(name)):
        assert "is damaged" in sentence, sentence
        assert "clipshelf doctor --mend" in sentence
    spoil(catalog, {**VALUES, **LOST}[name])  # `decide` may have repaired something
    n_before = n_decisions(library)
    is_complete, said = mend(clipshelf, library, name)
    if name in LOST:
        assert not is_complete
        assert "Decisions known to be lost: 1." in said
    assert n_decisions(library) == n_before - (name in LOST)
    assert works(clipshelf, library, filled, name)
