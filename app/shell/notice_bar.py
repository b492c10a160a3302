"""The bar that shows one message at a time, with a button that leads on."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.bridge.notices import Action
from app.ui.localization.direction import margins
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text
from app.ui.paint import icons, theme
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.labels import PlainLabel
from core.domain.events import Level, Notice

_MAX_WAITING = 20
_ICONS = {Level.INFO: "info", Level.WARNING: "warning", Level.ERROR: "error"}


@dataclass(frozen=True, slots=True)
class _ShownNotice:
    notice: Notice
    action: Action | None


class NoticeBar(QWidget):
    """Shows the newest notice; earlier ones reappear when it is dismissed. Hidden if there is none.

    Attributes
    ----------
    button : TextButton
        The button of the notice; hidden if it has none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries: deque[_ShownNotice] = deque(maxlen=_MAX_WAITING)
        self._sign = QLabel(self)
        self._label = PlainLabel(does_wrap=True, parent=self)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = TextButton("", self._on_action, parent=self)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=SMALL_ICON_PX, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL))
        row.setSpacing(Space.SMALL)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """The message; empty while hidden."""
        return str(self._entries[-1].notice.text) if self._entries else ""

    def show_notice(self, notice: Notice, action: Action | None = None) -> None:
        """Show a notice before the existing ones."""
        self._entries = deque((one for one in self._entries if one.notice != notice), maxlen=_MAX_WAITING)
        # Do not keep good news for later: it would be out of date.
        if self._entries and self._entries[-1].notice.level is Level.INFO:
            self._entries.pop()
        self._entries.append(_ShownNotice(notice, action))
        self._refresh()

    def dismiss(self) -> None:
        """Dismiss the newest notice."""
        if self._entries:
            self._entries.pop()
        self._refresh()

    def withdraw(self, text: str) -> bool:
        """Remove the notice with this text, whose cause is gone, and return whether it was still there."""
        kept = [entry for entry in self._entries if str(entry.notice.text) != text]
        was_there = len(kept) < len(self._entries)
        if was_there:
            self._entries = deque(kept, maxlen=_MAX_WAITING)
            self._refresh()
        return was_there

    def _on_action(self) -> None:
        action = self._entries[-1].action
        self.dismiss()
        if action is not None:
            action.call()

    def _refresh(self) -> None:
        self.setVisible(bool(self._entries))
        if not self._entries:
            return
        notice, action, colours = self._entries[-1].notice, self._entries[-1].action, theme.current()
        colour = {Level.ERROR: colours.error, Level.WARNING: colours.warning}.get(notice.level, colours.accent)
        self._sign.setPixmap(icons.pixmap(_ICONS[notice.level], 20, colour=colour, ratio=self.devicePixelRatioF()))
        words = display_text(in_own_words(notice.text))
        self._label.setText(words)
        self._label.setAccessibleName(words)
        self.button.setText(action.words if action is not None else "")
        self.button.setVisible(action is not None)
