"""Rules for the whole window, checked over its source."""

import re
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication

import app
from app.stage.command import Command
from app.stage.commands import COMMANDS, MENUS
from app.ui.paint import icons, theme
from app.ui.widgets.labels import ElidedLabel, PlainLabel

SOURCES = sorted(Path(app.__path__[0]).rglob("*.py"))


def test_text_labels_are_plain_labels() -> None:
    """`QLabel(` with a text would interpret markup; only labels for pictures may use it."""
    guilty = [
        f"{path.name}: {found.group(0)}"
        for path in SOURCES
        for found in re.finditer(r"\bQLabel\((?!self\)|zone\))[^)]*\)", path.read_text(encoding="utf-8"))
        if path.name != "labels.py"
    ]
    assert not guilty


def test_labels_show_markup_as_it_is(qapp: QApplication) -> None:
    for label in (PlainLabel("<b>x</b>"), ElidedLabel("<b>x</b>")):
        assert label.textFormat().name == "PlainText"
        assert label.text() == "<b>x</b>"


def test_every_key_is_unambiguous_in_its_scope() -> None:
    everywhere = [key for command in COMMANDS if not command.scope for key in _keys(command)]
    assert all(everywhere)
    assert len(everywhere) == len(set(everywhere))
    for scope in {command.scope for command in COMMANDS if command.scope}:
        keys = everywhere + [key for command in COMMANDS if command.scope == scope for key in _keys(command)]
        assert len(keys) == len(set(keys)), scope


def _keys(command: Command) -> list[str]:
    return [QKeySequence(key).toString() for key in command.keys]


def test_every_command_has_a_text_and_a_menu() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.menu in MENUS
        assert command.words


def test_every_named_icon_exists(qapp: QApplication) -> None:
    drawn = {path.name.removesuffix(".svg") for path in resources.files("resources").joinpath("icons").iterdir()}
    named = {
        name
        for path in SOURCES
        for name in re.findall(r"(?:IconButton\(|pixmap\(|icon=)\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= drawn
    for name in drawn:
        assert not icons.pixmap(name, 16).isNull()


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
def test_text_is_readable_on_every_background(scheme: theme.Theme) -> None:
    for ground in (scheme.window, scheme.surface, scheme.raised, scheme.tint, scheme.hover):
        for ink in (scheme.text, scheme.muted, scheme.error, scheme.warning, scheme.accent):
            high, low = sorted((_luminance(ground), _luminance(ink)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_style_sheet_has_no_unused_names(qapp: QApplication) -> None:
    assert "@" not in re.sub(r"/\*.*?\*/", "", theme._style_sheet(theme.LIGHT, 10.0), flags=re.DOTALL)
