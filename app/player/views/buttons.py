"""Small controls of the player: they keep their own keys while they have the focus, elsewhere the player's count."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QSlider, QToolButton, QWidget
from typing_extensions import override

from app.ui.buttons import IconButton
from app.ui.text import left_to_right

_PRESS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVE = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_VOLUME_EMS = 5


def _is_own_key(event: QEvent, keys: set[Qt.Key]) -> bool:
    """Tell whether a key that would be a command elsewhere is for the control itself."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.modifiers() == Qt.KeyboardModifier.NoModifier and Qt.Key(event.key()) in keys


class PlayerButton(IconButton):
    """A button that Space presses while it has the focus, although Space plays elsewhere."""

    def __init__(self, icon_name: str, name: str, on_click: Callable[[], object], *, parent: QWidget) -> None:
        super().__init__(icon_name, name, on_click, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._keys = ""

    def set_keys(self, keys: str) -> None:
        """Tell the keys of its command in the tooltip.

        Parameters
        ----------
        keys : str
            As the platform writes them; empty for none.
        """
        self._keys = keys
        self.set_face(self._icon_name, self.accessibleName())

    @override
    def set_face(self, icon_name: str, name: str) -> None:
        super().set_face(icon_name, name)
        keys = getattr(self, "_keys", "")
        self.setToolTip(f"{name} ({keys})" if keys else name)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_own_key(event, _PRESS):
            event.accept()
            return True
        return super().event(event)


class MenuButton(PlayerButton):
    """A button that opens a menu."""

    def __init__(self, icon_name: str, name: str, menu: QMenu, *, parent: QWidget) -> None:
        super().__init__(icon_name, name, self._open, parent=parent)
        self._menu = menu

    def _open(self) -> None:
        # Above the button: below it there is rarely room.
        self._menu.popup(self.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))


class SpeedButton(QToolButton):
    """Shows the speed and opens the menu of speeds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("speed")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setToolTip(self.tr("Speed"))
        self.show_rate(1.0)

    def use(self, actions: list[QAction]) -> None:
        """Fill the menu.

        Parameters
        ----------
        actions : list of QAction
            The speeds.
        """
        self.menu().addActions(actions)

    def show_rate(self, rate: float) -> None:
        """Show a speed.

        Parameters
        ----------
        rate : float
            Negative for backwards.
        """
        text = f"{rate:g}\N{MULTIPLICATION SIGN}".replace("-", "\N{MINUS SIGN}")
        self.setText(left_to_right(text))
        self.setAccessibleName(self.tr("Speed: %1").replace("%1", text))

    @override
    def event(self, event: QEvent) -> bool:
        if _is_own_key(event, _PRESS | {Qt.Key.Key_Down}):
            event.accept()
            return True
        return super().event(event)


class VolumeSlider(QSlider):
    """How loud it is; the arrows move it while it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setAccessibleName(self.tr("Volume"))
        self.setFixedWidth(self.fontMetrics().height() * _VOLUME_EMS)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_own_key(event, _MOVE):
            event.accept()
            return True
        return super().event(event)
