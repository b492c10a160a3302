"""The item models of one window, made before the views that show them."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from app.browse.models.video_grid import VideoGridModel
from app.folders.models.failed_videos import FailedVideosModel
from app.search.models.moments import MomentsModel
from app.stage.audited_tag import AuditedTag
from app.stage.folder_list import FoldersModel
from app.stage.selection import Selection
from app.stage.tag_book import TagBook
from app.stage.thumbnails import ThumbnailCache


class Models:
    """The item models, the pictures, the tags and the one selection.

    Parameters
    ----------
    parent : QWidget
        Owner.
    """

    def __init__(self, parent: QWidget) -> None:
        self.videos = VideoGridModel(parent)
        self.video_selection = QItemSelectionModel(self.videos, parent)
        """Shared by all pages that show videos: grid, filmstrips and list."""
        self.moments = MomentsModel(parent)
        self.folders = FoldersModel(parent)
        self.failed = FailedVideosModel(parent)
        self.tags = TagBook(parent)
        self.selection = Selection(parent)
        self.audited = AuditedTag(parent)
        self.thumbnails = ThumbnailCache(parent=parent)
