"""What commands are about: the videos chosen, the one at hand, and a moment of it; shared by all pages and panels."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.moments import Moment


class Selection(QObject):
    """The one selection of the window.

    Attributes
    ----------
    changed : Signal
        Other videos are chosen, or another one is at hand.
    momentChanged : Signal
        Another moment is at hand, or none; also follows `changed` where the moment went with its video.
    """

    changed = Signal()
    momentChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self._current_id = 0
        self._moment: Moment | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """Catalog ids of the videos chosen, each once, in the order of the page; may be as many as the library has."""
        return self._ids

    @property
    def current_id(self) -> int:
        """The video at hand, which the inspector and the timeline show; 0 where there is none."""
        return self._current_id

    @property
    def moment(self) -> Moment | None:
        """The moment at hand: the hit chosen among moments, or what in and out points mark; None for whole videos."""
        return self._moment

    def choose(self, ids: Sequence[int], *, current_id: int, moment: Moment | None = None) -> None:
        """Choose videos.

        Parameters
        ----------
        ids : sequence of int
            Catalog ids, each once.
        current_id : int
            The one at hand; 0 for none.
        moment : Moment or None
            Of that one. Where none is given, a moment that is at hand stays while its video does.
        """
        chosen = tuple(ids)
        is_other = (chosen, current_id) != (self._ids, self._current_id)
        self._ids, self._current_id = chosen, current_id
        kept = self._moment if self._moment is not None and self._moment.video_id == current_id else None
        if is_other:
            self.changed.emit()
        self.mark(moment or kept)

    def mark(self, moment: Moment | None) -> None:
        """Put a moment at hand.

        Parameters
        ----------
        moment : Moment or None
            Of the video at hand; None for whole videos.

        Raises
        ------
        ValueError
            If it is of another video.
        """
        if moment is not None and moment.video_id != self._current_id:
            raise ValueError(f"a moment of video {moment.video_id}, while {self._current_id} is at hand")
        if moment != self._moment:
            self._moment = moment
            self.momentChanged.emit()
