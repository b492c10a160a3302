"""The outlook in the header of the review: how many more to expect, and when to stop."""

import pytest
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.learning_driving import Key, has_clips, moments_of, open_review, page, press, stand_in
from tests.app.suggesting import expect, suggest
from tests.app.tag_driving import plain


@pytest.fixture
def tag(shelf: Library) -> Tag:
    learning, _events = stand_in(shelf)
    made = shelf.tags.add("beach")[0]
    learning.to_ask = moments_of(shelf, made.id)
    suggest(shelf, *((video_id, made, 0.9) for video_id in shelf.videos.ids()))
    expect(shelf, made)
    return made


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot, keys=False)
    opened.learning.reviewing.open(tag, ReviewMode.CONFIDENT)
    qtbot.waitUntil(has_clips(opened, 12))
    return opened


def outlook(desk: Desk) -> str:
    return plain(page(desk).head.outlook)


def test_estimate_is_shown_and_updated(desk: Desk, shelf: Library, tag: Tag, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: outlook(desk) == "Probably fits about 2 undecided videos (1 to 5)")
    expect(shelf, tag, expected=4.0, low=2.0, high=6.0, desk=desk)
    qtbot.waitUntil(lambda: outlook(desk) == "Probably fits about 4 undecided videos (2 to 6)")


def test_says_when_searching_on_is_hardly_worth_it(desk: Desk, shelf: Library, tag: Tag, qtbot: QtBot) -> None:
    suggest(shelf)
    expect(shelf, tag, expected=0.2, low=0.0, high=1.0, likeliest=0.1, desk=desk)
    qtbot.waitUntil(lambda: "hardly worth looking for more of \u201cbeach\u201d" in outlook(desk))


def test_check_at_random_shows_no_outlook(desk: Desk, tag: Tag, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(outlook(desk)))
    desk.learning.reviewing.open(tag, ReviewMode.AUDIT)
    qtbot.waitUntil(has_clips(desk, 8))
    qtbot.waitUntil(lambda: not outlook(desk))


def test_changes_during_an_absence_are_shown_on_return(desk: Desk, shelf: Library, tag: Tag, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "about 2" in outlook(desk))
    press(desk, qtbot, Key.Key_Escape)
    expect(shelf, tag, expected=4.0, low=2.0, high=6.0, desk=desk)
    desk.learning.reviewing.open(tag)
    qtbot.waitUntil(lambda: "about 4" in outlook(desk))
