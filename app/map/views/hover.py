"""The card beside the pointer: picture and name of a point."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from app.ui.paint import theme
from app.ui.tokens import Radius, Space

_PICTURE_PX = QSizeF(208, 117)
_AWAY_PX = 14


def paint_hover(
    painter: QPainter, area: QRect, at: QPointF, picture: QPixmap | None, words: str, *, font: QFont
) -> None:
    """Paint a card with a point's picture and name near the point, within an area."""
    if not words:
        return
    colours, metrics = theme.current(), QFontMetricsF(font)
    card = QRectF(QPointF(), QSizeF(_PICTURE_PX.width(), _PICTURE_PX.height() + metrics.height() + 2 * Space.SMALL))
    card.moveTo(at.x() + _AWAY_PX, at.y() + _AWAY_PX)
    if card.right() > area.right() - Space.TIGHT:
        card.moveRight(at.x() - _AWAY_PX)
    if card.bottom() > area.bottom() - Space.TIGHT:
        card.moveBottom(at.y() - _AWAY_PX)
    card.moveTopLeft(QPointF(max(Space.TIGHT, card.x()), max(Space.TIGHT, card.y())))
    shape = QPainterPath()
    shape.addRoundedRect(card, Radius.CARD, Radius.CARD)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, QColor(colours.raised))
    painter.setClipPath(shape)
    frame = QRectF(card.topLeft(), _PICTURE_PX)
    painter.fillRect(frame, QColor(colours.window))
    if picture is not None:
        size = picture.deviceIndependentSize()
        size.scale(_PICTURE_PX, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(QPointF(), size)
        target.moveCenter(frame.center())
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.setClipPath(shape)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    line = QRectF(
        card.x() + Space.SMALL, frame.bottom() + Space.SMALL, card.width() - 2 * Space.SMALL, metrics.height()
    )
    text = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
    painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), text)
    painter.setClipping(False)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawPath(shape)
    painter.restore()
