"""The benchmarks run; their figures are not asserted."""

import json
from pathlib import Path

import pytest

from tests.benchmarks import harness, materials, rescan
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.harness import Figure, Goal, Note, Size


@pytest.fixture(autouse=True)
def _own_materials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "cache_folder", lambda: tmp_path)


def test_ratio_above_one_is_better_in_any_unit() -> None:
    assert Figure("wait", 2.0, "s", 10.0).ratio == 5.0
    assert Figure("speed", 10.0, "frames/s", 2.0).ratio == 5.0
    assert Figure("alone", 2.0, "s").ratio is None


def test_goal_applies_to_the_ratio_or_the_value() -> None:
    assert Figure("wait", 2.0, "s", 10.0, "other", Goal(5)).verdict == "met"
    assert Figure("wait", 2.1, "s", 10.0, "other", Goal(5)).verdict == "missed"
    assert Figure("memory", 299.0, "MB", goal=Goal(300, is_upper=True, of_ratio=False)).verdict == "met"
    assert Figure("memory", 301.0, "MB", goal=Goal(300, is_upper=True, of_ratio=False)).verdict == "missed"
    assert Figure("no reference", 1.0, "s", goal=Goal(5)).verdict == "missed"


def test_findings_survive_their_file(tmp_path: Path) -> None:
    findings = {"race": [Note("two films"), Figure("wait", 2.0, "s", 10.0, "other", Goal(5))]}

    harness.to_json(findings, tmp_path / "out.json")

    assert harness.from_json(tmp_path / "out.json") == findings
    assert json.loads((tmp_path / "out.json").read_text())["benchmarks"]["race"][1]["ratio"] == 5.0


def test_table_shows_figures_and_notes() -> None:
    lines = harness.table([Note("two films"), Figure("wait", 2.0, "s", 10.0, "other", Goal(5))]).splitlines()

    assert lines[1] == "  (two films)"
    assert "5.00" in lines[2]
    assert lines[2].endswith("met")


def test_every_benchmark_is_a_module() -> None:
    assert all((Path(harness.__file__).parent / f"{name}.py").exists() for name in BENCHMARKS)


def test_cheapest_benchmark_runs(tmp_path: Path) -> None:
    findings = {one.name: one for one in rescan.run(Size.TINY) if isinstance(one, Figure)}

    assert findings["videos opened by the second scan"].value == 0
    assert findings["second scan"].value > 0
