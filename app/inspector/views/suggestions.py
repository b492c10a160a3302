"""Suggestions in the inspector: chips for the whole video, and a list of moments."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from app.inspector.models.inspected import TagSections
from app.inspector.views.suggested_moments import SuggestedMoments
from app.tags.models.chips import Chip
from app.tags.views.chips import ChipGroup, TagChip
from app.ui import confidence
from app.ui.localization.text import plain_tooltip, tr
from app.ui.paint import icons, theme
from app.ui.paint.tag_paint import tag_colour
from app.ui.tokens import ICON_PX, Radius, Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.tags import Verdict

_PAD_PX, _GAP_PX = Space.TIGHT, Space.TIGHT
_FILL_ALPHA = 56
_GONE_OPACITY = 0.45
_KEYS = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_X: Verdict.REJECTED}


class SuggestionChip(TagChip):
    """One suggestion. A accepts, X rejects, Enter opens its menu.

    Attributes
    ----------
    decided : Signal
        `Verdict`: a button was clicked, or its key pressed.
    """

    decided = Signal(object)

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        self._verdict: Verdict | None = None
        self._is_gone = False
        self._pointed: Verdict | None = None
        super().__init__(chip, parent)
        self.setMouseTracking(True)
        self.setAccessibleDescription(self.tr("A accepts, X rejects"))

    @property
    def verdict(self) -> Verdict | None:
        """What was just decided, while the chip is still shown."""
        return self._verdict

    @property
    def is_open(self) -> bool:
        """Whether it is undecided and still suggested."""
        return self._verdict is None and not self._is_gone

    @override
    def set_chip(self, chip: Chip) -> None:
        super().set_chip(chip)
        self._name()

    def settle(self, verdict: Verdict | None, *, is_gone: bool = False) -> None:
        """Show the decision without moving or resizing; None for undecided. `is_gone`: no longer suggested."""
        if (verdict, is_gone) != (self._verdict, self._is_gone):
            self._verdict, self._is_gone = verdict, is_gone
            self._name()
            self.update()

    def _name(self) -> None:
        words = {Verdict.ACCEPTED: self.tr("accepted"), Verdict.REJECTED: self.tr("rejected")}
        state = words.get(self._verdict) if self._verdict else None
        if state is None and self._is_gone:
            state = self.tr("no longer suggested")
        self.setAccessibleName(f"{self.chip.text}, {state or self.chip.state_words}")

    @property
    @override
    def _count_px(self) -> int:
        # The same width for every score: a chip that changes its width would move its neighbours.
        advance = self._metrics.horizontalAdvance
        return advance(confidence.widest(advance) if self.chip.n_of == 1 else self.chip.count_text)

    @property
    @override
    def _tail_px(self) -> int:
        return 2 * (self._icon_px + 2 * _GAP_PX)

    @property
    def _icon_px(self) -> int:
        return max(12, round(self.fontMetrics().ascent() * 1.05))

    @property
    @override
    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setStrikeOut(self._verdict is Verdict.REJECTED)
        return font

    def button_rect(self, verdict: Verdict) -> QRect:
        """Return where a click accepts or rejects; as high as the chip."""
        width = self._icon_px + 2 * _GAP_PX
        left = self.width() - _PAD_PX - width * (2 if verdict is Verdict.ACCEPTED else 1)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, 1, width, self.height() - 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_gone:
            painter.setOpacity(_GONE_OPACITY)
        if self._verdict is Verdict.ACCEPTED:
            fill = tag_colour(self.chip.tag, is_dark=theme.is_dark())
            fill.setAlpha(_FILL_ALPHA)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        self._paint_ground(painter)
        self._paint_words(painter)
        painter.end()

    @override
    def _paint_tail(self, painter: QPainter) -> None:
        for verdict, icon in ((Verdict.ACCEPTED, "check"), (Verdict.REJECTED, "close")):
            if self._is_gone or self._verdict not in (None, verdict):
                continue
            colours, place = theme.current(), self.button_rect(verdict)
            is_pointed = self._pointed is verdict and self.is_open
            if is_pointed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.tint))
                painter.drawRoundedRect(QRectF(place).adjusted(1, 2, -1, -2), Radius.MARK, Radius.MARK)
            ink = colours.text if is_pointed or self._verdict is verdict else colours.muted
            spot = QRect(0, 0, self._icon_px, self._icon_px)
            spot.moveCenter(place.center())
            painter.drawPixmap(spot, icons.pixmap(icon, spot.width(), colour=ink, ratio=self.devicePixelRatioF()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        verdict = _KEYS.get(Qt.Key(event.key()))
        if verdict is not None and not event.modifiers() and self.is_open:
            self.decided.emit(verdict)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self._button_at(event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        verdict = self._button_at(event)
        if verdict is not None and self.isDown() and event.button() is Qt.MouseButton.LeftButton:
            self.setDown(False)
            if self.is_open:
                self.decided.emit(verdict)
        else:
            super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._button_at(event) is None:
            super().mouseDoubleClickEvent(event)

    @override
    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point(None)

    def _button_at(self, event: QMouseEvent) -> Verdict | None:
        place = event.position().toPoint()
        return next((one for one in Verdict if self.button_rect(one).contains(place)), None)

    def _point(self, verdict: Verdict | None) -> None:
        if verdict is self._pointed:
            return
        self._pointed = verdict
        chip = self.chip
        labels = {Verdict.ACCEPTED: self.tr("Accept (A)"), Verdict.REJECTED: self.tr("Reject (X)")}
        words = labels[verdict] if verdict else "\n".join((chip.text, chip.state_words, chip.source))
        self.setToolTip(plain_tooltip(words))
        self.update()


MOST_SUGGESTIONS = 12


class SuggestionGroup(ChipGroup):
    """Shows suggestions.

    Attributes
    ----------
    decided : Signal
        `Chip`, and the `Verdict` about it.
    """

    decided = Signal(object, object)
    most = MOST_SUGGESTIONS

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._n_all = 0
        self._written: set[int] = set()

    @property
    def suggestions(self) -> list[SuggestionChip]:
        """The chips shown, including those just decided."""
        return [widget for widget in self.chips if isinstance(widget, SuggestionChip)]

    @property
    def open_chips(self) -> list[Chip]:
        """The chips shown that can be decided."""
        return [widget.chip for widget in self.suggestions if widget.is_open]

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show suggestions, best first, all undecided."""
        self._n_all = len(chips)
        self.reopen()
        super().set_chips(chips)

    def update_in_place(self, chips: Sequence[Chip]) -> None:
        """Update scores without moving anything; chips that are no longer suggested fade."""
        new = {chip.tag.id: chip for chip in chips}
        for widget in self.suggestions:
            tag_id, verdict = widget.chip.tag.id, widget.verdict
            found = new.get(tag_id)
            if found is None and verdict is not None:
                self._written.add(tag_id)
            elif found is not None:
                widget.set_chip(found)
                # Suggested although decided here: read before the decision was saved, or undone since.
                verdict = None if tag_id in self._written else verdict
            widget.settle(verdict, is_gone=found is None and verdict is None)

    def reopen(self) -> None:
        """Show decided chips as undecided again, for example because saving failed."""
        self._written.clear()
        for widget in self.suggestions:
            widget.settle(None)

    def _make(self, chip: Chip) -> SuggestionChip:
        widget = SuggestionChip(chip, self)
        widget.decided.connect(lambda verdict: self._decide(widget, verdict))
        return widget

    def _decide(self, widget: SuggestionChip, verdict: Verdict) -> None:
        widget.settle(verdict)
        if widget.hasFocus():
            self._pass_focus_on(widget)
        self.decided.emit(widget.chip, verdict)

    def _pass_focus_on(self, widget: SuggestionChip) -> None:
        """Move the focus to the next undecided suggestion, so that a row can be decided by keyboard."""
        shown = self.suggestions
        place = shown.index(widget)
        following = next((one for one in [*shown[place:], *shown[:place]] if one.is_open), None)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _more_words(self, n_more: int) -> str:
        return tr("SuggestionGroup", "Show all %n", n=self._n_all)


class InspectorSuggested(QWidget):
    """The section of suggestions, best first; hidden while there are none.

    Attributes
    ----------
    chips, moments : QWidget
        Its parts.
    menuWanted : Signal
        Global position for the menu of all suggestions shown.
    left : Signal
        The pointer left.
    """

    menuWanted = Signal(QPoint)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_pointed = False
        self.chips = SuggestionGroup(self.tr("Suggested tags"), self)
        self.moments = SuggestedMoments(self.tr("Moments with suggested tags"), self)
        words = self.tr("Accept or reject all shown")
        self.dots = IconButton("dots", words, self._ask_menu, size_px=ICON_PX, parent=self)
        title = PlainLabel(self.tr("Suggested"), role=Role.SMALL, parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.dots)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self.moments)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    @property
    def is_pointed(self) -> bool:
        """Whether the pointer is over it: then nothing may move."""
        return self._is_pointed and self.isVisible()

    def set_sections(self, sections: TagSections) -> None:
        """Show the suggestions among sections."""
        self.chips.set_chips(sections.suggested)
        self.moments.set_moments(sections.suggested_moments)
        self.chips.setVisible(bool(sections.suggested))
        self.setVisible(bool(sections.suggested or sections.suggested_moments))

    def reopen(self) -> None:
        """Show decided suggestions as undecided again because saving failed."""
        self.chips.reopen()
        self.moments.rows.reopen()

    def _ask_menu(self) -> None:
        self.menuWanted.emit(self.dots.mapToGlobal(self.dots.rect().bottomLeft()))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_pointed = True
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed = False
        super().leaveEvent(event)
        self.left.emit()
