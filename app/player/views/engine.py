"""The playback engine: one video, its position, and the span that is played."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.player.views.media import Media
from app.player.views.motion import PlaybackSpeed, PlayedSpan, Reverse, SpanWatch, next_rate, next_speed
from app.player.views.seeking import Seeker
from app.player.views.sound import Sound


class Drive(QObject):
    """Starts, stops and paces playback.

    Attributes
    ----------
    playingChanged : Signal
        Whether the picture moves.
    turned : Signal
        Playback is about to change direction or stop: pending steps no longer apply.
    pace : PlaybackSpeed
        The speed.

    Parameters
    ----------
    media : Media
        The media library.
    show : callable
        Called with the seconds to show while playing backwards.
    is_ready : callable
        Returns whether the last requested frame is shown.
    place : callable
        Returns the position of the current frame in seconds.
    parent : QObject
        Qt parent.
    """

    playingChanged = Signal(bool)
    turned = Signal()

    def __init__(
        self,
        media: Media,
        *,
        show: Callable[[float], object],
        is_ready: Callable[[], bool],
        place: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._media = media
        self._place = place
        self._does_play, self._was_playing = False, False
        self.pace = PlaybackSpeed(media.set_rate, self)
        self._reverse = Reverse(show, is_ready=is_ready, ended=self.pause, parent=self)
        media.playingChanged.connect(self.notify)

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves, forwards or backwards."""
        return self._reverse.is_running or self._media.is_playing

    @property
    def is_meant_to_play(self) -> bool:
        """Whether it plays, or will as soon as the file is open."""
        return self.is_playing or (self._does_play and not self._media.is_open)

    def halt(self, *, does_play_next: bool = False) -> None:
        """Pause before another file is opened or this one is closed.

        Parameters
        ----------
        does_play_next : bool
            Whether the next file plays once it is open.
        """
        self._does_play = does_play_next
        self._reverse.stop()
        self.turned.emit()
        self._media.pause()
        self.pace.reset_speed()

    def begin(self) -> None:
        """Apply the pending play or pause to the file that has just opened."""
        (self._media.play if self._does_play else self._media.pause)()

    def resume(self) -> None:
        """Play at the standard speed."""
        self.halt(does_play_next=True)
        self._media.play()
        self.notify()

    def pause(self) -> None:
        """Pause."""
        self.halt()
        self.notify()

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self.is_playing else self.resume)()

    def shuttle(self, *, is_up: bool) -> None:
        """Move one step along the shuttle speeds, from backwards to fast: up as L does, down as J does."""
        if not self._media.is_open:
            return
        rate = next_rate(self.pace.rate if self.is_playing else 0.0, is_up=is_up)
        self._reverse.stop()
        self.turned.emit()
        self.pace.set_rate(rate)
        if rate > 0:
            self._media.play()
        else:
            self._media.pause()
            self._reverse.start(self._place(), -rate)
        self.notify()

    def set_speed(self, speed: float) -> None:
        """Set the standard speed, > 0, and play at it."""
        self._reverse.stop()
        self.pace.set_usual(speed)
        self.notify()

    def step_speed(self, *, is_up: bool) -> None:
        """Set the next faster or slower standard speed."""
        self.set_speed(next_speed(self.pace.usual, is_up=is_up))

    def go_from(self, seconds: float) -> None:
        """Continue backwards from another position, if playing backwards."""
        if self._reverse.is_running:
            self._reverse.start(seconds, self._reverse.rate)

    def give_up(self) -> None:
        """Stop because the file cannot be played."""
        self._reverse.stop()
        self.notify()

    def notify(self) -> None:
        """Emit `playingChanged` if that has changed."""
        if self.is_playing != self._was_playing:
            self._was_playing = not self._was_playing
            self.playingChanged.emit(self._was_playing)


_MOST_WAITING = 30
_MOST_TRIES = 6
_BEFORE_END_SECONDS = 0.002


class Stepper:
    """Turns key presses into single-frame steps.

    Frames are told apart by their start time as the media library reports it, so variable frame rates work.

    Parameters
    ----------
    go : callable
        Called with a time in seconds; shows the frame at that time.
    """

    def __init__(self, go: Callable[[float], object]) -> None:
        self._go = go
        self._waiting: list[int] = []
        self._direction = 0
        self._from, self._target, self._duration = 0.0, 0.0, 0.0
        self._tries = 0

    @property
    def is_busy(self) -> bool:
        """Whether a step is in progress."""
        return self._direction != 0

    def reset(self) -> None:
        """Drop pending steps."""
        self._waiting.clear()
        self._direction = 0

    def wait(self, direction: int) -> None:
        """Go one frame, 1 or -1, once the frame that was requested is shown."""
        if len(self._waiting) < _MOST_WAITING:
            self._waiting.append(direction)

    def step(self, direction: int, shown: tuple[float, float], frame_seconds: float, duration: float) -> None:
        """Go one frame.

        Parameters
        ----------
        direction : int
            1 or -1.
        shown : tuple of float
            Start and end of the current frame, in seconds.
        frame_seconds : float
            Usual duration of a frame.
        duration : float
            Duration of the video; there is no step beyond its ends.
        """
        if self._direction:
            self.wait(direction)
            return
        start, end = shown
        if not start < end <= start + 2 * frame_seconds:
            end = start + frame_seconds
        self._duration = duration
        if self._is_beyond(end if direction > 0 else start - 0.001):
            if self._waiting:
                self.step(self._waiting.pop(0), shown, frame_seconds, duration)
            return
        self._direction, self._from, self._tries = direction, start, 0
        self._target = end if direction > 0 else start - min(0.003, frame_seconds / 2)
        self._go(max(0.0, self._target))

    def landed(self, shown: tuple[float, float], frame_seconds: float, duration: float) -> None:
        """Continue after a frame was shown: retry for another frame, or take the next key press.

        Parameters
        ----------
        shown : tuple of float
            Start and end of the current frame, in seconds.
        frame_seconds : float
            Usual duration of a frame.
        """
        is_same = self._direction != 0 and abs(shown[0] - self._from) < 0.0005
        further = self._target + self._direction * frame_seconds / 4
        if is_same and self._tries < _MOST_TRIES and not self._is_beyond(further):
            self._tries += 1
            self._target = further
            self._go(further)
            return
        self._direction = 0
        if self._waiting:
            self.step(self._waiting.pop(0), shown, frame_seconds, duration)

    def _is_beyond(self, seconds: float) -> bool:
        return seconds < 0 or (self._duration > 0 and seconds >= self._duration - _BEFORE_END_SECONDS)


UNKNOWN_FRAME_SECONDS = 0.04
_SPARSE_SECONDS = 0.25


class PlayerEngine(QObject):
    """Plays one video.

    Attributes
    ----------
    positionChanged, durationChanged : Signal
        Seconds.
    videoChanged : Signal
        Catalog id; 0 when the file was closed.
    spanChanged : Signal
        The span to play was set or cleared.
    failed : Signal
        The media library's own message; may be empty.
    sound : Sound
        Volume and mute.
    media : Media
        The media library.
    drive : Drive
        Play, pause, speed.
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
            landed=lambda: self._stepper.landed(self._seeker.shown, self.frame_seconds, self._duration),
            parent=self,
        )
        self._stepper = Stepper(self._seeker.request)
        self.drive = Drive(
            self.media,
            show=self._seeker.request,
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
        """Catalog id of the video; 0 if there is none."""
        return self._video_id

    @property
    def position(self) -> float:
        """Start of the current frame, or the seek target, in seconds."""
        return self._seeker.seconds

    @property
    def duration(self) -> float:
        """Duration in seconds; 0 until it is known."""
        return self._duration

    @property
    def frame_seconds(self) -> float:
        """Usual duration of a frame."""
        return self._frame_seconds or UNKNOWN_FRAME_SECONDS

    @property
    def span(self) -> PlayedSpan | None:
        """The span that is played; None for the whole video."""
        return self._watch.span

    def set_frame_rate(self, frames_per_second: float) -> None:
        """Set the frames per second; 0 if not known."""
        self._frame_seconds = 1 / frames_per_second if frames_per_second > 0 else 0.0

    def has_file(self, video_id: int, path: Path) -> bool:
        """Whether this file of a video is open or loading."""
        return (self._video_id, self.media.path) == (video_id, path)

    def open(
        self, video_id: int, path: Path, *, at_seconds: float, does_play: bool, frames_per_second: float = 0.0
    ) -> None:
        """Open a video at a time in seconds, playing or paused; cancels a file that is still loading.

        `frames_per_second` is 0 if not known, which leaves the rate of a file that is open already alone.
        """
        self._began = at_seconds
        self.set_span(None)
        is_same = self.has_file(video_id, path)
        if not is_same or frames_per_second > 0:
            self.set_frame_rate(frames_per_second)
        if is_same and self.media.is_open:
            self.seek(at_seconds)
            (self.drive.resume if does_play else self.drive.pause)()
            return
        self.drive.halt(does_play_next=does_play)
        self._video_id, self._duration = video_id, 0.0
        self.media.open(path)
        self._seeker.reset(at_seconds)
        self.videoChanged.emit(video_id)

    def expect(self, video_id: int) -> None:
        """Close the file in favour of another video, about which more must be found out before `open`.

        It is meant to play if this one was.
        """
        self.drive.halt(does_play_next=self.drive.is_meant_to_play)
        self.set_span(None)
        self.media.close()
        self._video_id, self._duration, self._frame_seconds = video_id, 0.0, 0.0
        self._seeker.reset()
        self.videoChanged.emit(video_id)
        self.drive.notify()

    def let_go(self) -> None:
        """Close the file, but keep the video and its position, so that `open` reads it anew."""
        self.drive.halt()
        self.media.close()
        self.drive.notify()

    def close(self) -> None:
        """Stop and close the file."""
        self.drive.halt()
        self._seeker.reset()
        self.media.close()
        if self._video_id:
            self._video_id, self._duration = 0, 0.0
            self.set_span(None)
            self.videoChanged.emit(0)
        self.drive.notify()

    def seek(self, seconds: float) -> None:
        """Go to a time in seconds, clamped to the video; its very end shows the last frame."""
        last = self._duration - self.frame_seconds / 2 if self._duration else seconds
        seconds = max(0.0, min(seconds, last))
        self._stepper.reset()
        self._watch.note_seek(seconds)
        if not self.media.is_open:
            self._seeker.reset(seconds)  # applied once the file is open
            return
        self.drive.go_from(seconds)
        self._seeker.request(seconds)

    def step(self, direction: int) -> None:
        """Show the next (1) or previous (-1) frame."""
        if self.drive.is_playing:
            self.drive.pause()
        if self.media.is_open and self._seeker.is_on_the_way:
            self._stepper.wait(direction)
        elif self.media.is_open:
            self._stepper.step(direction, self._seeker.shown, self.frame_seconds, self._duration)

    def set_span(self, span: PlayedSpan | None) -> None:
        """Play only a span from now on; None for the whole video, once."""
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
        # If frames are seconds apart, or there is only sound, the clock advances between them.
        is_late = seconds - self.position > _SPARSE_SECONDS and not self._seeker.is_on_the_way
        if is_late and self.media.is_playing:
            self._seeker.drift(seconds)
            self._watch_span(seconds)

    def _watch_span(self, position: float) -> None:
        if self.media.is_playing and self._watch.is_over(position, self.frame_seconds):
            self._end_span(position)

    def _on_end(self) -> None:
        # The media library shows nothing at the end: seek back to the start of the span, and pause.
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
