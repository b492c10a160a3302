"""Duplicates: a page that compares videos which may be copies of one another."""

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.duplicates.controllers.review import DuplicatesController
from app.folders.feature import Folders
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.stage.toasts import Toasts


class Duplicates(Feature):
    """Everything around copies of videos.

    Attributes
    ----------
    controller : DuplicatesController
        Runs the page.
    """

    def __init__(
        self, session: Session, stage: Stage, *, folders: Folders, toasts: Toasts, video_pages: VideoPages
    ) -> None:
        self.controller = DuplicatesController(
            session, stage, removing=folders.removing, toasts=toasts, video_pages=video_pages
        )
        self.manual_pages = {self.controller.page: "copies"}
