"""A table of whole rows, such as jobs or files."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from app.ui.localization.text import number
from app.ui.paint import icons, painting, theme
from app.ui.paint.tag_paint import paint_mark
from app.ui.tokens import ICON_PX, Radius, Space, row_px
from core.domain.tags import Tag


class RowTable(QTableView):
    """Selects whole rows, elides long texts in the middle, and lets Tab leave it; `name` is for screen readers."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


_SIGN_PX, _EDGE_PX, _GAP_PX = ICON_PX, Space.SMALL, Space.SMALL
_WORDS_SHARE = 0.6
"""Largest share of the width for the words if a note follows."""


@dataclass(frozen=True, slots=True)
class SignRow:
    """Content of a row.

    Attributes
    ----------
    words, note : str
        Plain text; the note may be empty.
    icon : str
        See `app.ui.paint.icons`; warning icons get the warning colour.
    tag : Tag or None
        Its mark replaces the icon.
    n_videos : int or None
        None for no count.
    """

    words: str
    note: str = ""
    icon: str = ""
    tag: Tag | None = None
    n_videos: int | None = None


class SignRowDelegate(QStyledItemDelegate):
    """Paints rows; subclasses provide their content."""

    inset_px: ClassVar[int] = Space.TIGHT
    """From the edge of the list to a row's background."""

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> SignRow | None:
        """Return the content of a row; None to paint nothing."""
        raise NotImplementedError

    def ground_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Return the rectangle of a row's background."""
        return option.rect.adjusted(self.inset_px, 0, -self.inset_px, 0)

    def words_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Return the rectangle from a row's words to its end."""
        area = self.ground_rect(option)
        start = _EDGE_PX + _SIGN_PX + _GAP_PX
        inner = QRect(area.x() + start, area.y(), max(0, area.width() - start), area.height())
        return QStyle.visualRect(option.direction, area, inner)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, row_px(option.fontMetrics.height()))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self.row_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        state, area = option.state, self.ground_rect(option)
        painting.paint_ground(
            painter,
            QRectF(area),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
            radius_px=Radius.CONTROL,
            is_row=True,
        )
        self._paint_sign(painter, option, row)
        self._paint_words(painter, option, row)
        painter.restore()

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, row: SignRow) -> None:
        sign = _placed(self.ground_rect(option), option.direction, _EDGE_PX, _SIGN_PX)
        corner = QPointF(sign.x(), sign.center().y() - _SIGN_PX / 2)
        if row.tag is not None:
            mark = QRectF(corner.x() + 3, corner.y() + 3, _SIGN_PX - 6, _SIGN_PX - 6)
            paint_mark(painter, mark, row.tag, is_dark=theme.is_dark())
            return
        colours, ratio = theme.current(), painter.device().devicePixelRatioF()
        colour = colours.warning if row.icon == "warning" else colours.muted
        painter.drawPixmap(corner, icons.pixmap(row.icon, _SIGN_PX, colour=colour, ratio=ratio))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: SignRow) -> None:
        area, metrics, colours = self.ground_rect(option), option.fontMetrics, theme.current()
        left, right = float(_EDGE_PX + _SIGN_PX + _GAP_PX), float(area.width() - _EDGE_PX)

        def _write(start: float, end: float, words: str, colour: str, mode: Qt.TextElideMode) -> None:
            place = _placed(area, option.direction, start, end - start)
            painting.write_line(painter, place, words, colour=colour, mode=mode)

        if row.n_videos is not None:
            count = number(row.n_videos)
            width = metrics.horizontalAdvance(count) + 2
            _write(right - width, right, count, colours.muted, Qt.TextElideMode.ElideNone)
            right -= width + _GAP_PX
        share = _WORDS_SHARE if row.note else 1
        end = left + min(metrics.horizontalAdvance(row.words) + 2.0, max(0.0, right - left) * share)
        _write(left, end, row.words, colours.text, Qt.TextElideMode.ElideMiddle)
        start = end + _GAP_PX
        if row.note and right - start > metrics.averageCharWidth() * 6:
            _write(start, right, row.note, colours.muted, Qt.TextElideMode.ElideRight)


def _placed(area: QRect, direction: Qt.LayoutDirection, x: float, width: float) -> QRectF:
    inner = QRect(round(area.x() + x), area.y(), round(max(0.0, width)), area.height())
    return QRectF(QStyle.visualRect(direction, area, inner))
