"""The program in its own process: the disk fills up while somebody tags, and hostile libraries are opened."""

import contextlib
import json
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from core.catalog.store.schema import REVISIONS
from tests.soak.commands import run
from tests.soak.faults import Faults
from tests.soak.outcomes import Campaign, Outcomes
from tests.soak.shelves import copy_of, decisions, look
from tests.soak.sizes import N_FILLINGS, SHARE, campaign, chance, patient

_AT_ONCE = 20
_WRITES_OF_A_TAG = 60

HOSTILE = {
    "a trigger": "CREATE TRIGGER x AFTER INSERT ON meta BEGIN DELETE FROM decisions; END",
    "a trigger on decisions": "CREATE TRIGGER x AFTER INSERT ON decisions BEGIN DELETE FROM decisions; END",
    "a view": "CREATE VIEW x AS SELECT * FROM decisions",
    "another table": "CREATE TABLE x (y)",
    "an index on an expression": "CREATE INDEX x ON tags (hex(zeroblob(1000)))",
    "an unknown verdict": "UPDATE decisions SET verdict = 'perhaps'",
    "an undecodable name": "UPDATE tags SET name = CAST(x'ff00fe' AS TEXT)",
    "a moment at an impossible time": "UPDATE decisions SET start_seconds = -1e300, end_seconds = 9e999",
    "a video without end": "UPDATE videos SET duration_seconds = 9e999, width_px = -1",
    "a path that is no path": "UPDATE files SET path = x'00' WHERE id = 1",
    "the number of a newer version": "UPDATE alembic_version SET version_num = '9999'",
    "a version that never was": f"UPDATE alembic_version SET version_num = '{REVISIONS[-1]}x'",
}
FEW = ("a trigger on decisions",)


def judge(outcomes: Outcomes, code: int, err: str, said: list[str], *, label: str) -> None:
    """Count the messages of a program; a traceback, a crash report or a crash is a fault."""
    outcomes.count(code=code)
    for sentence in said:
        outcomes.say(sentence)
    if "Traceback (most recent call last)" in err or "a crash report is shown" in said:
        outcomes.blame("tracebacks", f"{label}: {err[-3000:]}")
    elif code not in {0, 1} or not said:
        outcomes.blame("other", f"{label}: ended with {code}: {err[-1500:]}")


@campaign
@patient
def test_disk_fills_up_while_tagging(decided: Path, tmp_path: Path, preloaded: Path, outcomes_of: Campaign) -> None:
    outcomes, dice = outcomes_of("disk full while tagging in the window"), chance("fillings")
    for first in range(0, N_FILLINGS, _AT_ONCE):
        library = copy_of(decided, tmp_path / f"library-{first}")
        before = decisions(library / "catalog.sqlite")
        faults = Faults(preloaded, tmp_path / "page", below=library)
        turns = [dice.randint(1, _WRITES_OF_A_TAG) for _ in range(min(_AT_ONCE, N_FILLINGS - first))]
        command = [sys.executable, "-m", "tests.app.campaigns.full_disk_program", library, faults.path, *turns, 0]
        environment = {**faults.environment, "XDG_CONFIG_HOME": str(tmp_path / "config")}
        done = run([str(word) for word in command], environment=environment)
        told = json.loads(done.out) if done.code == 0 else []
        judge(outcomes, done.code, done.err, [one["said"] for one in told], label=f"turns {turns}")
        outcomes.count(times=len(told) - 1)
        found = {tag: video for video, tag, *_ in decisions(library / "catalog.sqlite") - before}
        given = {one["tag"] for one in told if f"\u2068{one['tag']}\u2069" in one["said"]}
        for name in sorted(given - set(found)):
            outcomes.blame("lost", f"{name} of the turns {turns} was acknowledged")
        if told and told[-1]["tag"] not in given:
            outcomes.blame("other", f"after the full disk it reported: {told[-1]}")
        after = decisions(library / "catalog.sqlite")
        if not before <= after:
            outcomes.blame("lost", f"{len(before - after)} earlier decisions in the turns {turns}")
        look(library, outcomes, acknowledged=[after], label=f"turns {turns}")


@campaign
@patient
@pytest.mark.parametrize("name", HOSTILE if SHARE else FEW)
def test_hostile_library_opens_without_a_crash(decided: Path, tmp_path: Path, outcomes_of: Campaign, name: str) -> None:
    outcomes = outcomes_of(f"window over {name}")
    library = copy_of(decided, tmp_path / "library")
    with contextlib.closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        raw.execute(HOSTILE[name])
        raw.commit()
        n_before = raw.execute("SELECT count(*) FROM decisions").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    untouched = Path(shutil.copy(library / "catalog.sqlite", tmp_path))
    done = run(
        [sys.executable, "-m", "tests.app.campaigns.hostile_program", str(library)],
        environment={"XDG_CONFIG_HOME": str(tmp_path / "config")},
    )
    said = json.loads(done.out) if done.code in {0, 1} else []
    judge(outcomes, done.code, done.err, said, label=name)
    with contextlib.closing(sqlite3.connect(library / "catalog.sqlite")) as raw:
        if raw.execute("SELECT count(*) FROM decisions").fetchone() != n_before:
            outcomes.blame("lost", f"{name} lost decisions")
    if done.code == 1 and (library / "catalog.sqlite").read_bytes() != untouched.read_bytes():
        outcomes.blame("changed", f"{name}: a refused library was written to")
