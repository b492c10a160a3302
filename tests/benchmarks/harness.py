"""Figures, their goals, and how they are printed; no test asserts a figure."""

import dataclasses
import enum
import json
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

_LESS_IS_BETTER = {"s", "ms", "us", "MB", "CPU s", "CPU ms"}


class Size(enum.StrEnum):
    """How much work a benchmark does."""

    FULL = "full"
    QUICK = "quick"
    """A few seconds, to see that it runs; its figures mean little."""
    TINY = "tiny"
    """For the tests of the benchmarks themselves."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal for a figure or its ratio.

    Attributes
    ----------
    bound : float
        The limit.
    is_upper : bool
        Whether it is an upper limit.
    of_ratio : bool
        Whether it applies to the ratio.
    """

    bound: float
    is_upper: bool = False
    of_ratio: bool = True

    def __str__(self) -> str:
        return f"{'ratio ' if self.of_ratio else ''}{'<=' if self.is_upper else '>='} {self.bound:g}"

    def is_met(self, value: float, ratio: float | None) -> bool:
        """Return whether a figure meets the goal."""
        subject = ratio if self.of_ratio else value
        return subject is not None and (subject <= self.bound if self.is_upper else subject >= self.bound)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement beside its reference.

    Attributes
    ----------
    name : str
        What was measured.
    value : float
        The measurement.
    unit : str
        Unit of both numbers.
    reference : float or None
        The reference, measured in the same run.
    reference_name : str
        What the reference is.
    goal : Goal or None
        What it should reach.
    """

    name: str
    value: float
    unit: str
    reference: float | None = None
    reference_name: str = ""
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times as good as the reference it is; above 1 is better in any unit."""
        if not self.reference or not self.value:
            return None
        return self.reference / self.value if self.unit in _LESS_IS_BETTER else self.value / self.reference

    @property
    def verdict(self) -> str:
        """Return whether the goal is met, in words; empty without a goal."""
        return "" if self.goal is None else "met" if self.goal.is_met(self.value, self.ratio) else "missed"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence among the figures, such as why something was not measured."""

    text: str


Finding = Figure | Note
Benchmark = Callable[[Size], Iterator[Finding]]

_COLUMNS = ("figure", "measured", "compared with", "", "ratio", "goal", "")


def table(findings: Sequence[Finding]) -> str:
    """Return findings as aligned lines."""
    rows = [_COLUMNS, *(_cells(finding) for finding in findings if isinstance(finding, Figure))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [_line(_COLUMNS, widths)] if len(rows) > 1 else []
    lines += [_line(_cells(one), widths) if isinstance(one, Figure) else f"  ({one.text})" for one in findings]
    return "\n".join(lines)


def machine() -> dict[str, Any]:
    """Describe this computer without names or paths."""
    n_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    packages = ("torch", "open_clip_torch", "av", "decord2", "PySide6")
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": n_cores,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
        if hasattr(os, "sysconf")
        else None,
        "python": platform.python_version(),
    } | {name: version(name) for name in packages}


def to_json(results: dict[str, list[Finding]], path: Path) -> None:
    """Return results as one JSON document."""
    document = {
        "machine": machine(),
        "benchmarks": {name: [_plain(finding) for finding in findings] for name, findings in results.items()},
    }
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")


def from_json(path: Path) -> dict[str, list[Finding]]:
    """Read the output of `to_json`."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return {name: [_finding(plain) for plain in plains] for name, plains in document["benchmarks"].items()}


def _plain(finding: Finding) -> dict[str, Any]:
    plain = dataclasses.asdict(finding)
    return plain | {"ratio": finding.ratio, "verdict": finding.verdict} if isinstance(finding, Figure) else plain


def _finding(plain: dict[str, Any]) -> Finding:
    if "text" in plain:
        return Note(plain["text"])
    names = [field.name for field in dataclasses.fields(Figure)]
    values = {name: plain[name] for name in names}
    return Figure(**values | {"goal": Goal(**values["goal"]) if values["goal"] else None})


def _cells(figure: Figure) -> tuple[str, ...]:
    has_reference = figure.reference is not None
    return (
        figure.name,
        f"{_number(figure.value)} {figure.unit}",
        figure.reference_name,
        f"{_number(figure.reference)} {figure.unit}" if figure.reference is not None else "",
        f"{figure.ratio:.2f}" if has_reference and figure.ratio is not None else "",
        str(figure.goal or ""),
        figure.verdict,
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    right = {1, 3, 4}
    padded = [f"{c:>{w}}" if n in right else f"{c:<{w}}" for n, (c, w) in enumerate(zip(cells, widths, strict=True))]
    return "  ".join(padded).rstrip()
