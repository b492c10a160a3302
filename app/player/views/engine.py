"""What plays: one video, its place, and the part of it that is played for itself."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.player.views.drive import Drive
from app.player.views.media import Media
from app.player.views.seeking import Seeker
from app.player.views.sound import Sound
from app.player.views.span import PlayedSpan, SpanWatch
from app.player.views.stepping import Stepper

UNKNOWN_FRAME_SECONDS = 0.04
_SPARSE_SECONDS = 0.25


class PlayerEngine(QObject):
    """Plays one video.

    Attributes
    ----------
    positionChanged, durationChanged : Signal
        Seconds.
    videoChanged : Signal
        Catalog id; 0 when the file was let go.
    spanChanged : Signal
        Another part of the video is played for itself, or none.
    failed : Signal
        The media library's own words for why it cannot play; may be empty.
    sound : Sound
        Loudness.
    media : Media
        The media library.
    drive : Drive
        Lets it move.
    """

    positionChanged = Signal(float)
    durationChanged = Signal(float)
    videoChanged = Signal(int)
    spanChanged = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sound = Sound(self)
        self.media = Media(self.sound, self)
        self._video_id, self._began, self._duration, self._frame_seconds = 0, 0.0, 0.0, 0.0
        self._watch = SpanWatch()
        self._seeker = Seeker(
            self.media.go,
            moved=lambda: self.positionChanged.emit(self.position),
            landed=lambda: self._stepper.landed(self._seeker.shown, self.frame_seconds),
            parent=self,
        )
        self._stepper = Stepper(self._seeker.wish)
        self.drive = Drive(
            self.media,
            show=self._seeker.wish,
            is_ready=lambda: not self._seeker.is_on_the_way,
            place=lambda: self.position,
            parent=self,
        )
        self._tie()

    def _tie(self) -> None:
        media = self.media
        media.opened.connect(self._begin)
        media.frameShown.connect(lambda start, end: self._seeker.take_frame(start, end) and self._watch_span(start))
        media.ticked.connect(self._on_tick)
        media.ended.connect(self._on_end)
        media.durationChanged.connect(self._on_duration)
        self.drive.turned.connect(self._stepper.reset)
        media.failed.connect(self._on_failed)

    @property
    def video_id(self) -> int:
        """Catalog id of the video; 0 where there is none."""
        return self._video_id

    @property
    def position(self) -> float:
        """Where the frame on show begins, or where the video is wanted to be, in seconds."""
        return self._seeker.seconds

    @property
    def duration(self) -> float:
        """Length in seconds; 0 until it is known."""
        return self._duration

    @property
    def frame_seconds(self) -> float:
        """Usual length of a frame."""
        return self._frame_seconds or UNKNOWN_FRAME_SECONDS

    @property
    def span(self) -> PlayedSpan | None:
        """The part that is played for itself."""
        return self._watch.span

    def set_frame_rate(self, frames_per_second: float) -> None:
        """Know how long a frame is.

        Parameters
        ----------
        frames_per_second : float
            0 where it is not known.
        """
        self._frame_seconds = 1 / frames_per_second if frames_per_second > 0 else 0.0

    def open(self, video_id: int, path: Path, *, at_seconds: float, does_play: bool) -> None:
        """Show a video from a place on; one that is being loaded is forgotten.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        at_seconds : float
            The place.
        does_play : bool
            Whether it moves.
        """
        self._began = at_seconds
        self.set_span(None)
        if self.media.is_open and (self._video_id, self.media.path) == (video_id, path):
            self.seek(at_seconds)
            (self.drive.resume if does_play else self.drive.pause)()
            return
        self.drive.stand(does_play_next=does_play)
        self._video_id, self._duration = video_id, 0.0
        self.media.open(path)
        self._seeker.reset(at_seconds)
        self.videoChanged.emit(video_id)

    def close(self) -> None:
        """Stop and let the file go."""
        self.drive.stand()
        self._seeker.reset()
        self.media.close()
        if self._video_id:
            self._video_id, self._duration = 0, 0.0
            self.set_span(None)
            self.videoChanged.emit(0)
        self.drive.tell()

    def seek(self, seconds: float) -> None:
        """Go to a place.

        Parameters
        ----------
        seconds : float
            Cut to the video; its very end is the last frame.
        """
        last = self._duration - self.frame_seconds / 2 if self._duration else seconds
        seconds = max(0.0, min(seconds, last))
        self._stepper.reset()
        self._watch.went_to(seconds)
        if not self.media.is_open:
            self._seeker.reset(seconds)  # it begins there once the file is open
            return
        self.drive.go_from(seconds)
        self._seeker.wish(seconds)

    def step(self, direction: int) -> None:
        """Show the next frame or the one before.

        Parameters
        ----------
        direction : int
            1 or -1.
        """
        if self.drive.is_playing:
            self.drive.pause()
        if self.media.is_open:
            self._stepper.step(direction, self._seeker.shown, self.frame_seconds, self._duration)

    def set_span(self, span: PlayedSpan | None) -> None:
        """Play a part for itself from now on.

        Parameters
        ----------
        span : PlayedSpan or None
            None for the whole video, once.
        """
        if span != self.span:
            self._watch.set(span, self.position)
            self.spanChanged.emit()

    def _begin(self) -> None:
        if not self._frame_seconds:
            self.set_frame_rate(self.media.frames_per_second)
        if self.position > 0:
            self.seek(self.position)
        self.drive.begin()

    def _on_tick(self, seconds: float) -> None:
        # Where frames are seconds apart, or there is sound alone, the clock goes on between them.
        is_late = seconds - self.position > _SPARSE_SECONDS and not self._seeker.is_on_the_way
        if is_late and self.media.is_playing:
            self._seeker.drift(seconds)
            self._watch_span(seconds)

    def _watch_span(self, position: float) -> None:
        if self.media.is_playing and self._watch.is_over(position, self.frame_seconds):
            self._end_span(position)

    def _on_end(self) -> None:
        # The media library would show nothing at its end: go back to where it began, and wait.
        self._end_span(self._began)

    def _end_span(self, rest_at: float) -> None:
        if self.span is not None and self.span.does_loop:
            self.media.play()
            self.seek(self.span.start)
            return
        self.drive.pause()
        self.set_span(None)
        if rest_at != self.position:
            self.seek(rest_at)

    def _on_duration(self, seconds: float) -> None:
        self._duration = seconds
        self.durationChanged.emit(seconds)

    def _on_failed(self, words: str) -> None:
        self.failed.emit(words)
        self.drive.give_up()
