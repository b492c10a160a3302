"""Paints the rows of the list: one line, cut into the columns that its header says."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.browse.models.list_columns import COLUMNS, Column
from app.browse.views.card_delegate import CardDelegate
from app.stage.thumbnails import ThumbnailCache
from app.ui import icons, theme
from app.ui.text import is_right_to_left
from core.domain.videos import VideoStage

_ROW_PADDING_PX = 10
_CELL_PADDING_PX = 8
_SIGN_PX = 14
_STRONG = {"name", "rating"}
_EACH = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_FLAGS = {
    is_right: int(_EACH | (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft))
    | int(Qt.TextFlag.TextSingleLine)
    for is_right in (False, True)
}
"""By whether text stands at the right; made once, for flags are slow to put together."""


class ListDelegate(CardDelegate):
    """Paints a row.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        As for all cards.
    header : QHeaderView
        Says where the columns are; the delegate's owner.
    """

    radius_px = 4.0

    def __init__(self, thumbnails: ThumbnailCache, header: QHeaderView) -> None:
        super().__init__(thumbnails, header)
        self._header = header
        self._cells: list[tuple[Column, int, int]] = []
        self._is_turned = False
        self.scrub.is_on = False

    def row_px(self, metrics: QFontMetrics) -> int:
        """Give the height of every row."""
        return metrics.height() + _ROW_PADDING_PX

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        return QRect()

    def lay_columns(self, view_px: int) -> None:
        """Look where the columns are, once for all rows of a painting.

        Parameters
        ----------
        view_px : int
            Width of what is in view.
        """
        header = self._header
        places = [(header.sectionViewportPosition(place), header.sectionSize(place)) for place in range(len(COLUMNS))]
        self._cells = [
            (column, left + _CELL_PADDING_PX, width - 2 * _CELL_PADDING_PX)
            for column, (left, width) in zip(COLUMNS, places, strict=True)
            if left < view_px and left + width > 0 and width > 0
        ]
        self._is_turned = header.isRightToLeft()

    @override
    def _paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, card: object, fraction: float | None
    ) -> None:
        colours, row = theme.current(), option.rect
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), QColor(colours.line))
        if not isinstance(card, VideoCard):
            return
        metrics, plain, strong = option.fontMetrics, QColor(colours.muted), QColor(colours.text)
        for column, left, width in self._cells:
            cell = QRect(left, row.top(), width, row.height())
            if column.name == "state" and (sign := _sign(card)):
                self._paint_sign(painter, cell, *sign)
            text = column.text(card)
            if text:
                painter.setPen(strong if column.name in _STRONG else plain)
                self._write(painter, cell, column, text, metrics)

    def _write(self, painter: QPainter, cell: QRect, column: Column, text: str, metrics: QFontMetrics) -> None:
        is_name = column.name == "name"
        # Every text runs in its own direction, "1920 x 1080" too; names also stand where they begin.
        runs_left = is_right_to_left(text)
        is_turned = runs_left if is_name else self._is_turned
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if runs_left else Qt.LayoutDirection.LeftToRight)
        mode = Qt.TextElideMode.ElideMiddle if is_name or column.name == "folder" else Qt.TextElideMode.ElideRight
        painter.drawText(cell, _FLAGS[is_turned is not column.is_number], metrics.elidedText(text, mode, cell.width()))

    @staticmethod
    def _paint_sign(painter: QPainter, cell: QRect, name: str, colour: str) -> None:
        mark = icons.pixmap(name, _SIGN_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(cell.left(), cell.center().y() - _SIGN_PX // 2, mark)
        cell.setLeft(cell.left() + _SIGN_PX + 4)


def _sign(card: VideoCard) -> tuple[str, str] | None:
    colours = theme.current()
    if card.video.stage is VideoStage.FAILED:
        return "error", colours.error
    return ("offline", colours.warning) if card.video.is_offline else None
