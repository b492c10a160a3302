"""The card beside the pointer: picture and name of a point."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.ui.paint import theme
from app.ui.tokens import Radius, Space

if TYPE_CHECKING:
    from app.map.views.canvas import PointFace

_PICTURE_PX = QSizeF(208, 117)
_AWAY_PX = 14


def paint_hover(painter: QPainter, area: QRect, at: QPointF, face: "PointFace", *, font: QFont) -> None:
    """Paint a card with a point's picture and name near the point, within an area."""
    if not face.words:
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
    picture = QRectF(card.topLeft(), _PICTURE_PX)
    painter.fillRect(picture, QColor(colours.window))
    if face.picture is not None:
        size = face.picture.deviceIndependentSize()
        size.scale(_PICTURE_PX, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(QPointF(), size)
        target.moveCenter(picture.center())
        painter.setClipRect(picture, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, face.picture, QRectF(face.picture.rect()))
        painter.setClipPath(shape)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    words = QRectF(
        card.x() + Space.SMALL, picture.bottom() + Space.SMALL, card.width() - 2 * Space.SMALL, metrics.height()
    )
    text = metrics.elidedText(face.words, Qt.TextElideMode.ElideMiddle, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
    painter.setClipping(False)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawPath(shape)
    painter.restore()
