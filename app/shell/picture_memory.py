"""How much memory the window takes: for pictures what its size asks for, and nothing that was freed."""

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from app.bridge.session import Session
from app.shell import memory
from app.stage.stage import Stage
from app.ui import drawn_once
from app.ui.throttle import Throttle

_GIVE_BACK_MS = 1_000
_RESIZED = {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}


class RoomController(QObject):
    """Follows the window's size, and tidies up after what has just been done.

    Parameters
    ----------
    session : Session
        Tells of writes, after which most is freed.
    stage : Stage
        What the window's features share.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._give_back_soon = Throttle(_GIVE_BACK_MS, memory.give_back, parent=self)
        session.changed.connect(lambda _changes: self._give_back_soon.wish())
        stage.thumbnails.arrived.connect(self._give_back_soon.wish)
        stage.frame.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        ratio = self._stage.frame.devicePixelRatioF()
        n_px = round(self._stage.frame.width() * self._stage.frame.height() * ratio**2)
        self._stage.thumbnails.fit(n_px)
        drawn_once.fit(n_px)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stage.frame and event.type() in _RESIZED:
            self._fit()
        return super().eventFilter(watched, event)
