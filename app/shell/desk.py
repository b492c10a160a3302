"""One open library on the screen: its session, its window, the controllers between them, and the order they end in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt

from app.bridge.notices import NoticeBoard
from app.bridge.session import Session
from app.browse.controllers.browsing import BrowsingController
from app.browse.controllers.grid import GridController
from app.encoders.controllers.encoders import EncodersController
from app.encoders.controllers.model_offer import ModelOfferController
from app.folders.controllers.adding import AddingController
from app.folders.controllers.failed import FailedController
from app.folders.controllers.folders import FoldersController
from app.folders.controllers.removing import TakingOutController
from app.inspector.controllers.inspector import InspectorController
from app.jobs.controllers.attention import AttentionController
from app.jobs.controllers.jobs import JobsController
from app.jobs.controllers.jobs_panel import JobsPanelController
from app.learning.controllers.learning import LearningController
from app.learning.controllers.new_decisions import NewDecisions
from app.learning.controllers.review_offers import ReviewOffers
from app.learning.controllers.review_outlook import ReviewOutlook
from app.learning.controllers.reviewing import ReviewingController
from app.learning.controllers.tag_outlook import TagOutlookController
from app.learning.controllers.tag_quality import TagHealthController
from app.learning.controllers.tags_without_videos import TagsWithoutVideos
from app.learning.controllers.training import TrainingController
from app.learning.controllers.versions import HeadsController
from app.player.controllers.playing import PlayingController
from app.search.controllers.filtering import FilteringController
from app.search.controllers.hits import HitsController
from app.search.controllers.moment_frames import MomentFramesController
from app.search.controllers.saved_searches import SavedSearchesController
from app.search.controllers.search import SearchController
from app.search.controllers.selection import SelectionController
from app.search.controllers.tag_filters import TagFollowing
from app.settings.controllers.keys import KeysController
from app.settings.controllers.settings import SettingsController
from app.shell.about_dialog import AboutDialog
from app.shell.appearance import AppearanceController
from app.shell.background import Background
from app.shell.focus_ring import PartsController
from app.shell.help import HelpController
from app.shell.help_dialog import HelpDialog
from app.shell.history import HistoryController
from app.shell.main_window import MainWindow
from app.shell.navigation import NavigationController
from app.shell.palette_controller import PaletteController
from app.shell.picture_memory import RoomController
from app.shell.trouble import rescue
from app.tags.controllers.tagging import TaggingController
from app.tags.controllers.tags import TagsController
from app.timeline.controllers.timeline import TimelineController
from app.ui.preferences import Preferences, preferences_file
from app.ui.throttle import Throttle
from core.domain.filters import Condition, Field, Filter
from core.domain.learning import ReviewMode
from core.domain.videos import Folder
from core.errors import LibraryDamagedError

if TYPE_CHECKING:
    from core.api.library import Library


def window_memory() -> QSettings:
    """Give the place where the window's size and panels are remembered.

    Returns
    -------
    QSettings
        An INI file of the user's.
    """
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "clipshelf", "window")


class Desk(QObject):
    """Holds the parts of one window.

    Attributes
    ----------
    session, window : Session, MainWindow
        The two sides.
    is_rescue_wanted : bool
        Whether the catalog was found damaged and is to be mended once the window is closed.
    restore_from : Path or None
        The copy that the catalog is to go back to once the window is closed.
    preferences : Preferences
        The person's own.
    grid, search, playing, tags, timeline and so on : QObject
        The controllers, one for each subject.

    Parameters
    ----------
    library : Library
        Open; closed by `close`.
    remembers : bool
        Whether place and panels are taken from last time and kept for next time.
    """

    def __init__(self, library: "Library", *, remembers: bool = True) -> None:
        super().__init__()
        self._remembers = remembers
        self._is_closed = False
        self.is_rescue_wanted = False
        self.restore_from: Path | None = None
        self.preferences = preferences = Preferences(preferences_file() if remembers else None, parent=self)
        board = NoticeBoard()
        self.session = session = Session(library, board, parent=self)
        self.window = window = MainWindow()
        self.keys = KeysController(window.actions_by_name, preferences, parent=window)
        self.appearance = AppearanceController(window, preferences)
        self.search = SearchController(session, window)
        self.filtering = FilteringController(session, window, search=self.search)
        self.tag_following = TagFollowing(self.search, window.models.tags)
        self.grid = GridController(session, window)
        self.attention = AttentionController(session, window)
        self.failed = FailedController(session, window)
        self.folders = FoldersController(
            session, window, on_chosen=self._on_folder, on_known=self.grid.on_folders_known
        )
        self.jobs = JobsController(session, window)
        self.jobs_panel = JobsPanelController(session, window, queue=self.jobs)
        # Pictures and tests of the window say nothing to the desktop.
        self.background = Background(session, window, preferences) if remembers else None
        self.encoders = EncodersController(session, window, on_words_known=self.search.set_has_text)
        self.model_offer = ModelOfferController(session, window, models=self.encoders, preferences=preferences)
        self.adding = AddingController(
            session, window, search=self.search, first_encoder=lambda: self.encoders.first_encoder
        )
        self.playing = PlayingController(session, window, search=self.search, failed=self.failed)
        self._make_more()
        board.attach(window.notice_bar.show_notice)
        self._tie()

    def _make_more(self) -> None:
        session, window, search = self.session, self.window, self.search
        self.selection = SelectionController(window)
        self.history = HistoryController(session, window)
        self.browsing = BrowsingController(session, window, grid=self.grid)
        places = self.browsing.places
        self.navigation = NavigationController(window, search=search, grid=self.grid, places=places)
        self.tags = TagsController(session, window, search=search)
        self.tagging = TaggingController(session, window)
        self.taking_out = TakingOutController(session, window, toasts=self.tagging.toasts)
        self.inspector = InspectorController(
            session, window, giving=self.tagging.giving, playing=self.playing, search=search
        )
        self.timeline = TimelineController(session, window, playing=self.playing, search=search)
        self.hits = HitsController(window, search=search)
        self.moment_frames = MomentFramesController(session, window)
        self.saved_searches = SavedSearchesController(session, window, search=search)
        abilities = self.background.abilities if self.background else {}
        self.settings = SettingsController(
            session, window, preferences=self.preferences, on_restore=self._on_restore, **abilities
        )
        self.learning = LearningController(session, window)
        self.reviewing = ReviewingController(
            session,
            window,
            playing=self.playing,
            follower=self.learning,
            moves=not self.preferences.values.reduced_motion,
        )
        self.review_offers = ReviewOffers(
            window, follower=self.learning, reviewing=self.reviewing, above=self.tagging.toasts.toast
        )
        ReviewOutlook(session, window, self.reviewing)
        TagsWithoutVideos(window, search=search, follower=self.learning, reviewing=self.reviewing)
        self.tag_health = TagHealthController(
            session,
            window,
            on_check=self.reviewing.open,
            on_audit=lambda tag: self.reviewing.open(tag, ReviewMode.AUDIT),
        )
        self.tag_outlook = TagOutlookController(session, window, on_review=self.reviewing.open)
        self.learning.countsChanged.connect(window.tags_panel.set_suggested)
        self.inspector.suggested.offer_more(
            on_known=self.tag_health.open,
            on_check=self.reviewing.open,
            on_show=lambda tag: search.toggle(Condition(Field.SUGGESTED, (tag.name,))),
        )
        self.training = TrainingController(session, window, reviewing=self.reviewing)
        self.new_decisions = NewDecisions(session, window)
        self.new_decisions.lookWanted.connect(self.training.show_proposal)
        self.heads = HeadsController(session, window, new=self.new_decisions, on_proposal=self.training.show_proposal)
        self.palette = PaletteController(session, window)
        self.help = HelpController(session, window)
        self.parts = PartsController(window)
        self.room = RoomController(session, window)

    def _tie(self) -> None:
        window, actions = self.window, self.window.actions_by_name
        window.results.namesWanted.connect(self._on_names)
        self.search.askedChanged.connect(self._on_asked)
        window.may_close = self._may_close
        window.closing.connect(self.close)
        self.session.damageFound.connect(self._on_damage)
        actions.on("quit", window.close)
        actions.on("focus_search", window.search_bar.take_focus)
        actions.on("paste_picture", window.search_bar.paste)
        actions.on("dismiss_notice", window.notice_bar.dismiss)
        for name in ("show_grid", "show_filmstrips", "show_list"):
            actions.on(name, lambda name=name: self._on_view(name))
        window.video_pages.allWanted.connect(lambda: self.search.ask(Filter()))
        actions.on("show_results", self.search.show_again)
        actions.on("leave", lambda: (self.reviewing if self.reviewing.is_shown else self.filtering).leave())
        actions.on("show_keys", lambda: HelpDialog(window).show())
        actions.on("reset_layout", window.panels.arrange)
        actions.on("about", lambda: AboutDialog(window, details=self.encoders.details).show())
        actions["full_screen"].triggered.connect(
            lambda is_full: window.showFullScreen() if is_full else window.showNormal()
        )

    def start(self, *, with_worker: bool = True) -> None:
        """Fill the window and begin to listen.

        Parameters
        ----------
        with_worker : bool
            Whether videos are to be analysed too.
        """
        if self._remembers:
            memory = window_memory()
            geometry, state = memory.value("geometry"), memory.value("state")
            self.window.restore_layout(
                geometry if isinstance(geometry, QByteArray) else QByteArray(),
                state if isinstance(state, QByteArray) else QByteArray(),
            )
            self.browsing.restore(memory)
            self.window.player_dock.hide()
            self.window.failed_dock.hide()
        self.window.show_videos()
        self.window.videos_page.list_view.setFocus()
        self.keys.refresh()
        for controller in (self.folders, self.grid, self.encoders, self.failed, self.tags, self.saved_searches):
            controller.refresh()
        self.learning.refresh()
        self.new_decisions.refresh()
        self.session.start(with_worker=with_worker)

    def _on_asked(self, asked: Filter) -> None:
        # Where the conditions are the same, everybody stays where they were.
        if asked.conditions != self.grid.shown.conditions:
            self.grid.set_filter(self.search.asking.browsing)

    def _on_view(self, name: str) -> None:
        self.search.leave()
        self.browsing.choose(name)

    def _on_folder(self, folder: Folder | None) -> None:
        self.search.choose_folder(folder.id if folder else None)
        self.grid.filter_by_folder(folder)

    def _on_names(self) -> None:
        words = self.search.asked.words
        names = tuple(Condition(Field.NAME, (word,)) for word in words)
        self.search.ask(Filter(conditions=(*self.search.asked.conditions, *names)))

    def _on_damage(self, error: LibraryDamagedError) -> None:
        box, save = rescue(error, self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save.clicked.connect(self._on_rescue)
        box.open()

    def _may_close(self) -> bool:
        # A catalog that is mended or goes back to an older copy has no use for marks.
        return self.is_rescue_wanted or self.restore_from is not None or self.reviewing.closing.may_close()

    def _on_restore(self, path: Path) -> None:
        self.restore_from = path
        self.window.close()

    def _on_rescue(self) -> None:
        self.is_rescue_wanted = True
        self.window.close()

    def close(self) -> None:
        """End in this order: what plays, what waits, threads, library; the window itself goes last."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._remembers:
            geometry, state = self.window.save_layout()
            memory = window_memory()
            memory.setValue("geometry", geometry)
            memory.setValue("state", state)
            self.browsing.keep(memory)
            memory.sync()
        for throttle in self.window.findChildren(Throttle):
            throttle.end()
        self.window.player.stop()
        self.search.close()
        self.encoders.close()
        self.window.models.thumbnails.close()
        if self.background is not None:
            self.background.close()
        self.session.close()
