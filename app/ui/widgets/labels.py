"""Labels that show plain text.

Qt guesses whether a text is rich; a file named ``<img src=...>`` must never be interpreted. Every label of the
program is one of these.
"""

import enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.localization.text import plain_tooltip


class Role(enum.StrEnum):
    """The type scale; the style sheet defines size and colour."""

    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    SECTION = "section"
    """Above a panel and a part of it."""
    HEADING = "heading"
    """Above a page or a dialog."""
    TITLE = "title"


class PlainLabel(QLabel):
    """A label that never interprets its text as markup."""

    def __init__(
        self, text: str = "", *, role: Role = Role.BODY, does_wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(does_wrap)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """A one-line label that can shrink: it elides its text and shows all of it in the tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.BODY,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tooltip(text))
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        """Return a height that does not depend on the text: rows of a table are equally high in any script."""
        self.ensurePolished()
        margins = self.contentsMargins()
        height = self.fontMetrics().height() + margins.top() + margins.bottom()
        return QSize(super().sizeHint().width(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
