"""The filter button at the end of a row: its place, its appearance, its tooltip."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.tags.models.tag_marks import Mark
from app.tags.views.filter_button import ROOM_PX, button_rect, paint_button, tooltip
from app.ui.paint import theme
from tests.app.tag_driving import plain

ROW = QRect(10, 40, 200, 24)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_button_is_at_the_end_of_the_row_if_there_is_room(direction: Qt.LayoutDirection) -> None:
    rect = button_rect(ROW, direction)
    assert ROW.contains(rect)
    assert rect.width() == rect.height()
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    beside = rect.right() - ROW.left() if is_mirrored else ROW.right() - rect.left()
    assert rect.width() < beside <= ROOM_PX + 6
    assert (rect.center().x() < ROW.center().x()) is is_mirrored


def painted(*, is_on: bool, is_hovered: bool) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_button(painter, QRect(1, 1, 22, 22), is_on=is_on, is_hovered=is_hovered)
    painter.end()
    return image


def test_button_shows_whether_the_tag_is_in_the_filter(qapp: QApplication) -> None:
    beside_the_icon = (12, 4)
    assert painted(is_on=False, is_hovered=False).pixelColor(*beside_the_icon).alpha() == 0
    assert painted(is_on=False, is_hovered=True).pixelColor(*beside_the_icon) == QColor(theme.current().line)
    for is_hovered in (False, True):
        image = painted(is_on=True, is_hovered=is_hovered)
        assert image.pixelColor(*beside_the_icon) == QColor(theme.current().accent)


def test_tooltip_describes_the_click() -> None:
    assert plain(tooltip("beach", Mark.OFF)) == "Filter by \u201cbeach\u201d (Enter)"
    for mark in Mark:
        if mark is not Mark.OFF:
            assert plain(tooltip("%1", mark)) == "Stop filtering by \u201c%1\u201d (Enter)"
