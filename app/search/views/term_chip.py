"""The chip of a part of what to look for: its picture, its weight to edit in place, and more or less of it."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLabel, QWidget
from typing_extensions import override

from app.search.models.terms import LEAST_WEIGHT, MOST_WEIGHT
from app.search.views.filter_chip import ChipFace, FilterChip
from app.ui.localization.text import plain_tooltip
from app.ui.paint import icons, theme
from app.ui.tokens import SMALL_ICON_PX
from app.ui.widgets.buttons import IconButton

_STEP = 0.5
_PICTURE_PX = 24
_WIDEST_PX = 48
_SIGNS = frozenset("+-")


class WeightBox(QDoubleSpinBox):
    """The weight of a chip, after a multiplication sign; the mouse wheel changes it only while it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chipWeight")
        self.setPrefix("\N{MULTIPLICATION SIGN}")
        self.setDecimals(3)
        self.setRange(LEAST_WEIGHT, MOST_WEIGHT)
        self.setSingleStep(_STEP)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("\N{MULTIPLICATION SIGN}00.00") + 8)

    @override
    def textFromValue(self, val: float) -> str:
        return _written(val, self.locale())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


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
        self._picture.hide()
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
        was_blocked = self._box.blockSignals(True)  # noqa: FBT003 (Qt's)
        self._box.setValue(abs(weight))
        self._box.blockSignals(was_blocked)
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
        self._picture.show()

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
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        if event.key() in steps:
            self._box.setValue(self._box.value() + steps[Qt.Key(event.key())])
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
