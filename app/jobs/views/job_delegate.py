"""Paints how far a running job is: its words, and a thin line below them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.jobs.models import SHARE_ROLE
from app.ui import theme

_LINE_PX = 3
_INSET_PX = 6


class ShareDelegate(QStyledItemDelegate):
    """As the plain one where nothing is known of how far it is."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        colours = theme.current()
        whole = option.rect.adjusted(_INSET_PX, option.rect.height() - _LINE_PX - 1, -_INSET_PX, -1)
        painter.fillRect(whole, QColor(colours.line))
        done = QRect(whole.topLeft(), whole.size())
        done.setWidth(round(whole.width() * share))
        if option.direction is Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right())
        painter.fillRect(done, QColor(colours.accent))
