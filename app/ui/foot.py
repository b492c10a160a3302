"""What floats over the foot of a page, in the middle, and moves with its size."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

_MARGIN_PX = 12


class Foot(QFrame):
    """A widget at the foot of another one; hidden at first.

    Parameters
    ----------
    host : QWidget
        What it floats over.
    most_em : int
        Its greatest width, in average letters.
    """

    def __init__(self, host: QWidget, *, most_em: int) -> None:
        super().__init__(host)
        self._host = host
        self._most_em = most_em
        self._below: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        host.installEventFilter(self)
        self.hide()

    def stand_on(self, below: QWidget) -> None:
        """Stay above another one while that is shown.

        Parameters
        ----------
        below : QWidget
            Of the same host.
        """
        self._below = below
        below.installEventFilter(self)

    @property
    def wanted_width(self) -> int:
        """How wide it is where there is room."""
        return self.fontMetrics().averageCharWidth() * self._most_em

    @property
    def free_width(self) -> int:
        """How wide it gets."""
        return min(self.wanted_width, self._host.width() - 2 * _MARGIN_PX)

    @property
    def free_height(self) -> int:
        """How high it may get."""
        return self._foot - _MARGIN_PX

    @property
    def _foot(self) -> int:
        if self._below is not None and self._below.isVisible():
            return self._below.y() - _MARGIN_PX // 2
        return self._host.height() - _MARGIN_PX

    def needed_height(self, width: int) -> int:
        """Give the height that its contents need.

        Parameters
        ----------
        width : int
            In pixels.

        Returns
        -------
        int
            In pixels.
        """
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def place(self) -> None:
        """Go where it belongs."""
        width = self.free_width
        height = min(self.needed_height(width), self.free_height)
        self.setGeometry(QRect((self._host.width() - width) // 2, self._foot - height, width, height))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
