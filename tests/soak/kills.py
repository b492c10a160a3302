"""Commands that are killed, each with the decisions expected before and after."""

import contextlib
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.api.library import Library
from core.catalog.store.schema import REVISIONS
from tests.core.cli.test_damage import damage_index
from tests.soak.commands import clipshelf
from tests.soak.shelves import TAGS, Decided, copy_of, decisions, opinions, table
from tests.support import old_catalogs
from tests.support.libraries import make_clips

_BACKUP = """
import contextlib, sys
from pathlib import Path
from core.api.library import Library
with contextlib.closing(Library.open(Path(sys.argv[1]))) as library:
    library.backups.make()
"""


@dataclass(frozen=True, slots=True)
class Doing:
    """A command that is about to be killed.

    Attributes
    ----------
    library : Path
        The library that it works on.
    command : list of str
        The command, repeated after the kill.
    before, after : set
        The decisions before and after it.
    is_next_first : bool
        Whether the repeated command repairs the catalog; otherwise it is whole before that.
    """

    library: Path
    command: list[str]
    before: set[Decided]
    after: set[Decided]
    is_next_first: bool = False


def _same(library: Path, command: list[str], *, is_next_first: bool = False) -> Doing:
    known = decisions(library / "catalog.sqlite")
    return Doing(library, command, known, known, is_next_first)


def add(shelf: Path, root: Path, turn: int) -> Doing:
    """Add another clip to a library that grows from kill to kill."""
    library = _own(shelf, root)
    make_clips(root / "media", 1, seconds=2.0, first=100 + turn)
    return _same(library, clipshelf(library, "add", root / "media"))


def decide(shelf: Path, root: Path, turn: int) -> Doing:
    """Give a verdict on everything, different from before."""
    library, rows = _own(shelf, root), opinions(shelf, turn)
    with contextlib.closing(Library.open(library)) as opened:
        contents = {one.path: one.content.sampled_hash for one in opened.videos.get_many(opened.videos.ids())}
    after = {(contents[video], tag, verdict, None, None) for video, tag, verdict in rows}
    command = clipshelf(library, "decide", table(root / "table.csv", rows))
    return Doing(library, command, decisions(library / "catalog.sqlite"), after)


def train(shelf: Path, root: Path, _turn: int) -> Doing:
    """Train all tags."""
    library = _own(shelf, root)
    return _same(library, clipshelf(library, "train"))


def suggest(shelf: Path, root: Path, turn: int) -> Doing:
    """Suggest with something to be learned first."""
    library = _own(shelf, root)
    with contextlib.closing(Library.open(library)) as opened:
        ids, tag = opened.videos.ids(), opened.tags.find(TAGS[turn % len(TAGS)])
        verdict = opened.decisions.accept if turn // len(ids) % 2 else opened.decisions.reject
        verdict([ids[turn % len(ids)]], [tag.id])
    return _same(library, clipshelf(library, "suggest"))


def mend(shelf: Path, root: Path, turn: int) -> Doing:
    """Repair a catalog that is inconsistent, or whose index cannot be read."""
    library = copy_of(shelf, root / f"library-{turn}")
    known = decisions(library / "catalog.sqlite")
    DAMAGES[turn % len(DAMAGES)](library / "catalog.sqlite")
    return Doing(library, clipshelf(library, "doctor", "--mend"), known, known, is_next_first=True)


def migrate(_shelf: Path, root: Path, turn: int) -> Doing:
    """Open a catalog of an earlier version."""
    library = root / f"library-{turn}"
    make_old(library, REVISIONS[turn % (len(REVISIONS) - 1)])
    return _same(library, clipshelf(library, "status"), is_next_first=True)


def back_up(shelf: Path, root: Path, _turn: int) -> Doing:
    """Make a dated copy of the catalog."""
    library = _own(shelf, root)
    return _same(library, [sys.executable, "-c", _BACKUP, str(library)])


def _own(shelf: Path, root: Path) -> Path:
    return root / "library" if (root / "library").exists() else copy_of(shelf, root / "library")


@dataclass(slots=True)
class Kind:
    """A kind of command with its undisturbed duration.

    Attributes
    ----------
    prepare : callable
        Takes the library to copy, a folder of its own and the number of the kill.
    seconds : float
        Its duration.
    n_writes : int
        Its number of writes.
    """

    prepare: Callable[[Path, Path, int], Doing]
    seconds: float = 2.0
    n_writes: int = field(default=40)


def kinds() -> dict[str, Kind]:
    """Return all kinds by name."""
    prepares = (decide, mend, train, migrate, add, suggest, back_up)
    return {prepare.__name__.replace("_", " "): Kind(prepare) for prepare in prepares}


def _contradict(catalog: Path) -> None:
    with contextlib.closing(sqlite3.connect(catalog)) as raw:
        raw.execute("UPDATE videos SET is_listed = 0")
        raw.execute("UPDATE embedding_spans SET first_row = first_row + 1 WHERE first_row = 0")
        raw.commit()


def _lack_a_row(catalog: Path) -> None:
    with contextlib.closing(sqlite3.connect(catalog)) as raw:
        damage_index(raw)
        raw.commit()


def _blank_an_index(catalog: Path) -> None:
    with contextlib.closing(sqlite3.connect(catalog)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_suggestions_video_id'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with catalog.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))


DAMAGES = (_contradict, _lack_a_row, _blank_an_index)

_VIDEO = "INSERT INTO videos (size_bytes, sampled_hash, added_at, is_listed, sort_name) VALUES (?, ?, 0, 0, '')"
_TAG = "INSERT INTO tags (name, name_key, description) VALUES (?, ?, '')"
_DECISION = """
INSERT INTO decisions (video_id, tag_id, verdict, start_seconds, end_seconds, decided_at, source)
VALUES (?, ?, ?, ?, ?, 0, 'person')
"""


def make_old(library: Path, revision: str, *, n_videos: int = 400) -> None:
    """Make a library of that program version, in which all videos are decided with two tags."""
    library.mkdir(parents=True)
    old_catalogs.build(library / "catalog.sqlite", revision)
    numbers = range(1, n_videos + 1)
    rows = [
        (number, tag_id, ("accepted", "rejected")[number % 2], *((1.0, 2.5) if number % 3 else (None, None)))
        for number in numbers
        for tag_id in (1, 2)
    ]
    with contextlib.closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        raw.executemany(_VIDEO, [(number, f"{number:032x}") for number in numbers])
        raw.executemany(_TAG, [("sea", "sea"), ("night", "night")])
        raw.executemany(_DECISION, rows)
        raw.commit()
