"""A note is saved after a pause, on losing focus, and on changing the video; no typed text is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.inspector.views.note_edit import NoteEdit
from app.ui.throttle import Throttle

Written = list[tuple[int, str, int]]


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[NoteEdit]:
    ground = QWidget()
    column = QVBoxLayout(ground)
    made = NoteEdit(ground)
    column.addWidget(made)
    column.addWidget(QLineEdit(ground))
    qtbot.addWidget(ground)
    ground.show()
    made.show_note(7, "old")
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    for throttle in made.findChildren(Throttle):
        throttle.end()


def listen(note: NoteEdit) -> Written:
    heard: Written = []
    note.written.connect(lambda *what: heard.append(what))
    return heard


def test_pause_saves(note: NoteEdit, qtbot: QtBot) -> None:
    heard = listen(note)
    qtbot.keyClicks(note, "new ")
    assert not heard
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard[0][:2] == (7, "new old")


def test_losing_focus_saves_and_returning_starts_a_new_edit(note: NoteEdit, qtbot: QtBot) -> None:
    heard = listen(note)
    other = note.window().findChildren(QLineEdit)[0]
    for words in ("a", "b"):
        note.setFocus()
        qtbot.keyClicks(note, words)
        other.setFocus()
    assert [text for _id, text, _edit in heard] == ["aold", "abold"]
    assert heard[0][2] != heard[1][2]


def test_changing_the_video_saves_the_previous_note(note: NoteEdit, qtbot: QtBot) -> None:
    heard = listen(note)
    qtbot.keyClicks(note, "x")
    note.show_note(8, "of eight")
    assert [one[:2] for one in heard] == [(7, "xold")]
    assert note.toPlainText() == "of eight"
    note.show_note(0, "")
    assert len(heard) == 1


def test_refresh_never_overwrites_typed_text(note: NoteEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "x")
    note.show_note(7, "from elsewhere")
    assert note.toPlainText() == "xold"
    note.flush()
    note.show_note(7, "old")  # read before it was stored
    assert note.toPlainText() == "xold"
    note.settle(7)
    note.show_note(7, "undone")
    assert note.toPlainText() == "undone"


def test_escape_leaves_and_tab_moves_on(note: NoteEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(note.left):
        qtbot.keyClick(note, Qt.Key.Key_Escape)
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert not note.hasFocus()
