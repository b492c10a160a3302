"""A catalog with a thousand decisions, damage to it, and the decisions that no damage has touched."""

import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from core.catalog import decisions, tags
from core.catalog.rescue import file_format
from core.catalog.store.database import Database
from core.catalog.store.rules import RULES
from core.domain.tags import Decision, Verdict
from tests.core.catalog.samples import put

N_DECISIONS, N_VIDEOS, N_TAGS = 1000, 500, 4
Moment = tuple[int, int, float | None, float | None]


class Place(NamedTuple):
    """A byte range that reading a decision needs: its page's header, its pointer, its cell."""

    moment: Moment
    spans: tuple[range, ...]


def make(path: Path) -> None:
    """Make a closed catalog, always the same except for the times at which its rows were added."""
    opened = Database.open(path)
    fill(opened)
    opened.close()


def fill(opened: Database) -> None:
    """Put videos, tags and decisions into a fresh catalog."""
    with opened.write() as session:
        video_ids = put(session, "/videos", **{f"clip{i}": i for i in range(N_VIDEOS)})
        tag_ids = [tags.add(session, f"tag {i}").id for i in range(N_TAGS)]
        for i in range(N_DECISIONS):
            start, end = (None, None) if i % 3 else (i / 2, i / 2 + 2.5)
            verdict = Verdict.REJECTED if i % 5 == 0 else Verdict.ACCEPTED
            when = datetime(2026, 5, 1, 12, 0, i % 60, i, tzinfo=UTC)
            tag_id = tag_ids[i * N_TAGS // N_DECISIONS]
            decisions.put(session, Decision(video_ids[i % N_VIDEOS], tag_id, verdict, start, end, when))


def moments(path: Path) -> dict[Moment, str]:
    """Read all decisions of an intact catalog: their verdicts by subject."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT video_id, tag_id, start_seconds, end_seconds, verdict FROM decisions")
        return {(video, tag, start, end): verdict for video, tag, start, end, verdict in rows}


def places(path: Path) -> list[Place]:
    """Return the byte ranges of all decisions of an intact catalog; SQLite tells which pages are theirs."""
    data = path.read_bytes()
    image = file_format.Image(data)
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decisions'").fetchone()
    found = []
    for number in image.children(root):
        start = (number - 1) * image.size
        n_cells = int.from_bytes(data[start + 3 : start + 5], "big")
        for i in range(n_cells):
            pointer = start + 8 + 2 * i
            cell = start + int.from_bytes(data[pointer : pointer + 2], "big")
            n_bytes, at = file_format.varint(data, cell)
            _, at = file_format.varint(data, at)
            header = file_format.read_header(data, at)
            assert header is not None
            values = file_format.read_values(data, at, header)
            moment = tuple(RULES["decisions"].whole(0, values)[i] for i in (1, 2, 4, 5))
            spans = (range(start, start + 8), range(pointer, pointer + 2), range(cell, at + n_bytes))
            found.append(Place(moment, spans))  # type: ignore[arg-type]
    return found


def harm(data: bytes, n_bytes: int, rng: random.Random) -> tuple[bytes, set[int]]:
    """Change some bytes: half of the times scattered over the file, otherwise all in a row or all in one page."""
    way = rng.choice(("scattered", "scattered", "in a row", "in one page"))
    if way == "scattered":
        spots = rng.sample(range(len(data)), n_bytes)
    elif way == "in a row":
        first = rng.randrange(len(data) - n_bytes)
        spots = list(range(first, first + n_bytes))
    else:
        first = rng.randrange(len(data) // 4096) * 4096
        spots = rng.sample(range(first, first + 4096), n_bytes)
    harmed = bytearray(data)
    for spot in spots:
        harmed[spot] ^= rng.randrange(1, 256)
    return bytes(harmed), set(spots)


def untouched(found: list[Place], spots: set[int]) -> set[Moment]:
    """Return the decisions whose bytes are all unchanged."""
    return {place.moment for place in found if not any(spots.intersection(span) for span in place.spans)}


def recovered_by_shell(path: Path) -> set[Moment] | None:
    """Return the decisions that ``.recover`` of SQLite's shell finds; None without such a shell."""
    shell = shutil.which("sqlite3")
    if shell is None:
        return None
    command = [shell, str(path), ".recover --ignore-freelist"]
    said = subprocess.run(command, capture_output=True, check=False, timeout=60).stdout.decode("utf-8", "replace")
    with closing(sqlite3.connect(":memory:")) as raw:
        try:
            raw.executescript(said)
            names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            rows = raw.execute("SELECT * FROM decisions").fetchall() if "decisions" in names else []
            lost = raw.execute("SELECT * FROM lost_and_found").fetchall() if "lost_and_found" in names else []
        except sqlite3.Error:
            return set()
    rows += [(row[3], *row[5:12]) for row in lost if row[2] == len(RULES["decisions"].columns)]
    rules = RULES["decisions"]
    sound = [row for row in rows if rules.is_sound(rules.whole(row[0], (None, *row[1:8])))]
    return {(row[1], row[2], *(None if time is None else float(time) for time in row[4:6])) for row in sound}
