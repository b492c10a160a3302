"""Rules of the window's look: distances, corners, texts, colours and icons come from the design tokens."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from app.ui.paint import theme
from app.ui.paint.tag_paint import contrast
from app.ui.tokens import GRID_PX, Radius, Space, row_px

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "app").rglob("*.py"))
SHEET = re.sub(r"/\*.*?\*/", "", (ROOT / "resources/styles/window.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
ICONS = sorted((ROOT / "resources/icons").glob("*.svg"))
SCHEMES = [theme.LIGHT, theme.DARK]

_DISTANCES = {
    *("setContentsMargins", "margins", "setSpacing", "addSpacing", "setHorizontalSpacing", "setVerticalSpacing"),
    "setDocumentMargin",
}
_ROUNDED = {"drawRoundedRect", "addRoundedRect"}
_KEYWORDS = {"gap_px", "margin_px", "radius_px"}
_CONSTANT = re.compile(r"_?(\w+_)?(GAP|MARGIN|PADDING|PAD|EDGE|INSET|RADIUS)_PX$")
_OWN = {
    "app/timeline": "its lanes are drawings to scale",
    "app/ui/widgets/combos.py": "the inset is that of Qt's style",
    "app/settings/views/editors.py": "the inset is that of Qt's style",
    "app/learning/views/sheet.py": "not a distance",
}


def _name(node: ast.Call) -> str:
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value != 0


def loose_numbers(text: str) -> Iterator[str]:
    """Return the calls with a distance or a corner that is a number instead of a token."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node)
        values = [
            *(node.args if name in _DISTANCES else []),
            *(one.value for one in node.keywords if one.arg in _KEYWORDS),
        ]
        parts = [part for value in values for part in ast.walk(value) if isinstance(part, ast.expr)]
        # A half of its own height rounds an end.
        parts += node.args[-2:] if name in _ROUNDED else []
        if any(_is_number(part) for part in parts):
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_distances_and_corners_are_tokens() -> None:
    loose = {
        f"{path.relative_to(ROOT)}:{found}"
        for path in SOURCES
        if path.name != "tokens.py"
        for found in loose_numbers(path.read_text(encoding="utf-8"))
    }
    assert not loose, "use Space or Radius of app/ui/tokens.py"


@pytest.mark.parametrize(
    "line",
    [
        "row.setSpacing(6)",
        "row.setContentsMargins(0, 4, 0, 0)",
        "row.setContentsMargins(margins(14, 0, Space.SMALL, 0))",
        "column.addSpacing(2 * Space.SMALL)",
        "painter.drawRoundedRect(rect, 5, 5)",
        "FlowLayout(row, gap_px=12)",
    ],
)
def test_loose_numbers_are_found(line: str) -> None:
    assert list(loose_numbers(line))


@pytest.mark.parametrize("line", ["row.setSpacing(Space.SMALL)", "row.setContentsMargins(0, 0, 0, 0)", "take(6, 6)"])
def test_tokens_and_nothing_are_allowed(line: str) -> None:
    assert not list(loose_numbers(line))


def _constants(path: Path) -> Iterator[tuple[str, float]]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = (
                zip(target.elts, node.value.elts, strict=True)
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                else [(target, node.value)]
            )
            for name, value in pairs:
                if (
                    isinstance(name, ast.Name)
                    and isinstance(value, ast.Constant)
                    and isinstance(value.value, int | float)
                ):
                    yield name.id, value.value


def test_named_distances_are_on_the_grid() -> None:
    off = {
        f"{path.relative_to(ROOT)}: {name} = {value}"
        for path in SOURCES
        if not any(path.relative_to(ROOT).as_posix().startswith(own) for own in _OWN)
        for name, value in _constants(path)
        if _CONSTANT.match(name) and value % GRID_PX
    }
    assert not off


def test_tokens_are_on_the_grid_and_grow() -> None:
    assert [space % GRID_PX for space in Space] == [0] * len(Space)
    assert list(Space) == sorted(Space)
    assert list(Radius) == sorted(Radius)
    assert [row_px(line) % GRID_PX for line in range(10, 40)] == [0] * 30
    assert all(row_px(line) >= line + Space.SMALL for line in range(10, 40))


def test_style_sheet_has_no_loose_numbers() -> None:
    for rule in re.findall(r"(?:padding|margin|spacing)[a-z-]*:\s*([^;]+);", SHEET):
        for sign, length in re.findall(r"(-?)(?<![\w@])(\d+)px", rule):
            # Up to 2 px are the width of lines, and negative margins centre a handle on its groove.
            assert sign or int(length) <= 2 or int(length) % GRID_PX == 0, rule
    corners = re.findall(r"border-radius:\s*([^;]+);", SHEET)
    assert corners
    assert {one for one in corners if not one.startswith("@")} <= {"2px"}, "only bars are rounded by half their height"
    assert all(size.startswith("@") for size in re.findall(r"font-size:\s*([^;]+);", SHEET))
    assert set(re.findall(r"font-weight:\s*([^;]+);", SHEET)) == {"600"}, "one weight beside the plain one"
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", SHEET)) <= {"#000000"}, "colours are those of app.ui.paint.theme.Theme"


def test_painted_text_has_the_weight_and_sizes_of_the_tokens() -> None:
    guilty = {
        f"{path.relative_to(ROOT)}: {found}"
        for path in SOURCES
        if path.name != "painting.py"
        for found in re.findall(r"setBold\(.*|setPointSizeF?\(.*|setPixelSize\(.*", path.read_text(encoding="utf-8"))
    }
    assert not guilty, "use painting.strong_font and painting.sized_font"


def _contrast(first: str, second: str) -> float:
    return contrast(QColor(first), QColor(second))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_and_marks_stand_out(scheme: theme.Theme) -> None:
    grounds = (scheme.window, scheme.surface, scheme.raised, scheme.tint, scheme.hover)
    for ground in grounds:
        for text in (scheme.text, scheme.muted):
            assert _contrast(text, ground) >= 4.5, (text, ground)
        # Focus rings, frames of what is selected, check boxes, broken borders of excluded things, warnings.
        for mark in (scheme.accent, scheme.muted, scheme.warning, scheme.error):
            assert _contrast(mark, ground) >= 3, (mark, ground)
    assert _contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert _contrast(scheme.muted, scheme.line) >= 4.5, "a disabled main button"
    assert _contrast(scheme.text, scheme.window) > _contrast(scheme.muted, scheme.window)
    assert _contrast(scheme.muted, scheme.window) > _contrast(scheme.faint, scheme.window) > 2, "disabled, yet seen"


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_icons_are_of_one_set(icon: Path) -> None:
    drawing = icon.read_text(encoding="utf-8")
    for part in ('viewBox="0 0 24 24"', 'stroke="currentColor"', 'stroke-width="1.7"', 'stroke-linecap="round"'):
        assert part in drawing
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", drawing), "drawn in the colour of the text"
