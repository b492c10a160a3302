"""In and out points: set at the playhead, together they are the current moment."""

from PySide6.QtCore import QItemSelectionModel, QObject

from app.browse.views.video_pages import VideoPages
from app.player.views.panel import PlayerPanel
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.timeline.models.edits import LEAST_SECONDS
from app.timeline.models.timeline import TimelineModel
from core.domain.moments import Moment

_FLAG = QItemSelectionModel.SelectionFlag


class MarkingController(QObject):
    """Carries out the commands for in and out points."""

    def __init__(
        self, stage: Stage, model: TimelineModel, *, player: PlayerPanel, dock: Dock, video_pages: VideoPages
    ) -> None:
        super().__init__(stage.frame)
        self._player, self._dock, self._video_pages = player, dock, video_pages
        self._stage = stage
        self._model = model
        self._video_id = 0
        self._ends: tuple[float | None, float | None] = (None, None)
        actions = stage.actions
        actions.on("mark_in", self.mark_in)
        actions.on("mark_out", self.mark_out)
        actions.on("mark_span", self._on_mark_span)
        actions.on("tag_moment", self._on_tag)
        stage.selection.momentChanged.connect(self._on_moment)
        model.videoChanged.connect(self.show)

    def mark_in(self) -> None:
        """Set the in point at the playhead; an earlier out point is cleared."""
        seconds = self._begin()
        if seconds is not None:
            end = self._ends[1]
            self.mark(seconds, end if end is not None and end - seconds >= LEAST_SECONDS else None)

    def mark_out(self) -> None:
        """Set the out point at the playhead; a later in point is cleared."""
        seconds = self._begin()
        if seconds is not None:
            start = self._ends[0]
            self.mark(start if start is not None and seconds - start >= LEAST_SECONDS else None, seconds)

    def _begin(self) -> float | None:
        """Return the playhead position in the current video; a video in the focused player becomes current first."""
        player, selection = self._player, self._stage.selection
        if self._stage.has_focus(player) and player.video_id not in {0, selection.current_id}:
            self._bring_to_hand(player.video_id)
        if not selection.current_id:
            return None
        if self._video_id != selection.current_id:
            self._video_id, self._ends = selection.current_id, (None, None)
        self._dock.bring_to_front()
        if player.video_id == selection.current_id:
            return player.position_seconds
        return self._model.playhead_seconds if self._model.video_id == selection.current_id else 0.0

    def _bring_to_hand(self, video_id: int) -> None:
        pages = self._video_pages
        if video_id in pages.model.ids:
            row = pages.model.ids.index(video_id)
            pages.selection.setCurrentIndex(pages.model.index(row, 0), _FLAG.ClearAndSelect)
        self._stage.selection.choose([video_id], current_id=video_id)

    def mark(self, start_seconds: float | None, end_seconds: float | None) -> None:
        """Set in and out points, in order; None clears one. Both together are the current moment."""
        selection = self._stage.selection
        self._video_id, self._ends = selection.current_id, (start_seconds, end_seconds)
        self.show()
        moment = None
        if start_seconds is not None and end_seconds is not None and selection.current_id:
            moment = Moment(selection.current_id, start_seconds, end_seconds)
        selection.mark(moment)

    def show(self) -> None:
        """Show the points on the timeline, if it shows their video."""
        is_shown = self._model.video_id == self._video_id
        self._model.set_marks(*(self._ends if is_shown else (None, None)))

    def _on_moment(self) -> None:
        moment = self._stage.selection.moment
        if moment is not None:
            self._video_id, self._ends = moment.video_id, (moment.start_seconds, moment.end_seconds)
        elif None not in self._ends:
            self._ends = (None, None)
        self.show()

    def _on_mark_span(self) -> None:
        span = self._model.chosen
        if span is not None and self._model.video_id == self._stage.selection.current_id:
            self.mark(span.start_seconds, span.end_seconds)

    def _on_tag(self) -> None:
        """Tag the marked span, else the selected moment; a missing point is set at the playhead."""
        start, end = self._ends if self._video_id == self._stage.selection.current_id else (None, None)
        if start is not None and end is None:
            self.mark_out()
        elif end is not None and start is None:
            self.mark_in()
        elif start is None:
            self._on_mark_span()
        self._stage.actions["tag_bar"].trigger()
