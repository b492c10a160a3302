"""Only what a person marks in the review is saved; driven by mouse and keys in a real window."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.learning import ReviewMode
from core.domain.tags import Tag, Verdict
from tests.app.driving import Open
from tests.app.learning_driving import (
    Key,
    StandInLearning,
    answers,
    click_clip,
    has_clips,
    moments_of,
    open_review,
    page,
    press,
    stand_in,
)
from tests.app.tag_driving import plain

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def learning(shelf: Library) -> StandInLearning:
    made, _events = stand_in(shelf)
    return made


@pytest.fixture
def tag(shelf: Library, learning: StandInLearning) -> Tag:
    """Make a tag whose suggestions all have low scores, one of them likely."""
    made = shelf.tags.add("frog")[0]
    shelf.tags.add("night")
    asked = [dataclasses.replace(one, score=0.19, is_likely=False) for one in moments_of(shelf, made.id)]
    learning.to_ask = [dataclasses.replace(asked[0], score=0.9, is_likely=True), *asked[1:]]
    learning.counts = {made.id: 8}
    return made


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot)
    qtbot.waitUntil(has_clips(opened, 12))
    return opened


def verdicts(library: Library) -> list[Verdict]:
    found = [one for video_id in library.videos.ids() for one in library.decisions.of_video(video_id)]
    return [one.verdict for one in found]


def current(desk: Desk) -> int:
    return page(desk).sheet.currentIndex().row()


def n_steps(desk: Desk) -> int:
    return desk.session.history.stack.count()


def test_enter_on_an_unmarked_page_saves_nothing(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    assert answers(desk) == "U" * 12, "nothing is marked by its score, not even what is likely"
    assert page(desk).save.text() == "Next page"
    assert page(desk).summary == "Nothing marked: Return shows the next page"
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, 4))
    assert page(desk).summary.startswith("Page 1: nothing marked, nothing saved")
    assert not verdicts(shelf)
    assert n_steps(desk) == 0
    assert page(desk).head.precision == ""
    press(desk, qtbot, Key.Key_Backspace)
    qtbot.waitUntil(has_clips(desk, 12))
    assert not verdicts(shelf)


def test_three_clips_rejected_by_click_and_key_are_three_rejections(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    for row in (1, 5, 9):
        click_clip(desk, qtbot, row)
        assert answers(desk).count("X") == (1, 5, 9).index(row), "a click marks nothing"
        press(desk, qtbot, Key.Key_X)
    assert answers(desk) == "UXUUUXUUUXUU"
    assert page(desk).summary == "0 right, 3 wrong, 9 undecided"
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, 4))
    assert verdicts(shelf) == [Verdict.REJECTED] * 3


def test_keys_mark_and_move_on(desk: Desk, qtbot: QtBot) -> None:
    for key, said in ((Key.Key_A, "A"), (Key.Key_X, "AX"), (Key.Key_U, "AXU")):
        press(desk, qtbot, key)
        assert answers(desk)[: len(said)] == said
        assert current(desk) == len(said)
        assert page(desk).sheet.chosen_rows == [len(said)]


def test_same_key_twice_keeps_the_mark(desk: Desk, qtbot: QtBot) -> None:
    for key, letter in ((Key.Key_X, "X"), (Key.Key_A, "A")):
        for _ in range(2):
            click_clip(desk, qtbot, 3)
            press(desk, qtbot, key)
            assert answers(desk)[3] == letter
    for _ in range(2):
        click_clip(desk, qtbot, 11)
        press(desk, qtbot, Key.Key_X)
        assert answers(desk)[11] == "X"
        assert current(desk) == 11, "behind the last clip there is no other"


def test_clicks_only_select(desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    for _ in range(3):
        click_clip(desk, qtbot, 4)
    qtbot.mouseDClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=sheet.visualRect(sheet.currentIndex()).center())
    assert answers(desk) == "U" * 12
    assert sheet.chosen_rows == [4]


def test_several_selected_clips_are_marked_together(desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    click_clip(desk, qtbot, 2)
    click_clip(desk, qtbot, 5, _SHIFT)
    click_clip(desk, qtbot, 8, _CONTROL)
    assert sheet.chosen_rows == [2, 3, 4, 5, 8]
    press(desk, qtbot, Key.Key_X)
    assert answers(desk) == "UUXXXXUUXUUU"
    assert sheet.chosen_rows == [9]
    qtbot.keyClick(sheet, Key.Key_A, _CONTROL)
    assert sheet.chosen_rows == list(range(12))


def test_drag_and_click_outside_the_clips_keep_the_selection(desk: Desk, qtbot: QtBot) -> None:
    sheet = page(desk).sheet
    first, second = (sheet.visualRect(sheet.model().index(row, 0)).center() for row in (0, 1))
    viewport = sheet.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(viewport, second)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=second)
    assert sheet.chosen_rows == [0]
    ground = QPoint(viewport.width() - 2, viewport.height() - 2)
    assert not sheet.indexAt(ground).isValid()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=ground)
    assert sheet.chosen_rows == [0]


def test_mark_all_shows_the_marks_before_they_are_saved(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page(desk).sheet, Key.Key_X, _SHIFT)
    assert answers(desk) == "X" * 12
    assert page(desk).summary == "0 right, 12 wrong, 0 undecided"
    assert not verdicts(shelf)
    qtbot.keyClick(page(desk).sheet, Key.Key_A, _SHIFT)
    assert page(desk).save.text() == "Save 12 answers"


def test_precision_counts_marks_of_this_page_and_of_all(desk: Desk, qtbot: QtBot) -> None:
    head = page(desk).head
    press(desk, qtbot, Key.Key_A, Key.Key_A, Key.Key_X, Key.Key_U, Key.Key_A)
    assert head.precision == "This page: 3 of 4 right"
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, 4))
    assert head.precision == "So far: 3 of 4 right"
    press(desk, qtbot, Key.Key_X)
    assert head.precision == "This page: 0 of 1 right \u00b7 So far: 3 of 5 right"


def test_single_clip_mode_saves_only_marked_clips(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_O, Key.Key_A, *[Key.Key_U] * 10, Key.Key_X)
    qtbot.waitUntil(has_clips(desk, 4))
    assert sorted(verdicts(shelf)) == sorted([Verdict.ACCEPTED, Verdict.REJECTED])
    press(desk, qtbot, *[Key.Key_U] * 4)
    qtbot.waitUntil(lambda: "no more clips" in page(desk).sentence)
    assert len(verdicts(shelf)) == 2


def test_single_clip_mode_marks_only_the_shown_clip(desk: Desk, qtbot: QtBot) -> None:
    click_clip(desk, qtbot, 2)
    click_clip(desk, qtbot, 5, _SHIFT)
    press(desk, qtbot, Key.Key_O)
    qtbot.keyClick(page(desk).sheet, Key.Key_A, _CONTROL)
    press(desk, qtbot, Key.Key_X)
    assert answers(desk) == "UUUUUXUUUUUU"


def test_doubted_decision_starts_undecided_and_shows_the_earlier_verdict(
    shelf: Library, learning: StandInLearning, tag: Tag, desk: Desk, qtbot: QtBot
) -> None:
    ids = shelf.videos.ids()
    shelf.decisions.reject(ids[:1], [tag.id])
    shelf.decisions.accept(ids[1:2], [tag.id])
    whole = [dataclasses.replace(one, start_seconds=None, end_seconds=None) for one in learning.to_ask[:2]]
    learning.to_ask = [
        dataclasses.replace(one, was_accepted=was) for one, was in zip(whole, (False, True), strict=True)
    ]
    desk.learning.reviewing.open(tag, ReviewMode.DISAGREES)
    qtbot.waitUntil(has_clips(desk, 2))
    assert answers(desk) == "UU"
    model = page(desk).model
    said = [plain(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)) for row in (0, 1)]
    assert said[0].endswith("undecided, likely, you rejected it")
    assert said[1].endswith("undecided, unlikely, you accepted it")
    press(desk, qtbot, Key.Key_A, Key.Key_Return)
    qtbot.waitUntil(lambda: verdicts(shelf) == [Verdict.ACCEPTED] * 2)


def test_marks_are_kept_while_another_page_or_tag_is_shown(shelf: Library, tag: Tag, desk: Desk, qtbot: QtBot) -> None:
    notices = desk.window.notice_bar
    press(desk, qtbot, Key.Key_X, Key.Key_A, Key.Key_Escape)
    words = "2 answers about \u201cfrog\u201d are marked but not saved. You will find them in the review of this tag."
    assert plain(notices.text) == words
    desk.stage.actions["review"].trigger()
    assert not notices.text
    assert answers(desk) == "XA" + "U" * 10
    combo = page(desk).head.tags
    combo.setFocus()
    qtbot.keyClicks(combo, "night")
    qtbot.waitUntil(lambda: desk.learning.reviewing.run is not None and desk.learning.reviewing.run.tag.name == "night")
    assert plain(notices.text) == words
    qtbot.waitUntil(has_clips(desk, 12))
    assert answers(desk) == "U" * 12
    press(desk, qtbot, Key.Key_A, Key.Key_Escape)
    assert "about \u201cnight\u201d" in plain(notices.text)
    desk.stage.actions["review"].trigger()
    assert answers(desk) == "A" + "U" * 11
    desk.learning.reviewing.open(tag)
    assert answers(desk) == "XA" + "U" * 10
    assert "about \u201cnight\u201d" in plain(notices.text), "that one waits now"
    assert not verdicts(shelf)
    press(desk, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: len(verdicts(shelf)) == 2)


def test_marks_are_kept_while_another_mode_is_shown(desk: Desk, qtbot: QtBot) -> None:
    modes = page(desk).head.modes
    press(desk, qtbot, Key.Key_X)
    modes.setFocus()
    qtbot.keyClick(modes, Key.Key_Down)
    qtbot.waitUntil(
        lambda: desk.learning.reviewing.run is not None and desk.learning.reviewing.run.mode is ReviewMode.UNSURE
    )
    qtbot.waitUntil(lambda: has_clips(desk, 12)() and answers(desk) == "U" * 12)
    qtbot.keyClick(modes, Key.Key_Up)
    qtbot.waitUntil(lambda: answers(desk) == "X" + "U" * 11)


def test_header_has_a_line_for_the_outlook(desk: Desk) -> None:
    head = page(desk).head
    before = head.sizeHint().height()
    head.set_outlook("Probably about 12 more are left.")
    assert head.outlook == "Probably about 12 more are left."
    assert head.sizeHint().height() > before
    head.set_outlook("")
    assert head.sizeHint().height() == before
