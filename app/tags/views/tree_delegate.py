"""Paints a row of the tags panel, and edits its name."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.tags.models.tag_marks import Mark
from app.tags.models.tag_tree import KEY_ROLE, MARK_ROLE, NODE_ROLE, SUGGESTED_ROLE
from app.tags.views import filter_button as tag_filter_button
from app.tags.views.dialog import FloatingNameEdit, NameEdit
from app.ui.item_models import AnyIndex
from app.ui.localization.text import is_right_to_left, number
from app.ui.paint import icons, painting, theme
from app.ui.paint.tag_paint import key_cap_size, paint_key_cap, paint_mark, tag_colour, text_on
from app.ui.tokens import ICON_PX, Space, row_px
from core.domain.query.filters import Field
from core.domain.tags import TagNode

INDENT_PX = Space.MEDIUM
_SIGN_PX = ICON_PX
_GAP_PX = Space.SMALL
_START_PX, _END_PX = 0, Space.SMALL + tag_filter_button.ROOM_PX


class TagTreeDelegate(QStyledItemDelegate):
    """Paints a tag: its mark or filter sign, its name, its key, how many videos have it.

    Parameters
    ----------
    problem_with : callable
        Called with the typed name and the tag's id; returns a sentence if it is not valid.
    parent : QObject
        Qt parent.
    """

    def __init__(self, problem_with: Callable[[str, int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._problem_with = problem_with

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, row_px(option.fontMetrics.height()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        node, mark = index.data(NODE_ROLE), index.data(MARK_ROLE)
        row = _Row(QRectF(option.rect), option.direction)
        painter.setFont(option.font)
        self._paint_sign(painter, row.from_start(_SIGN_PX, _SIGN_PX), index, mark)
        if isinstance(node, TagNode):
            self._paint_numbers(painter, row, node, index.data(SUGGESTED_ROLE))
        self._paint_name(painter, row.rest, str(index.data()), mark)
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRectF, index: AnyIndex, mark: Mark) -> None:
        node, colours, is_dark = index.data(NODE_ROLE), theme.current(), theme.is_dark()
        own = tag_colour(node.tag, is_dark=is_dark) if isinstance(node, TagNode) else QColor(colours.muted)
        if mark is not Mark.OFF:
            paint_filter_sign(painter, rect, own, is_with=mark is Mark.WITH)
        elif isinstance(node, TagNode):
            paint_mark(painter, rect.adjusted(3, 3, -3, -3), node.tag, is_dark=is_dark)
        else:
            name = "untagged" if index.data(KEY_ROLE) == Field.UNTAGGED else "unreviewed"
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(rect.topLeft(), icons.pixmap(name, _SIGN_PX, colour=colours.muted, ratio=ratio))

    def _paint_numbers(self, painter: QPainter, row: "_Row", node: TagNode, n_suggested: int) -> None:
        colours = theme.current()
        small = painting.small_font(painter.font())
        wide = QFontMetricsF(small)
        painter.save()
        painter.setFont(small)
        if node.count.n_with_children:
            words = number(node.count.n_with_children)
            painter.setPen(QColor(colours.muted))
            painter.drawText(row.from_end(wide.horizontalAdvance(words), wide.height()), _CENTRE, words)
        if node.tag.shortcut_slot is not None:
            words = str(node.tag.shortcut_slot)
            size = key_cap_size(painter, words)
            paint_key_cap(painter, row.from_end(size.width(), size.height()), words)
        if n_suggested:
            self._paint_suggested(painter, row, wide, number(n_suggested))
        painter.restore()

    def _paint_suggested(self, painter: QPainter, row: "_Row", wide: QFontMetricsF, words: str) -> None:
        """Paint the number of open suggestions, outlined like everything suggested."""
        accent = QColor(theme.current().accent)
        high = wide.height() + 1
        pill = row.from_end(max(high, wide.horizontalAdvance(words) + 10), high).adjusted(0.5, 0.5, -0.5, -0.5)
        line = QColor(accent)
        line.setAlphaF(0.6)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(accent)
        painter.drawText(pill, _CENTRE, words)

    def _paint_name(self, painter: QPainter, rect: QRectF, name: str, mark: Mark) -> None:
        font = QFont(painter.font())
        font.setStrikeOut(mark is Mark.WITHOUT)
        font.setWeight(QFont.Weight.DemiBold if mark is Mark.WITH else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().muted if mark is Mark.WITHOUT else theme.current().text))
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, rect.width())
        is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # The name keeps its own direction, but is aligned with the start of the panel's rows.
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_right_to_left(name) else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        key = index.data(KEY_ROLE)
        edit = FloatingNameEdit(lambda text: self._problem_with(text, key), parent)
        edit.setAccessibleName(self.tr("Name of the tag"))
        return edit

    @override
    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        # Qt calls this whenever the row changes, such as its count; keep what is being typed.
        if isinstance(editor, FloatingNameEdit):
            editor.begin_with(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, NameEdit) and not editor.problem:
            model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        start = _GAP_PX + _SIGN_PX - 4
        logical = option.rect.adjusted(start, 0, -2, 0)
        editor.setGeometry(QStyle.visualRect(option.direction, option.rect, logical))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.type() is QEvent.Type.KeyPress and isinstance(editor, NameEdit) and editor.problem:
            return True  # keep what was typed until it is a valid name
        return super().eventFilter(editor, event)


_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class _Row:
    """The space left in a row while items are placed at its start and end."""

    def __init__(self, rect: QRectF, direction: Qt.LayoutDirection) -> None:
        self._all = rect.toAlignedRect()
        self._left, self._right = rect.left() + _START_PX, rect.right() - _END_PX
        self._direction = direction

    def from_start(self, width: float, height: float) -> QRectF:
        self._left += width + _GAP_PX
        return self._place(self._left - width - _GAP_PX, width, height)

    def from_end(self, width: float, height: float) -> QRectF:
        self._right -= width + _GAP_PX
        return self._place(self._right + _GAP_PX, width, height)

    @property
    def rest(self) -> QRectF:
        return self._place(self._left, max(0.0, self._right - self._left), self._all.height())

    def _place(self, left: float, width: float, height: float) -> QRectF:
        top = self._all.center().y() + 0.5 - height / 2
        if self._direction is Qt.LayoutDirection.RightToLeft:
            left = self._all.left() + self._all.left() + self._all.width() - left - width
        return QRectF(left, top, width, height)


def paint_filter_sign(painter: QPainter, rect: QRectF, colour: QColor, *, is_with: bool) -> None:
    """Paint the filter sign of a tag: a filled disc with a plus, or a ring with a minus."""
    disc = rect.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if is_with else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    painter.setPen(QPen(text_on(colour) if is_with else colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    centre, arm = disc.center(), disc.width() * 0.26
    painter.drawLine(QPointF(centre.x() - arm, centre.y()), QPointF(centre.x() + arm, centre.y()))
    if is_with:
        painter.drawLine(QPointF(centre.x(), centre.y() - arm), QPointF(centre.x(), centre.y() + arm))


def paint_arrow(painter: QPainter, edge_px: float, middle_px: float, *, is_open: bool, is_mirrored: bool) -> None:
    """Paint the arrow that expands a tag, before its row.

    Parameters
    ----------
    painter : QPainter
        Antialiasing.
    edge_px, middle_px : float
        Start of the row, and its vertical middle.
    is_open : bool
        Whether the tags below it are shown.
    is_mirrored : bool
        Whether the row starts at the right.
    """
    x = edge_px + INDENT_PX / 2 - 2 if is_mirrored else edge_px - INDENT_PX / 2 + 2
    y, arm = middle_px + 0.5, 3.5
    ahead = -arm / 2 if is_mirrored else arm / 2
    sideways = [QPointF(x - ahead, y - arm), QPointF(x + ahead, y), QPointF(x - ahead, y + arm)]
    down = [QPointF(x - arm, y - arm / 2), QPointF(x, y + arm / 2), QPointF(x + arm, y - arm / 2)]
    pen = QPen(QColor(theme.current().muted), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(down if is_open else sideways)
