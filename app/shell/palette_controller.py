"""The command palette: what it offers, and which commands were given last."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.session import Session
from app.shell.command_list import CommandListModel
from app.shell.palette import CommandPalette
from app.stage.actions import COMMANDS, translated
from app.stage.stage import Stage

_MOST_RECENT = 8
_SELF = "command_palette"


class PaletteController(QObject):
    """Opens the palette of all commands.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._recent: list[str] = []
        self._focused: QWidget | None = None
        self._model = CommandListModel(self)
        self.palette = CommandPalette(self._model, stage.frame)
        self.palette.chosen.connect(self._on_chosen)
        stage.actions.on(_SELF, self.open)

    def open(self) -> None:
        """Show all commands that can be given now, those given last first."""
        self._focused = self._stage.frame.focusWidget()
        actions = self._stage.actions
        offered = {
            command.name: (translated(command.menu).replace("&", ""), actions[command.name])
            for command in COMMANDS
            if command.name != _SELF and actions[command.name].isEnabled()
        }
        order = [name for name in self._recent if name in offered]
        order += [name for name in offered if name not in order]
        self._model.set_commands([offered[name] for name in order])
        self.palette.pop_up()

    def _on_chosen(self, action: QAction) -> None:
        name = action.objectName()
        self._recent = [name, *(one for one in self._recent if one != name)][:_MOST_RECENT]
        # Commands are about where one is: that must be as it was before the palette came.
        if self._focused is not None and QApplication.focusWidget() is not self._focused:
            self._focused.setFocus(Qt.FocusReason.PopupFocusReason)
        action.trigger()
