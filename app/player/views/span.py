"""A part of a video that is played for itself: when it is over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlayedSpan:
    """A part of the video that is played for itself.

    Attributes
    ----------
    start, end : float
        Seconds.
    does_loop : bool
        Whether it begins again at its end; else it stops there.
    """

    start: float
    end: float
    does_loop: bool


class SpanWatch:
    """Tells when the playing comes to the end of its span; who goes elsewhere by hand is left alone there."""

    def __init__(self) -> None:
        self.span: PlayedSpan | None = None
        self._is_inside = False

    def set(self, span: PlayedSpan | None, position: float) -> None:
        """Watch another span.

        Parameters
        ----------
        span : PlayedSpan or None
            None for none.
        position : float
            Where the video is.
        """
        self.span = span
        self.went_to(position)

    def went_to(self, position: float) -> None:
        """Note that somebody went to a place.

        Parameters
        ----------
        position : float
            The place in seconds.
        """
        self._is_inside = self.span is not None and self.span.start <= position < self.span.end

    def is_over(self, position: float, frame_seconds: float) -> bool:
        """Note that the playing has come to a place, and tell whether the span has been played.

        Parameters
        ----------
        position : float
            Where the frame on show begins, in seconds.
        frame_seconds : float
            Its length: the last frame of the span ends it, none of the next is to be seen.

        Returns
        -------
        bool
            Whether it has.
        """
        if self.span is None:
            return False
        if position + frame_seconds * 1.001 < self.span.end:
            self._is_inside = position >= self.span.start - frame_seconds
            return False
        return self._is_inside
