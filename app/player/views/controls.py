"""The player's controls: a seek bar, and a row of buttons of which the less important ones hide when space is short."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.player.views.engine import PlayerEngine
from app.player.views.time_field import SeekSlider, TimeField
from app.ui.localization.text import left_to_right
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton

_PRESS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVE = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_VOLUME_EMS = 5


def _is_own_key(event: QEvent, keys: set[Qt.Key]) -> bool:
    """Return whether a key that is a command elsewhere belongs to the control itself."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.modifiers() == Qt.KeyboardModifier.NoModifier and Qt.Key(event.key()) in keys


class PlayerButton(IconButton):
    """A button that Space presses while it has the focus, although Space plays elsewhere."""

    def __init__(self, icon_name: str, name: str, on_click: Callable[[], object], *, parent: QWidget) -> None:
        super().__init__(icon_name, name, on_click, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

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
        # Above the button, because there is rarely room below it.
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
        """Fill the menu of speeds."""
        self.menu().addActions(actions)

    def show_rate(self, rate: float) -> None:
        """Show a speed, negative for backwards."""
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
    """The volume; arrow keys change it while it has the focus."""

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


_GAP_PX = Space.TIGHT
_SIDE_PX = Space.SMALL


class PlayerControls(QWidget):
    """Shows and controls playback; several may share an engine.

    Attributes
    ----------
    commandWanted : Signal
        Name of the command whose button was pressed.
    more : QMenu
        All commands, for when there is no room for buttons; filled by the controller.
    """

    commandWanted = Signal(str)

    def __init__(self, engine: PlayerEngine, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("playerControls")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Time runs from left to right in every language, and so do the buttons that move in it.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._engine = engine
        self.more = QMenu(self)
        self.frames = QMenu(self)
        self.slider = SeekSlider(self)
        self.time = TimeField(self)
        self.speed = SpeedButton(self)
        self.volume = VolumeSlider(self)
        self.buttons = self._make_buttons()
        self._more = MenuButton("dots", self.tr("More"), self.more, parent=self)
        self._camera = MenuButton("camera", self.tr("Current frame"), self.frames, parent=self)
        self._lay_out()
        self._tie()

    def _make_buttons(self) -> dict[str, PlayerButton]:
        faces = (
            ("play_pause", "play", self.tr("Play")),
            ("frame_back", "frame-back", self.tr("One frame back")),
            ("frame_on", "frame-on", self.tr("One frame forward")),
            ("loop", "loop", self.tr("Loop")),
            ("mute", "volume", self.tr("Mute")),
            ("search_by_frame", "similar", self.tr("Find moments like this frame")),
            ("player_full_screen", "full-screen", self.tr("Full screen")),
        )
        return {name: self._button(name, icon, words) for name, icon, words in faces}

    def _button(self, name: str, icon: str, words: str) -> PlayerButton:
        return PlayerButton(icon, words, lambda: self.commandWanted.emit(name), parent=self)

    def _lay_out(self) -> None:
        buttons = self.buttons
        buttons["loop"].setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        order: list[QWidget] = [buttons["frame_back"], buttons["play_pause"], buttons["frame_on"], self.time]
        after: list[QWidget] = [
            *(buttons["loop"], self.speed, buttons["mute"], self.volume),
            *(buttons["search_by_frame"], self._camera, buttons["player_full_screen"], self._more),
        ]
        for widget in order:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in after:
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, _GAP_PX, _SIDE_PX, _GAP_PX)
        column.setSpacing(Space.NONE)
        column.addWidget(self.slider)
        column.addLayout(row)
        for first, second in zip([self.slider, *order], [*order, *after], strict=False):
            QWidget.setTabOrder(first, second)

    def _tie(self) -> None:
        engine = self._engine
        self.slider.seekWanted.connect(engine.seek)
        self.time.timeWanted.connect(engine.seek)
        self.time.openWanted.connect(lambda: self.commandWanted.emit("go_to_time"))
        self.volume.valueChanged.connect(engine.sound.set_percent)
        self.buttons["loop"].clicked.connect(self._on_span)
        engine.positionChanged.connect(self._on_position)
        engine.durationChanged.connect(self._on_duration)
        engine.drive.playingChanged.connect(self._on_playing)
        engine.spanChanged.connect(self._on_span)
        engine.drive.pace.changed.connect(self._on_pace)
        engine.sound.changed.connect(self._on_sound)
        self._on_pace()
        self._on_sound()
        self._on_duration(engine.duration)

    def use(self, *, frames: list[QAction], speeds: list[QAction]) -> None:
        """Fill the menus of the current frame and of the standard speeds."""
        self.frames.addActions(frames)
        self.speed.use(speeds)

    def open_time(self) -> None:
        """Open the field for a time to go to."""
        self.time.set_frame_seconds(self._engine.frame_seconds)
        self.time.open_field()

    def set_full(self, *, is_full: bool) -> None:
        """Show whether the picture fills the screen."""
        face = (
            ("full-screen-leave", self.tr("Exit full screen")) if is_full else ("full-screen", self.tr("Full screen"))
        )
        self.buttons["player_full_screen"].set_face(*face)

    def _on_position(self, seconds: float) -> None:
        self.slider.show_place(seconds)
        self.time.show_time(seconds, self._engine.duration, is_exact=not self._engine.drive.is_playing)

    def _on_duration(self, seconds: float) -> None:
        self.slider.set_duration(seconds)
        self._on_position(self._engine.position)
        self._fit()

    def _on_playing(self, is_playing: bool) -> None:  # noqa: FBT001 (Qt calls it)
        face = ("pause", self.tr("Pause")) if is_playing else ("play", self.tr("Play"))
        self.buttons["play_pause"].set_face(*face)
        self._on_position(self._engine.position)

    def _on_span(self) -> None:
        span = self._engine.span
        self.slider.set_span((span.start, span.end) if span is not None else None)
        self.buttons["loop"].setChecked(span is not None and span.does_loop)

    def _on_pace(self) -> None:
        self.speed.show_rate(self._engine.drive.pace.rate)

    def _on_sound(self) -> None:
        sound = self._engine.sound
        words = self.tr("Unmute") if sound.is_muted else self.tr("Mute")
        if not sound.has_device:
            words = self.tr("No sound: no audio device found")
        self.buttons["mute"].set_face("mute" if sound.is_muted or not sound.has_device else "volume", words)
        if not self.volume.isSliderDown():
            self.volume.blockSignals(True)  # noqa: FBT003 (Qt's own)
            self.volume.setValue(sound.percent)
            self.volume.blockSignals(False)  # noqa: FBT003 (Qt's own)

    def _fit(self) -> None:
        """Show as many controls as fit, the most important first."""
        buttons = self.buttons
        room = self.width() - 2 * _SIDE_PX
        room -= self.time.width_for(has_room=False) + _GAP_PX
        for widget in (buttons["play_pause"], self._more):
            room -= widget.sizeHint().width() + _GAP_PX
        whole_px = self.time.width_for(has_room=True) - self.time.width_for(has_room=False)
        ranks: list[QWidget | None] = [
            *(buttons["player_full_screen"], buttons["mute"], None, self.speed, buttons["loop"], self._camera),
            *(buttons["frame_back"], buttons["frame_on"], buttons["search_by_frame"], self.volume),
        ]
        for widget in ranks:
            need = whole_px if widget is None else widget.sizeHint().width() + _GAP_PX
            does_fit = room >= need
            # Do not show a less important control once a more important one did not fit.
            room = room - need if does_fit else -1
            if widget is None:
                self.time.set_room(has_room=does_fit)
            else:
                widget.setVisible(does_fit)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
