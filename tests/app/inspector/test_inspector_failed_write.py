"""A suggestion whose decision could not be written becomes undecided again."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.api.library import Library
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.inspector.test_inspector_suggestions import names, section
from tests.app.suggesting import suggest
from tests.app.tags.test_tagging import choose, opened

Key = Qt.Key


def test_failed_write_reopens_the_suggestion(
    open_desk: Open, qtbot: QtBot, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    beach, _change = shelf.tags.add("beach")
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9))

    def refuse(*_args: object, **_more: object) -> None:
        raise UsageError("That can no longer be done")

    monkeypatch.setattr(shelf.decisions, "accept", refuse)
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach"])
    chip = section(desk).chips.suggestions[0]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_A)
    assert names(desk) == []
    qtbot.waitUntil(lambda: names(desk) == ["beach"])
