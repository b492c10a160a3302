"""How the accuracy of a tag grew with the number of decisions: a small chart, and the same as a table."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from app.learning.models import quality_words
from app.ui.localization.text import number, percent
from app.ui.paint import theme
from app.ui.paint.painting import small_font
from core.domain.tag_quality import TagQuality

_HIGH_LINES = 8
_DOT_PX = 3.5
_LEVELS = (0.0, 0.5, 1.0)


class CurvePlot(QWidget):
    """Draws the learning curve, and describes it for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health: TagQuality | None = None
        self.setAccessibleName(self.tr("Learning curve"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_quality(self, health: TagQuality) -> None:
        """Draw the curve and interval of a tag."""
        self._health = health
        self.setAccessibleDescription(quality_words.curve(health))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, self.fontMetrics().height() * _HIGH_LINES)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        if self._health is not None and self._health.curve:
            self._paint_levels(painter)
            self._paint_curve(painter, self._health)
        painter.end()

    @property
    def _small(self) -> QFont:
        return small_font(self.font())

    @property
    def _room(self) -> QRectF:
        metrics = QFontMetricsF(self._small)
        beside, below = metrics.horizontalAdvance(percent(1.0)) + 8, metrics.height() + 4
        # The number of decisions grows in the reading direction.
        is_mirrored = self.isRightToLeft()
        return QRectF(self.rect()).adjusted(16 if is_mirrored else beside, 8, -beside if is_mirrored else -16, -below)

    def _point(self, room: QRectF, n: float, value: float, n_most: int) -> QPointF:
        share = n / max(1, n_most)
        x = room.right() - share * room.width() if self.isRightToLeft() else room.left() + share * room.width()
        return QPointF(x, room.bottom() - value * room.height())

    def _paint_levels(self, painter: QPainter) -> None:
        room, colours, metrics = self._room, theme.current(), QFontMetricsF(self._small)
        for level in _LEVELS:
            y = room.bottom() - level * room.height()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(QColor(colours.muted))
            words, high = percent(level), metrics.height()
            beside = metrics.horizontalAdvance(percent(1.0))
            left = room.right() + 6 if self.isRightToLeft() else room.left() - 6 - beside
            side = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
            flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            painter.drawText(QRectF(left, y - high / 2, beside, high), flags, words)

    def _paint_curve(self, painter: QPainter, health: TagQuality) -> None:
        room, colours, n_most = self._room, theme.current(), max(n for n, _value in health.curve)
        points = [self._point(room, n, value, n_most) for n, value in health.curve]
        accent = QColor(colours.accent)
        if health.low is not None and health.high is not None:
            faint = QColor(accent)
            faint.setAlphaF(0.45)
            low, high = (self._point(room, n_most, value, n_most) for value in (health.low, health.high))
            painter.setPen(QPen(faint, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(low, high)
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF(points))
        metrics, last = QFontMetricsF(self._small), float("-inf")
        for (n, _value), point in zip(health.curve, points, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(point, _DOT_PX, _DOT_PX)
            width = metrics.horizontalAdvance(number(n)) + 12
            if abs(point.x() - last) >= width:
                last = point.x()
                painter.setPen(QColor(colours.muted))
                place = QRectF(point.x() - width / 2, room.bottom() + 4, width, metrics.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), number(n))


class LearningCurve(QStackedWidget):
    """The learning curve as a chart or as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = CurvePlot(self)
        self.table = QTableWidget(0, 2, self)
        self.table.setHorizontalHeaderLabels([self.tr("Decisions"), self.tr("Accuracy")])
        self.table.setAccessibleName(self.tr("Learning curve as a table"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self.plot)
        self.addWidget(self.table)
        self.setFixedHeight(self.plot.sizeHint().height())

    def show_quality(self, health: TagQuality) -> None:
        """Show the learning curve of a tag."""
        self.plot.show_quality(health)
        self.table.setRowCount(len(health.curve))
        for row, (n, value) in enumerate(health.curve):
            self.table.setItem(row, 0, QTableWidgetItem(number(n)))
            self.table.setItem(row, 1, QTableWidgetItem(percent(value)))
