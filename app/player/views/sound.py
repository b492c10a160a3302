"""The sound of the player: volume and mute, remembered between sessions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput

_DEFAULT_PERCENT = 80


def player_memory() -> QSettings:
    """Return the settings group for volume, speed and the player's own window."""
    memory = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "clipshelf", "window")
    memory.beginGroup("player")
    return memory


def remembered(name: str, default: float) -> float:
    """Return a remembered number, or the default if it is missing or not a number."""
    try:
        return float(str(player_memory().value(name, default)))
    except ValueError:
        return default


class Sound(QObject):
    """Volume and mute.

    Attributes
    ----------
    changed : Signal
        Volume, mute, or whether there is an audio device.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._output: QAudioOutput | None = None
        self._percent = max(0, min(100, round(remembered("volume", _DEFAULT_PERCENT))))
        self._is_muted = bool(remembered("muted", 0))
        self._has_device = True

    @property
    def percent(self) -> int:
        """Perceived volume, 0 to 100."""
        return self._percent

    @property
    def is_muted(self) -> bool:
        """Whether the sound is off."""
        return self._is_muted

    @property
    def has_device(self) -> bool:
        """Whether there is an audio device; assumed before the first video."""
        return self._has_device

    def set_percent(self, percent: int) -> None:
        """Set the volume, clamped to 0 to 100, and unmute."""
        self._percent, self._is_muted = max(0, min(100, percent)), False
        self._apply()

    def toggle_mute(self) -> None:
        """Mute or unmute."""
        self._is_muted = not self._is_muted
        self._apply()

    def make_output(self, parent: QObject) -> "QAudioOutput":
        """Return a new audio output that follows the volume; loads the media library."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices

        self._output = QAudioOutput(parent)
        devices = QMediaDevices(self._output)
        devices.audioOutputsChanged.connect(self._on_devices)
        self._on_devices()
        return self._output

    def _on_devices(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        self._has_device = not device.isNull()
        if self._output is not None and self._has_device:
            self._output.setDevice(device)
        self._update_output()
        self.changed.emit()

    def _apply(self) -> None:
        self._update_output()
        memory = player_memory()
        memory.setValue("volume", self._percent)
        memory.setValue("muted", int(self._is_muted))
        self.changed.emit()

    def _update_output(self) -> None:
        if self._output is not None:
            # Hearing is logarithmic: half the slider should sound half as loud.
            self._output.setVolume((self._percent / 100) ** 2)
            self._output.setMuted(self._is_muted)
