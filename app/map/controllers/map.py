"""The map: reads it, has it arranged, and follows what changes in the library."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse import operations as videos
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.views.video_pages import VideoPages
from app.map import operations
from app.map.controllers.colours import ColourController
from app.map.controllers.faces import FaceController
from app.map.controllers.selecting import SelectingController
from app.map.models import colouring
from app.map.models.colouring import ColourBy, Colouring
from app.map.models.scene import Label, Scene
from app.map.models.state_words import FEWEST_ARRANGED, state_words
from app.map.views.page import MapPage
from app.player.controllers.playing import PlayingController
from app.stage.context_menu import GAP, ContextMenu, Row, submenu
from app.stage.stage import Stage
from app.tags.views.menu import TagsMenu
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import tr
from app.ui.paint import theme
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.clusters import ClusterScope
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, JobsSummary
from core.domain.maps import ARRANGING, VideoMap
from core.domain.moments import Moment
from core.domain.search import MomentHit
from core.errors import KnownError

_READ_AFTER = Changes.EMBEDDINGS | Changes.VIDEOS | Changes.FOLDERS | Changes.ENCODERS | Changes.MAPS
_COLOUR_AFTER = Changes.TAGS | Changes.DECISIONS | Changes.CLUSTERS
_READ_MS, _COLOUR_MS = 1000, 500
_KINDS = {ClusterScope.VIDEOS: JobKind.VIDEO_MAP, ClusterScope.MOMENTS: JobKind.MOMENT_MAP}


class MapController(QObject):
    """Keeps the page in sync with the library.

    Parameters
    ----------
    session, stage : Session, Stage
        The library, and what features share.
    page : MapPage
        The page.
    video_pages : VideoPages
        The lists of videos, whose filters apply to the map.
    playing : PlayingController
        Plays videos.
    tags_menu : TagsMenu
        The submenu that tags videos.
    hits : callable
        Returns the hits of the last search.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        page: MapPage,
        video_pages: VideoPages,
        playing: PlayingController,
        tags_menu: TagsMenu,
        hits: Callable[[], Sequence[MomentHit]],
    ) -> None:
        super().__init__(page)
        self._session, self._stage, self.page = session, stage, page
        self._video_pages, self._playing, self._tags_menu = video_pages, playing, tags_menu
        self._scope, self._by = ClusterScope.VIDEOS, ColourBy.GROUP
        self._map: VideoMap | None = None
        self._summary = session.summary
        self._asked: set[ClusterScope] = set()
        self._is_reading = self._is_stale = self._takes_focus = False
        self._hint = ""
        self.colours = ColourController(session, stage, hits=hits, parent=self)
        self.faces = FaceController(session, stage, canvas=page.canvas)
        self.selecting = SelectingController(
            stage, canvas=page.canvas, video_pages=video_pages, is_shown=lambda: self.is_shown
        )
        self._read_soon = Throttle(_READ_MS, self.read, parent=self)
        self._colour_soon = Throttle(_COLOUR_MS, self.recolour, parent=self)
        self._filter_soon = Throttle(_COLOUR_MS, self._refilter, parent=self)
        page.choose_colours(self._by)
        self._tie()

    def _tie(self) -> None:
        page, stage, session = self.page, self._stage, self._session
        page.scopeChosen.connect(self.choose_scope)
        page.colourChosen.connect(self.choose_colours)
        page.redrawWanted.connect(self.redraw)
        page.stopWanted.connect(self._stop)
        page.backWanted.connect(self.leave)
        page.actionChosen.connect(stage.actions.run)
        page.canvas.opened.connect(self._play)
        page.canvas.ignored.connect(self._on_ignored)
        self.selecting.changed.connect(self._on_selected)
        page.back.show_keys(stage.actions["leave"])
        for scope in ("videos", "tagging"):
            stage.actions.attach(scope, page.canvas)
        ContextMenu(page.canvas, stage.actions, self._menu)
        self._video_pages.filterShown.connect(self._on_filter)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())
        session.changed.connect(self._on_changed)
        session.summaryChanged.connect(self._on_summary)
        session.workerChanged.connect(lambda _state: self._show_state())

    @property
    def is_shown(self) -> bool:
        """Whether the map is the current page."""
        return self._stage.pages.currentWidget() is self.page

    @property
    def is_reading(self) -> bool:
        """Whether the map is being read."""
        return self._is_reading

    @property
    def is_arranging(self) -> bool:
        """Whether the map is being arranged, or waits for that."""
        counts = [count for count in self._summary.counts if count.kind is _KINDS[self._scope]]
        return any(count.queued or count.running for count in counts)

    def show(self) -> None:
        """Show the page."""
        self._stage.pages.setCurrentWidget(self.page)
        self._takes_focus = True
        self._take_focus()

    def _take_focus(self) -> None:
        """Give the focus to the map once it is in view: what is hidden cannot hold it."""
        if self._takes_focus and not self.page.sentence:
            self._takes_focus = False
            self.page.canvas.setFocus()

    def leave(self) -> None:
        """Drop a line being drawn; without one, go back to the videos."""
        if not self.page.canvas.cancel_lasso():
            self._stage.pages.show_videos()
            self._video_pages.current.list_view.setFocus()

    def choose_scope(self, scope: ClusterScope) -> None:
        """Show videos or moments as points."""
        if scope is not self._scope:
            self._scope, self._map = scope, None
            self.page.scopes.setCurrentIndex(self.page.scopes.findData(scope))
            self.read()

    def choose_colours(self, by: ColourBy) -> None:
        """Colour the points by something else."""
        self._by = by
        self.page.choose_colours(by)
        self.recolour()

    def read(self) -> None:
        """Read the map; one reading at a time."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        if self._map is None:
            self.page.show_sentence(tr("Map", "Reading the map\N{HORIZONTAL ELLIPSIS}"))
        scope = self._scope
        self._session.run(
            operations
            .read(scope)
            .then(lambda found: self._take(scope, found))
            .otherwise(lambda error: self._on_failed(error))
        )

    def _take(self, scope: ClusterScope, found: VideoMap) -> None:
        self._is_reading = False
        if self._is_stale or scope is not self._scope:
            self.read()
            return
        is_first = self._map is None or not len(self._map)
        was_arranged = self._map is not None and self._map.is_arranged
        self._map = found
        if not len(found):
            self._show_nothing(found)
            return
        does_fit = is_first or found.is_arranged is not was_arranged
        old = self.page.canvas.scene
        kept = None if is_first or old is None else old.colouring
        if kept is None or len(kept.numbers) != len(found):
            kept = colouring.plain(len(found), theme.current().accent)
        n_points = len(found)
        scene = Scene(
            found,
            kept,
            np.zeros(n_points, bool),
            np.ones(n_points, bool),
            () if is_first or old is None else old.labels,
        )
        self._filter(scene)
        current = self.selecting.apply_to(scene)
        self.page.show_map()
        self._take_focus()
        self.page.canvas.show_scene(scene, current=current, does_fit=does_fit)
        self.recolour()
        self._arrange_once(found)
        self._on_selected()

    def _show_nothing(self, found: VideoMap) -> None:
        actions = self._stage.actions
        if found.n_videos and self._summary.is_paused:
            words = tr("Map", "None of the videos has been analysed yet, and analysis is paused.")
            self.page.show_sentence(words, (("pause", tr("Map", "Resume analysis")),))
            return
        if found.n_videos:
            words = tr("Map", "None of the videos has been analysed yet. They appear here one by one.")
            self.page.show_sentence(words)
            return
        words = tr("Map", "Add a folder of videos: those that look alike are close together here.")
        self.page.show_sentence(words, (("add_folder", actions["add_folder"].text().replace("&", "")),))

    def _on_failed(self, error: KnownError) -> None:
        self._is_reading = False
        self.page.show_sentence(in_own_words(error))

    def _arrange_once(self, found: VideoMap) -> None:
        """Have a map arranged that never was; a map that someone stopped is only arranged on request."""
        if not found.is_arranged and len(found) >= FEWEST_ARRANGED and self._scope not in self._asked:
            self._asked.add(self._scope)
            self._session.run(operations.draw(self._scope))

    def redraw(self) -> None:
        """Arrange all points anew."""
        self._asked.add(self._scope)
        self._session.run(operations.draw(self._scope))

    def _stop(self) -> None:
        self._session.run(operations.cancel(self._scope))

    def recolour(self) -> None:
        """Find the colours of the points again."""
        if self._map is None or not len(self._map):
            return
        self.colours.find(self._map, self._by, self._take_colours)

    def _take_colours(self, made: Colouring, names: tuple[Label, ...]) -> None:
        scene = self.page.canvas.scene
        if scene is None or len(made.numbers) != len(scene.map):
            return
        scene.colouring, scene.labels = made, names
        self.page.legend.show_entries(made.legend)
        self.page.place_legend()
        self.page.canvas.refresh_points()

    # What is selected and shown

    def _filter(self, scene: Scene) -> None:
        shown = self._video_pages.shown
        is_narrowed = bool(shown.text or shown.all_conditions or shown.folder_id is not None)
        scene.is_allowed[:] = scene.of_videos(self._video_pages.model.ids) if is_narrowed else True

    def _on_filter(self) -> None:
        if self.is_shown:
            self._filter_soon.request()

    def _refilter(self) -> None:
        scene = self.page.canvas.scene
        if scene is not None:
            self._filter(scene)
            self.recolour()
            self._on_selected()

    def _on_selected(self) -> None:
        self._hint = ""
        self._show_state()
        scene = self.page.canvas.scene
        if scene is None:
            return
        n_points, n_chosen = len(scene.map), int(np.count_nonzero(scene.is_selected))
        words = tr("Map", "%n points", n=n_points)
        if n_chosen:
            words += ", " + tr("Map", "%n selected", n=n_chosen)
        current = self.page.canvas.current
        name = self.page.canvas.face(current).words if current >= 0 else ""
        self.page.canvas.setAccessibleDescription(f"{name}: {words}" if name else words)

    def _on_ignored(self) -> None:
        self._hint = tr("Map", "Nothing selected: end the line in the circle where it began.")
        self._show_state()

    def _play(self, place: int) -> None:
        scene = self.page.canvas.scene
        if scene is None or place >= len(scene.map):
            return
        video_id, moment = int(scene.map.video_ids[place]), scene.moment(place)
        work = videos.cards([video_id])
        self._session.run(work.then(lambda cards: self._play_card(cards[0], moment) if cards else None))

    def _play_card(self, card: VideoCard, moment: Moment | None) -> None:
        if moment is None:
            self._playing.play(card)
            return
        hit = MomentHit(moment.video_id, moment.start_seconds, moment.end_seconds, moment.start_seconds, 1.0)
        self._playing.play(MomentCard(card, hit, 1.0, 1, 1, is_expanded=False))

    def _menu(self) -> Sequence[Row]:
        if not self._stage.selection.ids:
            return ("select_all", GAP, "show_grid", "show_filmstrips", "show_list")
        self._tags_menu.name(is_moment=self._stage.selection.moment is not None)
        return (
            *("play", GAP, self._tags_menu, submenu("V&ideo", "Ratin&g"), "note"),
            *(GAP, "similar_moment", "similar_video", GAP, "reveal", "copy_paths"),
            *(GAP, "remove_videos", "trash_videos"),
        )

    # The library

    def _on_page(self) -> None:
        if self.is_shown and (self._map is None or self._is_stale):
            self.read()
        elif self.is_shown and (scene := self.page.canvas.scene) is not None:
            self.page.canvas.set_current(self.selecting.apply_to(scene))
            self._refilter()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (_READ_AFTER | Changes.THUMBNAILS):
            self.faces.forget()
        if changes & _READ_AFTER:
            if self.is_shown:
                self._read_soon.request()
            else:
                self._is_stale = True
        elif changes & _COLOUR_AFTER and self.is_shown:
            self._colour_soon.request()

    def _on_summary(self, summary: JobsSummary) -> None:
        was_paused, self._summary = self._summary.is_paused, summary
        if self._map is not None and not len(self._map) and was_paused is not summary.is_paused:
            self._show_nothing(self._map)
        self._show_state()

    def _show_state(self) -> None:
        found = self._map
        if found is None:
            return
        is_arranging = self.is_arranging
        words = self._hint or (self._progress_words() if is_arranging else state_words(found, self.page.canvas.scene))
        self.page.show_state(words, is_arranging=is_arranging, can_redraw=len(found) >= FEWEST_ARRANGED)

    def _progress_words(self) -> str:
        activity = self._summary.activity
        if activity.template == ARRANGING.template:
            return in_own_words(activity)
        if self._session.worker_state is not WorkerState.RUNNING:
            return tr("Map", "The map will be arranged once the analysis process runs.")
        if self._summary.is_paused:
            return tr("Map", "The map will be arranged once analysis is resumed.")
        return tr("Map", "The map will be arranged soon\N{HORIZONTAL ELLIPSIS}")
