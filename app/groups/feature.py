"""Groups of videos or moments that look alike, found and named by the program."""

from app.bridge.session import Session
from app.groups.controllers import GroupsController
from app.groups.views.page import GroupsPage
from app.search.controllers.search import SearchController
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.stage.toasts import Toasts


class Groups(Feature):
    """The page of groups.

    Attributes
    ----------
    page : GroupsPage
        Its view.
    controller : GroupsController
        Reads, finds and changes groups.
    """

    def __init__(self, session: Session, stage: Stage, *, search: SearchController, toasts: Toasts) -> None:
        self.page = GroupsPage(stage.thumbnails, stage.frame)
        stage.pages.add(self.page, main_view=self.page.list_view, is_chooser=True)
        self.controller = GroupsController(session, stage, page=self.page, search=search, toasts=toasts)
        self.manual_pages = {self.page: "groups"}

    def close(self) -> None:
        """Stop reading."""
        self.controller.close()
