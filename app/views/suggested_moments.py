"""The moments that are suggested, in the inspector: a click plays, A accepts, X rejects."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.models.suggested import SuggestedMoment
from app.models.suggested_moments import SUGGESTED_ROLE, VERDICT_ROLE, SuggestedMomentsModel
from app.support import icons, theme
from app.support.tag_paint import paint_mark
from app.support.text import display_text, percent
from app.support.times import span
from core.domain.tags import Verdict

_PAD_PX, _GAP_PX, _BAR_PX, _BUTTON_GAP_PX = 8, 8, 3, 6
_MOST_ROWS = 8
_ICONS = {Verdict.ACCEPTED: "check", Verdict.REJECTED: "close"}
_KEYS = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_X: Verdict.REJECTED}
_AnyIndex = QModelIndex | QPersistentModelIndex


def _icon_px(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 1.05)


def button_rect(row: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection, verdict: Verdict) -> QRect:
    """Say where in a row a click decides.

    Parameters
    ----------
    row : QRect
        The row's place.
    metrics : QFontMetrics
        Of the list.
    direction : Qt.LayoutDirection
        Of the list.
    verdict : Verdict
        How.

    Returns
    -------
    QRect
        As high as the row.
    """
    width = _icon_px(metrics) + _BUTTON_GAP_PX
    left = row.right() + 1 - _PAD_PX // 2 - width * (2 if verdict is Verdict.ACCEPTED else 1)
    return QStyle.visualRect(direction, row, QRect(left, row.top(), width, row.height()))


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 8)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        one, verdict = index.data(SUGGESTED_ROLE), index.data(VERDICT_ROLE)
        if not isinstance(one, SuggestedMoment):
            return
        row, colours, state = option.rect, theme.current(), QStyle.StateFlag
        if option.state & state.State_Selected:
            painter.fillRect(row, colours.tint)
            bar = QRect(row.left(), row.top(), _BAR_PX, row.height())
            painter.fillRect(QStyle.visualRect(option.direction, row, bar), colours.accent)
        elif option.state & state.State_MouseOver:
            painter.fillRect(row, colours.hover)
        for which, icon in _ICONS.items():
            if verdict in (None, which):
                self._paint_icon(painter, option, icon, which, is_decided=verdict is which)
        self._paint_words(painter, option, one, verdict)

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, icon: str, which: Verdict, *, is_decided: bool
    ) -> None:
        colours, side = theme.current(), _icon_px(option.fontMetrics)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(button_rect(option.rect, option.fontMetrics, option.direction, which).center())
        ink = colours.text if is_decided else colours.muted
        painter.drawPixmap(spot, icons.pixmap(icon, side, colour=ink, ratio=painter.device().devicePixelRatioF()))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, one: SuggestedMoment, verdict: Verdict | None
    ) -> None:
        row, metrics, muted = option.rect, option.fontMetrics, theme.current().muted
        side = max(8, round(metrics.ascent() * 0.75))
        spot = QRect(row.left() + _PAD_PX, row.center().y() - side // 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(QStyle.visualRect(option.direction, row, spot))
        is_solid = verdict is Verdict.ACCEPTED
        paint_mark(painter, place, one.tag, is_dark=theme.is_dark(), is_solid=is_solid)
        painter.restore()
        end = row.right() - _PAD_PX - 2 * (_icon_px(metrics) + _BUTTON_GAP_PX)
        for words, widest in (
            (percent(one.score), percent(max(0.88, one.score))),
            (span(one.moment.start_seconds, one.moment.end_seconds), ""),
        ):
            width = metrics.horizontalAdvance(widest or words) + 1
            self._write(painter, option, QRect(end - width, row.top(), width, row.height()), words, ink=muted)
            end -= width + _GAP_PX
        font = QFont(option.font)
        font.setStrikeOut(verdict is Verdict.REJECTED)
        painter.setFont(font)
        start = row.left() + _PAD_PX + side + _GAP_PX
        room = QRect(start, row.top(), max(0, end - start), row.height())
        name = metrics.elidedText(display_text(one.tag.name), Qt.TextElideMode.ElideRight, room.width())
        ink = muted if verdict is Verdict.REJECTED else theme.current().text
        self._write(painter, option, room, name, ink=ink, is_name=True)
        painter.setFont(option.font)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: str,
        *,
        ink: str,
        is_name: bool = False,
    ) -> None:
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
        flags = int(QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter)
        flags |= int(Qt.TextFlag.TextSingleLine) | (0 if is_name else int(Qt.TextFlag.TextForceLeftToRight))
        painter.drawText(QStyle.visualRect(option.direction, option.rect, place), flags, words)


class SuggestedMoments(QListView):
    """A short list of suggestions at moments.

    Attributes
    ----------
    decided : Signal
        `SuggestedMoment`, and the `Verdict` about it.
    played : Signal
        `SuggestedMoment` that was clicked.
    menuWanted : Signal
        `SuggestedMoment`, and the global place of its menu.

    Parameters
    ----------
    name : str
        For screen readers.
    parent : QWidget, optional
        Owner.
    """

    decided = Signal(object, object)
    played = Signal(object)
    menuWanted = Signal(object, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = SuggestedMomentsModel(self)
        self._pressed: SuggestedMoment | None = None
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Enter plays, A accepts, X rejects"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> SuggestedMomentsModel:
        """Its rows."""
        return self._rows

    def set_moments(self, moments: Sequence[SuggestedMoment]) -> None:
        """Show moments; the one that is current stays so, or the next one at its place.

        Parameters
        ----------
        moments : sequence of SuggestedMoment
            Best first.
        """
        row, current, scrolled = self._row, self._rows.moment(self.currentIndex()), self.verticalScrollBar().value()
        self._rows.set_moments(moments)
        if moments and row >= 0:
            keys = [one.key for one in moments]
            kept = keys.index(current.key) if current and current.key in keys else min(row, len(moments) - 1)
            self.setCurrentIndex(self._rows.index(kept))
            self.verticalScrollBar().setValue(scrolled)
        rows = min(_MOST_ROWS, max(1, len(moments)))
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + 2 * self.frameWidth())
        self.setVisible(bool(moments))

    @property
    def _row(self) -> int:
        return self.currentIndex().row()

    def _decide(self, one: SuggestedMoment, verdict: Verdict) -> None:
        if self._rows.verdict(one) is not None:
            return
        self._rows.settle(one, verdict)
        self.decided.emit(one, verdict)

    def _advance(self) -> None:
        rows = self._rows.moments
        following = [*range(self._row + 1, len(rows)), *range(self._row)]
        open_row = next((row for row in following if self._rows.verdict(rows[row]) is None), None)
        if open_row is not None:
            self.setCurrentIndex(self._rows.index(open_row))

    def _at(self, place: QPoint) -> tuple[SuggestedMoment | None, Verdict | None]:
        index = self.indexAt(place)
        rect, metrics, direction = self.visualRect(index), self.fontMetrics(), self.layoutDirection()
        found = (one for one in Verdict if button_rect(rect, metrics, direction, one).contains(place))
        return self._rows.moment(index), next(found, None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._at(event.position().toPoint())[0]

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        one, verdict = self._at(event.position().toPoint())
        super().mouseReleaseEvent(event)
        is_same = one is not None and self._pressed is not None and one.key == self._pressed.key
        self._pressed = None
        if event.button() is not Qt.MouseButton.LeftButton or one is None or not is_same:
            return
        if verdict is None:
            self.played.emit(one)
        else:
            self._decide(one, verdict)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        one, verdict = self._rows.moment(self.currentIndex()), _KEYS.get(Qt.Key(event.key()))
        if one is None or event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif verdict is not None:
            self._decide(one, verdict)
            self._advance()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.played.emit(one)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        one = self._rows.moment(index)
        if one is not None:
            place = event.globalPos() if is_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menuWanted.emit(one, place)
