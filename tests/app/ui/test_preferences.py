"""Preferences are saved and validated, and never prevent the start."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.ui import preferences
from app.ui.preferences import PreferencePage, Preferences, PreferenceValues, declared, on_page
from core.errors import UsageError
from core.settings import Settings


def store(path: Path) -> QSettings:
    return QSettings(str(path / "preferences.ini"), QSettings.Format.IniFormat)


def test_value_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    keys = {"clipshelf": {"quit": ["Ctrl+W", "F12"], "undo": []}}
    first = Preferences(store(tmp_path))
    with qtbot.waitSignal(first.changed, check_params_cb=lambda name: name == "appearance"):
        first.put("appearance", "dark")
    for name, value in (("language", "de"), ("keep_awake", True), ("notify_when_done", False), ("changed_keys", keys)):
        first.put(name, value)
    again = Preferences(store(tmp_path)).values
    assert again == first.values
    assert (again.appearance, again.language, again.keep_awake, again.changed_keys) == ("dark", "de", True, keys)


def test_unchanged_value_emits_no_signal(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(store(tmp_path))
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.put("appearance", "system")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearance", "purple"),
        ("keep_awake", 1),
        ("keep_awake", "yes"),
        ("language", None),
        ("changed_keys", {"clipshelf": {"quit": "Ctrl+Q"}}),
        ("changed_keys", {"clipshelf": ["Ctrl+Q"]}),
        ("no_such", 1),
    ],
)
def test_invalid_value_is_refused_and_changes_nothing(name: str, value: object, tmp_path: Path) -> None:
    preferences = Preferences(store(tmp_path))
    with pytest.raises(UsageError):
        preferences.put(name, value)
    assert preferences.values == PreferenceValues()
    assert not store(tmp_path).contains(name)


def test_unreadable_value_falls_back_to_its_default_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "preferences.ini").write_text(
        "[General]\nappearance=purple\nkeep_awake=perhaps\nchanged_keys={\ndensity=compact\nno_such=1\n"
    )
    with caplog.at_level(logging.WARNING):
        values = Preferences(store(tmp_path)).values
    assert values == PreferenceValues(density="compact")
    assert [name for name in ("appearance", "keep_awake", "changed_keys") if name in caplog.text] == [
        "appearance",
        "keep_awake",
        "changed_keys",
    ]


def test_reset_restores_the_defaults(tmp_path: Path) -> None:
    preferences = Preferences(store(tmp_path))
    preferences.put("appearance", "dark")
    preferences.put("density", "compact")
    preferences.reset(["appearance"])
    assert preferences.values == PreferenceValues(density="compact")


def test_without_a_store_nothing_is_saved() -> None:
    preferences = Preferences(None)
    preferences.put("appearance", "dark")
    assert preferences.values.appearance == "dark"
    assert Preferences(None).values.appearance == "system"


@pytest.mark.parametrize("table", [Settings, PreferenceValues])
def test_every_preference_has_a_description(table: type) -> None:
    for one in preferences.declared(table).values():
        assert one.description.endswith(".")
        assert one.label or one.name in {"changed_keys", "model_offer_dismissed"}
        assert not one.choices or one.default in one.choices
    assert len(preferences.texts(table)) == len(set(preferences.texts(table)))


def test_labelled_preferences_are_on_one_page_in_declaration_order() -> None:
    assert on_page(PreferencePage.APPEARANCE) == ["appearance", "density", "reduced_motion", "language"]
    on_pages = [name for page in PreferencePage for name in on_page(page)]
    assert sorted(on_pages) == sorted(one.name for one in declared(PreferenceValues).values() if one.label)
