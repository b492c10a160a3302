"""A layout that places widgets side by side and wraps at the end of the line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from app.ui.tokens import Space


class FlowLayout(QLayout):
    """Wraps widgets into lines in reading direction; no widget is wider than a line.

    Parameters
    ----------
    parent : QWidget
        Gets this layout.
    gap_px : int
        Space between widgets and lines.
    is_centred : bool
        Whether lines stand in the middle rather than at the start.
    """

    def __init__(self, parent: QWidget, *, gap_px: int = Space.SMALL, is_centred: bool = False) -> None:
        super().__init__(parent)
        self._gap_px, self._is_centred = gap_px, is_centred
        self._items: list[QLayoutItem] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for place in places), default=0)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of a single line: from a narrower one, Qt would demand the height of many lines."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return QSize(sum(widths) + self._gap_px * max(0, len(widths) - 1), self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        heights = [item.sizeHint().height() for item in self._items if not item.isEmpty()]
        return QSize(0, max(heights, default=0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        shown = [item for item in self._items if not item.isEmpty()]
        for item, place in zip(shown, self._places(rect), strict=True):
            item.setGeometry(QStyle.visualRect(direction, rect, place))

    def _places(self, rect: QRect) -> list[QRect]:
        lines: list[list[QRect]] = [[]]
        at, line_height = rect.topLeft(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), rect.width()))
            if at.x() > rect.left() and at.x() + size.width() > rect.left() + rect.width():
                at, line_height = QPoint(rect.left(), at.y() + line_height + self._gap_px), 0
                lines.append([])
            lines[-1].append(QRect(at, size))
            at = QPoint(at.x() + size.width() + self._gap_px, at.y())
            line_height = max(line_height, size.height())
        return [place.translated(self._shift(line, rect), 0) for line in lines for place in line]

    def _shift(self, line: list[QRect], rect: QRect) -> int:
        return (rect.right() - line[-1].right()) // 2 if self._is_centred else 0
