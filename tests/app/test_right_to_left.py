"""The whole window in a right-to-left layout: everything is mirrored except time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui.localization.direction import margins
from app.ui.paint import icons
from app.ui.widgets.labels import ElidedLabel
from core.api.library import Library
from tests.app import seen, tour
from tests.app.driving import Open


@pytest.fixture(autouse=True)
def _from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return tour.open_furnished(shelf, open_desk, qtbot)


def x_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def test_every_page_and_panel_is_drawn_without_cut_off_text(desk: Desk, qtbot: QtBot) -> None:
    steps = tour.pages(desk, qtbot)
    found = {step: list(seen.cut_off(desk.window)) for step in steps if not desk.window.grab().isNull()}
    assert len(found) > 6
    assert not [f"{step}: {line}" for step, lines in found.items() for line in lines]


def test_every_dialog_is_drawn_without_cut_off_text(desk: Desk, qtbot: QtBot) -> None:
    found = {step: list(seen.cut_off(shown)) for step, shown in tour.dialogs(desk, qtbot) if not shown.grab().isNull()}
    assert len(found) > 15
    assert not [f"{step}: {line}" for step, lines in found.items() for line in lines]


def test_bars_and_headers_start_at_the_right(desk: Desk) -> None:
    window = desk.window
    for head in (dock.head for dock in desk.stage.panels.docks):
        if head.isVisible():
            (close,) = [one for one in head.findChildren(QToolButton) if one.accessibleName() == "Close"]
            title = head.findChildren(ElidedLabel)[0]
            assert x_of(close) < x_of(title)
            # The wider margin comes before the title, as from left to right.
            assert head.width() - (title.x() + title.width()) > close.x()
    bar = desk.search.bar
    assert x_of(bar.star) < x_of(bar.edit)
    assert x_of(desk.jobs.bar) + desk.jobs.bar.width() <= window.width()


def test_first_card_and_first_column_are_at_the_right(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    desk.stage.actions["show_grid"].trigger()
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: grid.visualRect(grid.model().index(0, 0)).isValid())
    window.grab()
    assert grid.visualRect(grid.model().index(0, 0)).left() > grid.visualRect(grid.model().index(1, 0)).left()
    desk.stage.actions["show_list"].trigger()
    header = desk.browse.pages.list.findChildren(QHeaderView)[0]
    assert header.sectionViewportPosition(0) > header.sectionViewportPosition(1)


def test_time_runs_to_the_right(desk: Desk) -> None:
    scale = desk.timeline.panel.canvas.scale
    assert scale.x(1.0) < scale.x(2.0)
    buttons = desk.player.panel.controls.buttons
    assert x_of(buttons["frame_back"]) < x_of(buttons["play_pause"]) < x_of(buttons["frame_on"])


def test_back_arrow_is_mirrored_and_time_icons_are_not(qapp: QApplication) -> None:
    turned = {name: icons.pixmap(name, 64).toImage() for name in ("back", "frame-back")}
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    plain = {name: icons.pixmap(name, 64).toImage() for name in turned}
    assert turned["frame-back"] == plain["frame-back"]
    assert weight(turned["back"]) == pytest.approx(64 - weight(plain["back"]), abs=1)
    assert weight(plain["back"]) < 30


def weight(image: QImage) -> float:
    """Return the horizontal centre of a picture's ink, from the left."""
    ink = [(x + 0.5, image.pixelColor(x, y).alpha()) for x in range(image.width()) for y in range(image.height())]
    return sum(x * alpha for x, alpha in ink) / sum(alpha for _x, alpha in ink)


def test_margins_are_mirrored(qapp: QApplication) -> None:
    turned = margins(1, 2, 3, 4)
    assert (turned.left(), turned.top(), turned.right(), turned.bottom()) == (3, 2, 1, 4)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert margins(1, 2, 3, 4).left() == 1
