"""A line above the moments found: the tag that is called as one searched."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.buttons import TextButton
from app.ui.direction import margins
from app.ui.tag_paint import paint_mark
from core.domain.tags import Tag

_MARK_PX, _RATIO = 16, 2


class TagLine(QWidget):
    """A line with one button: the tag that is called as one searched.

    Parameters
    ----------
    on_click : callable
        Called without arguments.
    parent : QWidget
        Owner.
    """

    def __init__(self, on_click: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.button = TextButton("", on_click, kind="quiet", parent=self)
        self.button.setObjectName("tagLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(10, 0, 16, 4))
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def show_tag(self, tag: Tag | None, words: str) -> None:
        """Show a tag, or nothing; see `ResultsPage.show_tag`."""
        self.setVisible(tag is not None)
        if tag is None:
            return
        # A single & would be taken for a key mark.
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(words)
        self.button.setIcon(_icon(tag))


def _icon(tag: Tag) -> QIcon:
    picture = QPixmap(_MARK_PX * _RATIO, _MARK_PX * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(3, 3, _MARK_PX - 6, _MARK_PX - 6), tag, is_dark=theme.is_dark())
    painter.end()
    return QIcon(picture)
