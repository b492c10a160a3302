"""What the colours of the map mean."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.map.models.colouring import LegendEntry, entry_words
from app.ui.paint import theme
from app.ui.tokens import Radius, Space

_MARK_PX = 10
_WIDEST_PX = 240


class Legend(QWidget):
    """Colours and their names, above a corner of the map; lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Colours"))
        self._entries: tuple[LegendEntry, ...] = ()
        self.hide()

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """The lines."""
        return self._entries

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other lines; none hides it."""
        self._entries = tuple(entries)
        self.setAccessibleDescription("; ".join(entry_words(entry) for entry in entries))
        self.setVisible(bool(entries))
        self.resize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(entry_words(entry)) for entry in self._entries] or [0]
        # Qt shortens words that have exactly the room that it says they need.
        width = min(_WIDEST_PX, max(widths) + 1 + _MARK_PX + Space.SMALL + 2 * Space.MEDIUM)
        return QSize(width, len(self._entries) * self._line_px + 2 * Space.SMALL)

    @property
    def lines(self) -> list[str]:
        """The words as they are shown: shortened in the middle where there is no room for them."""
        metrics, mode = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        return [metrics.elidedText(entry_words(entry), mode, self._room_px) for entry in self._entries]

    @property
    def _room_px(self) -> int:
        return self.width() - 2 * Space.MEDIUM - _MARK_PX - Space.SMALL

    @property
    def _line_px(self) -> int:
        return self.fontMetrics().height() + Space.TIGHT

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, lines = theme.current(), self.lines
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD)
        is_mirrored = self.isRightToLeft()
        for number, entry in enumerate(self._entries):
            middle = Space.SMALL + (number + 0.5) * self._line_px
            mark_x = self.width() - Space.MEDIUM - _MARK_PX / 2 if is_mirrored else Space.MEDIUM + _MARK_PX / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            painter.drawEllipse(QPointF(mark_x, middle), _MARK_PX / 2, _MARK_PX / 2)
            painter.setPen(QColor(colours.text))
            left = Space.MEDIUM if is_mirrored else Space.MEDIUM + _MARK_PX + Space.SMALL
            side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
            place = QRectF(left, middle - self._line_px / 2, self._room_px, self._line_px)
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), lines[number])
        painter.end()
