"""During a check at random, no panel shows the score of that tag."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.timeline.models.lanes import SpanKind
from core.api.library import Library
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.learning_driving import Key, has_clips, moments_of, open_review, page, press, stand_in
from tests.app.suggesting import expect, suggest


@pytest.fixture
def tags(shelf: Library) -> list[Tag]:
    learning, _events = stand_in(shelf)
    made = [shelf.tags.add(name)[0] for name in ("beach", "night")]
    learning.to_ask = moments_of(shelf, made[1].id)
    beach, night = made
    whole = [(video_id, beach, 0.9) for video_id in shelf.videos.ids()]
    others = [(video_id, night, 0.4) for video_id in shelf.videos.ids()]
    suggest(shelf, *whole, *others, *((video_id, beach, 0.9, 1.0, 3.0) for video_id in shelf.videos.ids()))
    expect(shelf, beach)
    return made


@pytest.fixture
def desk(tags: list[Tag], shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot, keys=False)
    opened.stage.panels.dock("show_timeline").bring_to_front()
    return opened


def chips(desk: Desk) -> set[str]:
    sections = desk.inspector.panel.tags.sections
    return {chip.tag.name for chip in sections.suggested} | {one.tag.name for one in sections.suggested_moments}


def spans(desk: Desk) -> set[str]:
    suggested = [span for span in desk.timeline.controller.model.spans if span.kind is SpanKind.SUGGESTED]
    return {span.tag.name for span in suggested if span.tag is not None}


def test_check_hides_scores_of_its_tag_in_inspector_and_timeline(desk: Desk, tags: list[Tag], qtbot: QtBot) -> None:
    beach, night = tags
    desk.learning.reviewing.open(night, ReviewMode.CONFIDENT)
    qtbot.waitUntil(has_clips(desk, 12))
    qtbot.waitUntil(lambda: chips(desk) == {"beach", "night"} and spans(desk) == {"beach"})

    desk.learning.reviewing.open(beach, ReviewMode.AUDIT)
    qtbot.waitUntil(has_clips(desk, 8))
    assert all(cell.question.audit_id for cell in page(desk).model.cells)
    qtbot.waitUntil(lambda: chips(desk) == {"night"} and not spans(desk))
    press(desk, qtbot, Key.Key_A)
    assert page(desk).sheet.currentIndex().row() == 1
    following = page(desk).model.cells[1].question.video_id
    qtbot.waitUntil(lambda: desk.stage.selection.current_id == following)
    qtbot.waitUntil(lambda: desk.inspector.panel.shown is not None and chips(desk) == {"night"})
    assert not spans(desk)

    press(desk, qtbot, Key.Key_Escape)
    desk.browse.pages.current.list_view.setFocus()
    qtbot.keyClick(desk.browse.pages.current.list_view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: chips(desk) == {"beach", "night"} and spans(desk) == {"beach"})
