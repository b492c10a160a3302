"""A filter by a tag without videos always offers a next step."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.query.filters import Condition, Field
from tests.app.driving import Open
from tests.app.learning_driving import StandInLearning, has_clips, moments_of, stand_in
from tests.app.tag_driving import LEFT, click, click_button, n_shown, open_tagged, plain, tag

_N_SUGGESTED = 3


@pytest.fixture
def learning(shelf: Library) -> StandInLearning:
    made, _events = stand_in(shelf)
    return made


@pytest.fixture
def desk(shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot) -> Desk:
    """Open a window with the tag pool, which no video has and which is suggested for three."""
    opened = open_tagged(shelf, open_desk, qtbot)
    pool = tag(opened, "pool")
    learning.to_ask = moments_of(shelf, pool.id)
    learning.counts = {pool.id: _N_SUGGESTED}
    opened.session.changed.emit(Changes.SUGGESTIONS)
    qtbot.waitUntil(lambda: opened.learning.follower.counts.get(pool.id) == _N_SUGGESTED)
    qtbot.waitUntil(lambda: opened.session.worker_state is WorkerState.RUNNING)
    return opened


def ways(desk: Desk) -> list[str]:
    return [button.text() for button in desk.browse.pages.current.empty.buttons if button.isVisible()]


def filter_by_pool(desk: Desk, qtbot: QtBot) -> None:
    click_button(desk, qtbot, "pool")
    qtbot.waitUntil(lambda: n_shown(desk) == 0 and bool(desk.browse.pages.current.sentence))


def test_empty_page_shows_the_number_of_suggestions_and_opens_the_review(desk: Desk, qtbot: QtBot) -> None:
    filter_by_pool(desk, qtbot)
    page = desk.browse.pages.current
    assert plain(page.sentence) == "No video has the tag “pool” yet. It is suggested for 3 videos."
    qtbot.waitUntil(lambda: ways(desk) == ["Review suggestions", "Show these videos", "Show all videos"])
    qtbot.mouseClick(page.empty.buttons[0], LEFT)
    qtbot.waitUntil(has_clips(desk, 12))
    assert desk.learning.reviewing.run is not None
    assert desk.learning.reviewing.run.tag.name == "pool"


def test_suggested_videos_are_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    filter_by_pool(desk, qtbot)
    qtbot.waitUntil(lambda: len(ways(desk)) == 3)
    desk.browse.pages.current.empty.buttons[1].setFocus()
    qtbot.keyClick(desk.browse.pages.current.empty.buttons[1], Qt.Key.Key_Space)
    assert desk.search.controller.active_filter.conditions == (Condition(Field.SUGGESTED, ("pool",)),)


def test_without_suggestions_a_review_finds_examples(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    filter_by_pool(desk, qtbot)
    learning.counts = {}
    desk.session.changed.emit(Changes.SUGGESTIONS)
    qtbot.waitUntil(lambda: ways(desk) == ["Look for examples", "Show all videos"])
    assert plain(desk.browse.pages.current.sentence) == "No video has the tag “pool” yet."
    qtbot.mouseClick(desk.browse.pages.current.empty.buttons[0], LEFT)
    qtbot.waitUntil(has_clips(desk, 12))


def test_other_empty_pages_keep_their_text(desk: Desk, qtbot: QtBot) -> None:
    filter_by_pool(desk, qtbot)
    click_button(desk, qtbot, "pool")
    qtbot.waitUntil(lambda: n_shown(desk) == 8)
    click_button(desk, qtbot, "beach")
    click_button(desk, qtbot, Field.UNTAGGED)
    qtbot.waitUntil(lambda: n_shown(desk) == 0)
    assert desk.browse.pages.current.sentence.startswith("No videos match")
    assert ways(desk) == ["Show all videos"]


def test_selecting_such_a_tag_keeps_the_videos_in_view(desk: Desk, qtbot: QtBot) -> None:
    click(desk, qtbot, "pool")
    assert n_shown(desk) == 8
    assert not desk.search.controller.active_filter.conditions
