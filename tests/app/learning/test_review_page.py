"""The review driven by keys: pages are answered, saved as one step and reopened; empty pages say why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.events import WorkerState
from core.domain.learning import ReviewMode
from core.domain.tags import Tag, Verdict
from tests.app.driving import Open
from tests.app.learning_driving import (
    Key,
    answers,
    has_clips,
    moments_of,
    no_worker,
    open_review,
    page,
    press,
    stand_in,
)
from tests.app.tag_driving import plain


class Shelf:
    """A library with a tag, and a window that reviews it: a page of twelve clips and one of four."""

    def __init__(self, library: Library, qtbot: QtBot) -> None:
        self.library = library
        self.learning, self.events = stand_in(library)
        self.tag: Tag = library.tags.add("beach")[0]
        self.learning.to_ask = moments_of(library, self.tag.id)
        self.learning.counts = {self.tag.id: 7}

    def verdicts(self) -> list[str]:
        found = [one for video_id in self.library.videos.ids() for one in self.library.decisions.of_video(video_id)]
        return ["A" if one.verdict is Verdict.ACCEPTED else "X" for one in found]


@pytest.fixture
def made(shelf: Library, qtbot: QtBot) -> Shelf:
    return Shelf(shelf, qtbot)


@pytest.fixture
def desk(made: Shelf, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, made.library, qtbot)
    qtbot.waitUntil(has_clips(opened, 12))
    return opened


def keep(desk: Desk, qtbot: QtBot) -> None:
    n_steps = desk.session.history.stack.count()
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == n_steps + 1)


def test_page_is_saved_as_one_step_by_keys_alone(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    assert sheet.hasFocus()
    press(desk, qtbot, Key.Key_X, Key.Key_X, Key.Key_U, *[Key.Key_A] * 9)
    assert answers(desk) == "XXU" + "A" * 9
    assert page(desk).save.text() == "Save 11 answers"
    assert page(desk).summary == "9 right, 2 wrong, 1 undecided"
    assert page(desk).head.precision == "This page: 9 of 11 right"
    keep(desk, qtbot)
    stack = desk.session.history.stack
    assert plain(stack.undoText()) == "Review beach: 9 accepted, 2 rejected"
    assert sorted(made.verdicts()) == ["A"] * 9 + ["X"] * 2
    qtbot.waitUntil(has_clips(desk, 4))
    assert page(desk).head.precision == "So far: 9 of 11 right"


def test_previous_page_shows_its_answers_and_can_be_replaced(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_X, Key.Key_A)
    keep(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 4))
    press(desk, qtbot, Key.Key_X, Key.Key_Backspace)
    qtbot.waitUntil(has_clips(desk, 12))
    assert answers(desk) == "XA" + "U" * 10
    assert "saved" in page(desk).head.progress
    assert not page(desk).before.isEnabled()
    press(desk, qtbot, Key.Key_A, Key.Key_U)
    keep(desk, qtbot)
    assert sorted(made.verdicts()) == ["A"]
    qtbot.waitUntil(has_clips(desk, 4))
    assert answers(desk) == "XUUU"


def test_unmarking_a_saved_page_removes_its_answers(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_X)
    keep(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 4))
    press(desk, qtbot, Key.Key_Backspace, Key.Key_U, Key.Key_U)
    assert page(desk).save.text() == "Remove 2 answers"
    assert page(desk).summary == "Nothing marked: 2 saved answers will be removed"
    keep(desk, qtbot)
    assert not made.verdicts()


def test_undecided_clips_are_not_asked_again_at_once(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, *[Key.Key_A] * 11)
    keep(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 4))
    _tag_id, _mode, n_wanted, seed = made.learning.called("questions")[-1]
    assert (n_wanted, seed) == (13, 1)


def test_single_clip_mode_counts_only_marked_clips(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    press(desk, qtbot, Key.Key_O)
    assert desk.stage.actions["review_single"].isChecked()
    press(desk, qtbot, Key.Key_A, Key.Key_X, Key.Key_U, Key.Key_A)
    assert sheet.currentIndex().row() == 4
    assert answers(desk)[:4] == "AXUA"
    assert sheet.visualRect(sheet.currentIndex()).height() == sheet.viewport().height()
    press(desk, qtbot, *[Key.Key_U] * 7, Key.Key_A)
    qtbot.waitUntil(has_clips(desk, 4))
    assert sorted(made.verdicts()) == ["A", "A", "A", "X"]


def test_all_clips_are_in_view_at_any_window_size(desk: Desk, qtbot: QtBot) -> None:
    sheet, window = page(desk).sheet, desk.window
    for width, height, most in ((1280, 800, 12), (2560, 1440, 24)):
        window.resize(width, height)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        last = sheet.visualRect(sheet.model().index(11, 0))
        assert sheet.viewport().rect().contains(last)
        assert sheet.n_wanted == most


def test_space_plays_the_clip_and_keeps_the_focus(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_Right, Key.Key_Space)
    player = desk.player.panel
    wanted = page(desk).model.cells[1].question.video_id
    qtbot.waitUntil(lambda: player.is_playing and player.video_id == wanted, timeout=20_000)
    assert desk.window.focusWidget() is page(desk).sheet
    assert player.engine.span is not None
    press(desk, qtbot, Key.Key_Space)
    assert not player.is_playing


def test_current_clip_becomes_the_selection(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_Right, Key.Key_Right)
    cell = page(desk).model.cells[2]
    selection = desk.stage.selection
    qtbot.waitUntil(lambda: selection.moment == cell.moment)
    assert selection.ids == (cell.question.video_id,)


def test_escape_leaves_and_the_key_returns_to_the_same_page(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_X, Key.Key_Escape)
    grid = desk.browse.pages.current
    assert desk.stage.pages.currentWidget() is grid
    assert grid.list_view.hasFocus()
    desk.stage.actions["review"].trigger()
    assert answers(desk) == "X" + "U" * 11
    assert desk.learning.reviewing.is_shown


def test_hidden_review_cannot_be_answered(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    desk.learning.reviewing.leave()
    for name in ("review_wrong", "review_commit", "review_all_wrong"):
        assert not desk.stage.actions[name].isEnabled()
        desk.stage.actions[name].trigger()
    assert answers(desk) == "U" * 12
    assert not made.verdicts()


def test_refreshed_video_list_does_not_end_the_review(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.stage.folders.modelReset, timeout=5000, raising=False):
        desk.folders.controller.refresh()
    desk.browse.grid.refresh()
    qtbot.waitUntil(lambda: not desk.browse.grid.is_listing)
    assert desk.learning.reviewing.is_shown


def test_loops_run_only_while_visible_and_wanted(desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    before = sheet.phase
    qtbot.waitUntil(lambda: sheet.phase > before + 1)
    desk.preferences.put("reduced_motion", value=True)
    assert not sheet.is_looping
    at = sheet.phase
    qtbot.wait(900)
    assert sheet.phase == at
    desk.preferences.put("reduced_motion", value=False)
    assert sheet.is_looping
    press(desk, qtbot, Key.Key_Escape)
    assert not sheet.is_looping


def test_another_mode_asks_other_questions(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    modes = page(desk).head.modes
    modes.setFocus()
    qtbot.keyClick(modes, Key.Key_Down)
    qtbot.keyClick(modes, Key.Key_Down)
    # Questions are read on several threads: of two requests in a row, either may start first.
    qtbot.waitUntil(lambda: ReviewMode.CONFIDENT in [asked[1] for asked in made.learning.called("questions")])
    assert desk.learning.reviewing.run is not None
    assert desk.learning.reviewing.run.mode is ReviewMode.CONFIDENT
    qtbot.waitUntil(has_clips(desk, 12))


def test_doubted_decision_is_asked_again_and_replaced(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    import dataclasses

    ids = made.library.videos.ids()
    made.library.decisions.reject(ids[:1], [made.tag.id])
    asked = dataclasses.replace(made.learning.to_ask[0], start_seconds=None, end_seconds=None, was_accepted=False)
    made.learning.to_ask = [asked]
    desk.learning.reviewing.open(made.tag, ReviewMode.DISAGREES)
    qtbot.waitUntil(has_clips(desk, 1))
    assert "check again" in page(desk).head.title
    assert answers(desk) == "U"
    press(desk, qtbot, Key.Key_A)
    keep(desk, qtbot)
    assert made.verdicts() == ["A"]


@pytest.mark.parametrize(
    ("state", "words", "way"),
    [(WorkerState.STARTING, "is starting", "Back to all videos"), (WorkerState.FAILED, "not running", "Start")],
)
def test_without_a_worker_it_waits_and_says_so(
    made: Shelf, open_desk: Open, qtbot: QtBot, state: WorkerState, words: str, way: str
) -> None:
    desk = open_review(open_desk, made.library, qtbot, keys=False)
    made.events.worker = state
    qtbot.waitUntil(lambda: desk.session.worker_state is state)
    desk.stage.actions["review"].trigger()
    assert words in page(desk).sentence
    assert page(desk).empty.buttons[0].text().startswith(way)
    made.events.worker = WorkerState.RUNNING
    qtbot.waitUntil(has_clips(desk, 12))


def test_without_tags_one_can_be_created(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    stand_in(shelf)
    desk = open_desk(shelf, with_worker=False)
    desk.stage.actions["review"].trigger()
    assert "no tags yet" in page(desk).sentence
    assert page(desk).empty.buttons[0].text().startswith("New tag")
    assert desk.window.focusWidget() is page(desk).empty.buttons[0]


def test_end_of_the_questions_is_announced(made: Shelf, open_desk: Open, qtbot: QtBot) -> None:
    made.learning.to_ask = []
    desk = open_review(open_desk, made.library, qtbot)
    qtbot.waitUntil(lambda: "left to review" in page(desk).sentence)
    desk.learning.reviewing.open(made.tag, ReviewMode.DISAGREES)
    qtbot.waitUntil(lambda: "looks like a mistake" in page(desk).sentence)
    qtbot.mouseClick(page(desk).empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "left to review" in page(desk).sentence)


def test_error_is_shown_with_a_retry(made: Shelf, open_desk: Open, qtbot: QtBot) -> None:
    made.learning.error = no_worker()
    desk = open_review(open_desk, made.library, qtbot)
    qtbot.waitUntil(lambda: "not running yet" in page(desk).sentence)
    made.learning.error = None
    qtbot.mouseClick(page(desk).empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(has_clips(desk, 12))
    assert not desk.window.notice_bar.text


def test_tags_panel_offers_a_review_of_the_selected_tag(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    night = made.library.tags.add("night")[0]
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.tag(night.id) is not None)
    tree = desk.tags.panel.tree
    desk.tags.panel.choose(night.id)
    qtbot.waitUntil(lambda: [tag.id for tag in desk.tags.panel.chosen] == [night.id])
    place = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tree.viewport().mapToGlobal(place))
    QApplication.sendEvent(tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = desk.stage.actions["review"]
    assert action in menu.actions()
    menu.close()
    action.trigger()
    qtbot.waitUntil(lambda: made.learning.called("questions")[-1][0] == night.id)
    assert plain(page(desk).head.title) == "Is this \u201cnight\u201d?"


def test_deleting_the_tag_ends_its_review(made: Shelf, desk: Desk, qtbot: QtBot) -> None:
    from app.tags.operations import tags

    desk.session.run(tags.remove([made.tag]))
    qtbot.waitUntil(lambda: "no tags yet" in page(desk).sentence)


def test_every_part_has_an_accessible_name(desk: Desk, qtbot: QtBot) -> None:
    parts = [page(desk).sheet, page(desk).head.tags, page(desk).head.modes]
    assert all(part.accessibleName() for part in parts)
