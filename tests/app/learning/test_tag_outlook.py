"""The strip below the tags: suggestions or why there are none, how many more, and the next action."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.learning.views.tag_outlook import TagOutlookStrip
from app.shell.desk import Desk
from core.api.library import Library
from core.catalog import audits
from core.catalog.audits import AuditRecord
from core.catalog.store.columns import now
from core.domain.changes import Changes
from core.domain.learning import Answer, Question, ReviewMode
from tests.app.driving import Open
from tests.app.suggesting import ROW_MARK, expect, suggest
from tests.app.tag_driving import open_tagged, tag

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_tagged(shelf, open_desk, qtbot)


def choose(desk: Desk, name: str) -> TagOutlookStrip:
    desk.tags.panel.choose(tag(desk, name).id)
    return desk.learning.tag_outlook.strip


def test_shows_suggested_and_estimated_remaining_videos(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    strip = desk.learning.tag_outlook.strip
    assert not strip.isVisible()
    beach, ids = tag(desk, "beach"), shelf.videos.ids()
    suggest(shelf, (ids[4], beach, 0.8), (ids[5], beach, 0.6, 1.0, 3.0), desk=desk)
    expect(shelf, beach, desk=desk)

    choose(desk, "beach")
    qtbot.waitUntil(lambda: strip.isVisible() and strip.title.text() == "2 videos suggested")
    assert strip.detail.text() == "Probably fits about 2 undecided videos (1 to 5)."
    assert [button.text() for button in strip.buttons] == ["Review"], "two are too few for a check"

    asked = [Question(ids[place], beach.id, None, None, 0.8, audit_id=1) for place in (4, 5, 6)]
    with shelf._database.write() as session:
        mark = audits.other_decisions(session, beach.id).mark
        audits.start(session, AuditRecord(0, beach.id, now(), 3, 0.5, ROW_MARK, mark, 5, n_drawn=2))
    shelf.decisions.answer([Answer(asked[1], True), Answer(asked[2], False)])
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: strip.detail.text().startswith("1 of 2 checked were right. Probably"))


def test_tag_without_suggestions_says_why_and_opens_the_review(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    expect(shelf, tag(desk, "beach"), desk=desk)
    strip = choose(desk, "beach")
    qtbot.waitUntil(lambda: strip.isVisible() and "only accepted" in strip.detail.text())
    assert strip.title.text() == "No suggestions"
    assert strip.detail.text().endswith("Probably about 2 more (1 to 5).")
    assert "only accepted" in strip.accessibleDescription()
    (button,) = strip.buttons
    assert button.text() == "Reject a few"

    qtbot.mouseClick(button, Left)
    assert desk.learning.reviewing.is_shown
    assert desk.learning.reviewing.run is not None
    assert (desk.learning.reviewing.run.tag.name, desk.learning.reviewing.run.mode) == ("beach", ReviewMode.CONFIDENT)


def test_strip_follows_selection_and_changes(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    expect(shelf, tag(desk, "night"), knows_something=False, high=6.0, desk=desk)
    strip = choose(desk, "night")
    words = "The search model does not know these words, and there is no example yet."
    qtbot.waitUntil(lambda: strip.isVisible() and strip.detail.text() == words)
    assert [button.text() for button in strip.buttons] == ["Accept one example"]
    choose(desk, "pool")
    qtbot.waitUntil(
        lambda: strip.accessibleName() == "pool" and strip.title.text() == "Learning\N{HORIZONTAL ELLIPSIS}"
    )
    assert strip.buttons == []
    expect(shelf, tag(desk, "pool"), n_open=0, expected=0.0, low=0.0, high=0.0, desk=desk)
    qtbot.waitUntil(lambda: strip.detail.text() == "You have decided about every video.")
    desk.tags.panel.tree.clearSelection()
    qtbot.waitUntil(lambda: not strip.isVisible())


def n_rows_in_view(desk: Desk) -> int:
    tree = desk.tags.panel.tree
    return tree.viewport().height() // tree.sizeHintForRow(0)


def test_low_window_keeps_six_tree_rows_and_moves_the_rest_to_the_tooltip(
    desk: Desk, shelf: Library, qtbot: QtBot
) -> None:
    for number in range(12):
        shelf.tags.add(f"tag {number}")
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 16)
    expect(shelf, tag(desk, "beach"), desk=desk)
    strip = choose(desk, "beach")
    desk.window.resize(1600, 1200)
    qtbot.waitUntil(lambda: strip.detail.isVisible() and strip.buttons[0].isVisible())
    full_px = strip.height()
    desk.window.resize(1024, 640)
    qtbot.waitUntil(lambda: n_rows_in_view(desk) >= 6 and not strip.detail.isVisible())
    assert strip.height() < full_px
    assert strip.title.isVisible()
    assert "only accepted" in strip.title.toolTip()
    assert strip.buttons[0].isVisible()
    desk.window.resize(1024, 560)
    qtbot.waitUntil(strip.short.isVisible)
    assert not strip.buttons[0].isVisible()
    assert strip.short.text() == "Reject a few"
    qtbot.mouseClick(strip.short, Left)
    assert desk.learning.reviewing.is_shown
    desk.window.resize(1600, 1200)
    qtbot.waitUntil(strip.detail.isVisible)


def test_few_tags_all_stay_in_view(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    expect(shelf, tag(desk, "beach"), desk=desk)
    strip = choose(desk, "beach")
    desk.window.resize(1024, 640)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: n_rows_in_view(desk) >= 4)
