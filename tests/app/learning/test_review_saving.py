"""Undoing a review page removes its answers and allows saving it differently."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui.localization import language
from app.ui.paint import theme
from app.ui.widgets.labels import PlainLabel
from core.api.library import Library
from core.domain.query.text import parse
from core.domain.tags import Tag
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.learning_driving import Key, answers, has_clips, moments_of, open_review, page, press, stand_in

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tag(shelf: Library) -> Tag:
    learning, _events = stand_in(shelf)
    made = shelf.tags.add("beach")[0]
    learning.to_ask = moments_of(shelf, made.id)
    return made


@pytest.fixture
def desk(tag: Tag, shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_review(open_desk, shelf, qtbot)
    qtbot.waitUntil(has_clips(opened, 12))
    return opened


def n_decided(library: Library) -> int:
    return sum(len(library.decisions.of_video(video_id)) for video_id in library.videos.ids())


def all_right(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page(desk).sheet, Key.Key_A, _SHIFT)


def keep(desk: Desk, qtbot: QtBot, n_next: int, *keys: Key) -> None:
    """Mark all as right, press other keys, and save the page."""
    all_right(desk, qtbot)
    press(desk, qtbot, *keys, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, n_next))


def plain_spaces(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def undo(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page(desk).sheet, Key.Key_Z, _CONTROL)


def redo(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page(desk).sheet, Key.Key_Z, _CONTROL | _SHIFT)


def test_undo_shows_the_undone_page_and_redo_continues(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    head = page(desk).head
    keep(desk, qtbot, 4, Key.Key_X)
    assert head.precision == "So far: 11 of 12 right"
    undo(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 12))
    assert answers(desk) == "X" + "A" * 11
    assert head.precision == "This page: 11 of 12 right"
    assert "saved" not in head.progress
    assert "page 1" in head.progress
    assert not n_decided(shelf)
    assert page(desk).sheet.hasFocus()
    redo(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 4))
    assert head.precision == "So far: 11 of 12 right"
    assert n_decided(shelf) == 12
    press(desk, qtbot, Key.Key_Backspace)
    assert "saved" in head.progress
    assert head.precision == "This page: 11 of 12 right", "the page on show is not counted twice"


def test_undone_page_can_be_saved_differently(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, 4)
    undo(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 12))
    keep(desk, qtbot, 4, Key.Key_X, Key.Key_U)
    assert n_decided(shelf) == 11
    assert page(desk).head.precision == "So far: 10 of 11 right"


def test_undoing_a_resaved_page_restores_its_first_answers(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, 4)
    press(desk, qtbot, Key.Key_Backspace, Key.Key_X, Key.Key_Return)
    qtbot.waitUntil(has_clips(desk, 4))
    assert page(desk).head.precision == "So far: 11 of 12 right"
    undo(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 12))
    assert "saved" in page(desk).head.progress
    undo(desk, qtbot)
    qtbot.waitUntil(lambda: "saved" not in page(desk).head.progress)
    assert not n_decided(shelf)


def test_undo_returns_from_the_end_message_to_the_last_page(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, 4)
    press(desk, qtbot, Key.Key_X, Key.Key_Return)
    qtbot.waitUntil(lambda: "no more clips" in page(desk).sentence)
    undo(desk, qtbot)
    qtbot.waitUntil(has_clips(desk, 4))
    assert page(desk).head.precision == "This page: 0 of 1 right \u00b7 So far: 12 of 13 right"


def test_undo_while_another_page_is_shown_keeps_that_page(shelf: Library, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, 4)
    press(desk, qtbot, Key.Key_Escape)
    view = desk.browse.pages.current.list_view
    qtbot.keyClick(view, Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: page(desk).head.precision == "")
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current
    assert not n_decided(shelf)


def test_failed_undo_keeps_the_answers(
    shelf: Library, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk, qtbot, 4)

    def refuse(_step: object) -> None:
        raise UsageError("That cannot be taken back")

    monkeypatch.setattr(shelf, "undo", refuse)
    undo(desk, qtbot)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 0)
    assert page(desk).head.precision == "So far: 12 of 12 right"


def test_keys_are_listed_in_the_footer(desk: Desk, qtbot: QtBot) -> None:
    assert plain_spaces(page(desk).hint).startswith("A right \u00b7 X wrong \u00b7 U undecided")
    desk.stage.actions.use_keys({"review_wrong": ("W",)})
    press(desk, qtbot, Key.Key_U)
    assert plain_spaces(page(desk).hint).startswith("A right \u00b7 W wrong")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("code", ["en", "de"])
def test_keys_and_buttons_in_the_footer_are_not_cut_off(
    shelf: Library, tag: Tag, open_desk: Open, qtbot: QtBot, qapp: QApplication,
    code: str, scale: int, size: tuple[int, int],
) -> None:  # fmt: skip
    usual, installed = qapp.font(), language.install(qapp, code)
    try:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * scale)
        qapp.setFont(font)
        theme.apply(qapp)
        desk = open_review(open_desk, shelf, qtbot)
        qtbot.waitUntil(has_clips(desk, 12))
        desk.window.resize(*size)
        (label,) = [one for one in page(desk).findChildren(PlainLabel) if one.text() == page(desk).hint]
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
        pieces = label.text().split(" \N{MIDDLE DOT} ") if label.wordWrap() else [label.text()]
        assert max(map(label.fontMetrics().horizontalAdvance, pieces)) <= label.width()
        corner = label.mapTo(page(desk), label.rect().bottomRight())
        assert page(desk).rect().contains(corner)
        for button in (page(desk).before, page(desk).save):
            qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())
            ends = (button.rect().topLeft(), button.rect().bottomRight())
            qtbot.waitUntil(
                lambda button=button, ends=ends: all(
                    page(desk).rect().contains(button.mapTo(page(desk), end)) for end in ends
                )
            )
        desk.window.close()
    finally:
        qapp.setFont(usual)
        theme.apply(qapp)
        language.remove(qapp, installed)
        language.remove(qapp, language.install(qapp, language.SOURCE))


def test_changes_in_the_video_list_keep_the_current_clip(desk: Desk, qtbot: QtBot) -> None:
    clip = page(desk).model.cells[0]
    qtbot.waitUntil(lambda: desk.stage.selection.moment == clip.moment)
    row = next(row for row, one in enumerate(desk.browse.pages.model.ids) if one != clip.question.video_id)
    desk.browse.pages.selection.setCurrentIndex(
        desk.browse.pages.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    qtbot.wait(50)
    assert desk.stage.selection.moment == clip.moment
    press(desk, qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.stage.selection.ids == (desk.browse.pages.model.ids[row],))


def test_filter_chips_are_hidden_during_a_review(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.search.filter_bar
    press(desk, qtbot, Key.Key_Escape)
    desk.search.controller.ask(parse("untagged:"))
    qtbot.waitUntil(lambda: len(bar.chips.chips) == 1)
    desk.stage.actions["review"].trigger()
    assert not bar.chips.chips
    desk.stage.tags.changed.emit()
    assert not bar.chips.chips
    press(desk, qtbot, Key.Key_Escape)
    assert len(bar.chips.chips) == 1
