"""The suggested moments in the inspector: a click plays, A accepts, X rejects."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.inspector.models.moment_rows import SuggestedMomentsModel
from app.inspector.views.moments import PAD_PX, TaggedMomentDelegate, TaggedMoments
from app.tags.models.suggested import SuggestedMoment
from app.ui import confidence
from app.ui.localization.times import span
from app.ui.paint import icons, painting, theme
from app.ui.tokens import Space
from core.domain.tags import Verdict

_BUTTON_GAP_PX = Space.SMALL
_ICONS = {Verdict.ACCEPTED: "check", Verdict.REJECTED: "close"}
_KEYS = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_X: Verdict.REJECTED}


def _icon_px(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 1.05)


def button_rect(row: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection, verdict: Verdict) -> QRect:
    """Return where a click in a row accepts or rejects; as high as the row."""
    width = _icon_px(metrics) + _BUTTON_GAP_PX
    left = row.right() + 1 - PAD_PX // 2 - width * (2 if verdict is Verdict.ACCEPTED else 1)
    return QStyle.visualRect(direction, row, QRect(left, row.top(), width, row.height()))


class _SuggestedDelegate(TaggedMomentDelegate):
    def __init__(self, rows: SuggestedMomentsModel) -> None:
        super().__init__()
        self._rows = rows

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one = self._rows.row(index)
        if one is None:
            return
        verdict = self._rows.verdict(one)
        painting.paint_row_ground(painter, option)
        for which, icon in _ICONS.items():
            if verdict in (None, which):
                self._paint_icon(painter, option, icon, which, is_decided=verdict is which)
        end = option.rect.right() - PAD_PX - 2 * (_icon_px(option.fontMetrics) + _BUTTON_GAP_PX)
        word, times = confidence.word(one.score), span(one.moment.start_seconds, one.moment.end_seconds)
        widest = confidence.widest(option.fontMetrics.horizontalAdvance)
        room_px = end - self.least_end(option, one.tag)
        # The name comes first: without room for all, the columns need not line up, and then the time is left out.
        if self.figures_px(option, widest, times) > room_px:
            widest = ""
        end = self.paint_figure(painter, option, word, end=end, widest=widest)
        if self.figures_px(option, widest or word, times) <= room_px:
            end = self.paint_figure(painter, option, times, end=end)
        is_given, is_struck = verdict is Verdict.ACCEPTED, verdict is Verdict.REJECTED
        self.paint_tag(painter, option, one.tag, end=end, is_given=is_given, is_struck=is_struck)

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, icon: str, which: Verdict, *, is_decided: bool
    ) -> None:
        colours, side = theme.current(), _icon_px(option.fontMetrics)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(button_rect(option.rect, option.fontMetrics, option.direction, which).center())
        ink = colours.text if is_decided else colours.muted
        painter.drawPixmap(spot, icons.pixmap(icon, side, colour=ink, ratio=painter.device().devicePixelRatioF()))


class SuggestedMoments(TaggedMoments):
    """A short list of suggested moments.

    Attributes
    ----------
    rows : SuggestedMomentsModel
        The model.
    decided : Signal
        `SuggestedMoment`, and the `Verdict` about it.
    played : Signal
        The `SuggestedMoment` that was clicked.
    """

    decided = Signal(object, object)
    played = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = SuggestedMomentsModel()
        super().__init__(name, self.rows, _SuggestedDelegate(self.rows), parent)
        self._pressed: SuggestedMoment | None = None
        self.setAccessibleDescription(self.tr("Enter plays, A accepts, X rejects"))

    def _decide(self, one: SuggestedMoment, verdict: Verdict) -> None:
        if self.rows.verdict(one) is not None:
            return
        self.rows.settle(one, verdict)
        self.decided.emit(one, verdict)

    def _advance(self) -> None:
        rows, at = self.rows.rows, self.currentIndex().row()
        following = [*range(at + 1, len(rows)), *range(at)]
        open_row = next((row for row in following if self.rows.verdict(rows[row]) is None), None)
        if open_row is not None:
            self.setCurrentIndex(self.rows.index(open_row))

    def _at(self, place: QPoint) -> tuple[SuggestedMoment | None, Verdict | None]:
        index = self.indexAt(place)
        rect, metrics, direction = self.visualRect(index), self.fontMetrics(), self.layoutDirection()
        found = (one for one in Verdict if button_rect(rect, metrics, direction, one).contains(place))
        return self.rows.row(index), next(found, None)

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
        one, verdict = self.rows.row(self.currentIndex()), _KEYS.get(Qt.Key(event.key()))
        if one is None or event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif verdict is not None:
            self._decide(one, verdict)
            self._advance()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.played.emit(one)
        else:
            super().keyPressEvent(event)
