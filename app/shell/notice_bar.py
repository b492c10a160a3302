"""The bar that shows one message at a time."""

from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import icons, theme
from app.ui.buttons import IconButton
from app.ui.direction import margins
from app.ui.engine_words import in_own_words
from app.ui.labels import PlainLabel
from app.ui.text import display_text
from core.domain.events import Level, Notice

_MAX_WAITING = 20
_ICONS = {Level.INFO: "info", Level.WARNING: "warning", Level.ERROR: "error"}


class NoticeBar(QWidget):
    """Shows the newest notice; earlier ones reappear when it is dismissed. Hidden if there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notices: deque[Notice] = deque(maxlen=_MAX_WAITING)
        self._sign = QLabel(self)
        self._label = PlainLabel(does_wrap=True, parent=self)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=14, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 7, 8, 7))
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The message; empty while hidden."""
        return str(self._notices[-1].text) if self._notices else ""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice before the existing ones."""
        if notice in self._notices:
            self._notices.remove(notice)
        # Do not keep good news for later: it would be out of date.
        if self._notices and self._notices[-1].level is Level.INFO:
            self._notices.pop()
        self._notices.append(notice)
        self._refresh()

    def dismiss(self) -> None:
        """Dismiss the newest notice."""
        if self._notices:
            self._notices.pop()
        self._refresh()

    def withdraw(self, text: str) -> None:
        """Remove the notice with this text, whose cause is gone; does nothing if it was dismissed."""
        kept = [notice for notice in self._notices if str(notice.text) != text]
        if len(kept) < len(self._notices):
            self._notices.clear()
            self._notices.extend(kept)
            self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        notice, colours = self._notices[-1], theme.current()
        colour = {Level.ERROR: colours.error, Level.WARNING: colours.warning}.get(notice.level, colours.accent)
        self._sign.setPixmap(icons.pixmap(_ICONS[notice.level], 20, colour=colour, ratio=self.devicePixelRatioF()))
        words = display_text(in_own_words(notice.text))
        self._label.setText(words)
        self._label.setAccessibleName(words)
