"""What commands apply to: selected videos, the current video, and a moment of it; shared by the whole window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.moments import Moment


class Selection(QObject):
    """The selection of the window.

    Attributes
    ----------
    changed : Signal
        Other videos are selected, or another one is current.
    momentChanged : Signal
        The current moment changed; also follows `changed` if the moment went with its video.
    """

    changed = Signal()
    momentChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self._current_id = 0
        self._moment: Moment | None = None
        self._held_id = 0
        self._behind: tuple[tuple[int, ...], int, Moment | None] = ((), 0, None)

    @property
    def ids(self) -> tuple[int, ...]:
        """Catalog ids of the selected videos, unique, in page order; may be as many as the library has."""
        return self._ids

    @property
    def current_id(self) -> int:
        """The current video, shown by inspector and timeline; 0 for none."""
        return self._current_id

    @property
    def moment(self) -> Moment | None:
        """The current moment: a selected hit, or the range between in and out points; None for whole videos."""
        return self._moment

    @property
    def held_id(self) -> int:
        """The video that `hold` was called with; 0 for none."""
        return self._held_id

    def choose(self, ids: Sequence[int], *, current_id: int, moment: Moment | None = None) -> None:
        """Select videos.

        Parameters
        ----------
        ids : sequence of int
            Catalog ids, unique.
        current_id : int
            The current video; 0 for none.
        moment : Moment or None
            Of the current video. None keeps the current moment as long as its video stays current.
        """
        self._behind = (tuple(ids), current_id, moment)
        if not self._held_id:
            self._take(tuple(ids), current_id, moment)

    def hold(self, video_id: int) -> None:
        """Let commands apply to one video, whatever else is chosen meanwhile; 0 returns to what was chosen last."""
        if video_id == self._held_id:
            return
        if not self._held_id:
            self._behind = (self._ids, self._current_id, self._moment)
        self._held_id = video_id
        if video_id:
            self._take((video_id,), video_id, None)
        else:
            self._take(*self._behind)

    def _take(self, chosen: tuple[int, ...], current_id: int, moment: Moment | None) -> None:
        is_other = (chosen, current_id) != (self._ids, self._current_id)
        self._ids, self._current_id = chosen, current_id
        kept = self._moment if self._moment is not None and self._moment.video_id == current_id else None
        if is_other:
            self.changed.emit()
        self.mark(moment or kept)

    def mark(self, moment: Moment | None) -> None:
        """Set the current moment; None for whole videos.

        Raises
        ------
        ValueError
            If it is part of another video.
        """
        if moment is not None and moment.video_id != self._current_id:
            raise ValueError(f"a moment of video {moment.video_id}, while {self._current_id} is at hand")
        if moment != self._moment:
            self._moment = moment
            self.momentChanged.emit()
