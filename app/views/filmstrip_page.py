"""The page that shows each video as a row of its frames."""

from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel
from app.views.filmstrip_delegate import FilmstripDelegate
from app.views.flow_list import FlowList, Sizes
from app.views.videos_page import VideosPage


class FilmstripView(FlowList):
    """Shows videos as rows as wide as the view."""

    sizes: ClassVar[Sizes] = Sizes(56, 184, 88, 8)

    @override
    def cells(self, available_px: int) -> tuple[int, QSize]:
        return 1, QSize(max(1, available_px), self.size_px + self.gap_px)


class FilmstripPage(VideosPage):
    """The filmstrips.

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
        delegate = FilmstripDelegate(thumbnails, model)
        view = FilmstripView(delegate, thumbnails)
        delegate.setParent(view)
        super().__init__("show_filmstrips", view, model, selection, parent)
