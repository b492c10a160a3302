"""Qt's media player in seconds; loaded with the first video, not before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal
from PySide6.QtGui import QImage

from app.player.views.sound import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

_BROKEN_OFF_SECONDS = 1.0


class Media(QObject):
    """Plays one file at a time into a video sink.

    Attributes
    ----------
    opened : Signal
        The file passed to `open` can be played now.
    frameShown : Signal
        Start and end of the frame that was just shown, in seconds.
    ticked : Signal
        The position of the sound, in seconds.
    ended : Signal
        The end of the file was reached.
    brokeOff : Signal
        The end came long before the pictures should end; emitted before `ended`.
    durationChanged : Signal
        Seconds.
    playingChanged : Signal
        Playback started or stopped.
    failed : Signal
        The library's own message; may be empty.
    """

    opened = Signal()
    frameShown = Signal(float, float)
    ticked = Signal(float)
    ended = Signal()
    brokeOff = Signal()
    durationChanged = Signal(float)
    playingChanged = Signal()
    failed = Signal(str)

    def __init__(self, sound: Sound, parent: QObject) -> None:
        super().__init__(parent)
        self._sound = sound
        self._player: QMediaPlayer | None = None
        self._path: Path | None = None
        self._is_open = self._is_loading = False
        self._shown_until = 0.0

    @property
    def path(self) -> Path | None:
        """The file; None if there is none."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether the file can be played."""
        return self._is_open

    @property
    def is_playing(self) -> bool:
        """Whether it is playing."""
        return self._player is not None and self._player.isPlaying()

    @property
    def frames_per_second(self) -> float:
        """From the file's own metadata; 0 if missing."""
        if self._player is None:
            return 0.0
        from PySide6.QtMultimedia import QMediaMetaData

        return float(self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate) or 0.0)

    @property
    def image(self) -> QImage:
        """The current frame, upright and at the video's resolution; null if there is none."""
        sink = self._player.videoSink() if self._player is not None else None
        frame = sink.videoFrame() if sink is not None else None
        return frame.toImage() if frame is not None and frame.isValid() else QImage()

    def set_sink(self, sink: "QVideoSink") -> None:
        """Show the picture in another sink; the current frame moves along."""
        player = self._player or self._load()
        # Asked for each time: PySide may invalidate its wrapper of a sink that is still in use.
        last = player.videoSink()
        if sink is last:
            return
        if last is not None:
            last.videoFrameChanged.disconnect(self._on_frame)
            sink.setVideoFrame(last.videoFrame())
        player.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._on_frame)

    def open(self, path: Path) -> None:
        """Load a file; cancels one that is still loading."""
        player = self._player or self._load()
        self._is_open = self._is_loading = False
        if path == self._path:
            player.setSource(QUrl())
        self._path = path
        player.setSource(QUrl.fromLocalFile(str(path)))
        if player.mediaStatus() == player.MediaStatus.LoadingMedia:
            self._is_loading = True  # already emitted if another file was loading

    def close(self) -> None:
        """Stop and close the file."""
        self._is_open, self._is_loading, self._path = False, False, None
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())

    def play(self) -> None:
        """Play; ignored before the file is open."""
        if self._player is not None and self._is_open:
            self._player.play()

    def pause(self) -> None:
        """Pause; ignored before the file is open."""
        if self._player is not None and self._is_open:
            self._player.pause()

    def go(self, position_ms: int) -> None:
        """Show the frame at a time in ms, >= 0."""
        if self._player is not None and self._is_open:
            self._player.setPosition(position_ms)

    def set_rate(self, rate: float) -> None:
        """Set the playback rate, > 0."""
        if self._player is not None:
            self._player.setPlaybackRate(rate)

    def _load(self) -> "QMediaPlayer":
        # Sound servers that are not installed are not worth a warning.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        from PySide6.QtMultimedia import QMediaPlayer

        self._player = player = QMediaPlayer(self)
        player.setAudioOutput(self._sound.make_output(player))
        player.durationChanged.connect(lambda duration_ms: self.durationChanged.emit(max(0, duration_ms) / 1000))
        player.positionChanged.connect(lambda position_ms: self.ticked.emit(position_ms / 1000))
        player.playingChanged.connect(lambda _is_playing: self.playingChanged.emit())
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(lambda _error, words: self.failed.emit(words))
        return player

    def _on_status(self, status: "QMediaPlayer.MediaStatus") -> None:
        assert self._player is not None
        kinds = self._player.MediaStatus
        if status == kinds.LoadingMedia:
            # Only from here on is the state about this file: before, it is about the previous one.
            self._is_loading = True
        elif status in (kinds.LoadedMedia, kinds.BufferedMedia) and self._is_loading and not self._is_open:
            self._is_open = True
            self.opened.emit()
        elif status == kinds.EndOfMedia and self._is_open:
            if self._player.duration() / 1000 - self._shown_until > _BROKEN_OFF_SECONDS:
                self.brokeOff.emit()
            self.ended.emit()

    def _on_frame(self, frame: "QVideoFrame") -> None:
        # An empty frame arrives when a file is closed.
        if frame.isValid() and self._is_open:
            start, end = frame.startTime() / 1e6, frame.endTime() / 1e6
            self._shown_until = max(end, start + 0.001)
            self.frameShown.emit(start, self._shown_until)
