"""The timeline: follows the current video and the player, and carries out edits made in it."""

from PySide6.QtCore import QObject, QPoint

from app.bridge.session import Session
from app.browse.models.cards import VideoCard
from app.browse.views.video_pages import VideoPages
from app.player.controllers.playing import PlayingController
from app.player.views.panel import PlayerPanel
from app.search.controllers.search import SearchController
from app.stage.context_menu import GAP, Submenu, popup, submenu
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.timeline import operations as moments
from app.timeline.controllers.marking import MarkingController
from app.timeline.controllers.moment_edits import MomentEditsController, SpanVerdictsController
from app.timeline.controllers.shot_cuts import ShotCutsController
from app.timeline.models.edits import Edit
from app.timeline.models.lanes import TimelineSpan
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.bar import TimelineBar
from app.timeline.views.panel import TimelinePanel
from app.ui.localization.text import display_name, isolated, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.moments import Moment
from core.domain.tags import Decision, Suggestion

_REFRESH_MS, _LATER_MS = 40, 500
_STALE_BY = Changes.DECISIONS | Changes.SUGGESTIONS | Changes.VIDEOS | Changes.THUMBNAILS
_ZOOM = 1.6
_VIEW = ("&Playback", "Timel&ine")
_OF_A_SPAN = (
    *("accept_span", "reject_span", GAP, "loop_span", "set_times", "split_span", "join_spans"),
    *("withdraw_span", GAP),
)
_MARKS = ("mark_in", "mark_out", "mark_span", "clear_marks")


class TimelineController(QObject):
    """Fills the timeline and carries out edits made in it."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        playing: PlayingController,
        search: SearchController,
        player: PlayerPanel,
        timeline: TimelinePanel,
        dock: Dock,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._player, self._timeline, self._dock = player, timeline, dock
        self._session = session
        self._stage = stage
        self._playing = playing
        self._search = search
        self._asked_id = 0
        self.model = model = TimelineModel(stage.tags.tag, self)
        timeline.show_model(model, stage.thumbnails)
        self.edits = MomentEditsController(session, stage, model, timeline=timeline)
        self.marking = MarkingController(stage, model, player=player, dock=dock, video_pages=video_pages)
        self.verdicts = SpanVerdictsController(
            session,
            stage,
            model,
            edits=self.edits,
            on_open=self._open,
            on_clear=lambda: self.marking.mark(None, None),
            player=player,
            timeline=timeline,
        )
        self.cuts = ShotCutsController(session, stage, model, timeline=timeline)
        self._load_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self._load_later = Throttle(_LATER_MS, self.refresh, parent=self)
        self._tie_views()
        self._tie_commands()

    def _tie_views(self) -> None:
        canvas = self._timeline.canvas
        self._dock.visibilityChanged.connect(lambda _is_visible: self._load_soon.request())
        self._stage.selection.changed.connect(self._load_soon.request)
        self._stage.tags.changed.connect(self.model.refresh)
        self._stage.audited.changed.connect(self._load_soon.request)
        self._session.changed.connect(self._on_changed)
        self._search.answered.connect(lambda _answer: self._show_hits())
        self._player.positionChanged.connect(self._on_position)
        self._timeline.empty.actionChosen.connect(self._stage.actions.run)
        canvas.seekWanted.connect(self.seek)
        canvas.loopWanted.connect(self._loop)
        canvas.marksDragged.connect(self.marking.mark)
        self._timeline.list_view.spanOpened.connect(lambda span: self.seek(span.start_seconds))

    def _tie_commands(self) -> None:
        actions, canvas = self._stage.actions, self._timeline.canvas
        actions.attach("timeline", self._timeline)
        # In and out points can be set in the player too, and playback controlled from here.
        actions.attach("player", self._timeline)
        actions.attach("hits", self._timeline)
        actions.attach("tagging", self._timeline)
        actions.on("timeline_zoom_in", lambda: canvas.zoom(_ZOOM))
        actions.on("timeline_zoom_out", lambda: canvas.zoom(1 / _ZOOM))
        actions.on("timeline_fit", canvas.fit)
        actions.on("previous_span", lambda: self._go(-1))
        actions.on("next_span", lambda: self._go(1))
        actions.on("loop_span", lambda: self._loop(self.model.chosen))
        for name, call in (
            ("show_rejected", self.model.set_shows_rejected),
            ("show_suggestions", self.model.set_shows_suggested),
        ):
            actions[name].setChecked(True)
            actions[name].toggled.connect(call)
        actions["span_list"].toggled.connect(self._timeline.set_is_list)
        shown = {name: actions[name] for name in submenu(*_VIEW).rows}
        self.bar = TimelineBar(self.model, shown, self._stage.frame)
        self.bar.timesWanted.connect(self.edits.move)
        self.bar.left.connect(self._timeline.take_focus)
        self._dock.head.add(self.bar)
        actions.on("set_times", self.bar.write_times)
        self._timeline.menuWanted.connect(self._open_menu)

    def _open_menu(self, place: QPoint) -> None:
        """Offer what can be done with the selected span, if there is one, and at the playhead."""
        of_a_span = _OF_A_SPAN if self.model.chosen is not None else ()
        marks = Submenu(tr("Timeline", "In and &out points"), _MARKS)
        rows = (*of_a_span, "tag_moment", marks, GAP, submenu(*_VIEW))
        popup(place, self._timeline, self._stage.actions, rows)

    def refresh(self) -> None:
        """Read the current video again; while the timeline is hidden, this waits until it is shown."""
        video_id = self._stage.selection.current_id
        if not video_id:
            self._asked_id = 0
            self._show(None, [], [], [])
        elif self._timeline.isVisible():
            self._asked_id = video_id
            settled = list(self.edits.settled)
            self._session.run(moments.of_video(video_id).then(lambda found: self._take(video_id, settled, *found)))

    def _take(
        self,
        video_id: int,
        settled: list[Edit],
        card: VideoCard | None,
        decisions: list[Decision],
        suggestions: list[Suggestion],
    ) -> None:
        if video_id == self._asked_id:
            self.edits.settled = [one for one in self.edits.settled if not any(one is old for old in settled)]
            self._show(card, decisions, suggestions, settled)

    def _show(
        self, card: VideoCard | None, decisions: list[Decision], suggestions: list[Suggestion], settled: list[Edit]
    ) -> None:
        is_other = (card.video.id if card else 0) != self.model.video_id
        self.model.set_card(card)
        suggestions = self._stage.audited.without(suggestions)
        is_held = not is_other and self._timeline.canvas.mouse.is_dragging
        self.model.set_decisions(decisions, settled=settled, suggestions=None if is_held else suggestions)
        if is_held:
            # The edge being dragged would move away from the pointer.
            self._load_later.request()
        self._show_hits()
        if is_other:
            self._head()
            moment, player = self._stage.selection.moment, self._player
            is_played = player.video_id == self.model.video_id
            begins = moment.start_seconds if moment and moment.video_id == self.model.video_id else 0.0
            self.model.set_playhead(player.position_seconds if is_played else begins)

    def _head(self) -> None:
        card, title = self.model.card, self._dock.windowTitle()
        self._dock.head.set_title(
            f"{title}  \N{MIDDLE DOT}  {isolated(display_name(card.video.path))}" if card else title
        )

    def _show_hits(self) -> None:
        self.model.set_hits(self._search.hits_of(self.model.video_id) if self.model.video_id else ())

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._load_soon.request()

    def _on_position(self, seconds: float) -> None:
        player, canvas = self._player, self._timeline.canvas
        if player.video_id != self.model.video_id or not self.model.video_id:
            return
        self.model.set_playhead(seconds)
        x = canvas.scale.x(seconds)
        if player.is_playing and not canvas.mouse.is_dragging and not 0 <= x <= canvas.scale.width_px:
            # Page by page: a constantly moving view cannot be read.
            canvas.set_scale(canvas.scale.scrolled(x - canvas.scale.width_px * 0.05))

    def seek(self, seconds: float) -> None:
        """Go to a time in the current video; playback goes on from there."""
        player, card = self._player, self.model.card
        if card is None:
            return
        self.model.set_playhead(seconds)
        if player.video_id == card.video.id:
            player.seek(self.model.playhead_seconds)
        else:
            seconds = self.model.playhead_seconds
            self._playing.play_at(card.video.id, card.video.path, seconds, does_play=player.is_playing)

    def _loop(self, span: TimelineSpan | None) -> None:
        card = self.model.card
        if span is not None and card is not None:
            moment = Moment(card.video.id, span.start_seconds, span.end_seconds)
            self._playing.play_moment(moment, card.video.path, does_loop=True)

    def _go(self, step: int) -> None:
        spans, chosen = self.model.spans, self.model.chosen
        if chosen in spans:
            place = spans.index(chosen) + step
        else:
            n_before = sum(span.start_seconds < self.model.playhead_seconds for span in spans)
            place = n_before if step > 0 else n_before - 1
        if 0 <= place < len(spans):
            self._open(spans[place])

    def _open(self, span: TimelineSpan) -> None:
        canvas = self._timeline.canvas
        self.model.choose(span)
        canvas.show_span(span.start_seconds, span.end_seconds)
        lane = next((n for n, lane in enumerate(self.model.lanes) if any(span in row.spans for row in lane.rows)), 0)
        canvas.reveal(lane)
        self.seek(span.start_seconds)
