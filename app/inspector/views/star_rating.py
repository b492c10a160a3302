"""Five stars, for mouse and keys."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from app.ui.localization.text import tr
from app.ui.paint import theme
from app.ui.tokens import Radius
from core.domain.videos import MAX_RATING

_POINTS = (
    *((0.5, 0.03), (0.647, 0.348), (0.995, 0.389), (0.738, 0.627), (0.806, 0.97)),
    *((0.5, 0.8), (0.194, 0.97), (0.262, 0.627), (0.005, 0.389), (0.353, 0.348)),
)
_GAP_PX = 4


class StarRating(QWidget):
    """Shows a rating and lets it be changed by a click on a star, a digit, or the arrow keys.

    Attributes
    ----------
    rated : Signal
        0 to 5; choosing the current rating again clears it.
    """

    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: int | None = 0
        self._pointed = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def rating(self) -> int | None:
        """The rating shown; None where it differs among the selected videos."""
        return self._rating

    def set_rating(self, rating: int | None) -> None:
        """Show a rating, 0 (none) to 5; None where it differs among the selected videos."""
        if rating != self._rating:
            self._rating = rating
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        words = self.tr("Rating: mixed")
        if self._rating is not None:
            words = self.tr("Rating: none")
            if self._rating:
                words = tr("StarRating", "Rating: %n of 5 stars", n=self._rating)
        self.setAccessibleName(words)
        self.setToolTip(words)

    @property
    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.1)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._beside) + 2 * _GAP_PX if self._beside else 0
        return QSize(self._stars_px + words, self._side + 8)

    @property
    def _stars_px(self) -> int:
        return MAX_RATING * (self._side + _GAP_PX) + 4

    @property
    def _beside(self) -> str:
        return self.tr("mixed") if self._rating is None else ""

    def star_rect(self, number: int) -> QRect:
        """Return the rectangle of a star, 1 to 5, in the widget."""
        box = QRect(
            4 + (number - 1) * (self._side + _GAP_PX), (self.height() - self._side) // 2, self._side, self._side
        )
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _star_at(self, place: QPointF) -> int:
        step = self._side + _GAP_PX
        at = place.x() - 2 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - 2 - place.x()
        return min(MAX_RATING, max(1, int(at // step) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        n_full = self._pointed or self._rating or 0
        for number in range(1, MAX_RATING + 1):
            is_full = number <= n_full
            painter.setPen(QPen(QColor(colours.text if is_full else colours.muted), 1.3))
            painter.setBrush(QColor(colours.text) if is_full else Qt.BrushStyle.NoBrush)
            box = QRectF(self.star_rect(number))
            painter.drawPolygon(QPolygonF([_inside(box, *point) for point in _POINTS]))
        self._paint_beside(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        painter.end()

    def _paint_beside(self, painter: QPainter) -> None:
        room = QRect(self._stars_px + _GAP_PX, 0, self.width() - self._stars_px - _GAP_PX, self.height())
        painter.setPen(QColor(theme.current().muted))
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), self._beside)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._star_at(event.position()))

    @override
    def leaveEvent(self, event: object) -> None:
        self._point(0)

    def _point(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            number = self._star_at(event.position())
            self._rate(0 if number == self._rating else number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rating, key = self._rating or 0, event.key()
        is_left_to_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        more = Qt.Key.Key_Right if is_left_to_right else Qt.Key.Key_Left
        less = Qt.Key.Key_Left if is_left_to_right else Qt.Key.Key_Right
        wanted = {
            more: rating + 1,
            less: rating - 1,
            Qt.Key.Key_Up: rating + 1,
            Qt.Key.Key_Down: rating - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: MAX_RATING,
            Qt.Key.Key_Delete: 0,
        }
        wanted |= {Qt.Key(Qt.Key.Key_0 + number): number for number in range(MAX_RATING + 1)}
        if key in wanted:
            self._rate(min(MAX_RATING, max(0, wanted[Qt.Key(key)])))
        else:
            super().keyPressEvent(event)

    def _rate(self, rating: int) -> None:
        self._point(0)
        if rating != self._rating:
            self.set_rating(rating)
            self.rated.emit(rating)


def _inside(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + x * box.width(), box.y() + y * box.height())
