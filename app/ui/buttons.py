"""Buttons that name themselves to screen readers and never interpret their text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QToolButton, QWidget
from typing_extensions import override

from app.ui import icons
from app.ui.direction import margins


class TextButton(QPushButton):
    """A button with words.

    Parameters
    ----------
    text : str
        Its words.
    on_click : callable
        Called without arguments.
    kind : str
        ``primary``, ``quiet``, ``link`` or empty; see the style sheet.
    parent : QWidget, optional
        Owner.
    """

    def __init__(
        self, text: str, on_click: Callable[[], object], *, kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.clicked.connect(lambda _checked: on_click())

    def set_kind(self, kind: str) -> None:
        """Look like another kind of button from now on; see the class."""
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.style().unpolish(self)
        self.style().polish(self)


class IconButton(QToolButton):
    """A button with a line icon, redrawn when the colour scheme changes.

    Parameters
    ----------
    icon_name : str
        See `app.ui.icons`.
    name : str
        What it does: its accessible name and tooltip.
    on_click : callable
        Called without arguments.
    size_px : int
        Side of the icon.
    parent : QWidget, optional
        Owner.
    """

    def __init__(
        self,
        icon_name: str,
        name: str,
        on_click: Callable[[], object],
        *,
        size_px: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setIconSize(QSize(size_px, size_px))
        self.set_face(icon_name, name)
        self.clicked.connect(lambda _checked: on_click())

    def set_face(self, icon_name: str, name: str) -> None:
        """Change icon and name.

        Parameters
        ----------
        icon_name, name : str
            See the class.
        """
        self._icon_name = icon_name
        self.setIcon(icons.icon(icon_name))
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(icons.icon(self._icon_name))
        super().changeEvent(event)


def close_row(dialog: QDialog, *, margin_px: int = 0) -> QDialogButtonBox:
    """Make the foot of a dialog that is only closed; it may be given more buttons.

    Parameters
    ----------
    dialog : QDialog
        Owner, which it closes.
    margin_px : int
        Room behind the last button, where the dialog has none of its own.

    Returns
    -------
    QDialogButtonBox
        To be put into the dialog.
    """
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(margins(0, 0, margin_px, 0))
    return buttons
