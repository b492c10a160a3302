"""Folders: adding and removing them, unreadable files, and the welcome page."""

from collections.abc import Callable, Collection

from app.bridge.session import Session
from app.browse.feature import Browse
from app.folders.controllers.adding import AddingController
from app.folders.controllers.failed import FailedController
from app.folders.controllers.folders import FoldersController
from app.folders.controllers.offline import OfflineController
from app.folders.controllers.removing import RemovingController
from app.folders.models.failed_videos import FailedVideosModel
from app.folders.views.drop_overlay import DropOverlay
from app.folders.views.failed_panel import FailedPanel
from app.folders.views.folders_panel import FoldersPanel
from app.folders.views.welcome_page import WelcomePage
from app.jobs.feature import Jobs
from app.search.feature import Search
from app.stage.feature import Feature
from app.stage.panels import BOTTOM, LEFT, Dock, PanelSpec
from app.stage.stage import Stage
from app.stage.toasts import Toasts
from app.ui.localization.text import tr
from core.domain.videos import Folder


class Folders(Feature):
    """Adds videos to the library and removes them.

    Attributes
    ----------
    panel, failed_panel, welcome, overlay : FoldersPanel, FailedPanel, WelcomePage, DropOverlay
        The views.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        browse: Browse,
        search: Search,
        jobs: Jobs,
        toasts: Toasts,
        first_encoder: Callable[[], str],
        on_files_needed: Callable[[Collection[int]], object],
    ) -> None:
        frame = stage.frame
        self._browse, self._search = browse, search
        self.welcome = stage.pages.welcome = WelcomePage(frame)
        stage.pages.add(self.welcome)
        self.overlay = DropOverlay(frame)
        self.panel = FoldersPanel(stage.folders, frame)
        self.failed_panel = FailedPanel(FailedVideosModel(frame), frame)
        dock = self._add_panel(stage)
        failed_dock = self._add_failed_panel(stage)
        self.controller = FoldersController(
            session,
            stage,
            on_chosen=self._on_chosen,
            on_known=browse.grid.on_folders_known,
            folders_panel=self.panel,
        )
        self.offline = OfflineController(
            session, stage, moved=self.controller.moved, folders_panel=self.panel, dock=dock
        )
        self.failed = FailedController(
            session, stage, failed_panel=self.failed_panel, dock=failed_dock, long_jobs=jobs.long_jobs
        )
        jobs.panel.failedWanted.connect(self.failed.show)
        self.adding = AddingController(
            session,
            stage,
            search=search.controller,
            first_encoder=first_encoder,
            overlay=self.overlay,
            results=search.results,
            welcome=self.welcome,
        )
        self.removing = RemovingController(
            session,
            stage,
            toasts=toasts,
            on_files_needed=on_files_needed,
            results=search.results,
            video_pages=browse.pages,
        )
        search.controller.folderChosen.connect(self.panel.choose)
        self.manual_pages = {self.welcome: "getting-started"}

    def _add_panel(self, stage: Stage) -> Dock:
        return stage.panels.add(
            PanelSpec(
                "show_folders",
                tr("Panels", "Folders"),
                "foldersDock",
                self.panel,
                LEFT,
                0,
                height_px=190,
                manual_page="getting-started",
            )
        )

    def _add_failed_panel(self, stage: Stage) -> Dock:
        return stage.panels.add(
            PanelSpec(
                "show_failed",
                tr("Panels", "Files that could not be read"),
                "failedDock",
                self.failed_panel,
                BOTTOM,
                2,
                is_shown_at_first=False,
                is_kept=False,
                manual_page="files-that-cannot-be-read",
            )
        )

    def _on_chosen(self, folder: Folder | None) -> None:
        self._search.controller.choose_folder(folder.id if folder else None)
        self._browse.grid.filter_by_folder(folder)

    def refresh(self) -> None:
        """Load the folders and the unreadable files."""
        self.controller.refresh()
        self.failed.refresh()
