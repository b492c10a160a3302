"""The timeline: it follows the video at hand and the player, and carries out what is done in it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse.models.cards import VideoCard
from app.player.controllers.playing import PlayingController
from app.search.controllers.search import SearchController
from app.shell.main_window import MainWindow
from app.timeline import operations as moments
from app.timeline.controllers.marking import MarkingController
from app.timeline.controllers.moment_edits import MomentEditsController
from app.timeline.controllers.shot_cuts import ShotCutsController
from app.timeline.controllers.span_verdicts import SpanVerdictsController
from app.timeline.models.edits import Edit
from app.timeline.models.lanes import Span
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.bar import TimelineBar
from app.ui.text import display_name, isolated
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.moments import Moment
from core.domain.tags import Decision, Suggestion

_REFRESH_MS, _LATER_MS = 40, 500
_STALE_BY = Changes.DECISIONS | Changes.SUGGESTIONS | Changes.VIDEOS | Changes.THUMBNAILS
_ZOOM = 1.6
_MENU = (
    *(
        "accept_span",
        "reject_span",
        "",
        "loop_span",
        "mark_span",
        "set_times",
        "",
        "split_span",
        "join_spans",
        "withdraw_span",
        "",
    ),
    *("mark_in", "mark_out", "clear_marks", "tag_moment", ""),
    *("timeline_zoom_in", "timeline_zoom_out", "timeline_fit", "show_suggestions", "show_rejected", "span_list"),
)


class TimelineController(QObject):
    """Fills the timeline and carries out what is done in it.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    playing : PlayingController
        For seeking.
    search : SearchController
        For the hits of the last search.
    """

    def __init__(
        self, session: Session, window: MainWindow, *, playing: PlayingController, search: SearchController
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._playing = playing
        self._search = search
        self._asked_id = 0
        self.model = model = TimelineModel(window.models.tags.tag, self)
        window.timeline.show_model(model, window.models.thumbnails)
        self.edits = MomentEditsController(session, window, model)
        self.marking = MarkingController(window, model)
        self.verdicts = SpanVerdictsController(
            session,
            window,
            model,
            edits=self.edits,
            on_open=self._open,
            on_clear=lambda: self.marking.mark(None, None),
        )
        self.cuts = ShotCutsController(session, window, model)
        self._load_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self._load_later = Throttle(_LATER_MS, self.refresh, parent=self)
        self._tie_views()
        self._tie_commands()

    def _tie_views(self) -> None:
        window, canvas = self._window, self._window.timeline.canvas
        self._dock = window.panels.docks["show_timeline"]
        self._dock.visibilityChanged.connect(lambda _is_visible: self._load_soon.wish())
        window.models.selection.changed.connect(self._load_soon.wish)
        window.models.tags.changed.connect(self.model.refresh)
        window.models.audited.changed.connect(self._load_soon.wish)
        self._session.changed.connect(self._on_changed)
        self._search.answered.connect(lambda _answer: self._show_hits())
        window.player.positionChanged.connect(self._on_position)
        canvas.seekWanted.connect(self.seek)
        canvas.loopWanted.connect(self._loop)
        canvas.marksDragged.connect(self.marking.mark)
        window.timeline.list_view.spanOpened.connect(lambda span: self.seek(span.start_seconds))

    def _tie_commands(self) -> None:
        window, actions, canvas = self._window, self._window.actions_by_name, self._window.timeline.canvas
        actions.attach("timeline", window.timeline)
        # In and out point are set in the player as well, and what plays is steered from here.
        actions.attach("player", window.timeline, window.player)
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
        actions["span_list"].toggled.connect(window.timeline.set_is_list)
        self.bar = TimelineBar(self.model, {name: actions[name] for name in _MENU if name}, window)
        self.bar.timesWanted.connect(self.edits.move)
        self.bar.left.connect(window.timeline.take_focus)
        window.panels.heads["show_timeline"].add(self.bar)
        actions.on("set_times", self.bar.write_times)
        window.timeline.set_menu([actions[name] if name else None for name in _MENU])

    def refresh(self) -> None:
        """Read the video at hand anew; what is not on show is read when it is."""
        video_id = self._window.models.selection.current_id
        if not video_id:
            self._asked_id = 0
            self._show(None, [], [], [])
        elif self._window.timeline.isVisible():
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
        suggestions = self._window.models.audited.without(suggestions)
        is_held = not is_other and self._window.timeline.canvas.mouse.is_dragging
        self.model.set_decisions(decisions, settled=settled, suggestions=None if is_held else suggestions)
        if is_held:
            # What is being trimmed would go from under the pointer.
            self._load_later.wish()
        self._show_hits()
        if is_other:
            self._head()
            moment, player = self._window.models.selection.moment, self._window.player
            is_played = player.video_id == self.model.video_id
            begins = moment.start_seconds if moment and moment.video_id == self.model.video_id else 0.0
            self.model.set_playhead(player.position_seconds if is_played else begins)

    def _head(self) -> None:
        card, head = self.model.card, self._window.panels.heads["show_timeline"]
        title = self._dock.windowTitle()
        head.set_title(f"{title}  \N{MIDDLE DOT}  {isolated(display_name(card.video.path))}" if card else title)

    def _show_hits(self) -> None:
        self.model.set_hits(self._search.hits_of(self.model.video_id) if self.model.video_id else ())

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._load_soon.wish()

    def _on_position(self, seconds: float) -> None:
        player, canvas = self._window.player, self._window.timeline.canvas
        if player.video_id != self.model.video_id or not self.model.video_id:
            return
        self.model.set_playhead(seconds)
        x = canvas.scale.x(seconds)
        if player.is_playing and not canvas.mouse.is_dragging and not 0 <= x <= canvas.scale.width_px:
            # Page by page: a picture that moves all the time cannot be read.
            canvas.set_scale(canvas.scale.scrolled(x - canvas.scale.width_px * 0.05))

    def seek(self, seconds: float) -> None:
        """Go to a time: the player shows it, and goes on from there if it plays.

        Parameters
        ----------
        seconds : float
            In the video at hand.
        """
        player, card = self._window.player, self.model.card
        if card is None:
            return
        self.model.set_playhead(seconds)
        if player.video_id == card.video.id:
            player.seek(self.model.playhead_seconds)
        else:
            seconds = self.model.playhead_seconds
            self._playing.play_at(card.video.id, card.video.path, seconds, does_play=player.is_playing)

    def _loop(self, span: Span | None) -> None:
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

    def _open(self, span: Span) -> None:
        canvas = self._window.timeline.canvas
        self.model.choose(span)
        canvas.show_span(span.start_seconds, span.end_seconds)
        lane = next((n for n, lane in enumerate(self.model.lanes) if any(span in row.spans for row in lane.rows)), 0)
        canvas.reveal(lane)
        self.seek(span.start_seconds)
