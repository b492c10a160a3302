"""What the program says to the desktop while it works: notifications, progress in the task bar, staying awake."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.shell import awake
from app.shell.notifier import DesktopNotifier
from app.shell.notifying import NotifyingController
from app.shell.power import PowerController
from app.shell.taskbar import LauncherBar, TaskbarController
from app.stage.stage import Stage
from app.ui import icons
from app.ui.preferences import Preferences


class Background(QObject):
    """Joins the session to what this desktop offers.

    Attributes
    ----------
    abilities : dict of str to bool
        Whether it offers notifications (``can_notify``) and staying awake (``can_keep_awake``) at all.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    preferences : Preferences
        The person's own.
    """

    def __init__(self, session: Session, stage: Stage, preferences: Preferences) -> None:
        super().__init__(stage.frame)
        notifier, kept_awake = DesktopNotifier(icons.application_icon(), self), awake.of_this_system()
        can_keep_awake = not isinstance(kept_awake, awake.NoAwake)
        self.abilities = {"can_notify": notifier.can_notify, "can_keep_awake": can_keep_awake}
        self._power = PowerController(session, preferences, kept_awake, parent=self)
        self._notifying = NotifyingController(session, preferences, notifier, parent=self)
        self._taskbar = TaskbarController(session, LauncherBar(), parent=self)

    def close(self) -> None:
        """Leave nothing behind on the desktop."""
        for one in (self._power, self._notifying, self._taskbar):
            one.close()
