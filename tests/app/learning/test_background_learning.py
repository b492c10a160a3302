"""New decisions are learned at once in the background; new suggestions are counted and a review is offered."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.learning import LearnReport
from tests.app.driving import Open
from tests.app.learning_driving import StandInLearning, no_worker, open_review, stand_in
from tests.app.tag_driving import plain


@pytest.fixture
def learning(shelf: Library) -> StandInLearning:
    shelf.tags.add("beach")
    shelf.tags.add("night")
    return stand_in(shelf)[0]


@pytest.fixture
def desk(shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot, keys=False)
    qtbot.waitUntil(lambda: len(opened.browse.pages.model.ids) == 8 and not opened.learning.follower.is_busy)
    learning.calls.clear()
    return opened


def decide(desk: Desk, shelf: Library, name: str = "beach") -> None:
    ids, tag = shelf.videos.ids(), desk.stage.tags.find(name)
    assert tag is not None
    for video_id in ids[:4]:
        accept = Operation(lambda library, one=video_id: library.decisions.accept([one], [tag.id]), words="tag")
        desk.session.run(accept)


def test_decisions_in_quick_succession_are_learned_together(
    shelf: Library, desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    told: list[LearnReport] = []
    desk.learning.follower.learned.connect(told.append)
    decide(desk, shelf)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: not desk.learning.follower.is_busy)
    asked = learning.called("catch_up")
    assert asked == [[1, 2]]
    assert [report.tag_ids for report in told] == [(1, 2)]


def test_new_tag_is_searched_in_all_videos(shelf: Library, desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    desk.session.run(Operation(lambda library: library.tags.add("sea")[1]))
    qtbot.waitUntil(lambda: learning.called("catch_up") == [None])


def test_failed_background_learning_shows_no_message(
    shelf: Library, desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    learning.error = no_worker()
    decide(desk, shelf)
    qtbot.waitUntil(lambda: bool(learning.called("catch_up")) and not desk.learning.follower.is_busy)
    assert not desk.window.notice_bar.text


def test_learning_waits_until_a_worker_is_running(
    shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_review(open_desk, shelf, qtbot, keys=False)
    events = shelf.events
    events.worker = WorkerState.STARTING  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.STARTING)
    learning.calls.clear()
    decide(desk, shelf)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 4)
    qtbot.wait(300)
    assert not learning.called("catch_up")
    events.worker = WorkerState.RUNNING  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(learning.called("catch_up")) == 1)


def suggest(shelf: Library, learning: StandInLearning, counts: dict[int, int]) -> None:
    learning.counts = counts
    shelf.events.changes = Changes.SUGGESTIONS  # type: ignore[attr-defined]


def test_many_new_suggestions_are_offered_once(
    shelf: Library, desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    offer = desk.learning.offers.offer
    suggest(shelf, learning, {1: 5})
    qtbot.waitUntil(lambda: desk.learning.follower.counts == {1: 5})
    assert not offer.text
    suggest(shelf, learning, {1: 89})
    qtbot.waitUntil(lambda: plain(offer.text) == "84 new suggestions for \u201cbeach\u201d")
    qtbot.mouseClick(offer.button, Qt.MouseButton.LeftButton)
    assert desk.learning.reviewing.is_shown
    assert not offer.text
    desk.learning.reviewing.leave()
    suggest(shelf, learning, {1: 250})
    qtbot.waitUntil(lambda: desk.learning.follower.counts == {1: 250})
    assert not offer.text


def test_review_tag_list_shows_the_number_of_suggestions(
    shelf: Library, desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    desk.stage.actions["review"].trigger()
    suggest(shelf, learning, {2: 1_234})
    tags = desk.learning.reviewing.page.head.tags
    qtbot.waitUntil(lambda: tags.itemText(0) == "night (1,234)")
    assert tags.itemText(1) == "beach"
