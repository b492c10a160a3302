"""Closing the window with unsaved review marks: save, discard or cancel."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.tags import Tag, Verdict
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.learning_driving import Key, has_clips, moments_of, open_review, page, press, stand_in
from tests.app.tag_driving import plain

Role = QMessageBox.ButtonRole


@pytest.fixture
def tags(shelf: Library) -> list[Tag]:
    learning, _events = stand_in(shelf)
    made = [shelf.tags.add(name)[0] for name in ("frog", "night")]
    learning.to_ask = moments_of(shelf, made[0].id)
    learning.counts = {made[0].id: 8}
    return made


@pytest.fixture
def desk(tags: list[Tag], shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot)
    qtbot.waitUntil(has_clips(opened, 12))
    return opened


def verdicts(shelf: Library) -> list[Verdict]:
    """Return the stored verdicts, read by SQL because the window closes its library."""
    with contextlib.closing(Library.open(shelf.paths.folder)) as library:
        found = [one for video_id in library.videos.ids() for one in library.decisions.of_video(video_id)]
    return sorted(one.verdict for one in found)


def boxes(desk: Desk) -> list[QMessageBox]:
    return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]


def button(desk: Desk, role: Role) -> QAbstractButton:
    (box,) = boxes(desk)
    return next(one for one in box.buttons() if box.buttonRole(one) is role)


def test_closes_without_asking_if_nothing_is_marked(desk: Desk) -> None:
    assert desk.window.close()
    assert not desk.window.isVisible()


def test_saved_marks_are_not_asked_about(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, 4))
    assert desk.window.close()


def test_asks_once_and_cancel_changes_nothing(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_X)
    assert not desk.window.close()
    assert not desk.window.close()
    (box,) = boxes(desk)
    assert box.text() == "Save 2 marked answers?"
    assert "while reviewing frog" in plain(box.informativeText())
    qtbot.keyClick(box, Key.Key_Escape)
    assert desk.window.isVisible()
    assert page(desk).save.text() == "Save 2 answers"
    assert not verdicts(shelf)


def test_save_writes_all_pages_of_all_tags_and_closes(
    desk: Desk, shelf: Library, tags: list[Tag], qtbot: QtBot
) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_X)
    desk.learning.reviewing.open(tags[1])
    qtbot.waitUntil(lambda: desk.learning.reviewing.run is not None and desk.learning.reviewing.run.tag.name == "night")
    qtbot.waitUntil(has_clips(desk, 12))
    press(desk, qtbot, Key.Key_U, Key.Key_U, Key.Key_X)
    assert not desk.window.close()
    assert boxes(desk)[0].text() == "Save 3 marked answers?"
    qtbot.mouseClick(button(desk, Role.AcceptRole), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert verdicts(shelf) == sorted([Verdict.ACCEPTED, Verdict.REJECTED, Verdict.REJECTED])


def test_discard_writes_nothing_and_closes(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_X)
    assert not desk.window.close()
    qtbot.mouseClick(button(desk, Role.DestructiveRole), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert not verdicts(shelf)


def test_failed_write_keeps_the_window_open(
    desk: Desk, shelf: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_answers: object) -> None:
        raise UsageError("That can no longer be done")

    monkeypatch.setattr(shelf.decisions, "answer", refuse)
    press(desk, qtbot, Key.Key_A)
    assert not desk.window.close()
    qtbot.mouseClick(button(desk, Role.AcceptRole), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.window.notice_bar.text))
    assert desk.window.isVisible()
    assert page(desk).save.text() == "Save 1 answer"


def test_marks_of_a_deleted_tag_are_not_asked_about(desk: Desk, shelf: Library, tags: list[Tag], qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_A, Key.Key_Escape)
    shelf.tags.remove([tags[0].id])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 1)
    assert desk.window.close()
