"""Reviews with unsaved marks are kept, and reopen at the same page with the marks."""

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from app.learning.controllers.review_answers import UnsavedReviews
from app.learning.models.review import ClipMark
from app.learning.models.review_run import ReviewRun
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.learning.test_review_models import CARDS, moments
from tests.app.tag_driving import plain

FROG, NIGHT = Tag(3, "frog"), Tag(4, "night")


@pytest.fixture
def desk(shelf: Library, open_desk: Open) -> Desk:
    return open_desk(shelf, with_worker=False)


@pytest.fixture
def unsaved(desk: Desk) -> UnsavedReviews:
    return UnsavedReviews(desk.session)


def run(tag: Tag, *marks: str, mode: ReviewMode = ReviewMode.MIXED) -> ReviewRun:
    """Make a review with a page of four for each word of marks, such as AXUU, and stay on the last one."""
    made = ReviewRun(tag, mode)
    letters = {"A": ClipMark.RIGHT, "X": ClipMark.WRONG, "U": ClipMark.OPEN}
    for place, said in enumerate(marks):
        made.add(moments(*range(4 * place + 1, 4 * place + 5)), CARDS, n_wanted=4)
        assert made.sheet is not None
        cells = zip(made.sheet.cells, said, strict=True)
        made.note([dataclasses.replace(cell, mark=letters[letter]) for cell, letter in cells])
    return made


def test_only_a_review_with_marks_is_kept(unsaved: UnsavedReviews) -> None:
    unsaved.put(run(FROG, "UUUU"))
    assert unsaved.take(FROG.id, None) is None
    waiting = run(FROG, "AXUU")
    unsaved.put(waiting)
    assert unsaved.runs(None) == [waiting]
    assert unsaved.take(NIGHT.id, None) is None
    assert unsaved.take(FROG.id, ReviewMode.UNSURE) is None
    assert unsaved.take(FROG.id, ReviewMode.MIXED) is waiting
    assert unsaved.take(FROG.id, ReviewMode.MIXED) is None, "somebody is at it"


def test_it_reopens_at_the_page_with_the_marks(unsaved: UnsavedReviews) -> None:
    waiting = run(FROG, "UUUU", "UXUU", "UUUU")
    assert waiting.place == 2
    unsaved.put(waiting)
    assert unsaved.take(FROG.id, None) is waiting
    assert waiting.place == 1


def test_window_mentions_unsaved_marks_until_the_review_is_reopened(
    desk: Desk, unsaved: UnsavedReviews, qtbot: QtBot
) -> None:
    notices = desk.window.notice_bar
    unsaved.put(run(FROG, "AXUU"))
    words = "2 answers about \u201cfrog\u201d are marked but not saved. You will find them in the review of this tag."
    qtbot.waitUntil(lambda: plain(notices.text) == words)
    unsaved.take(FROG.id, None)
    assert plain(notices.text) != words


def test_current_review_is_listed_with_the_kept_ones(unsaved: UnsavedReviews) -> None:
    waiting, at_hand = run(FROG, "AXUU"), run(NIGHT, "UUUU")
    unsaved.put(waiting)
    assert unsaved.runs(at_hand) == [waiting, at_hand]
