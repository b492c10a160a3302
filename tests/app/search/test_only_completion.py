"""Enter on the only completion."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from tests.app.driving import Open


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Return a window over eight clips, with the tags "beach" and "night"."""
    for name in ("beach", "night"):
        shelf.tags.add(name)
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8 and len(desk.stage.tags.tags) == 2)
    return desk


def type_in(desk: Desk, qtbot: QtBot, text: str) -> None:
    box = desk.search.bar.edit
    box.setFocus()
    qtbot.keyClicks(box, text)


def test_enter_takes_the_only_completion_if_it_continues_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    popup, box = desk.search.bar.edit.popup, desk.search.bar.edit
    type_in(desk, qtbot, "tag:nig")
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model.rowCount() == 1)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tag:night "
    assert popup.isHidden()
    assert not desk.search.controller.active_filter.conditions, "another Enter searches"


def test_enter_searches_for_a_word_although_a_tag_contains_it(desk: Desk, qtbot: QtBot) -> None:
    popup, box = desk.search.bar.edit.popup, desk.search.bar.edit
    type_in(desk, qtbot, "nigh")
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model.rowCount() == 1)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert desk.search.controller.active_filter.text == "nigh"
