"""The item models of one window, made before the views that show them."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from app.models.audited_tag import AuditedTag
from app.models.failed_videos import FailedVideosModel
from app.models.folders import FoldersModel
from app.models.moments import MomentsModel
from app.models.selection import Selection
from app.models.tag_book import TagBook
from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel


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
