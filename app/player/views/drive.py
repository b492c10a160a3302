"""How the picture moves: on, at some pace, backwards, or not at all."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.player.views.media import Media
from app.player.views.motion import Pace, Reverse, next_rate, next_speed


class Drive(QObject):
    """Lets a video go and stand.

    Attributes
    ----------
    playingChanged : Signal
        Whether the picture moves.
    turned : Signal
        It is about to move in another way, or to stand: steps that were asked for mean nothing any more.
    pace : Pace
        How fast it goes.

    Parameters
    ----------
    media : Media
        The media library.
    show : callable
        Given the seconds to show, while it goes backwards.
    is_ready : callable
        Tells whether the last frame asked for is on show.
    place : callable
        Gives the place of the frame on show in seconds.
    parent : QObject
        Owner.
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
        self.pace = Pace(media.set_rate, self)
        self._reverse = Reverse(show, is_ready=is_ready, ended=self.pause, parent=self)
        media.playingChanged.connect(self.tell)

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves, forwards or backwards."""
        return self._reverse.is_running or self._media.is_playing

    def stand(self, *, does_play_next: bool = False) -> None:
        """Stand, before another file is opened or this one is let go.

        Parameters
        ----------
        does_play_next : bool
            Whether the next file moves once it is there.
        """
        self._does_play = does_play_next
        self._reverse.stop()
        self.turned.emit()
        self._media.pause()
        self.pace.be_usual()

    def begin(self) -> None:
        """Do with a file that is there now what was wanted of it."""
        (self._media.play if self._does_play else self._media.pause)()

    def resume(self) -> None:
        """Play on, at the usual speed."""
        self.stand(does_play_next=True)
        self._media.play()
        self.tell()

    def pause(self) -> None:
        """Stand still."""
        self.stand()
        self.tell()

    def toggle(self) -> None:
        """Play or stand still."""
        (self.pause if self.is_playing else self.resume)()

    def shuttle(self, *, is_up: bool) -> None:
        """Go a step up or down the ladder of speeds, which reaches from backwards to fast.

        Parameters
        ----------
        is_up : bool
            Up, as L does; else down, as J does.
        """
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
        self.tell()

    def set_speed(self, speed: float) -> None:
        """Choose the usual speed, and go on with it.

        Parameters
        ----------
        speed : float
            > 0.
        """
        self._reverse.stop()
        self.pace.set_usual(speed)
        self.tell()

    def step_speed(self, *, is_up: bool) -> None:
        """Choose the next of the usual speeds.

        Parameters
        ----------
        is_up : bool
            Faster, else slower.
        """
        self.set_speed(next_speed(self.pace.usual, is_up=is_up))

    def go_from(self, seconds: float) -> None:
        """Go backwards from another place, where it goes backwards."""
        if self._reverse.is_running:
            self._reverse.start(seconds, self._reverse.rate)

    def give_up(self) -> None:
        """Stand, for the file cannot be played."""
        self._reverse.stop()
        self.tell()

    def tell(self) -> None:
        """Tell whether the picture moves, where that is news."""
        if self.is_playing != self._was_playing:
            self._was_playing = not self._was_playing
            self.playingChanged.emit(self._was_playing)
