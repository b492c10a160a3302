"""Every command and option has help and is in the manual."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.cli import command_table

PAGE = (Path(__file__).resolve().parents[2] / "docs/manual/command-line.md").read_text(encoding="utf-8")


def commands_below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield every runnable command with its words."""
    below = getattr(command, "commands", {})
    for name, part in below.items():
        yield from commands_below(part, (*words, name))
    if not below:
        yield " ".join(words), command


def section_of(words: str) -> str:
    """Return the section of the page under this heading."""
    found = re.search(rf"^#+ `{re.escape(words)}[ `].*?(?=^#|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert found, f"docs/manual/command-line.md has no section headed `{words}`"
    return found[0]


COMMANDS = dict(
    found for name in command_table.COMMANDS for found in commands_below(command_table.load(name), ("clipshelf", name))
)


@pytest.mark.parametrize("words", COMMANDS)
def test_command_has_help_and_a_section_in_the_manual(words: str) -> None:
    assert COMMANDS[words].help
    assert section_of(words)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_option_has_help_and_is_in_the_manual(words: str) -> None:
    for parameter in COMMANDS[words].params:
        if parameter.param_type_name == "option" and parameter.name not in {"help", "library", "as_json"}:
            assert parameter.help, parameter.name
            assert any(name in section_of(words) for name in parameter.opts), parameter.opts


def test_common_options_are_explained_once() -> None:
    assert "`--library DIR`" in PAGE
    assert "`--json`" in PAGE


def test_manual_names_only_existing_commands() -> None:
    named = set(re.findall(r"^#+ `(clipshelf[a-z -]*?)(?: [A-Z\[-].*)?`", PAGE, flags=re.MULTILINE))

    assert named == set(COMMANDS)
