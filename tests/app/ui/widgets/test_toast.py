"""A toast disappears by itself, stays above the tag bar, and shows names as plain text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.tags.models.tag_offers import TagOffersModel
from app.tags.views.bar import TagBar
from app.ui.throttle import Throttle
from app.ui.widgets.toast import STAYS_MS, Toast
from core.domain.tags import Tag
from tests.app.tags.test_tag_matching import book


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    yield made
    for throttle in made.findChildren(Throttle):
        throttle.end()


def test_toast_disappears_and_restarts_with_each_message(host: QWidget) -> None:
    toast = Toast(host)
    toast.show_text("<b>beach</b>", has_action=True)
    assert toast.text == "<b>beach</b>"
    assert not toast.button.isHidden()
    (timer,) = [one for one in toast.findChildren(QTimer) if one.isActive()]
    assert timer.interval() == STAYS_MS
    toast.show_text("again", has_action=False)
    assert toast.button.isHidden()
    assert timer.remainingTime() > STAYS_MS - 1000
    timer.timeout.emit()
    assert toast.isHidden()
    assert not timer.isActive()


def test_toast_stays_within_its_page_and_above_the_tag_bar(host: QWidget, qtbot: QtBot) -> None:
    tags = book(*(Tag(number, "x" * 300 + str(number)) for number in range(1, 20)))
    bar, toast = TagBar(TagOffersModel(tags), host), Toast(host)
    toast.stay_above(bar)
    toast.show_text("x" * 500, has_action=True)
    assert host.rect().contains(toast.geometry())
    bar.open()
    bar.set_message("help")
    qtbot.waitUntil(lambda: toast.geometry().bottom() < bar.y())
    assert host.rect().contains(bar.geometry())
    host.resize(400, 250)
    qtbot.waitUntil(lambda: host.rect().contains(bar.geometry()))
    bar.leave()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > 220)
