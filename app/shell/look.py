"""Appearance and motion of the window, as set in the preferences."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

from app.bridge.session import Session
from app.shell.system import memory
from app.stage.thumbnails import ThumbnailCache
from app.ui.paint import painting, theme
from app.ui.preferences import Preferences
from app.ui.throttle import Throttle


class AppearanceController(QObject):
    """Applies the preferences for colours and density."""

    def __init__(self, preferences: Preferences, *, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._on_changed)
        # Do not touch a theme that follows the system: a screenshot may have forced a scheme.
        if preferences.values.appearance != "system":
            self._colour()
        if preferences.values.density == "compact":
            self._space()

    def _on_changed(self, name: str) -> None:
        calls = {"appearance": self._colour, "density": self._space}
        if name in calls:
            calls[name]()

    def _colour(self) -> None:
        application, wanted = _application(), self._preferences.values.appearance
        if wanted == "system":
            theme.follow(application)
        else:
            theme.force(application, is_dark=wanted == "dark")

    def _space(self) -> None:
        theme.set_compact(_application(), is_compact=self._preferences.values.density == "compact")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class MovingView(Protocol):
    """A view whose pictures move, by themselves or under the pointer."""

    def set_motion(self, *, is_on: bool) -> None:
        """Set whether they move."""
        ...


class MotionController(QObject):
    """Applies the preference for reduced motion.

    Parameters
    ----------
    window : QMainWindow
        Whose panels slide.
    preferences : Preferences
        The user's preferences.
    views : iterable of MovingView
        The views with moving pictures.
    """

    def __init__(self, window: QMainWindow, preferences: Preferences, *, views: Iterable[MovingView]) -> None:
        super().__init__(window)
        self._window, self._preferences, self._views = window, preferences, tuple(views)
        preferences.changed.connect(self._on_changed)
        if preferences.values.reduced_motion:
            self._apply()

    def _on_changed(self, name: str) -> None:
        if name == "reduced_motion":
            self._apply()

    def _apply(self) -> None:
        is_on = not self._preferences.values.reduced_motion
        self._window.setAnimated(is_on)
        for view in self._views:
            view.set_motion(is_on=is_on)


_RELEASE_MS = 1_000
_RESIZED = {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}


class PictureMemoryController(QObject):
    """Fits the caches to the window's size, and frees memory after writes."""

    def __init__(self, session: Session, window: QMainWindow, thumbnails: ThumbnailCache) -> None:
        super().__init__(window)
        self._window, self._thumbnails = window, thumbnails
        self._release_soon = Throttle(_RELEASE_MS, memory.release_freed, parent=self)
        session.changed.connect(lambda _changes: self._release_soon.request())
        thumbnails.arrived.connect(self._release_soon.request)
        window.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        ratio = self._window.devicePixelRatioF()
        n_px = round(self._window.width() * self._window.height() * ratio**2)
        self._thumbnails.fit(n_px)
        painting.fit_memory(n_px)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _RESIZED:
            self._fit()
        return super().eventFilter(watched, event)
