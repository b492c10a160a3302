"""Buttons that set their accessible names and never interpret their text as markup."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QToolButton, QWidget
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import plain_tooltip
from app.ui.paint import icons
from app.ui.tokens import BUTTON_ICON_PX


class TextButton(QPushButton):
    """A button with text; `kind` is ``primary``, ``quiet``, ``link`` or empty, as in the style sheet."""

    def __init__(
        self, text: str, on_click: Callable[[], object], *, kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.clicked.connect(lambda _checked: on_click())

    def set_kind(self, kind: str) -> None:
        """Change the kind of button and its look."""
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.style().unpolish(self)
        self.style().polish(self)


def with_keys(words: str, *actions: QAction) -> str:
    """Return a text and the shortcuts of commands in brackets, such as ``Folders (F9)``, as a tooltip."""
    keys = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in actions]
    text = f"{words} ({', '.join(filter(None, keys))})" if any(keys) else words
    # Qt would take some of these for markup.
    return plain_tooltip(text) if "<" in text or "&" in text else text


class IconButton(QToolButton):
    """A button with a line icon, redrawn when the colour scheme changes; `name` is its accessible name and tooltip."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        on_click: Callable[[], object],
        *,
        size_px: int = BUTTON_ICON_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._actions: tuple[QAction, ...] = ()
        self.setIconSize(QSize(size_px, size_px))
        self.set_face(icon_name, name)
        self.clicked.connect(lambda _checked: on_click())

    def set_face(self, icon_name: str, name: str) -> None:
        """Change the icon and the accessible name."""
        self._icon_name = icon_name
        self.setIcon(icons.icon(icon_name))
        self.setAccessibleName(name)
        self._show_tooltip()

    def show_keys(self, *actions: QAction) -> None:
        """Add the shortcuts of commands to the tooltip, and follow their changes."""
        self._actions = actions
        for action in actions:
            action.changed.connect(self._show_tooltip)
        self._show_tooltip()

    def _show_tooltip(self) -> None:
        self.setToolTip(with_keys(self.accessibleName(), *self._actions))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(icons.icon(self._icon_name))
        super().changeEvent(event)


def close_row(dialog: QDialog, *, margin_px: int = 0) -> QDialogButtonBox:
    """Return a button row with a Close button that closes the dialog; more buttons can be added.

    Parameters
    ----------
    dialog : QDialog
        The dialog that the button closes.
    margin_px : int
        Space after the last button, for dialogs without margins.
    """
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(margins(0, 0, margin_px, 0))
    return buttons
