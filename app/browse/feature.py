"""The videos of the library as a grid, as filmstrips and as a list."""

from PySide6.QtCore import QItemSelectionModel, QSettings

from app.bridge.session import Session
from app.browse.controllers.browsing import BrowsingController
from app.browse.controllers.grid import GridController
from app.browse.models.video_grid import VideoGridModel
from app.browse.views.video_pages import VideoPages
from app.stage.feature import Feature
from app.stage.stage import Stage


class Browse(Feature):
    """The pages of videos.

    Attributes
    ----------
    pages : VideoPages
        Grid, filmstrips and list.
    grid : GridController
        Lists the videos that a filter and an order ask for.
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

    def restore(self, memory: QSettings) -> None:
        """Bring back the page, order and sizes of last time."""
        self.controller.restore(memory)

    def save(self, memory: QSettings) -> None:
        """Write down page, order and sizes for next time."""
        self.controller.keep(memory)
