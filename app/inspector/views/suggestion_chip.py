"""A tag that is suggested, as a chip: outlined, how sure the program is, and a button each for yes and no."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from app.tags.models.chips import Chip
from app.tags.views.tag_chip import TagChip
from app.ui import confidence, icons, theme
from app.ui.tag_paint import tag_colour
from app.ui.text import plain_tooltip
from core.domain.tags import Verdict

_PAD_PX, _GAP_PX, _RADIUS_PX = 5, 3, 6
_FILL_ALPHA = 56
_GONE_OPACITY = 0.45
_KEYS = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_X: Verdict.REJECTED}


class SuggestionChip(TagChip):
    """One suggestion. A accepts, X rejects, Enter opens its menu.

    Attributes
    ----------
    decided : Signal
        `Verdict`: a button was clicked, or its key pressed.

    Parameters
    ----------
    chip : Chip
        What it shows.
    parent : QWidget, optional
        Owner.
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
        """What was just decided, while it still stands here."""
        return self._verdict

    @property
    def is_open(self) -> bool:
        """Whether it can be decided."""
        return self._verdict is None and not self._is_gone

    @override
    def set_chip(self, chip: Chip) -> None:
        super().set_chip(chip)
        self._name()

    def settle(self, verdict: Verdict | None, *, is_gone: bool = False) -> None:
        """Show what was decided, at the same place and as large.

        Parameters
        ----------
        verdict : Verdict or None
            None for nothing.
        is_gone : bool
            Whether the program suggests it no more.
        """
        if (verdict, is_gone) != (self._verdict, self._is_gone):
            self._verdict, self._is_gone = verdict, is_gone
            self._name()
            self.update()

    def _name(self) -> None:
        words = {Verdict.ACCEPTED: self.tr("accepted"), Verdict.REJECTED: self.tr("rejected")}
        said = words.get(self._verdict) if self._verdict else None
        if said is None and self._is_gone:
            said = self.tr("no longer suggested")
        self.setAccessibleName(f"{self.chip.text}, {said or self.chip.state_words}")

    @property
    @override
    def _count_px(self) -> int:
        # As wide for every score: a chip that changes its width moves its neighbours.
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
        """Say where a click decides.

        Parameters
        ----------
        verdict : Verdict
            How.

        Returns
        -------
        QRect
            As high as the chip.
        """
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
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS_PX, _RADIUS_PX)
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
                painter.drawRoundedRect(QRectF(place).adjusted(1, 2, -1, -2), 4, 4)
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
        said = {Verdict.ACCEPTED: self.tr("Accept (A)"), Verdict.REJECTED: self.tr("Reject (X)")}
        words = said[verdict] if verdict else "\n".join((chip.text, chip.state_words, chip.source))
        self.setToolTip(plain_tooltip(words))
        self.update()
