"""Paints what stands above a group of cards."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.ui import theme
from app.ui.painting import write_line


def paint_heading(painter: QPainter, rect: QRect, title: str, note: str) -> None:
    """Write the heading of a group: its name, how much is in it, and a line from there to the end.

    Parameters
    ----------
    painter : QPainter
        With the font of cards.
    rect : QRect
        The whole line.
    title, note : str
        Plain text.
    """
    painter.save()
    colours, plain = theme.current(), painter.font()
    bold = QFont(plain)
    bold.setBold(True)
    line = QRectF(rect).adjusted(8, 6, -14, 0)
    wide = QFontMetricsF(bold).horizontalAdvance(title) + 4
    is_turned = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    parts = []
    for width in (min(wide, line.width() * 0.6), 10, min(QFontMetricsF(plain).horizontalAdvance(note), line.width())):
        part = QRectF(line)
        part.setWidth(max(0.0, min(width, line.width())))
        if is_turned:
            part.moveRight(line.right())
            line.setRight(part.left())
        else:
            line.setLeft(part.right())
        parts.append(part)
    painter.setFont(bold)
    write_line(painter, parts[0], title, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
    painter.setFont(plain)
    write_line(painter, parts[2], note, colour=colours.muted, mode=Qt.TextElideMode.ElideMiddle)
    painter.setPen(QPen(QColor(colours.line), 1.0))
    if line.width() > 24:
        rest = line.adjusted(0, 0, -12, 0) if is_turned else line.adjusted(12, 0, 0, 0)
        painter.drawLine(QPointF(rest.left(), rest.center().y()), QPointF(rest.right(), rest.center().y()))
    painter.restore()
