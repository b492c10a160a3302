"""The row above the pages gives up words rather than cut its buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.shell.top_row import TopRow
from app.ui.paint import theme


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


def filled_row(ground: QWidget, *, chosen: list[str]) -> tuple[TopRow, QLineEdit, list[QWidget]]:
    row = TopRow(ground)
    search = QLineEdit(row)
    _toggle, after = row.lay_out(search, on_folders=lambda: None, on_add=lambda: chosen.append("add"))
    ground.resize(900, 100)
    row.resize(900, row.sizeHint().height())
    ground.show()
    return row, search, after


def test_narrow_row_shows_the_icon_alone_and_keeps_the_focus(ground: QWidget, qtbot: QtBot) -> None:
    chosen: list[str] = []
    row, search, (wordy, short) = filled_row(ground, chosen=chosen)
    qtbot.waitUntil(wordy.isVisible)
    assert not short.isVisible()
    wordy.setFocus()
    row.resize(240, row.height())
    qtbot.waitUntil(short.isVisible)
    assert not wordy.isVisible()
    assert row.window().focusWidget() is short
    assert short.accessibleName() == "Add folder\N{HORIZONTAL ELLIPSIS}"
    qtbot.mouseClick(short, Qt.MouseButton.LeftButton)
    assert chosen == ["add"]
    assert search.width() > 100
    row.resize(900, row.height())
    qtbot.waitUntil(wordy.isVisible)


def test_the_search_box_has_room_for_its_letters_before_the_button_gives_up_its_words(
    ground: QWidget, qtbot: QtBot, qapp: QApplication
) -> None:
    row, search, (wordy, _short) = filled_row(ground, chosen=[])
    qtbot.waitUntil(wordy.isVisible)
    widths_px: list[int] = []
    for width_px in range(900, 240, -20):
        row.resize(width_px, row.height())
        qapp.processEvents()
        if wordy.isVisible():
            widths_px.append(search.width())
    assert min(widths_px) >= 32 * row.fontMetrics().averageCharWidth()


def test_nothing_is_cut_with_text_of_twice_the_size(ground: QWidget, qapp: QApplication) -> None:
    usual = qapp.font()
    try:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * 2)
        qapp.setFont(font)
        theme.apply(qapp)
        row, _search, after = filled_row(ground, chosen=[])
        for width_px in (240, 360, 480, 640, 900):
            row.resize(width_px, row.sizeHint().height())
            qapp.processEvents()
            (shown,) = [button for button in after if button.isVisible()]
            assert shown.width() >= shown.sizeHint().width()
            assert shown.geometry().right() < width_px
    finally:
        qapp.setFont(usual)
        theme.apply(qapp)
