"""Names that differ only at their end can be told apart where there is little room, and are whole in the tooltip."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.inspector.models.inspected import DecidedMoment
from app.inspector.views.moments import InspectorMoments
from app.shell.history import HistoryPanel
from app.tags.models.chips import Chip, ChipState
from app.tags.models.tag_offers import TagOffersModel
from app.tags.views.chips import TagChip
from app.tags.views.entry import TagOfferDelegate
from app.tags.views.panel import TagsPanel
from app.timeline.models.lanes import Lane
from app.timeline.views.painting import paint_name
from app.ui.localization.text import LONGEST_NAME, inline_name, shortened
from core.domain.moments import Moment
from core.domain.tags import Tag
from tests.app.tags.test_tag_matching import book

LONG = "the same long beginning of a name that is wider than any column, "
NARROW = QSize(150, 28)


def tag(end: str) -> Tag:
    return Tag(1, LONG + end)


def drawn(widget: QWidget, qtbot: QtBot, size: QSize = NARROW) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(size)
    widget.show()
    return widget.grab().toImage()


def chip(end: str, qtbot: QtBot) -> QImage:
    ground = QWidget()
    TagChip(Chip(tag(end), ChipState.GIVEN), ground).resize(NARROW)
    return drawn(ground, qtbot)


def offer(end: str, qtbot: QtBot) -> QImage:
    made, model = QListView(), TagOffersModel(book(tag(end)))
    model.setParent(made)
    model.set_text("")
    made.setModel(model)
    made.setItemDelegate(TagOfferDelegate(made))
    return drawn(made, qtbot)


def tags_panel(end: str, qtbot: QtBot) -> QImage:
    tags = book(tag(end))
    panel = TagsPanel(tags)
    tags.setParent(panel)
    tags.changed.emit()
    return drawn(panel, qtbot, QSize(180, 240))


def moments(end: str, qtbot: QtBot) -> QImage:
    made = InspectorMoments("moments")
    made.set_moments([DecidedMoment(tag(end), Moment(1, 1.0, 2.0), is_rejected=False, source="")])
    return drawn(made, qtbot, QSize(220, 40))


def history_row(end: str, qtbot: QtBot) -> QImage:
    made = HistoryPanel()
    made.show_steps([f"Create tag {LONG}{end}"], n_done=1)
    return drawn(made, qtbot, QSize(180, 120))


def lane(end: str, qtbot: QtBot) -> QImage:
    picture = QPixmap(NARROW)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_name(painter, QRectF(picture.rect()), Lane(tag(end), ()), QApplication.font(), title="")
    painter.end()
    return picture.toImage()


@pytest.mark.parametrize("draw", [chip, offer, tags_panel, moments, history_row, lane])
def test_the_end_of_a_name_can_be_seen(draw: Callable[[str, QtBot], QImage], qtbot: QtBot) -> None:
    assert draw("one", qtbot) == draw("one", qtbot), "the same is drawn alike"
    assert draw("one", qtbot) != draw("two", qtbot)


def test_the_tooltip_holds_the_whole(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    assert f"{LONG}one" in TagChip(Chip(tag("one"), ChipState.GIVEN), ground).toolTip()
    model = TagOffersModel(book(tag("one")))
    model.set_text("")
    assert f"{LONG}one" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_names_in_sentences_keep_their_beginning_and_their_end() -> None:
    assert shortened("short.mp4") == "short.mp4"
    assert shortened("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    cut = shortened(f"{LONG}part two.mp4")
    assert len(cut) <= LONGEST_NAME
    assert cut.startswith("the same long beginning")
    assert cut.endswith("part two.mp4")
    assert inline_name("a\nb") == "\u2068a b\u2069"
