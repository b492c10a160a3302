"""Chips side by side: one tab stop; arrow keys move between chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget
from typing_extensions import override

from app.tags.models.chips import Chip, ChipState
from app.ui.localization.text import plain_tooltip, tr
from app.ui.paint import icons, theme
from app.ui.paint.tag_paint import paint_mark, tag_colour
from app.ui.tokens import Radius, Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.flow_layout import FlowLayout

_PAD_PX, _GAP_PX = Space.SMALL, Space.TIGHT
_FILL_ALPHA = 56
_LONGEST_EM = 30
_LAST_SLANTED = 0x530  # Latin, Greek and Cyrillic come before it
_MENU_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu)
_TAKE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TagChip(QAbstractButton):
    """One chip. Space presses it, Enter opens its menu, Delete removes the decision.

    Attributes
    ----------
    menuWanted : Signal
        Global position of a menu.
    takeBackWanted : Signal
        Remove the decision.
    opened : Signal
        It was double-clicked.
    """

    menuWanted = Signal(QPoint)
    takeBackWanted = Signal()
    opened = Signal()

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._chip = chip
        self.set_chip(chip)

    @property
    def chip(self) -> Chip:
        """The chip shown."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Show another state, or another tag."""
        self._chip = chip
        self.setAccessibleName(f"{chip.text}, {chip.state_words}")
        self.setToolTip(plain_tooltip("\n".join(part for part in (chip.text, chip.state_words, chip.source) if part)))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self._metrics
        width = 2 * _PAD_PX + self._mark_px + _GAP_PX + min(metrics.horizontalAdvance(self._chip.text), self._longest)
        if self._chip.count_text:
            width += _GAP_PX + self._count_px
        return QSize(width + self._tail_px + 2, metrics.height() + 8)

    @property
    def _count_px(self) -> int:
        return self._metrics.horizontalAdvance(self._chip.count_text)

    @property
    def _tail_px(self) -> int:
        """Width of what follows the name, including the gap before it."""
        return _GAP_PX + self._cross_px if self._chip.is_removable else 0

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font)

    @property
    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setItalic(self._chip.state is ChipState.DERIVED and _slants(self._chip.text))
        font.setStrikeOut(self._chip.state is ChipState.REJECTED)
        return font

    @property
    def _mark_px(self) -> int:
        return max(8, round(self.fontMetrics().ascent() * 0.75))

    @property
    def _cross_px(self) -> int:
        return max(10, round(self.fontMetrics().ascent() * 0.85))

    @property
    def _longest(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LONGEST_EM

    @property
    def cross_rect(self) -> QRect:
        """Where a click removes the decision; empty if there is no cross."""
        if not self._chip.is_removable:
            return QRect()
        side = self._cross_px
        inner = QRect(self.width() - _PAD_PX - side + 2, (self.height() - side) // 2, side, side)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), inner)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        chip, colours, is_dark = self._chip, theme.current(), theme.is_dark()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = tag_colour(chip.tag, is_dark=is_dark)
        line = QColor(fill) if chip.state is not ChipState.REJECTED else QColor(colours.muted)
        fill.setAlpha(_FILL_ALPHA)
        if chip.state in (ChipState.GIVEN, ChipState.PARTLY):
            share = chip.n_with / max(1, chip.n_of)
            part = QRect(0, 0, round(self.width() * share), self.height())
            painter.save()
            painter.setClipRect(QStyle.visualRect(self.layoutDirection(), self.rect(), part))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(line, 1)
        if chip.state in (ChipState.DERIVED, ChipState.PARTLY):
            pen.setStyle(Qt.PenStyle.DashLine)
        if self.hasFocus():
            pen = QPen(QColor(colours.text), 2)
        elif self.underMouse():
            pen.setWidthF(1.6)
        painter.setPen(pen)
        painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)

    def _paint_words(self, painter: QPainter) -> None:
        chip, colours, direction, metrics = self._chip, theme.current(), self.layoutDirection(), self._metrics
        middle, mark = self.height() / 2, self._mark_px
        spot = QRect(_PAD_PX, round(middle - mark / 2), mark, mark)
        is_solid = chip.state in (ChipState.GIVEN, ChipState.PARTLY)
        place = QRectF(QStyle.visualRect(direction, self.rect(), spot))
        paint_mark(painter, place, chip.tag, is_dark=theme.is_dark(), is_solid=is_solid)
        end = self.width() - _PAD_PX - self._tail_px
        self._paint_tail(painter)
        painter.setFont(self.font())
        if chip.count_text:
            width = self._count_px + 1
            self._write(painter, QRect(end - width, 0, width, self.height()), chip.count_text, colours.muted)
            end -= width + _GAP_PX
        painter.setFont(self._font)
        start = _PAD_PX + mark + _GAP_PX
        room = QRect(start, 0, max(0, end - start) + 1, self.height())
        ink = colours.muted if chip.state is ChipState.REJECTED else colours.text
        self._write(painter, room, metrics.elidedText(chip.text, Qt.TextElideMode.ElideMiddle, room.width()), ink)

    def _paint_tail(self, painter: QPainter) -> None:
        if self._chip.is_removable:
            muted, ratio = theme.current().muted, self.devicePixelRatioF()
            painter.drawPixmap(self.cross_rect, icons.pixmap("close", self._cross_px, colour=muted, ratio=ratio))

    def _write(self, painter: QPainter, place: QRect, words: str, ink: str) -> None:
        painter.setPen(ink)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MENU_KEYS:
            self.menuWanted.emit(self.mapToGlobal(self.rect().bottomLeft()))
        elif event.key() in _TAKE_KEYS:
            self.takeBackWanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # arrow keys go to the group, all others to the panel

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_cross = self.cross_rect.adjusted(-4, -4, 4, 4).contains(event.position().toPoint()) and self.isDown()
        if is_cross and not self.cross_rect.isEmpty():
            self.setDown(False)
            self.takeBackWanted.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.cross_rect.contains(event.position().toPoint()):
            self.opened.emit()
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menuWanted.emit(event.globalPos())


def _slants(text: str) -> bool:
    """Return whether a text is in a script with italics; fonts often lack glyphs for other scripts in italics."""
    return all(ord(letter) < _LAST_SLANTED for letter in text)


MOST_CHIPS = 60
"""More are shown on request: nobody reads a thousand chips, and each is a widget."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChipGroup(QWidget):
    """Shows chips.

    Attributes
    ----------
    pressed, opened, takeBackWanted : Signal
        The `Chip` that was clicked, double-clicked, or whose decision should be removed.
    menuWanted : Signal
        `Chip`, and the global position of its menu.

    Parameters
    ----------
    name : str
        Name of the group for screen readers.
    parent : QWidget, optional
        Qt parent.
    """

    pressed = Signal(object)
    opened = Signal(object)
    takeBackWanted = Signal(object)
    menuWanted = Signal(object, QPoint)
    most = MOST_CHIPS

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: tuple[Chip, ...] = ()
        self._widgets: list[TagChip] = []
        self._shows_all = False
        self._flow = FlowLayout(self)
        self._more = TextButton("", self._show_all, kind="quiet", parent=self)
        self._flow.addWidget(self._more)
        self._more.hide()

    @property
    def chips(self) -> list[TagChip]:
        """The chips shown."""
        return [widget for widget in self._widgets if not widget.isHidden()]

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show chips in order; the focus stays, or goes to the neighbour of a removed chip."""
        new = tuple(chips)
        if new == self._chips:
            return
        place = next((at for at, widget in enumerate(self._widgets) if widget.hasFocus()), None)
        focused = self._widgets[place].chip.tag.id if place is not None else None
        self._chips = new
        shown = new if self._shows_all else new[: self.most]
        self._fit(len(shown))
        for widget, chip in zip(self._widgets, shown, strict=False):
            widget.set_chip(chip)
        if place is not None:
            ids = [chip.tag.id for chip in shown]
            self._keep_focus(ids.index(focused) if focused in ids else min(place, len(ids) - 1))
        self._name_more(len(new) - len(shown))
        self._give_tab_stop()
        self._flow.invalidate()
        self.updateGeometry()

    def _fit(self, n_chips: int) -> None:
        if len(self._widgets) < n_chips:
            self._flow.removeWidget(self._more)
            while len(self._widgets) < n_chips:
                self._add()
            self._flow.addWidget(self._more)
        for at, widget in enumerate(self._widgets):
            widget.setVisible(at < n_chips)

    def _add(self) -> None:
        widget = self._make(self._chips[len(self._widgets)])
        widget.clicked.connect(lambda _checked: self.pressed.emit(widget.chip))
        widget.opened.connect(lambda: self.opened.emit(widget.chip))
        widget.takeBackWanted.connect(lambda: self.takeBackWanted.emit(widget.chip))
        widget.menuWanted.connect(lambda place: self.menuWanted.emit(widget.chip, place))
        widget.installEventFilter(self)
        self._widgets.append(widget)
        self._flow.addWidget(widget)

    def _make(self, chip: Chip) -> TagChip:
        return TagChip(chip, self)

    def _keep_focus(self, at: int) -> None:
        if at >= 0:
            self._widgets[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_more(self, n_more: int) -> None:
        self._more.setVisible(n_more > 0)
        self._more.setText(self._more_words(n_more))

    def _more_words(self, n_more: int) -> str:
        return tr("ChipGroup", "%n more", n=n_more)

    def _show_all(self) -> None:
        self._shows_all = True
        chips, self._chips = self._chips, ()
        self.set_chips(chips)

    def _give_tab_stop(self) -> None:
        shown = self.chips
        stop = next((widget for widget in shown if widget.hasFocus()), shown[0] if shown else None)
        for widget in shown:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if widget is stop else Qt.FocusPolicy.ClickFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._give_tab_stop()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self.chips
        place = next((at for at, widget in enumerate(shown) if widget.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            step = -step
        if place is not None and step and 0 <= place + step < len(shown):
            shown[place + step].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and shown:
            shown[0 if event.key() == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
