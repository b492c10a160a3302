"""Outcomes of the stress tests: counted, printed as a table after the tests, and checked."""

import re
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.soak.commands import Done
from tests.soak.sizes import SEED

_COLUMNS = ("stress test", "times", "exit codes", "tracebacks", "lost", "changed", "other", "seconds")
_N_SENTENCES = 8
_N_FAULTS = 12


class Outcomes:
    """The outcomes of one line of the table.

    Attributes
    ----------
    faults : list of str
        Violations, each with its cause.

    Parameters
    ----------
    what : str
        Name of the line.
    """

    def __init__(self, what: str) -> None:
        self.what = what
        self.faults: list[str] = []
        self._counts: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._sentences: Counter[str] = Counter()
        self._begun = time.monotonic()
        self._seconds = 0.0

    def count(self, *, times: int = 1, code: int | str = "", seconds: float = 0.0) -> None:
        """Count runs with their exit code and duration."""
        self._counts["times"] += times
        self._seconds += seconds
        if code != "":
            self._codes[str(code)] += times

    def say(self, sentence: str) -> None:
        """Count a message shown to the person, regardless of its paths and numbers."""
        self._sentences[_general(sentence)] += 1

    def blame(self, column: str, fault: str) -> None:
        """Record a violation in the column ``tracebacks``, ``lost``, ``changed`` or ``other``."""
        assert column in _COLUMNS
        self._counts[column] += 1
        self.faults.append(f"{column}: {fault}")

    def note(self, done: Done, *, label: str, may_fail: bool = True, refusals: tuple[int, ...] = (1,)) -> None:
        """Record a finished command; a traceback, a signal or a failure without a message is a violation."""
        self.count(code="killed" if done.was_killed else done.code, seconds=done.seconds)
        if done.was_killed:
            return
        for sentence in done.sentences:
            self.say(sentence)
        if "Traceback (most recent call last)" in done.err:
            self.blame("tracebacks", f"{label}: {done.err[-3000:]}")
        elif done.code != 0 and not (may_fail and done.code in refusals and done.sentences):
            self.blame("other", f"{label}: ended with {done.code}: {done.out[-1500:]} {done.err[-1500:]}")

    def as_record(self) -> dict[str, Any]:
        """Return a record that a test report can carry between processes."""
        seconds = round(self._seconds or time.monotonic() - self._begun, 1)
        codes = {key: self._codes[key] for key in sorted(self._codes)}
        return {
            "what": self.what, "counts": dict(self._counts), "codes": codes, "seconds": seconds,
            "sentences": dict(self._sentences), "n_faults": len(self.faults),
        }  # fmt: skip


Campaign = Callable[[str], Outcomes]


@pytest.fixture
def outcomes_of(record_property: Callable[[str, object], None]) -> Any:
    """Return a function that makes the lines of this test's table, which are checked after the test."""
    made: list[Outcomes] = []

    def make(what: str) -> Outcomes:
        made.append(Outcomes(what))
        return made[-1]

    yield make
    for one in made:
        record_property("outcomes", one.as_record())
    faults = [f"{one.what}: {fault}" for one in made for fault in one.faults]
    assert not faults, f"seed {SEED}: {len(faults)} faults\n" + "\n\n".join(faults[:_N_FAULTS])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table of all stress tests that ran, including those in other processes."""
    reports = [one for kind in terminalreporter.stats.values() for one in kind]
    told = [told for report in reports for told in getattr(report, "user_properties", ())]
    found = {str(value["what"]): value for name, value in told if name == "outcomes"}
    lines = sorted({str(value) for name, value in told if name == "soak"})
    if not found and not lines:
        return
    terminalreporter.section(f"outcomes of the stress tests, seed {SEED}")
    if found:
        rows = [_COLUMNS, *(_row(value) for value in found.values())]
        widths = [max(len(row[at]) for row in rows) for at in range(len(_COLUMNS))]
        for row in rows:
            terminalreporter.write_line("  ".join(map(str.ljust, row, widths)).rstrip())
    for value in found.values():
        _write_sentences(terminalreporter, value)
    for line in lines:
        terminalreporter.write_line(line)


def _row(value: dict[str, Any]) -> tuple[str, ...]:
    counts = value["counts"]
    codes = ", ".join(f"{code}: {n}" for code, n in value["codes"].items())
    zeros = [str(counts.get(name, 0)) for name in ("tracebacks", "lost", "changed", "other")]
    return (value["what"], str(counts.get("times", 0)), codes, *zeros, f"{value['seconds']:.1f}")


def _write_sentences(terminalreporter: Any, value: dict[str, Any]) -> None:
    sentences = Counter(value["sentences"])
    for sentence, n in sentences.most_common(_N_SENTENCES):
        terminalreporter.write_line(f"  {value['what']}: {n} x {sentence}")
    if len(sentences) > _N_SENTENCES:
        terminalreporter.write_line(f"  {value['what']}: ... and {len(sentences) - _N_SENTENCES} other sentences")


def _general(sentence: str) -> str:
    plain = re.sub("[\u2066-\u2069]", "", sentence)
    return re.sub(r"\d+", "N", re.sub(r"/\S*[^\s.,:;)]", "PATH", plain))[:160]
