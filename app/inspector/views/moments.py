"""The tagged moments of a video in the inspector: a click selects one, Enter plays it, Delete removes the tag."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.inspector.models.inspected import DecidedMoment
from app.inspector.models.moment_rows import DecidedMomentsModel, times
from app.ui.item_models import ListRows
from app.ui.localization.text import display_text
from app.ui.paint import icons, painting, theme
from app.ui.paint.tag_paint import paint_mark
from core.domain.tags import Tag

PAD_PX, GAP_PX = 8, 8
_MOST_ROWS = 8


def _mark_rect(option: QStyleOptionViewItem) -> QRect:
    row, side = option.rect, max(8, round(option.fontMetrics.ascent() * 0.75))
    return QRect(row.left() + PAD_PX, row.center().y() - side // 2, side, side)


class TaggedMomentDelegate(QStyledItemDelegate):
    """Paints the parts of a row; subclasses choose which, and where."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 8)

    def paint_tag(
        self, painter: QPainter, option: QStyleOptionViewItem, tag: Tag, *, end: int, is_given: bool, is_struck: bool
    ) -> None:
        """Paint mark and name at the start of a row.

        Parameters
        ----------
        painter : QPainter
            Of the view.
        option : QStyleOptionViewItem
            Of the row.
        tag : Tag
            The tag.
        end : int
            Right limit in px, as if the row ran from left to right.
        is_given, is_struck : bool
            Whether its mark is filled, and whether its name is struck out.
        """
        row, colours, spot = option.rect, theme.current(), _mark_rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(QStyle.visualRect(option.direction, row, spot))
        paint_mark(painter, mark, tag, is_dark=theme.is_dark(), is_solid=is_given)
        font = QFont(option.font)
        font.setStrikeOut(is_struck)
        painter.setFont(font)
        start = spot.right() + 1 + GAP_PX
        room = QRect(start, row.top(), max(0, end - start), row.height())
        words = option.fontMetrics.elidedText(display_text(tag.name), Qt.TextElideMode.ElideMiddle, room.width())
        self._write(painter, option, room, words, ink=colours.muted if is_struck else colours.text)
        painter.restore()

    def least_end(self, option: QStyleOptionViewItem, tag: Tag) -> int:
        """Return the right limit in px that `paint_tag` needs for a whole name, or for half the row if it is longer."""
        row = option.rect
        name_px = min(option.fontMetrics.horizontalAdvance(display_text(tag.name)) + 1, row.width() // 2)
        return _mark_rect(option).right() + 1 + GAP_PX + name_px

    def figures_px(self, option: QStyleOptionViewItem, *figures: str) -> int:
        """Return the width that `paint_figure` takes for all of these, with the gaps before them."""
        return sum(option.fontMetrics.horizontalAdvance(words) + 1 + GAP_PX for words in figures)

    def paint_figure(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, *, end: int, widest: str = ""
    ) -> int:
        """Paint a time or a number, which is never elided, so that it ends at `end`.

        Positions are in px, as if the row ran from left to right. `widest` reserves the width of a longer text, so that
        figures
        line up in columns. Returns the right limit for what comes before it.
        """
        row, width = option.rect, option.fontMetrics.horizontalAdvance(widest or words) + 1
        room = QRect(end - width, row.top(), width, row.height())
        self._write(painter, option, room, words, ink=theme.current().muted, is_figure=True)
        return end - width - GAP_PX

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        words: str,
        *,
        ink: str,
        is_figure: bool = False,
    ) -> None:
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
        flags = int(QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter)
        flags |= int(Qt.TextFlag.TextSingleLine) | (int(Qt.TextFlag.TextForceLeftToRight) if is_figure else 0)
        painter.drawText(QStyle.visualRect(option.direction, option.rect, room), flags, words)


class TaggedMoments(QListView):
    """A list as tall as its rows, up to a maximum; hidden while empty.

    Attributes
    ----------
    menuWanted : Signal
        The row, and the global position of its menu.

    Parameters
    ----------
    name : str
        For screen readers.
    rows : ListRows
        The model; the list takes ownership.
    delegate : TaggedMomentDelegate
        Paints the rows; the list takes ownership.
    parent : QWidget, optional
        Qt parent.
    """

    menuWanted = Signal(object, QPoint)

    def __init__(
        self, name: str, rows: ListRows[Any], delegate: TaggedMomentDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows.setParent(self)
        delegate.setParent(self)
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_moments(self, moments: Sequence[Any]) -> None:
        """Show moments; the current one stays current, or the next one at its place."""
        current, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        row, before = current.row(), self._rows.row(current)
        self._rows.set_rows(moments)
        if moments and row >= 0:
            keys = [self.key(one) for one in moments]
            kept = keys.index(self.key(before)) if before and self.key(before) in keys else min(row, len(keys) - 1)
            self.setCurrentIndex(self._rows.index(kept))
            self.verticalScrollBar().setValue(scrolled)
        n_rows = min(_MOST_ROWS, max(1, len(moments)))
        self.setFixedHeight(n_rows * max(1, self.sizeHintForRow(0)) + 2 * self.frameWidth())
        self.setVisible(bool(moments))

    def key(self, one: Any) -> object:
        """Return what identifies a row, even after its appearance changed."""
        return one.tag.id, one.moment.start_seconds, one.moment.end_seconds

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        one = self._rows.row(index)
        if one is not None:
            place = event.globalPos() if is_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menuWanted.emit(one, place)


def _cross_px(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.9)


def _cross_rect(row: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection) -> QRect:
    side = _cross_px(metrics)
    box = QRect(row.right() - PAD_PX - side, row.center().y() - side // 2, side, side)
    return QStyle.visualRect(direction, row, box)


class _DecidedDelegate(TaggedMomentDelegate):
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
        painting.paint_row_ground(painter, option)
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
        The model.
    marked, played, takeBackWanted : Signal
        The `DecidedMoment` to select, to play, or whose decision to remove.
    """

    marked = Signal(object)
    played = Signal(object)
    takeBackWanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = DecidedMomentsModel()
        super().__init__(name, self.rows, _DecidedDelegate(self.rows), parent)
        self.doubleClicked.connect(lambda index: self._emit(self.played, index))

    def _emit(self, signal: SignalInstance, index: QModelIndex) -> None:
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
        self._emit(self.takeBackWanted if is_cross else self.marked, index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit(self.played, index)
        elif event.key() == Qt.Key.Key_Space:
            self._emit(self.marked, index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._emit(self.takeBackWanted, index)
        else:
            super().keyPressEvent(event)
