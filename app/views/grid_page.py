"""The page that shows videos as cards, in as many columns as fit."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel
from app.views.card_delegate import VideoCardDelegate
from app.views.flow_list import FlowList
from app.views.videos_page import VideosPage


class GridPage(VideosPage):
    """The grid.

    Parameters
    ----------
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared by all pages of videos.
    thumbnails : ThumbnailCache
        Where pictures come from.
    parent : QWidget, optional
        Owner.
    """

    def __init__(
        self,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        thumbnails: ThumbnailCache,
        parent: QWidget | None = None,
    ) -> None:
        view = FlowList(VideoCardDelegate(thumbnails, model), thumbnails)
        super().__init__("show_grid", view, model, selection, parent)
