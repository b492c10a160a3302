"""Paints the rows of the list: one line, cut into the columns that its header says."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from app.models.cards import VideoCard
from app.models.list_columns import COLUMNS, Column
from app.models.thumbnails import ThumbnailCache
from app.support import icons, theme
from app.support.text import is_right_to_left
from app.views.card_delegate import CardDelegate
from core.domain.videos import VideoStage

_ROW_PADDING_PX = 10
_CELL_PADDING_PX = 8
_SIGN_PX = 14


class ListDelegate(CardDelegate):
    """Paints a row.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        As for all cards.
    header : QHeaderView
        Says where the columns are; the delegate's owner.
    """

    def __init__(self, thumbnails: ThumbnailCache, header: QHeaderView) -> None:
        super().__init__(thumbnails, header)
        self._header = header
        self.scrub.is_on = False

    def row_px(self, metrics: QFontMetrics) -> int:
        """Give the height of every row."""
        return metrics.height() + _ROW_PADDING_PX

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        return QRect()

    @override
    def _paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, card: object, fraction: float | None
    ) -> None:
        colours = theme.current()
        row = QRectF(option.rect)
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), QColor(colours.line))
        if not isinstance(card, VideoCard):
            return
        for section, column in enumerate(COLUMNS):
            if self._header.isSectionHidden(section):
                continue
            left, width = self._header.sectionViewportPosition(section), self._header.sectionSize(section)
            cell = QRectF(left, row.top(), width, row.height()).adjusted(_CELL_PADDING_PX, 0, -_CELL_PADDING_PX, 0)
            if cell.right() > 0 and cell.left() < painter.device().width():
                self._paint_cell(painter, cell, column, card)

    def _paint_cell(self, painter: QPainter, cell: QRectF, column: Column, card: VideoCard) -> None:
        colours = theme.current()
        is_name = column.name == "name"
        if column.name == "state" and (sign := _sign(card)):
            name, colour = sign
            mark = icons.pixmap(name, _SIGN_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
            painter.drawPixmap(round(cell.left()), round(cell.center().y() - _SIGN_PX / 2), mark)
            cell.setLeft(cell.left() + _SIGN_PX + 4)
        text = column.text(card)
        mode = Qt.TextElideMode.ElideMiddle if is_name or column.name == "folder" else Qt.TextElideMode.ElideRight
        # Names follow their own direction, the rest stands as the column does.
        is_turned = is_right_to_left(text) if is_name else self._header.isRightToLeft()
        at_right = is_turned is not column.is_number
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_turned else Qt.LayoutDirection.LeftToRight)
        painter.setPen(QColor(colours.text if is_name or column.name == "rating" else colours.muted))
        shown = painter.fontMetrics().elidedText(text, mode, int(cell.width()))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(cell, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


def _sign(card: VideoCard) -> tuple[str, str] | None:
    colours = theme.current()
    if card.video.stage is VideoStage.FAILED:
        return "error", colours.error
    return ("offline", colours.warning) if card.video.is_offline else None
