"""Makes the video in the player's own window the one that commands apply to, while the keys go there."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.player.views.panel import PlayerPanel
from app.stage.centre import CentreView
from app.stage.stage import Stage


class OwnWindowController(QObject):
    """Follows which of the two windows is in use.

    The video stays the one that commands apply to while it is tagged in the main window (the tag bar, the timeline, the
    inspector), until the focus goes to a page, the window is closed, or the video is.
    """

    def __init__(self, stage: Stage, *, player: PlayerPanel) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._player, self._own = player, player.own_window
        self._own.installEventFilter(self)
        player.videoChanged.connect(self._on_video)
        player.homeChanged.connect(self._hold)
        stage.centre.changed.connect(self._hold)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _hold(self) -> None:
        """Hold the video if its window has the keys; alone in the middle, it is the current one anyway."""
        selection = self._stage.selection
        is_single = self._stage.centre.view is CentreView.SINGLE
        if not is_single and self._own.is_open:
            if self._own.isActiveWindow():
                selection.hold(self._player.video_id)
            return
        if is_single and selection.held_id:
            # What the page selects is taken over in a moment; the player must not follow what it was.
            selection.choose([selection.held_id], current_id=selection.held_id)
        selection.hold(0)

    def _on_video(self, video_id: int) -> None:
        if not video_id:
            self._stage.selection.hold(0)
        self._hold()

    def _on_focus(self, _before: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self._stage.pages.isAncestorOf(focused):
            self._stage.selection.hold(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._hold()
        return super().eventFilter(watched, event)
