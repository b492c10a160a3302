"""The strip below the tags: what the chosen tag suggests or why not, how many more, and a way on."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.controllers.desk import Desk
from app.models import outlook_words
from app.views.tag_outlook import TagOutlookStrip
from core.api.library import Library
from core.catalog import audits, left_over
from core.catalog.audits import AuditRecord
from core.catalog.column_types import now
from core.domain.changes import Changes
from core.domain.learning import Answer, Question, ReviewMode
from core.domain.outlook import LeftOver, OutlookReason, TagOutlook
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.suggesting import suggest
from tests.app.tag_driving import open_tagged, tag

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_tagged(shelf, open_desk, qtbot)


def write(desk: Desk, shelf: Library, of: Tag, **values: object) -> None:
    """Write an outlook as the worker does."""
    usual = LeftOver(of.id, 3, 0.5, "words|balanced|None", True, "", 6, 2.4, 1.0, 0.8, 0.6, 5.2)
    with shelf._database.write() as session:
        left_over.replace(session, [dataclasses.replace(usual, **values)])
    desk.session.changed.emit(Changes.SUGGESTIONS)


def choose(desk: Desk, name: str) -> TagOutlookStrip:
    desk.window.tags_panel.choose(tag(desk, name).id)
    return desk.window.tags_panel.outlook


def test_it_says_how_many_are_suggested_and_how_many_more_there_may_be(
    desk: Desk, shelf: Library, qtbot: QtBot
) -> None:
    strip = desk.window.tags_panel.outlook
    assert not strip.isVisible()
    beach, ids = tag(desk, "beach"), shelf.videos.ids()
    suggest(shelf, (ids[4], beach, 0.8), (ids[5], beach, 0.6, 1.0, 3.0), desk=desk)
    write(desk, shelf, beach)

    choose(desk, "beach")
    qtbot.waitUntil(lambda: strip.isVisible() and strip.title.text().endswith(" suggests 2 videos"))
    assert strip.detail.text() == "Probably fits about 2 undecided videos (1 to 5)"
    assert [button.text() for button in strip.buttons] == ["Look through them", "Check 12 at random"]

    asked = [Question(ids[place], beach.id, None, None, 0.8, audit_id=1) for place in (4, 5, 6)]
    with shelf._database.write() as session:
        mark = audits.standing(session, beach.id).mark
        audits.start(session, AuditRecord(0, beach.id, now(), 3, 0.5, "words|balanced|None", mark, 5))
    shelf.decisions.answer([Answer(asked[1], True), Answer(asked[2], False)])
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: "(1 of 2 checked were right)" in strip.title.text())
    assert [button.text() for button in strip.buttons] == ["Look through them"]


def test_a_silent_tag_says_why_and_its_button_opens_the_review(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    write(desk, shelf, tag(desk, "beach"))
    strip = choose(desk, "beach")
    qtbot.waitUntil(lambda: strip.isVisible() and "only accepted" in strip.title.text())
    assert strip.detail.text() == "Probably about 2 more (1 to 5)"
    assert "only accepted" in strip.accessibleDescription()
    (button,) = strip.buttons
    assert button.text() == "Reject a few"

    qtbot.mouseClick(button, Left)
    assert desk.reviewing.is_shown
    assert desk.reviewing.run is not None
    assert (desk.reviewing.run.tag.name, desk.reviewing.run.mode) == ("beach", ReviewMode.CONFIDENT)


def test_it_follows_what_is_chosen_and_what_changes(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    write(desk, shelf, tag(desk, "night"), knows_something=False, high=6.0)
    strip = choose(desk, "night")
    qtbot.waitUntil(lambda: strip.isVisible() and "neither its words" in strip.title.text())
    assert strip.detail.text() == ""
    assert [button.text() for button in strip.buttons] == ["Accept one example"]
    choose(desk, "pool")
    qtbot.waitUntil(lambda: "pool" in strip.title.text() and "in a moment" in strip.title.text())
    assert strip.buttons == []
    write(desk, shelf, tag(desk, "pool"), n_open=0, expected=0.0, low=0.0, high=0.0)
    qtbot.waitUntil(lambda: "everything is decided" in strip.title.text())
    desk.window.tags_panel.tree.clearSelection()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_it_is_said_when_looking_on_is_hardly_worth_it() -> None:
    of = Tag(1, "boat")
    known = TagOutlook(1, 0, 0.3, 0.0, 1.6, 0.1, 50, OutlookReason.NOTHING_LIKELY)
    assert "hardly worth it: probably no more are left (0 to 2)" in outlook_words.hardly_worth_it(of, known)
    many = dataclasses.replace(known, left_estimate=12.0, left_high=30.0, likeliest=0.4)
    assert outlook_words.hardly_worth_it(of, many) == ""
    faint = dataclasses.replace(many, likeliest=0.03)
    assert outlook_words.hardly_worth_it(of, faint)
    done = dataclasses.replace(known, reason=OutlookReason.ALL_DECIDED, n_open=0, left_estimate=0.0)
    assert outlook_words.hardly_worth_it(of, done).startswith("Everything is decided about “")
    blank = dataclasses.replace(known, reason=OutlookReason.KNOWS_NOTHING)
    assert outlook_words.hardly_worth_it(of, blank) == ""
