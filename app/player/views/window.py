"""The picture in its own window: full screen, on another screen, or beside the main window."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.player.views.controls import PlayerControls
from app.player.views.engine import PlayerEngine
from app.player.views.picture_area import PictureArea
from app.player.views.sound import player_memory
from app.ui.throttle import Throttle

_REST_MS = 2500
_SIZE = QSize(800, 520)


class PlayerWindow(QWidget):
    """A second place for the picture.

    Attributes
    ----------
    left, gone : Signal
        It is about to close: move the picture back. It is closed: move the focus back.
    picture_area : PictureArea
        Its picture.
    controls : PlayerControls
        Its controls; in full screen they hide while the pointer rests and the video plays.
    """

    left = Signal()
    gone = Signal()

    def __init__(self, engine: PlayerEngine, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("playerWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)
        self.setMouseTracking(True)
        self._engine = engine
        self._stays = self._is_open = False
        self.picture_area = PictureArea(self)
        self.controls = PlayerControls(engine, self)
        # On Wayland nothing can be stacked above a picture drawn by the graphics card.
        self._can_lie_over = not QGuiApplication.platformName().startswith("wayland")
        if self._can_lie_over:
            self._make_layers()
        self._rest = Throttle(_REST_MS, self._hide_controls, parent=self)
        self.picture_area.pointerMoved.connect(self.wake)
        engine.drive.playingChanged.connect(lambda _is_playing: self.wake())
        self.controls.installEventFilter(self)

    def _make_layers(self) -> None:
        # The picture is a native window, and only another native window can be above it. The other widgets must not
        # become native too, or Qt would make native windows of everything in the main window.
        for layer in (self.picture_area, self.controls):
            layer.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.controls.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)

    @property
    def is_open(self) -> bool:
        """Whether the picture is here."""
        return self._is_open

    @property
    def is_full(self) -> bool:
        """Whether it is in full screen."""
        return self._is_open and self.isFullScreen()

    @property
    def is_apart(self) -> bool:
        """Whether it leaves the main window to other things, on another screen or beside it."""
        return self._is_open and self._stays

    def open_full(self, screen: QScreen) -> None:
        """Fill a screen until full screen is ended."""
        self._stays = False
        self._cover(screen)

    def open_beside(self, main: QScreen) -> None:
        """Fill another screen than the main window's if there is one, else open beside it."""
        self._stays = True
        others = [screen for screen in QGuiApplication.screens() if screen is not main]
        if others:
            self._cover(others[0])
        else:
            self._float()

    def toggle_full(self) -> None:
        """Enter or leave full screen."""
        if not self.is_full:
            self._cover(self.screen())
        elif self._stays:
            self._float()
        else:
            self.close()

    def end_full(self) -> None:
        """Leave full screen on the main window's screen; another screen stays filled."""
        if self.is_full and not self._stays:
            self.close()

    def _cover(self, screen: QScreen) -> None:
        if not self._is_open:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self._is_open = True
        self.showFullScreen()
        self.take_focus()

    def _float(self) -> None:
        self._is_open = True
        geometry = player_memory().value("window")
        self.showNormal()
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            place = QRect(QPoint(0, 0), _SIZE)
            place.moveCenter(self.screen().availableGeometry().center())
            self.setGeometry(place)
        self.take_focus()

    def take_focus(self) -> None:
        """Take the keyboard focus."""
        self.activateWindow()
        self.setFocus()
        self.arrange()
        self.wake()

    def wake(self) -> None:
        """Show the controls, and hide them again after a while without movement."""
        self._rest.stop()
        if self.controls.isHidden():
            self.controls.show()
            self._raise_controls()
        self.unsetCursor()
        if self.is_full and self._engine.drive.is_playing:
            self._rest.request()

    def _hide_controls(self) -> None:
        # A control with keyboard focus or an open menu is in use.
        is_used = self.controls.isAncestorOf(self.focusWidget() or self) or self.controls.underMouse()
        if self.is_full and self._engine.drive.is_playing and not is_used:
            self.controls.hide()
            self.setCursor(Qt.CursorShape.BlankCursor)

    def arrange(self) -> None:
        """Place the controls below the picture; in full screen over it, so that the picture does not move."""
        whole, height = self.rect(), self.controls.sizeHint().height()
        lies_over = self.is_full and self._can_lie_over
        self.picture_area.setGeometry(whole if lies_over else whole.adjusted(0, 0, 0, -height))
        self.controls.setGeometry(0, whole.height() - height, whole.width(), height)
        self._raise_controls()
        self.controls.set_full(is_full=self.is_full)

    def _raise_controls(self) -> None:
        self.controls.raise_()
        # The picture is raised without the widgets being notified.
        if (handle := self.controls.windowHandle()) is not None:
            handle.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.MouseMove, QEvent.Type.FocusIn):
            self.wake()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.arrange()
            self.wake()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            self.wake()
            super().keyPressEvent(event)
        elif self.is_full:
            self.toggle_full()
        else:
            self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._stays and not self.isFullScreen():
            player_memory().setValue("window", self.saveGeometry())
        self._is_open = False
        self._rest.stop()
        super().closeEvent(event)
        self.left.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_open:
            self.gone.emit()
