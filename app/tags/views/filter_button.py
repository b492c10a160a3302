"""The filter button at the end of a row of the tags panel; painted, because there may be thousands of rows."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from app.tags.models.tag_marks import Mark
from app.ui.localization.text import filled, inline_name, tr
from app.ui.paint import icons, theme
from app.ui.tokens import Radius, Space

ROOM_PX = 24
"""Space that the rest of a row leaves free at its end."""
_SIDE_PX, _ICON_PX, _END_PX = 22, 14, Space.TIGHT


def button_rect(row: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return the square of the button at the end of a row as wide as the view."""
    top = row.center().y() + 1 - _SIDE_PX // 2
    logical = QRect(row.right() + 1 - _END_PX - _SIDE_PX, top, _SIDE_PX, _SIDE_PX)
    return QStyle.visualRect(direction, row, logical)


def paint_button(painter: QPainter, rect: QRect, *, is_on: bool, is_hovered: bool) -> None:
    """Paint the button."""
    colours = theme.current()
    if is_on or is_hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if is_on else colours.line))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
    colour = colours.on_accent if is_on else colours.text if is_hovered else colours.muted
    ratio = painter.device().devicePixelRatioF()
    corner = QRectF(rect).center() - QPointF(_ICON_PX / 2, _ICON_PX / 2)
    painter.drawPixmap(corner, icons.pixmap("filter", _ICON_PX, colour=colour, ratio=ratio))


def tooltip(name: str, mark: Mark) -> str:
    """Return what a click on the button does, in a few words."""
    words = tr("Tags", "Filter by “%1” (Enter)")
    if mark is not Mark.OFF:
        words = tr("Tags", "Stop filtering by “%1” (Enter)")
    return filled(words, inline_name(name))
