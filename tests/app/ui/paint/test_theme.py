"""Light and dark, normal and compact, switched at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.paint import theme
from app.ui.widgets.combos import Choice


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    theme.follow(qapp)
    theme.set_compact(qapp, is_compact=False)


def test_forced_scheme_holds_until_the_system_is_followed_again(qapp: QApplication) -> None:
    followed = theme.is_dark()
    theme.force(qapp, is_dark=not followed)
    assert theme.is_dark() is not followed
    assert qapp.palette().window().color().name() == theme.current().window
    theme.follow(qapp)
    assert theme.is_dark() is followed
    assert qapp.palette().window().color().name() == theme.current().window


def test_compact_is_smaller_and_can_be_switched_off(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Words")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    theme.set_compact(qapp, is_compact=True)
    assert button.sizeHint().height() < before.height()
    assert button.sizeHint().width() < before.width()
    theme.set_compact(qapp, is_compact=False)
    assert button.sizeHint() == before


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_picture_of_the_style_sheet_exists(qapp: QApplication, is_dark: bool) -> None:
    theme.force(qapp, is_dark=is_dark)
    pictures = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert "image: url(@" not in qapp.styleSheet()
    assert {Path(one).stem.split("-")[0] for one in pictures} == {"check", "down", "up"}
    assert {Path(one).stem.split("-")[1] for one in pictures} == {"dark" if is_dark else "light"}
    assert not any(QPixmap(one).isNull() for one in pictures)


def test_combo_box_popup_highlights_its_row(qapp: QApplication, qtbot: QtBot) -> None:
    choice = Choice()
    choice.addItems(["one", "two"])
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    view = choice.view()
    qtbot.waitUntil(view.isVisible)
    row = view.visualRect(choice.model().index(0, 0))
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    at = [round(ratio * value) for value in (row.right() - 12, row.center().y())]
    assert picture.pixelColor(*at).name() == theme.current().tint
    choice.hidePopup()
