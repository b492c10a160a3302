"""Every setting, key and reason is in the manual, and nothing else."""

import dataclasses
from pathlib import Path

import pytest

from app.stage.commands import COMMANDS
from app.stage.shortcuts import SCHEMES
from app.ui.preferences import Declared, PreferenceValues, declared
from core.media.decoding import probe
from core.settings import Settings
from core.user_settings import UserSettings

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"
ALL_SETTINGS = (*dataclasses.fields(Settings), *dataclasses.fields(UserSettings))
REASONS = sorted(
    value.split(" ({")[0] for name, value in vars(probe).items() if name.isupper() and isinstance(value, str)
)
"""The size of a frame is left out: the manual explains all sizes in one row."""


def page(name: str) -> str:
    """Return a page of the manual."""
    return (MANUAL / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", ALL_SETTINGS, ids=lambda setting: setting.name)
def test_setting_is_in_the_manual_with_its_default(setting: "dataclasses.Field[object]") -> None:
    default = {(): "none", "": "empty"}.get(setting.default, setting.default)  # type: ignore[call-overload]

    assert f"| `{setting.name}` | {default} | {setting.metadata['description']} |" in page("settings")


def test_manual_names_only_existing_settings() -> None:
    named = {line.split("`")[1] for line in page("settings").splitlines() if line.startswith("| `")}

    shown = {one.name for one in declared(PreferenceValues).values() if one.label}
    assert named == {setting.name for setting in ALL_SETTINGS} | shown


@pytest.mark.parametrize(
    "one", [one for one in declared(PreferenceValues).values() if one.label], ids=lambda one: one.name
)
def test_preference_is_in_the_manual_with_its_default(one: Declared) -> None:
    default = one.choices[one.default] if one.choices else "on" if one.default else "off"
    assert f"| `{one.name}` | {default} | {one.description} |" in page("settings")


def test_second_scheme_is_in_the_manual() -> None:
    rows = [line.split("|")[2] for line in page("settings").splitlines() if line.count("|") == 3]
    named = {key.strip() for row in rows for key in row.split(",")}
    assert {key for keys in SCHEMES["editing"].values() for key in keys} <= named


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.keys], ids=lambda command: command.name)
def test_shortcut_is_in_the_manual(command: object) -> None:
    keys = ", ".join(command.keys)  # type: ignore[attr-defined]

    rows = [line for line in page("keys").splitlines() if line.startswith(f"| {keys} | ")]
    n_meanings = sum(", ".join(other.keys) == keys for other in COMMANDS)
    assert len(rows) == n_meanings, "a row for each thing that these keys mean"


def test_manual_names_only_existing_shortcuts() -> None:
    named = {line.split(" | ")[0].removeprefix("| ") for line in page("keys").splitlines()[4:] if line.startswith("| ")}

    assert named - {"key"} == {", ".join(command.keys) for command in COMMANDS if command.keys}


@pytest.mark.parametrize("reason", REASONS)
def test_reason_is_explained(reason: str) -> None:
    words = reason.partition(" ({")[0]  # the numbers differ from file to file
    assert f"\n| {words} | " in page("files-that-cannot-be-read")
