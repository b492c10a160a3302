"""The decided moments of a video in the inspector: a click goes there, Enter plays, Delete takes back."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.inspector.models.decided_moments import DecidedMomentsModel, times
from app.inspector.models.inspected import DecidedMoment
from app.inspector.views.tagged_moments import GAP_PX, PAD_PX, TaggedMomentDelegate, TaggedMoments
from app.ui import icons, theme


def _cross_px(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.9)


def _cross_rect(row: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection) -> QRect:
    side = _cross_px(metrics)
    box = QRect(row.right() - PAD_PX - side, row.center().y() - side // 2, side, side)
    return QStyle.visualRect(direction, row, box)


class _Delegate(TaggedMomentDelegate):
    def __init__(self, rows: DecidedMomentsModel) -> None:
        super().__init__()
        self._rows = rows

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one = self._rows.row(index)
        if one is None:
            return
        self.paint_ground(painter, option)
        end = option.rect.right() - PAD_PX - _cross_px(option.fontMetrics) - GAP_PX
        end = self.paint_figure(painter, option, times(one), end=end)
        is_out = one.is_rejected
        self.paint_tag(painter, option, one.tag, end=end, is_given=not is_out, is_struck=is_out)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            cross = _cross_rect(option.rect, option.fontMetrics, option.direction)
            ratio, colour = painter.device().devicePixelRatioF(), theme.current().muted
            painter.drawPixmap(cross, icons.pixmap("close", cross.width(), colour=colour, ratio=ratio))


class InspectorMoments(TaggedMoments):
    """A short list of moments.

    Attributes
    ----------
    rows : DecidedMomentsModel
        Its rows.
    marked, played, takeBackWanted : Signal
        `DecidedMoment` that was clicked, is to be played, or whose decision is to be taken back.

    Parameters
    ----------
    name : str
        For screen readers.
    parent : QWidget, optional
        Owner.
    """

    marked = Signal(object)
    played = Signal(object)
    takeBackWanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = DecidedMomentsModel()
        super().__init__(name, self.rows, _Delegate(self.rows), parent)
        self.doubleClicked.connect(lambda index: self._tell(self.played, index))

    def _tell(self, signal: SignalInstance, index: QModelIndex) -> None:
        one: DecidedMoment | None = self.rows.row(index)
        if one is not None:
            signal.emit(one)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        cross = _cross_rect(self.visualRect(index), self.fontMetrics(), self.layoutDirection())
        is_cross = cross.adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        self._tell(self.takeBackWanted if is_cross else self.marked, index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.played, index)
        elif event.key() == Qt.Key.Key_Space:
            self._tell(self.marked, index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell(self.takeBackWanted, index)
        else:
            super().keyPressEvent(event)
