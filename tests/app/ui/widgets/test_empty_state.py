"""What stands in place of missing content: a sentence, buttons, and never a larger window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.empty_state import EmptyState

LONG = "All of these words take more room than there is. " * 20


def test_its_buttons_name_what_they_do(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.set_text("Nothing is here.", (("first", "Do one"), ("second", "Do another")))
    empty.show()
    assert empty.sentence == "Nothing is here."
    with qtbot.waitSignal(empty.actionChosen) as chosen:
        qtbot.mouseClick(empty.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["second"]
    assert empty.buttons[0].accessibleDescription() == "Nothing is here."
    empty.set_text("Nothing is here any more.", (("first", "Do one"), ("second", "Do another")))
    assert [button.accessibleDescription() for button in empty.buttons] == ["Nothing is here any more."] * 2


def test_a_focused_button_hands_the_focus_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    empty, other = EmptyState(window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(empty)
    column.addWidget(other)
    empty.set_text("One.", (("one", "One"),))
    window.show()
    empty.buttons[0].setFocus()
    qtbot.waitUntil(lambda: empty.buttons[0].hasFocus())
    empty.set_text("Two.", (("two", "Two"), ("three", "Three")))
    assert empty.buttons[0].text() == "Two"
    assert empty.buttons[0].hasFocus()
    other.setFocus()
    empty.set_text("Three.", (("three", "Three"),))
    assert other.hasFocus()


def test_it_scrolls_rather_than_making_its_place_larger(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    empty, column = EmptyState(window, is_panel=True), QVBoxLayout(window)
    column.addWidget(empty)
    empty.set_text(LONG, (("one", "One"), ("two", "Two")))
    window.resize(200, 90)
    window.show()
    assert window.height() == 90
    qtbot.waitUntil(lambda: empty.verticalScrollBar().maximum() > 0)
    empty.buttons[0].setFocus()
    qtbot.waitUntil(lambda: empty.buttons[0].hasFocus())
    qtbot.keyClick(empty.buttons[0], Qt.Key.Key_Tab)
    assert empty.buttons[1].hasFocus()
    assert empty.verticalScrollBar().value() > 0
