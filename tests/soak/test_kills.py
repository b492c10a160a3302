"""The program is killed at any moment and during writes: no acknowledged work is lost."""

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest

from tests.soak.commands import Done, run
from tests.soak.faults import Faults
from tests.soak.kills import Doing, Kind, kinds
from tests.soak.outcomes import Campaign, Outcomes
from tests.soak.shelves import decisions, look
from tests.soak.sizes import N_KILLS, campaign, chance, patient

_SAID = "decisions applied"


def kill(doing: Doing, kind: Kind, faults: Faults | None, dice: random.Random) -> Done:
    """Run the command and kill it at some moment of its work, or at some write."""
    if faults is not None and dice.random() < 0.6:
        faults.arm(first=dice.randint(1, kind.n_writes), kills=True)
        return run(doing.command, environment=faults.environment)
    return run(doing.command, kill_after=dice.uniform(0.4, 1.05) * kind.seconds)


def go_on(doing: Doing, kind: Kind, faults: Faults | None) -> Done:
    """Run the same command to its end, and update its duration and number of writes."""
    if faults is None:
        done = run(doing.command)
    else:
        faults.arm()
        done = run(doing.command, environment=faults.environment)
        kind.n_writes = max(1, faults.n_calls)
    kind.seconds = done.seconds
    return done


def look_at_copies(library: Path, outcomes: Outcomes, *, label: str) -> None:
    """Record a violation if a dated copy is damaged, whatever the kill interrupted."""
    for copy in sorted((library / "backups").glob("catalog-*.sqlite")):
        with contextlib.closing(sqlite3.connect(copy)) as raw:
            said = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        if said != "ok":
            outcomes.blame("lost", f"{label}: the copy {copy.name} is damaged: {said}")


@campaign
@patient
def test_kill_loses_nothing_acknowledged(
    decided: Path, tmp_path: Path, outcomes_of: Campaign, request: pytest.FixtureRequest
) -> None:
    try:
        preloaded = request.getfixturevalue("preloaded")
    except pytest.skip.Exception:
        preloaded = None  # moments by the clock remain
    dice, known = chance("kills"), list(kinds().items())
    kills = {name: outcomes_of(f"kill in {name}") for name, _ in known[:N_KILLS]}
    then = outcomes_of("command after a kill")
    for turn in range(N_KILLS):
        name, kind = known[turn % len(known)]
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        doing, label = kind.prepare(decided, root, turn // len(known)), f"kill {turn} in {name}"
        faults = Faults(preloaded, tmp_path / "page", below=doing.library) if preloaded else None
        done = kill(doing, kind, faults, dice)
        kills[name].note(done, label=label)
        is_acknowledged = done.code == 0 or _SAID in done.err
        if doing.is_next_first:
            then.note(go_on(doing, kind, faults), label=label, may_fail=False)
        allowed = [doing.after] if is_acknowledged else [doing.before, doing.after]
        look(doing.library, kills[name], acknowledged=allowed, label=label)
        look_at_copies(doing.library, kills[name], label=label)
        if not doing.is_next_first:
            then.note(go_on(doing, kind, faults), label=label, may_fail=False)
            if decisions(doing.library / "catalog.sqlite") != doing.after:
                then.blame("lost", f"{label}: the next command left other decisions")
