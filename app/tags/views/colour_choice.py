"""Chooses a tag's colour: automatic, one of twelve, or custom."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QGridLayout, QWidget
from typing_extensions import override

from app.ui.paint import theme
from app.ui.paint.tag_paint import paint_mark, tag_colour, text_on
from app.ui.tokens import Radius, Space
from app.ui.widgets.buttons import TextButton
from core.domain.tags import Tag

_SIDE_PX = 28
_COLUMNS = 7
_PALETTE = (
    *("#d64545", "#dd7a2a", "#c2960f", "#7c9f1f", "#2f9e58", "#1d9a93"),
    *("#2c93cd", "#3f6fe0", "#7d58d6", "#b44bc4", "#d6478f", "#7a8494"),
)


class ColourChoice(QWidget):
    """Swatches; the selected one has a tick.

    Attributes
    ----------
    changed : Signal
        Another colour was selected.

    Parameters
    ----------
    tag : Tag
        Its id determines the automatic colour.
    parent : QWidget
        Qt parent.
    """

    changed = Signal()

    def __init__(self, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = tag
        self._group = QButtonGroup(self)
        self._own = _Swatch(tag, "", self.tr("Custom colour"), self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.TIGHT)
        swatches = [_Swatch(tag, "", self.tr("Automatic"), self)]
        swatches += [_Swatch(tag, colour, name, self) for colour, name in zip(_PALETTE, self._names(), strict=True)]
        for place, swatch in enumerate([*swatches, self._own]):
            self._group.addButton(swatch)
            grid.addWidget(swatch, place // _COLUMNS, place % _COLUMNS)
        other = TextButton(self.tr("Other\N{HORIZONTAL ELLIPSIS}"), self._ask, parent=self)
        other.setAccessibleName(self.tr("Other colour"))
        grid.addWidget(other, 0, _COLUMNS, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(_COLUMNS + 1, 1)
        self._swatches = swatches
        self._group.buttonToggled.connect(lambda _button, is_on: self.changed.emit() if is_on else None)
        self.choose(tag.colour)

    def _names(self) -> list[str]:
        return [
            *(self.tr("Red"), self.tr("Orange"), self.tr("Yellow"), self.tr("Lime"), self.tr("Green")),
            *(self.tr("Turquoise"), self.tr("Sky blue"), self.tr("Blue"), self.tr("Violet"), self.tr("Purple")),
            *(self.tr("Pink"), self.tr("Grey")),
        ]

    @property
    def colour(self) -> str:
        """``#rrggbb``, or empty for automatic."""
        chosen = self._group.checkedButton()
        return chosen.colour if isinstance(chosen, _Swatch) else ""

    def choose(self, colour: str) -> None:
        """Select a colour, in the format of `colour`."""
        known = next((swatch for swatch in self._swatches if swatch.colour == colour), None)
        if known is None:
            self._own.set_colour(colour)
        self._own.setVisible(bool(self._own.colour))
        (known or self._own).setChecked(True)

    def _ask(self) -> None:
        dialog = QColorDialog(tag_colour(self._tag, is_dark=theme.is_dark()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Colour of the tag"))
        dialog.colorSelected.connect(lambda colour: self.choose(colour.name()))
        dialog.open()


class _Swatch(QAbstractButton):
    def __init__(self, tag: Tag, colour: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = Tag(tag.id, tag.name, colour=colour)
        self.setCheckable(True)
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)

    @property
    def colour(self) -> str:
        return self._tag.colour

    def set_colour(self, colour: str) -> None:
        self._tag = Tag(self._tag.id, self._tag.name, colour=colour)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, is_dark = theme.current(), theme.is_dark()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.muted), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)
        inner = whole.adjusted(6, 6, -6, -6)
        colour = tag_colour(self._tag, is_dark=is_dark)
        if self.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(inner, Radius.MARK, Radius.MARK)
        elif not self._tag.id:
            # The automatic colour is known only once the tag exists.
            painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.DotLine))
            painter.drawEllipse(inner.adjusted(2, 2, -2, -2))
        else:
            paint_mark(painter, inner.adjusted(1, 1, -1, -1), self._tag, is_dark=is_dark)
        if self.isChecked() and self.colour:
            painter.setPen(QPen(text_on(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y, side = inner.x(), inner.y(), inner.width()
            points = [(0.24, 0.52), (0.42, 0.70), (0.76, 0.32)]
            painter.drawPolyline([QPointF(x + side * left, y + side * top) for left, top in points])
        painter.end()
