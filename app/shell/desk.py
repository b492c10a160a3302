"""An open library on the screen: its session, its window, its features, and the order in which they close."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.bridge.notices import NoticeBoard
from app.bridge.session import Session
from app.browse.feature import Browse
from app.duplicates.feature import Duplicates
from app.encoders.feature import Encoders
from app.folders.feature import Folders
from app.groups.feature import Groups
from app.inspector.feature import Inspector
from app.interchange.feature import Interchange
from app.jobs.feature import Jobs
from app.learning.feature import Learning
from app.map.feature import Map
from app.player.feature import Player
from app.search.feature import Search
from app.settings.controllers.keys import KeysController
from app.settings.controllers.settings import SettingsController
from app.shell.focus_ring import FocusRingController
from app.shell.help import AboutDialog, HelpController, HelpDialog
from app.shell.history import HistoryController, HistoryPanel
from app.shell.look import AppearanceController, MotionController, PictureMemoryController
from app.shell.main_window import MainWindow
from app.shell.navigation import NavigationController
from app.shell.next_steps import next_steps
from app.shell.palette import PaletteController
from app.shell.system.desktop import DesktopIntegration
from app.shell.trouble import rescue
from app.stage.feature import Feature
from app.stage.panels import LEFT, PanelSpec
from app.tags.feature import Tags
from app.timeline.feature import Timeline
from app.ui.localization.text import tr
from app.ui.preferences import Preferences, preferences_file
from app.ui.throttle import Throttle
from core.domain.query.filters import Condition, Field
from core.errors import LibraryDamagedError

if TYPE_CHECKING:
    from core.api.library import Library


def window_memory() -> QSettings:
    """Return the user's INI file that stores the window's size and panels."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "clipshelf", "window")


class Desk(QObject):
    """Owns the parts of a window; `close` also closes the library.

    Attributes
    ----------
    session, window : Session, MainWindow
        The library's side and the screen's side.
    stage : Stage
        Shared by the features.
    browse, search, tags and so on : Feature
        Parts of the window; all of them are in `features`.
    is_rescue_wanted : bool
        Whether the catalog is damaged and will be repaired once the window is closed.
    restore_from : Path or None
        The backup to restore once the window is closed.
    preferences : Preferences
        The user's preferences.

    Parameters
    ----------
    library : Library
        Open; closed by `close`.
    remembers : bool
        Whether the layout is restored from the last session and saved for the next.
    """

    def __init__(self, library: "Library", *, remembers: bool = True) -> None:
        super().__init__()
        self._remembers = remembers
        self._folder = library.folder
        self._is_closed = False
        self.is_rescue_wanted = False
        self.restore_from: Path | None = None
        self.preferences = preferences = Preferences(preferences_file() if remembers else None, parent=self)
        self._board = NoticeBoard()
        self.session = session = Session(library, self._board, parent=self)
        self.window = window = MainWindow()
        self.stage = stage = window.stage
        self.keys = KeysController(stage.actions, preferences, parent=window)
        self.appearance = AppearanceController(preferences, parent=window)
        self.browse = browse = Browse(session, stage)
        self.tags = tags = Tags(session, stage)
        self.search = search = Search(session, stage, browse=browse, tags=tags)
        self.jobs = Jobs(session, stage, video_pages=browse.pages)
        # Screenshots and tests do not notify the desktop.
        self.background = (
            DesktopIntegration(session, stage, preferences, long_jobs=self.jobs.long_jobs) if remembers else None
        )
        self.encoders = Encoders(
            session,
            stage,
            preferences=preferences,
            on_words_known=lambda has_text: search.bar.set_has_text(has_text=has_text),
        )
        self.folders = Folders(
            session,
            stage,
            browse=browse,
            search=search,
            jobs=self.jobs,
            toasts=tags.tagging.toasts,
            first_encoder=lambda: self.encoders.controller.first_encoder,
            on_files_needed=lambda video_ids: self.player.leave(video_ids),
        )
        self.player = player = Player(
            session, stage, search=search, failed=self.folders.failed, video_pages=browse.pages
        )
        self.inspector = Inspector(
            session, stage, tagger=tags.tagging.tagger, playing=player.controller, search=search.controller
        )
        self.timeline = Timeline(session, stage, player=player, search=search.controller, video_pages=browse.pages)
        self.learning = Learning(
            session,
            stage,
            player=player,
            tags=tags,
            search=search.controller,
            video_pages=browse.pages,
        )
        self.map = Map(
            session,
            stage,
            playing=player.controller,
            search=search.controller,
            video_pages=browse.pages,
            tags_menu=tags.tagging.menu,
        )
        self.groups = Groups(session, stage, search=search.controller, toasts=tags.tagging.toasts)
        self.duplicates = Duplicates(
            session, stage, folders=self.folders, toasts=tags.tagging.toasts, video_pages=browse.pages
        )
        self.features: tuple[Feature, ...] = (
            browse,
            tags,
            search,
            self.jobs,
            self.encoders,
            player,
            self.folders,
            self.inspector,
            self.timeline,
            self.learning,
            self.map,
            self.groups,
            self.duplicates,
            Interchange(session, stage),
        )
        self._make_shell()
        self._tie()

    def _make_shell(self) -> None:
        session, stage, window, search, browse = self.session, self.stage, self.window, self.search, self.browse
        self.history_panel = HistoryPanel(window)
        stage.panels.add(
            PanelSpec(
                "show_history",
                tr("Panels", "History of changes"),
                "historyDock",
                self.history_panel,
                LEFT,
                3,
                is_shown_at_first=False,
                manual_page="tagging",
            )
        )
        window.lay_out(
            search_bar=search.bar,
            tab_stops=(search.bar.edit, search.bar.star),
            before_row=(self.encoders.offer_line,),
            after_row=(search.filter_bar,),
            foot=self.jobs.bar,
        )
        self.history = HistoryController(session, stage, panel=self.history_panel)
        self.navigation = NavigationController(
            window,
            stage,
            results=search.results,
            search=search.controller,
            grid=browse.grid,
            places=browse.controller.places,
        )
        abilities = self.background.abilities if self.background else {}
        self.settings = SettingsController(
            session, stage, preferences=self.preferences, on_restore=self._on_restore, **abilities
        )
        self.palette = PaletteController(stage, on_search=search.filtering.submit)
        self.help = HelpController(session, stage, self.features)
        above: list[QWidget] = [window.notice_bar, window.top_row, search.filter_bar]
        self.focus_ring = FocusRingController(
            window, stage, above=above, below=self.jobs.bar, search_edit=search.bar.edit
        )
        window.step_focus = self.focus_ring.step
        self.picture_memory = PictureMemoryController(session, window, stage.thumbnails)
        moving = (
            browse.pages.grid.list_view,
            browse.pages.filmstrips.list_view,
            self.learning.reviewing.page.sheet,
        )
        self.motion = MotionController(window, self.preferences, views=moving)

    def _tie(self) -> None:
        """Connect features that do not know each other, and the window to all of them."""
        window, actions, folders, learning = self.window, self.stage.actions, self.folders, self.learning
        self._board.offer(next_steps(self.session, self.stage, self.help))
        self._board.attach(window.notice_bar.show_notice, window.notice_bar.withdraw)
        window.dragEntered.connect(folders.adding.on_drag)
        window.dragLeft.connect(folders.overlay.hide)
        window.dropped.connect(folders.adding.on_drop)
        folders.welcome.modelWanted.connect(self.encoders.controller.open_dialog)
        self.search.results.modelWanted.connect(self.encoders.controller.open_dialog)
        self.inspector.controller.suggested.offer_more(
            on_known=learning.tag_quality.open,
            on_check=learning.reviewing.open,
            on_show=lambda tag: self.search.controller.toggle(Condition(Field.SUGGESTED, (tag.name,))),
        )
        window.may_close = self._may_close
        window.closing.connect(self.close)
        self.session.damageFound.connect(self._on_damage)
        actions.on("quit", window.close)
        actions.on("dismiss_notice", window.notice_bar.dismiss)
        actions.on("leave", self._leave)
        actions.on("show_keys", lambda: HelpDialog(window).show())
        actions.on("reset_layout", self.stage.panels.arrange)
        actions.on("about", lambda: AboutDialog(window, details=self.encoders.controller.details).show())
        actions["full_screen"].triggered.connect(
            lambda is_full: window.showFullScreen() if is_full else window.showNormal()
        )

    def _leave(self) -> None:
        """Go back one step: from the player, else from a page over the videos, else from a search."""
        covers = (
            *(self.player.controller.placing, self.learning.reviewing),
            *(self.map, self.groups.controller, self.duplicates.controller),
        )
        shown = next((one for one in covers if one.is_shown), None)
        if shown is not None:
            shown.leave()
        else:
            self.search.filtering.leave()

    def start(self, *, with_worker: bool = True) -> None:
        """Fill the window and listen for changes; `with_worker` also analyses videos."""
        if self._remembers:
            memory = window_memory()
            geometry, state = memory.value("geometry"), memory.value("state")
            self.window.restore_layout(
                geometry if isinstance(geometry, QByteArray) else QByteArray(),
                state if isinstance(state, QByteArray) else QByteArray(),
            )
            self.browse.restore(memory, library=self._folder)
            self.stage.panels.hide_temporary()
        self.stage.pages.show_videos()
        self.browse.pages.current.list_view.setFocus()
        self.keys.refresh()
        for feature in self.features:
            feature.refresh()
        self.session.start(with_worker=with_worker)

    def _on_damage(self, error: LibraryDamagedError) -> None:
        box, save = rescue(error, self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save.clicked.connect(self._on_rescue)
        box.open()

    def _may_close(self) -> bool:
        # Unsaved marks are of no use if the catalog is repaired or restored.
        return self.is_rescue_wanted or self.restore_from is not None or self.learning.reviewing.closing.may_close()

    def _on_restore(self, path: Path) -> None:
        self.restore_from = path
        self.window.close()

    def _on_rescue(self) -> None:
        self.is_rescue_wanted = True
        self.window.close()

    @override
    def deleteLater(self) -> None:
        """Delete the window with it.

        Signals of the session hold functions that hold this object, where the garbage collector cannot see it: unless
        it is deleted, everything that the window ever showed stays in memory.
        """
        self.window.deleteLater()
        super().deleteLater()

    def close(self) -> None:
        """Close in this order: player, pending work, threads, library, window."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._remembers:
            geometry, state = self.window.save_layout()
            memory = window_memory()
            memory.setValue("geometry", geometry)
            memory.setValue("state", state)
            self.browse.save(memory, library=self._folder)
            memory.sync()
        for throttle in self.window.findChildren(Throttle):
            throttle.end()
        for feature in reversed(self.features):
            feature.close()
        self.stage.thumbnails.close()
        if self.background is not None:
            self.background.close()
        self.session.close()
