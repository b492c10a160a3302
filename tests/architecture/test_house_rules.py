"""Rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_LINES = 300
SOURCES = sorted(path for package in ("core", "app", "resources", "tests") for path in (ROOT / package).rglob("*.py"))
PROGRAM = [path for path in SOURCES if not path.is_relative_to(ROOT / "tests")]
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def name_of(path: Path) -> str:
    """Give a path as a test id."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES, "two ideas in one room?"


@pytest.mark.parametrize("path", PROGRAM, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text)) or (path.name == "__init__.py" and not text.strip())


def test_there_are_decisions_on_record() -> None:
    assert len(ADRS) >= 8


@pytest.mark.parametrize("path", ADRS, ids=name_of)
def test_a_decision_gives_context_decision_and_cost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Context", "Decision", "Cost"]
    assert re.match(r"# \d{4} ", text), "the title starts with its number"
    assert text.startswith(f"# {path.name[:4]} "), "the title's number is the file's"
    assert len(text.splitlines()) <= 30, "an ADR fits on one screen"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_between_the_pages_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
