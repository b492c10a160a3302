"""The chip of a part of what to look for: its picture, its weight to edit in place, and more or less of it."""

import math

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from app.search.models.terms import LEAST_WEIGHT, MOST_WEIGHT
from app.search.views.filter_chip import ChipFace, FilterChip
from app.ui.localization.text import plain_tooltip
from app.ui.paint import icons, theme
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton

_TIMES = "\N{MULTIPLICATION SIGN}"
_STEPS = {Qt.Key.Key_Up: 0.5, Qt.Key.Key_Down: -0.5}
_PICTURE_PX = 20
_WIDEST_PX = 40
_SIGNS = frozenset("+-")


class WeightBox(QLineEdit):
    """The weight of a chip, behind a multiplication sign; typed, or changed with the arrow keys.

    Attributes
    ----------
    valueChanged : Signal
        The new weight.
    """

    valueChanged = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chipWeight")
        self._value = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(lambda _text: self._fit())
        self.editingFinished.connect(self._on_finished)
        self.show_value(1.0)

    @property
    def value(self) -> float:
        """The weight."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a weight."""
        self._value = value
        self.setText(f"{_TIMES}{_written(value, self.locale())}")

    def set_value(self, value: float) -> None:
        """Change the weight, within its limits."""
        value = round(min(max(value, LEAST_WEIGHT), MOST_WEIGHT), 3)
        is_new = value != self._value
        self.show_value(value)
        if is_new:
            self.valueChanged.emit(value)

    def _fit(self) -> None:
        # As wide as its number: most have one digit.
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(self.text()) + 2 * Space.SMALL)

    def _on_finished(self) -> None:
        typed = self.text().strip().lstrip(_TIMES + "x*").replace(",", ".")
        try:
            value = float(typed)
        except ValueError:
            value = math.nan
        self.set_value(value if math.isfinite(value) else self._value)

    @override
    def event(self, arg__1: QEvent) -> bool:
        # Esc takes back what was typed, whatever else it does in the window.
        if isinstance(arg__1, QKeyEvent) and arg__1.type() is QEvent.Type.ShortcutOverride:
            is_typed = self.text() != f"{_TIMES}{_written(self._value, self.locale())}"
            if arg__1.key() in {*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
                arg__1.key() == Qt.Key.Key_Escape and is_typed
            ):
                arg__1.accept()
                return True
        return super().event(arg__1)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        QTimer.singleShot(0, self, self.selectAll)  # after the click has put the cursor somewhere

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in _STEPS:
            self._on_finished()
            self.set_value(self._value + _STEPS[Qt.Key(arg__1.key())])
        elif arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_finished()  # the chip, which takes the same key, must not see it
            self.selectAll()
        elif arg__1.key() == Qt.Key.Key_Escape:
            self.show_value(self._value)
            self.selectAll()
        else:
            super().keyPressEvent(arg__1)


def _written(weight: float, locale: QLocale) -> str:
    return f"{weight:.5g}".replace(".", locale.decimalPoint())


class TermChip(FilterChip):
    """A part of what to look for.

    Attributes
    ----------
    weighed : Signal
        The new weight; negative for less like this.
    """

    weighed = Signal(float)

    def __init__(self, face: ChipFace, parent: QWidget) -> None:
        self._weight = face.weight if face.weight is not None else 1.0
        super().__init__(face, parent)

    @override
    def _front(self) -> list[QWidget]:
        self._sign = IconButton("plus", "", self._flip, size_px=SMALL_ICON_PX, parent=self)
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QLabel(self)
        self._picture.setFixedHeight(_PICTURE_PX)
        return [self._sign, self._picture]

    @override
    def _back(self) -> list[QWidget]:
        self._box = WeightBox(self)
        self._box.setAccessibleName(self.tr("Weight"))
        self._box.setToolTip(self.tr("How much it counts beside the others"))
        self._box.valueChanged.connect(self._on_weight)
        self.set_face(self.face)
        return [self._box]

    def set_face(self, face: ChipFace) -> None:
        """Show another weight of the same words or example."""
        self.face = face
        self._weight = weight = face.weight if face.weight is not None else 1.0
        self._box.show_value(abs(weight))
        more, less = self.tr("More like this"), self.tr("Less like this")
        self._sign.set_face("minus" if weight < 0 else "plus", less if weight < 0 else more)
        number = _written(abs(weight), self.locale())
        words = self.tr("%1: %2, weight %3").replace("%1", less if weight < 0 else more)
        self.setAccessibleName(words.replace("%2", face.words).replace("%3", number))
        description = self.tr("Minus turns it around, Up and Down change its weight, Delete removes it")
        self.setAccessibleDescription(description)
        self.setToolTip(plain_tooltip(f"{self.accessibleName()}\n{description}"))
        self.setProperty("isNegated", "true" if weight < 0 else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show what the example looks like; an icon until it is known."""
        ratio = self.devicePixelRatioF()
        if picture is None or picture.isNull():
            name = "search" if self.face.example is None else "similar"
            small = icons.pixmap(name, SMALL_ICON_PX, colour=theme.current().muted, ratio=ratio)
        else:
            mode, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = picture.scaled(round(_WIDEST_PX * ratio), round(_PICTURE_PX * ratio), mode, smooth)
            small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(small)

    @property
    def weight_box(self) -> WeightBox:
        """Where the weight is edited."""
        return self._box

    @property
    def sign(self) -> IconButton:
        """The button that turns more into less."""
        return self._sign

    @property
    def picture(self) -> QPixmap:
        """The picture shown; null for none."""
        return self._picture.pixmap()

    def _flip(self) -> None:
        self.weighed.emit(-self._weight)

    def _on_weight(self, size: float) -> None:
        self.weighed.emit(size if self._weight > 0 else -size)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._box.set_value(self._box.value + _STEPS[Qt.Key(event.key())])
        elif event.text() == "-" or (event.text() == "+" and self._weight < 0):
            self._flip()
        elif event.text() != "+":
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:  # type: ignore[override]
        is_own = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_own and isinstance(event, QKeyEvent) and event.text() in _SIGNS:
            event.accept()
            return True
        return super().event(event)
