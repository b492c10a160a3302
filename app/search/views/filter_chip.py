"""A chip of the search: it can be removed, or moved back to the box for editing."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import plain_tooltip
from app.ui.paint import icons, theme
from app.ui.paint.tag_paint import paint_mark
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import PlainLabel
from core.domain.query.filters import Example
from core.domain.tags import Tag

_LONGEST_CHARS = 32
_MARK_PX = 14


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows.

    Attributes
    ----------
    words : str
        Plain text.
    icon : str
        See `app.ui.paint.icons`; empty for none.
    tag : Tag or None
        The tag whose mark is shown.
    is_negated : bool
        Whether it excludes.
    can_edit : bool
        Whether it can be moved back to the box.
    weight : float or None
        Of a part of what to look for, negative for less of it; None for filters.
    example : Example or None
        What such a part looks like.
    """

    words: str
    icon: str = ""
    tag: Tag | None = None
    is_negated: bool = False
    can_edit: bool = True
    weight: float | None = None
    example: Example | None = None


class ChipMark(QWidget):
    """The sign of a chip: the tag's mark or an icon, crossed out where the chip excludes."""

    def __init__(self, face: ChipFace, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = face
        self.setFixedSize(_MARK_PX, _MARK_PX)
        self.setVisible(bool(face.tag or face.icon or face.is_negated))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, area = self._face, QRectF(self.rect())
        if face.tag is not None:
            is_solid = not face.is_negated
            paint_mark(painter, area.adjusted(2, 2, -2, -2), face.tag, is_dark=theme.is_dark(), is_solid=is_solid)
        elif name := "exclude" if face.is_negated else face.icon:
            colour = theme.current().muted
            painter.drawPixmap(0, 0, icons.pixmap(name, _MARK_PX, colour=colour, ratio=self.devicePixelRatioF()))
        if face.is_negated and face.tag is not None:
            painter.setPen(theme.current().text)
            painter.drawLine(area.bottomLeft(), area.topRight())
        painter.end()


class FilterChip(QFrame):
    """One condition.

    Attributes
    ----------
    removed : Signal
        Its button, Delete or Backspace.
    edited : Signal
        Enter, or a double click.
    stepped : Signal
        An arrow key: the number of chips to move by.
    """

    removed = Signal()
    edited = Signal()
    stepped = Signal(int)

    def __init__(self, face: ChipFace, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = face
        self.setObjectName("filterChip")
        self.setProperty("isNegated", "true" if face.is_negated else "false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Filter: %1").replace("%1", face.words))
        can_edit = self.tr("Delete removes it, Enter moves it to the search box")
        description = can_edit if face.can_edit else self.tr("Delete removes it")
        self.setAccessibleDescription(description)
        self.setToolTip(plain_tooltip(f"{face.words}\n{description}"))
        label = PlainLabel(parent=self)
        most_px = self.fontMetrics().averageCharWidth() * _LONGEST_CHARS
        label.setText(self.fontMetrics().elidedText(face.words, Qt.TextElideMode.ElideMiddle, most_px))
        if face.is_negated and face.tag is not None:
            font = label.font()
            font.setItalic(True)
            label.setFont(font)
        words = self.tr("Remove %1").replace("%1", face.words)
        close = IconButton("close", words, self.removed.emit, size_px=SMALL_ICON_PX, parent=self)
        close.setToolTip(plain_tooltip(words))
        # The chip itself handles the keys; one tab stop per chip is enough.
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.SMALL, Space.TIGHT, Space.TIGHT, Space.TIGHT))
        row.setSpacing(Space.TIGHT)
        for widget in (*self._front(), label, *self._back(), close):
            row.addWidget(widget)

    def _front(self) -> list[QWidget]:
        """Return what stands before the words."""
        return [ChipMark(self.face, self)]

    def _back(self) -> list[QWidget]:
        """Return what stands behind the words."""
        return []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ahead = event.key(), -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -ahead, Qt.Key.Key_Right: ahead}
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self.face.can_edit:
            self.edited.emit()
        elif key in steps:
            self.stepped.emit(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.face.can_edit:
            self.edited.emit()

    @override
    def event(self, event: QEvent) -> bool:  # type: ignore[override]
        # Delete and Enter act on the chip, whatever else they do in the window.
        own = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()
            return True
        return super().event(event)
