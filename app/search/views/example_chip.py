"""An example that is searched by, as a chip in the search box."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import icons
from app.ui.buttons import IconButton
from app.ui.direction import margins
from app.ui.labels import PlainLabel
from app.ui.text import display_text

_CHIP_PX = 26
_LONGEST_CHIP = 28


class ExampleChip(QWidget):
    """An example to search by, with a small picture and a way to take it off.

    Attributes
    ----------
    removed : Signal
        Its button was pressed.
    """

    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel(self)
        self._label = PlainLabel(parent=self)
        self._close = IconButton("close", self.tr("Remove"), self.removed.emit, size_px=12, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(4, 2, 3, 2))
        row.setSpacing(6)
        for widget in (self._picture, self._label, self._close):
            row.addWidget(widget)
        self.hide()

    def set_example(self, words: str, picture: QPixmap | None) -> None:
        """Show an example.

        Parameters
        ----------
        words : str
            What it is.
        picture : QPixmap or None
            How it looks; an icon where that is not known.
        """
        text = display_text(words)
        self._label.setText(
            text if len(text) <= _LONGEST_CHIP else text[: _LONGEST_CHIP - 1] + "\N{HORIZONTAL ELLIPSIS}"
        )
        if picture is None or picture.isNull():
            self._picture.setPixmap(icons.pixmap("similar", 18, ratio=self.devicePixelRatioF()))
        else:
            ratio = self.devicePixelRatioF()
            small = picture.scaledToHeight(round(_CHIP_PX * ratio), Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            self._picture.setPixmap(small)
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """Its words as shown."""
        return self._label.text()
