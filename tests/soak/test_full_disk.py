"""The disk is full at every single write: a message or success, no acknowledged loss, and a later call continues."""

import contextlib
import itertools
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.soak.commands import clipshelf, run
from tests.soak.faults import Faults
from tests.soak.outcomes import Campaign, Outcomes
from tests.soak.shelves import Decided, copy_of, decisions, look, opinions, table
from tests.soak.sizes import N_WRITES, SHARE, campaign, chance, patient
from tests.support.libraries import make_clips

NAMES = ("tags add", "decide", "add", "train")


@dataclass(frozen=True, slots=True)
class Writing:
    """A command that writes.

    Attributes
    ----------
    words : list
        Its arguments.
    is_done : callable
        Takes the library; returns whether everything acknowledged is present.
    """

    words: list[str | Path]
    is_done: Callable[[Path], bool]


def _there(library: Path, question: str) -> int:
    with contextlib.closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        return int(raw.execute(question).fetchone()[0])


def writings(shelf: Path, root: Path) -> dict[str, Writing]:
    """Return the commands by name, with what they need."""
    make_clips(root / "more", 1, seconds=2.0, first=500)
    rows = table(root / "table.csv", opinions(shelf, 0))
    n_clips = len(list((shelf / "videos").iterdir()))
    return {
        "tags add": Writing(
            ["tags", "add", "sunset"],
            lambda library: _there(library, "SELECT count(*) FROM tags WHERE name = 'sunset'") == 1,
        ),
        "decide": Writing(
            ["decide", rows], lambda library: _there(library, "SELECT count(*) FROM decisions") == n_clips * 3
        ),
        "add": Writing(
            ["add", root / "more"],
            lambda library: _there(library, "SELECT count(*) FROM embedding_spans") == n_clips + 1,
        ),
        "train": Writing(["train"], lambda library: _there(library, "SELECT count(*) FROM heads") > 0),
    }


def positions(n_calls: int, n_wanted: int, dice: random.Random) -> list[int]:
    """Choose which writes fail: all of them, or a random one from each of equally long intervals."""
    if n_calls <= n_wanted:
        return list(range(1, n_calls + 1))
    edges = [1 + round(place * n_calls / n_wanted) for place in range(n_wanted + 1)]
    return [dice.randrange(low, max(low + 1, high)) for low, high in itertools.pairwise(edges)]


@campaign
@patient
@pytest.mark.parametrize("name", NAMES if SHARE else NAMES[:1])
def test_full_disk_at_any_write_is_reported(
    decided: Path, tmp_path: Path, preloaded: Path, outcomes_of: Campaign, name: str
) -> None:
    writing = writings(decided, tmp_path)[name]
    library = tmp_path / "library"
    faults = Faults(preloaded, tmp_path / "page", below=library)
    copy_of(decided, library)
    before = decisions(library / "catalog.sqlite")
    undisturbed = run(clipshelf(library, *writing.words), environment=faults.environment)
    after, n_calls = decisions(library / "catalog.sqlite"), faults.n_calls
    full, then = (
        outcomes_of(f"full disk in {name} ({n_calls} writes)"),
        outcomes_of(f"{name} after a full disk"),
    )
    then.note(undisturbed, label=name, may_fail=False)
    for first in positions(n_calls, N_WRITES, chance(f"full disk {name}")):
        shutil.rmtree(library)
        copy_of(decided, library)
        faults.arm(first=first)
        done = run(clipshelf(library, *writing.words), environment=faults.environment)
        label = f"{name} from write {first} on"
        full.note(done, label=label)
        look(library, full, acknowledged=[after] if done.code == 0 else [before, after], label=label)
        if done.code == 0 and not writing.is_done(library):
            full.blame("lost", f"{label}: it reported success: {done.err[-500:]}")
        _go_on(library, writing, then, after, label=label)


def _go_on(library: Path, writing: Writing, then: Outcomes, after: set[Decided], *, label: str) -> None:
    """Run it again with enough space; a tag created the first time already exists, and that is reported."""
    is_known = writing.words[0] == "tags" and writing.is_done(library)
    again = run(clipshelf(library, *writing.words))
    then.note(again, label=f"again after {label}", may_fail=is_known, refusals=(2,))
    if not writing.is_done(library) or decisions(library / "catalog.sqlite") != after:
        then.blame("lost", f"again after {label}: the result differs from an undisturbed run")
