"""Appearance and motion of the window, as set in the preferences."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.bridge.session import Session
from app.shell import memory
from app.stage.stage import Stage
from app.ui import painting, theme
from app.ui.preferences import Preferences
from app.ui.throttle import Throttle


class AppearanceController(QObject):
    """Applies the preferences for colours, density and motion."""

    def __init__(self, stage: Stage, preferences: Preferences) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._preferences = preferences
        preferences.changed.connect(self._on_changed)
        # Do not touch a theme that follows the system: a screenshot may have forced a scheme.
        if preferences.values.appearance != "system":
            self._colour()
        if preferences.values.density == "compact":
            self._space()
        if preferences.values.reduced_motion:
            self._still()

    def _on_changed(self, name: str) -> None:
        calls = {"appearance": self._colour, "density": self._space, "reduced_motion": self._still}
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

    def _still(self) -> None:
        is_still = self._preferences.values.reduced_motion
        self._stage.frame.setAnimated(not is_still)
        for widget in self._stage.frame.findChildren(QWidget):
            if callable(set_scrub := getattr(widget, "set_scrub", None)):
                set_scrub(is_on=not is_still)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


_RELEASE_MS = 1_000
_RESIZED = {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}


class PictureMemoryController(QObject):
    """Fits the caches to the window's size, and frees memory after writes."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._release_soon = Throttle(_RELEASE_MS, memory.release_freed, parent=self)
        session.changed.connect(lambda _changes: self._release_soon.wish())
        stage.thumbnails.arrived.connect(self._release_soon.wish)
        stage.frame.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        ratio = self._stage.frame.devicePixelRatioF()
        n_px = round(self._stage.frame.width() * self._stage.frame.height() * ratio**2)
        self._stage.thumbnails.fit(n_px)
        painting.fit_memory(n_px)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stage.frame and event.type() in _RESIZED:
            self._fit()
        return super().eventFilter(watched, event)
