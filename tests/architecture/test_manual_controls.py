"""What the manual prints in **bold** is in the program: texts of the window, menu paths, and their keys."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.stage.command import Command
from app.stage.commands import COMMANDS, MENUS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "manual").glob("*.md"))
SETTINGS = "Settings"
_BOLD = re.compile(r"\*\*([^*]+)\*\*(?: \(([^()]+)\))?")
_KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|Del|Return|Space|[A-Z0-9,])")


def shown(text: str) -> str:
    """Return a text without its mnemonic and its ellipsis."""
    return text.replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}").strip()


def window_texts() -> list[str]:
    """Return every text of the window, as translators see it; those of the engine are no controls."""
    contexts = ET.parse(ROOT / "resources" / "translations" / "clipshelf_de.ts").iter("context")
    return [
        message.findtext("source") or ""
        for context in contexts
        if context.findtext("name") != "Engine"
        for message in context.iter("message")
    ]


PLAIN = {shown(text) for text in window_texts() if "%" not in text}
WITH_VALUES = [
    re.compile(r"[\d,]+".join(map(re.escape, re.split(r"%[0-9n]", shown(text)))))
    for text in window_texts()
    if re.search(r"%[0-9n].*\w{3}|\w{3}.*%[0-9n]", text)
]
MENU_NAMES = {shown(menu) for menu in MENUS}
UNMARKED_PATH = re.compile(
    rf"\b(?:{'|'.join(sorted({*MENU_NAMES, SETTINGS}))}) [>\N{{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}}] "
)


def bold(path: Path) -> Iterator[tuple[str, str]]:
    """List the bold texts of a page, each with what follows in brackets."""
    for text, brackets in _BOLD.findall(prose(path)):
        yield " ".join(text.split()), brackets


def prose(path: Path) -> str:
    """Return a page without what it shows as code."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def is_text_of_window(text: str) -> bool:
    return text in PLAIN or any(pattern.fullmatch(text) for pattern in WITH_VALUES)


def commands(text: str) -> list[Command]:
    """Return the commands that a text or a menu path names."""
    *menu, name = text.split(" > ")
    return [one for one in COMMANDS if shown(one.words) == name and (not menu or shown(one.menu) == menu[0])]


def is_path(text: str) -> bool:
    """Return whether a path such as ``Tags > Train`` leads to a command, a submenu or a setting."""
    first, *rest = text.split(" > ")
    if first == SETTINGS:
        return all(map(is_text_of_window, rest))
    is_submenu = any(shown(one.menu) == first and shown(one.submenu) == rest[0] for one in COMMANDS)
    return first in MENU_NAMES and len(rest) == 1 and (bool(commands(text)) or is_submenu)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_bold_names_are_in_the_program(path: Path) -> None:
    unknown = [text for text, _ in bold(path) if not (is_path(text) if " > " in text else is_text_of_window(text))]
    assert not unknown, "the manual prints in bold only what the window says; use italics for emphasis"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_key_after_a_command_is_its_key(path: Path) -> None:
    wrong = [
        (text, brackets)
        for text, brackets in bold(path)
        if _KEY.fullmatch(brackets) and (named := commands(text)) and not any(brackets in one.keys for one in named)
    ]
    assert not wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_menu_paths_are_bold(path: Path) -> None:
    rest = _BOLD.sub("", prose(path))
    assert not UNMARKED_PATH.findall(rest)


def test_pages_name_controls() -> None:
    assert sum(len(list(bold(path))) for path in PAGES) > 60, "the pattern finds nothing any more"
