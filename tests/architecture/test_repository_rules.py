"""Rules of the repository that no linter checks."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_CODE_LINES = 300
SOURCES = sorted(path for package in ("core", "app", "resources", "tests") for path in (ROOT / package).rglob("*.py"))
PROGRAM = [path for path in SOURCES if not path.is_relative_to(ROOT / "tests")]
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def name_of(path: Path) -> str:
    """Return a path as failures and test ids name it."""
    return path.relative_to(ROOT).as_posix()


_NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.ENCODING,
}


def count_code_lines(text: str) -> int:
    """Return the number of code lines; docstrings, comments and blank lines are not counted."""
    lines = {
        line
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type not in _NOT_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    for node in ast.walk(ast.parse(text)):
        # A string on its own documents a module, a class, a function or the name above it.
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)


def test_module_is_at_most_300_code_lines() -> None:
    sizes = {name_of(path): count_code_lines(path.read_text(encoding="utf-8")) for path in SOURCES}

    assert sizes
    assert not {name: size for name, size in sizes.items() if size > MAX_CODE_LINES}, "two ideas in one file?"


def test_only_code_counts_towards_the_size_of_a_module() -> None:
    text = "\n".join([
        '"""A module.',
        "",
        "About something.",
        '"""',
        "",
        "# why",
        "X = 1",
        '"""What it is."""',
        "",
        "def f():",
        '    """Do it."""',
        '    return """a',
        'b"""',
        "",
    ])

    assert count_code_lines(text) == 4


def test_module_has_a_docstring() -> None:
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in PROGRAM}

    assert texts
    assert not [
        name
        for name, text in texts.items()
        if not ast.get_docstring(ast.parse(text)) and (text.strip() or not name.endswith("__init__.py"))
    ]


def test_decision_records_exist() -> None:
    assert len(ADRS) >= 8


@pytest.mark.parametrize("path", ADRS, ids=name_of)
def test_decision_record_has_context_decision_and_cost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Context", "Decision", "Cost"]
    assert re.match(r"# \d{4} ", text), "the title starts with its number"
    assert text.startswith(f"# {path.name[:4]} "), "the title's number is the file's"
    assert len(text.splitlines()) <= 30, "an ADR fits on one screen"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_between_the_pages_exist(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
