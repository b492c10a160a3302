"""The player: picture, place, sound. The media library is loaded when the first video is played, not before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from app.support.buttons import IconButton
from app.support.labels import PlainLabel, Role
from app.support.text import clock
from app.views.player_engine import PlayerEngine
from app.views.player_span import PlayedSpan

if TYPE_CHECKING:
    from PySide6.QtMultimediaWidgets import QVideoWidget

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
    positionChanged, durationChanged : Signal
        Seconds.
    videoChanged : Signal
        Catalog id; 0 when the file was let go.
    playingChanged : Signal
        Whether the picture moves.
    failed : Signal
        A sentence: the media library cannot play this.
    similarWanted : Signal
        Video id and time in seconds of the frame on show.
    engine : PlayerEngine
        What plays.
    """

    positionChanged = Signal(float)
    durationChanged = Signal(float)
    videoChanged = Signal(int)
    playingChanged = Signal(bool)
    failed = Signal(str)
    similarWanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(240)
        self.engine = engine = PlayerEngine(self)
        self._picture: QVideoWidget | None = None
        self._name = ""
        self._ground = QWidget(self)
        self._ground.setObjectName("videoGround")
        self._ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        QVBoxLayout(self._ground).setContentsMargins(0, 0, 0, 0)
        self._slider = SeekSlider(self)
        self._slider.setAccessibleName(self.tr("Place in the video"))
        self._slider.sliderMoved.connect(lambda place_ms: engine.seek(place_ms / 1000))
        self._slider.actionTriggered.connect(lambda _action: engine.seek(self._slider.sliderPosition() / 1000))
        self._time = PlainLabel(role=Role.MUTED, parent=self)
        self._play = IconButton("play", self.tr("Play (Space)"), engine.toggle, parent=self)
        self._mute = IconButton("volume", self.tr("Mute (M)"), engine.sound.toggle_mute, parent=self)
        words = self.tr("Find moments like the frame on show (Ctrl+D)")
        self._similar = IconButton("similar", words, self._on_similar, parent=self)
        self._lay_out()
        self._tie()

    def _tie(self) -> None:
        engine = self.engine
        engine.positionChanged.connect(self._on_position)
        engine.durationChanged.connect(lambda seconds: self._slider.setRange(0, round(seconds * 1000)))
        engine.playingChanged.connect(self._on_playing)
        engine.sound.changed.connect(self._on_sound)
        engine.failed.connect(self._on_failed)
        engine.positionChanged.connect(self.positionChanged)
        engine.durationChanged.connect(self.durationChanged)
        engine.videoChanged.connect(self.videoChanged)
        engine.playingChanged.connect(self.playingChanged)

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
        """Catalog id of the video; 0 where there is none."""
        return self.engine.video_id

    @property
    def position_seconds(self) -> float:
        """Where the frame on show begins; where the video is wanted to be while it is on the way there."""
        return self.engine.position

    @property
    def duration_seconds(self) -> float:
        """Length of the video; 0 until it is known."""
        return self.engine.duration

    @property
    def frame_seconds(self) -> float:
        """Usual length of a frame."""
        return self.engine.frame_seconds

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves."""
        return self.engine.is_playing

    def play(
        self,
        video_id: int,
        path: Path,
        *,
        at_seconds: float,
        frames_per_second: float = 0.0,
        does_play: bool = True,
    ) -> None:
        """Play a video from a moment on.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        at_seconds : float
            Where to begin.
        frames_per_second : float
            As the catalog says; 0 where it does not know.
        does_play : bool
            False shows the frame and waits.
        """
        if self._picture is None:
            self._load()
        self._name = path.name
        self.engine.set_frame_rate(frames_per_second)
        self.engine.open(video_id, path, at_seconds=at_seconds, does_play=does_play)

    def _load(self) -> None:
        from PySide6.QtMultimediaWidgets import QVideoWidget

        self._picture = QVideoWidget(self._ground)
        layout = self._ground.layout()
        assert layout is not None
        layout.addWidget(self._picture)
        self.engine.media.set_sink(self._picture.videoSink())

    def seek(self, seconds: float) -> None:
        """Go to a place; playing goes on from there.

        Parameters
        ----------
        seconds : float
            Cut to the video.
        """
        self.engine.seek(seconds)

    def play_span(self, start_seconds: float, end_seconds: float, *, does_loop: bool) -> None:
        """Play a part of the video.

        Parameters
        ----------
        start_seconds, end_seconds : float
            The part.
        does_loop : bool
            Whether it begins again at its end; else it stops there.
        """
        self.engine.set_span(PlayedSpan(start_seconds, end_seconds, does_loop))
        self.engine.seek(start_seconds)
        self.engine.resume()

    def grab_frame(self) -> QImage:
        """Give the frame on show, upright and in the video's own size.

        Returns
        -------
        QImage
            Null where there is none.
        """
        return self.engine.media.image

    def stop(self) -> None:
        """Stop and let the file go."""
        self.engine.close()

    def _on_position(self, seconds: float) -> None:
        if not self._slider.isSliderDown():
            self._slider.setValue(round(seconds * 1000))
        self._time.setText(f"{clock(seconds)} / {clock(self.engine.duration)}")

    def _on_playing(self, is_playing: bool) -> None:  # noqa: FBT001 (Qt calls it)
        face = ("pause", self.tr("Pause (Space)")) if is_playing else ("play", self.tr("Play (Space)"))
        self._play.set_face(*face)

    def _on_sound(self) -> None:
        is_muted = self.engine.sound.is_muted
        self._mute.set_face(*(("mute", self.tr("Sound on (M)")) if is_muted else ("volume", self.tr("Mute (M)"))))

    def _on_failed(self, words: str) -> None:
        sentence = self.tr("%1 cannot be played here: %2").replace("%1", self._name)
        self.failed.emit(sentence.replace("%2", words or self.tr("its format is not known to the player")))

    def _on_similar(self) -> None:
        if self.video_id:
            self.similarWanted.emit(self.video_id, self.position_seconds)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _SMALL_STEP_MS / 1000 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP_MS / 1000
        engine = self.engine
        calls = {
            Qt.Key.Key_Space: engine.toggle,
            Qt.Key.Key_K: engine.toggle,
            Qt.Key.Key_M: engine.sound.toggle_mute,
            Qt.Key.Key_Left: lambda: engine.seek(engine.position - step),
            Qt.Key.Key_Right: lambda: engine.seek(engine.position + step),
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
