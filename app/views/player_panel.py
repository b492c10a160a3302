"""The player: picture, place, sound. The media library is loaded when the first video is played, not before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from app.support.buttons import IconButton
from app.support.labels import PlainLabel, Role
from app.support.text import clock

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

_STEP_MS, _SMALL_STEP_MS = 5000, 1000


class SeekSlider(QSlider):
    """A slider that goes where it is clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSingleStep(_SMALL_STEP_MS)
        self.setPageStep(_STEP_MS)

    @override
    def mousePressEvent(self, event) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.width() > 1:
            share = event.position().x() / self.width()
            self.setValue(round(share * self.maximum()))
            self.sliderMoved.emit(self.value())
            event.accept()
        super().mousePressEvent(event)


class PlayerPanel(QWidget):
    """Plays one video.

    Attributes
    ----------
    failed : Signal
        A sentence: the media library cannot play this.
    similarWanted : Signal
        Video id and time in seconds of the frame on show.
    """

    failed = Signal(str)
    similarWanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(240)
        self._player: QMediaPlayer | None = None
        self._video_id, self._wanted_ms, self._began_ms, self._name = 0, 0, 0, ""
        self._ground = QWidget(self)
        self._ground.setObjectName("videoGround")
        self._ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        QVBoxLayout(self._ground).setContentsMargins(0, 0, 0, 0)
        self._slider = SeekSlider(self)
        self._slider.setAccessibleName(self.tr("Place in the video"))
        self._slider.sliderMoved.connect(self._seek_ms)
        self._slider.actionTriggered.connect(lambda _action: self._seek_ms(self._slider.sliderPosition()))
        self._time = PlainLabel(role=Role.MUTED, parent=self)
        self._play = IconButton("play", self.tr("Play (Space)"), self.toggle, parent=self)
        self._mute = IconButton("volume", self.tr("Mute (M)"), self.toggle_mute, parent=self)
        words = self.tr("Find moments like the frame on show (Ctrl+D)")
        self._similar = IconButton("similar", words, self._on_similar, parent=self)
        self._lay_out()

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setContentsMargins(10, 4, 10, 8)
        controls.setSpacing(6)
        controls.addWidget(self._play)
        controls.addWidget(self._slider, 1)
        for widget in (self._time, self._mute, self._similar):
            controls.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._ground, 1)
        column.addLayout(controls)

    @property
    def video_id(self) -> int:
        """Catalog id of the video; 0 before the first."""
        return self._video_id

    @property
    def position_seconds(self) -> float:
        """Where the video is; where it is wanted to be while it is being loaded."""
        if self._player is None or self._wanted_ms:
            return self._wanted_ms / 1000
        return self._player.position() / 1000

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves."""
        return self._player is not None and self._player.isPlaying()

    def play(self, video_id: int, path: Path, *, at_seconds: float) -> None:
        """Play a video from a moment on.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        at_seconds : float
            Where to begin.
        """
        player = self._player or self._load()
        self._wanted_ms = self._began_ms = round(at_seconds * 1000)
        self._name = path.name
        url = QUrl.fromLocalFile(str(path))
        if player.source() == url and self._video_id == video_id:
            self._seek_wanted()
        else:
            self._video_id = video_id
            player.setSource(url)
        player.play()

    def _load(self) -> "QMediaPlayer":
        # Sound servers that are not installed are not worth a warning.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
        from PySide6.QtMultimediaWidgets import QVideoWidget

        picture = QVideoWidget(self._ground)
        layout = self._ground.layout()
        assert layout is not None
        layout.addWidget(picture)
        player = QMediaPlayer(self)
        player.setVideoOutput(picture)
        player.setAudioOutput(QAudioOutput(player))
        player.durationChanged.connect(self._on_duration)
        player.positionChanged.connect(self._on_position)
        player.playingChanged.connect(self._on_playing)
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(self._on_error)
        self._player = player
        return player

    def toggle(self) -> None:
        """Play or pause."""
        if self._player is not None:
            (self._player.pause if self._player.isPlaying() else self._player.play)()

    def toggle_mute(self) -> None:
        """Switch the sound off or on."""
        if self._player is not None and (sound := self._player.audioOutput()) is not None:
            sound.setMuted(not sound.isMuted())
            face = ("mute", self.tr("Sound on (M)")) if sound.isMuted() else ("volume", self.tr("Mute (M)"))
            self._mute.set_face(*face)

    def step(self, milliseconds: int) -> None:
        """Go a little forward or back.

        Parameters
        ----------
        milliseconds : int
            Negative for back.
        """
        if self._player is not None:
            end = max(0, self._player.duration())
            self._seek_ms(max(0, min(end, self._player.position() + milliseconds)))

    def stop(self) -> None:
        """Stop and let the file go."""
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())

    def _seek_ms(self, position_ms: int) -> None:
        if self._player is not None:
            self._player.setPosition(position_ms)

    def _seek_wanted(self) -> None:
        if self._player is not None and self._wanted_ms and self._player.isSeekable():
            self._player.setPosition(self._wanted_ms)
            self._wanted_ms = 0

    def _on_status(self, status: "QMediaPlayer.MediaStatus") -> None:
        self._seek_wanted()
        if self._player is not None and status == self._player.MediaStatus.EndOfMedia:
            # The player would show nothing at its end: go back to where it began, and wait.
            self._player.pause()
            self._player.setPosition(self._began_ms)

    def _on_duration(self, duration_ms: int) -> None:
        self._slider.setRange(0, duration_ms)
        self._seek_wanted()

    def _on_position(self, position_ms: int) -> None:
        if not self._slider.isSliderDown():
            self._slider.setValue(position_ms)
        whole_ms = self._player.duration() if self._player is not None else 0
        self._time.setText(f"{clock(position_ms / 1000)} / {clock(whole_ms / 1000)}")

    def _on_playing(self, is_playing: bool) -> None:  # noqa: FBT001 (Qt calls it)
        face = ("pause", self.tr("Pause (Space)")) if is_playing else ("play", self.tr("Play (Space)"))
        self._play.set_face(*face)

    def _on_error(self, _error: object, words: str) -> None:
        sentence = self.tr("%1 cannot be played here: %2").replace("%1", self._name)
        self.failed.emit(sentence.replace("%2", words or self.tr("its format is not known to the player")))

    def _on_similar(self) -> None:
        if self._video_id:
            self.similarWanted.emit(self._video_id, self.position_seconds)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step_ms = _SMALL_STEP_MS if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP_MS
        calls = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_K: self.toggle,
            Qt.Key.Key_M: self.toggle_mute,
            Qt.Key.Key_Left: lambda: self.step(-step_ms),
            Qt.Key.Key_Right: lambda: self.step(step_ms),
        }
        call = calls.get(Qt.Key(event.key()))
        if call is None:
            super().keyPressEvent(event)
            return
        call()
        event.accept()

    @override
    def sizeHint(self) -> QSize:
        return QSize(460, 360)
