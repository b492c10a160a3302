"""Layout of the model offer: all texts and buttons are visible at any width."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.encoders.views.model_offer import ModelOffer
from tests.app.stand_in import CLIP

LONG = replace(CLIP, title="A search model whose name is much longer than any other's & has a sign <b> in it")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
    return page


@pytest.fixture
def line(page: QWidget) -> ModelOffer:
    line = ModelOffer(page)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(line)
    return line


@pytest.mark.parametrize("width", [380, 500, 800, 2000])
def test_texts_and_buttons_are_not_cut_off(page: QWidget, line: ModelOffer, width: int, qtbot: QtBot) -> None:
    line.show_offer(LONG, seconds=20_000.0)
    page.resize(width, 200)
    page.show()
    qtbot.waitUntil(lambda: line.width() == width)
    label = line._label
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert LONG.title in line.text
    for button in (line.download, line.folder, line.close_button):
        assert button.isVisible()
        assert button.width() >= button.minimumSizeHint().width()
        assert line.rect().contains(button.mapTo(line, button.rect().bottomRight()))


def test_buttons_move_below_the_text_when_narrow(page: QWidget, line: ModelOffer, qtbot: QtBot) -> None:
    line.show_offer(CLIP, seconds=None)
    page.resize(900, 120)
    page.show()

    def are_below() -> bool:
        return line.download.mapTo(line, QPoint(0, 0)).y() >= line._label.geometry().bottom()

    qtbot.waitUntil(lambda: not are_below())
    page.resize(400, 120)
    qtbot.waitUntil(are_below)
    page.resize(900, 120)
    qtbot.waitUntil(lambda: not are_below())
