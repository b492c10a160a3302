"""The decided moments of a video in the inspector: a click goes there, Enter plays, Delete takes back."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.models.decided_moments import DECIDED_ROLE, DecidedMomentsModel, times
from app.models.inspected import DecidedMoment
from app.support import icons, theme
from app.support.tag_paint import paint_mark
from app.support.text import display_text

_PAD_PX, _GAP_PX, _BAR_PX = 8, 8, 3
_MOST_ROWS = 8
_AnyIndex = QModelIndex | QPersistentModelIndex


def _cross_rect(row: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection) -> QRect:
    side = round(metrics.ascent() * 0.9)
    box = QRect(row.right() - _PAD_PX - side, row.center().y() - side // 2, side, side)
    return QStyle.visualRect(direction, row, box)


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 8)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        one = index.data(DECIDED_ROLE)
        if not isinstance(one, DecidedMoment):
            return
        row, direction, colours = option.rect, option.direction, theme.current()
        state = QStyle.StateFlag
        if option.state & state.State_Selected:
            painter.fillRect(row, colours.tint)
            bar = QRect(row.left(), row.top(), _BAR_PX, row.height())
            painter.fillRect(QStyle.visualRect(direction, row, bar), colours.accent)
        elif option.state & state.State_MouseOver:
            painter.fillRect(row, colours.hover)
        self._paint_mark(painter, option, one)
        self._paint_words(painter, option, one)
        if option.state & (state.State_MouseOver | state.State_Selected):
            cross = _cross_rect(row, option.fontMetrics, direction)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(cross, icons.pixmap("close", cross.width(), colour=colours.muted, ratio=ratio))

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, one: DecidedMoment) -> None:
        side, row = _mark_px(option), option.rect
        spot = QRect(row.left() + _PAD_PX, row.center().y() - side // 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(QStyle.visualRect(option.direction, row, spot))
        paint_mark(painter, place, one.tag, is_dark=theme.is_dark(), is_solid=not one.is_rejected)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, one: DecidedMoment) -> None:
        row, metrics, colours = option.rect, option.fontMetrics, theme.current()
        start = row.left() + _PAD_PX + _mark_px(option) + _GAP_PX
        when = times(one)
        end = row.right() - _PAD_PX - round(metrics.ascent() * 0.9) - _GAP_PX
        width = metrics.horizontalAdvance(when) + 1
        self._write(
            painter, option, QRect(end - width, row.top(), width, row.height()), when, ink=colours.muted, is_time=True
        )
        font = QFont(option.font)
        font.setStrikeOut(one.is_rejected)
        painter.setFont(font)
        room = QRect(start, row.top(), max(0, end - width - _GAP_PX - start), row.height())
        words = metrics.elidedText(display_text(one.tag.name), Qt.TextElideMode.ElideRight, room.width())
        self._write(painter, option, room, words, ink=colours.muted if one.is_rejected else colours.text)
        painter.setFont(option.font)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: str,
        *,
        ink: str,
        is_time: bool = False,
    ) -> None:
        painter.setPen(ink)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        box = QStyle.visualRect(option.direction, option.rect, place)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        if is_time:
            flags |= int(Qt.TextFlag.TextForceLeftToRight)
        painter.drawText(box, flags, words)


def _mark_px(option: QStyleOptionViewItem) -> int:
    return max(8, round(option.fontMetrics.ascent() * 0.75))


class InspectorMoments(QListView):
    """A short list of moments.

    Attributes
    ----------
    marked, played, takeBackWanted : Signal
        `DecidedMoment` that was clicked, is to be played, or whose decision is to be taken back.
    menuWanted : Signal
        `DecidedMoment`, and the global place of its menu.

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
    menuWanted = Signal(object, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = DecidedMomentsModel(self)
        self.setModel(self._moments)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda index: self._tell(self.played, index))

    @property
    def moments(self) -> DecidedMomentsModel:
        """Its rows."""
        return self._moments

    def set_moments(self, moments: tuple[DecidedMoment, ...]) -> None:
        """Show moments; the current row stays at its place.

        Parameters
        ----------
        moments : tuple of DecidedMoment
            By time.
        """
        row = self.currentIndex().row()
        self._moments.set_moments(moments)
        if moments and row >= 0:
            self.setCurrentIndex(self._moments.index(min(row, len(moments) - 1)))
        rows = min(_MOST_ROWS, max(1, len(moments)))
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + 2 * self.frameWidth())
        self.setVisible(bool(moments))

    def _tell(self, signal, index: QModelIndex) -> None:
        one = self._moments.decided(index)
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        one = self._moments.decided(index)
        if one is not None:
            place = event.globalPos() if is_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menuWanted.emit(one, place)
