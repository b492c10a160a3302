"""The videos of the library as a grid, filmstrips and a list."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSettings

from app.bridge.session import Session
from app.browse.controllers.browsing import BrowsingController
from app.browse.controllers.grid import GridController
from app.browse.models.video_grid import VideoGridModel
from app.browse.views.video_pages import VideoPages
from app.stage.feature import Feature
from app.stage.stage import Stage


class Browse(Feature):
    """The video pages.

    Attributes
    ----------
    pages : VideoPages
        Grid, filmstrips and list.
    grid : GridController
        Lists the videos for the current filter and order.
    controller : BrowsingController
        Switches between the pages.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        model = VideoGridModel(stage.frame)
        selection = QItemSelectionModel(model, stage.frame)
        self.pages = VideoPages(model, selection, stage.thumbnails, stage.frame)
        for page in self.pages.all:
            stage.pages.add(page, main_view=page.list_view)
        stage.pages.videos = self.pages.current
        self.grid = GridController(session, stage, video_pages=self.pages)
        self.controller = BrowsingController(session, stage, grid=self.grid, video_pages=self.pages)
        self.manual_pages = {self.pages.grid: "browsing"}

    def refresh(self) -> None:
        """List the videos."""
        self.grid.refresh()

    def restore(self, memory: QSettings, *, library: Path) -> None:
        """Restore page, order and sizes of the last session, and the position if it had the library in this folder."""
        self.controller.restore(memory, library=library)

    def save(self, memory: QSettings, *, library: Path) -> None:
        """Save page, order, sizes, and the position in the library in a folder, for the next session."""
        self.controller.save(memory, library=library)
