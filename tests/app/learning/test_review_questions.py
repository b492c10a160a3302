"""A review without further questions says why; a check shows its result."""

import pytest
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui.localization.text import percent
from core.api.library import Library
from core.domain.events import WorkerState
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.learning_driving import (
    Key,
    StandInEvents,
    StandInLearning,
    has_clips,
    moments_of,
    open_review,
    page,
    press,
    stand_in,
)
from tests.app.suggesting import expect, suggest
from tests.app.tag_driving import plain


@pytest.fixture
def parts(shelf: Library) -> tuple[StandInLearning, StandInEvents]:
    return stand_in(shelf)


@pytest.fixture
def tag(shelf: Library, parts: tuple[StandInLearning, StandInEvents]) -> Tag:
    made = shelf.tags.add("beach")[0]
    suggest(shelf, *((video_id, made, 0.9) for video_id in shelf.videos.ids()))
    expect(shelf, made)
    return made


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_review(open_desk, shelf, qtbot, keys=False)


def test_check_ends_with_its_result(desk: Desk, shelf: Library, tag: Tag, qtbot: QtBot) -> None:
    desk.learning.reviewing.open(tag, ReviewMode.AUDIT)
    qtbot.waitUntil(has_clips(desk, 8))
    press(desk, qtbot, Key.Key_A, Key.Key_A, Key.Key_A, Key.Key_X, Key.Key_Return)
    qtbot.waitUntil(lambda: "is finished" in page(desk).sentence)
    # Four of the eight are open and may be right or wrong: the bounds are those of 3 and of 7 right of 8.
    words = f"So {percent(0.111)} to {percent(0.994)} of the suggestions are right (with 90 % confidence)."
    assert plain(page(desk).sentence) == plain(
        f"The check of \u201cbeach\u201d is finished. 3 right, 4 of 8 checked. {words}"
    )
    assert "\ufffd" not in page(desk).sentence

    # Another check without answers shows no result, whatever was shown before.
    suggest(shelf, *((video_id, tag, 0.9) for video_id in shelf.videos.ids()))
    desk.learning.reviewing.open(tag, ReviewMode.AUDIT)
    qtbot.waitUntil(has_clips(desk, 4))
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: plain(page(desk).sentence).endswith("is finished. Nothing was marked."))


def test_without_suggestions_there_is_nothing_to_check(desk: Desk, shelf: Library, tag: Tag, qtbot: QtBot) -> None:
    suggest(shelf)
    desk.learning.reviewing.open(tag, ReviewMode.AUDIT)
    qtbot.waitUntil(lambda: "so there is nothing to check" in page(desk).sentence)


def test_undo_at_the_end_of_a_check_shows_its_page_again(desk: Desk, tag: Tag, qtbot: QtBot) -> None:
    desk.learning.reviewing.open(tag, ReviewMode.AUDIT)
    qtbot.waitUntil(has_clips(desk, 8))
    press(desk, qtbot, Key.Key_A, Key.Key_Return)
    qtbot.waitUntil(lambda: "is finished" in page(desk).sentence)
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(has_clips(desk, 8))
    press(desk, qtbot, Key.Key_X, Key.Key_Return)
    qtbot.waitUntil(lambda: "0 right, 1 of 8 checked" in plain(page(desk).sentence))


def test_questions_are_asked_once_the_worker_runs(
    desk: Desk, shelf: Library, tag: Tag, parts: tuple[StandInLearning, StandInEvents], qtbot: QtBot
) -> None:
    learning, events = parts
    learning.to_ask = moments_of(shelf, tag.id)
    events.worker = WorkerState.STARTING
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.STARTING)
    desk.learning.reviewing.open(tag, ReviewMode.CONFIDENT)
    qtbot.waitUntil(lambda: "is starting" in page(desk).sentence)
    assert not learning.called("questions")
    events.worker = WorkerState.RUNNING
    qtbot.waitUntil(has_clips(desk, 12))
