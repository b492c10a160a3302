"""The page that shows each video as a line with columns."""

from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QWidget

from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel
from app.support.buttons import IconButton
from app.views.column_view import ColumnView
from app.views.videos_page import VideosPage


class ListPage(VideosPage):
    """The list.

    Parameters
    ----------
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared by all pages of videos.
    thumbnails : ThumbnailCache
        For the cards it shares with the other pages.
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
        self.columns = ColumnView(thumbnails)
        super().__init__("show_list", self.columns, model, selection, parent)
        self.columns.sortChosen.connect(self.bar.sortChosen)
        button = IconButton("columns", self.tr("Columns"), lambda: self._choose(button), parent=self)
        self.bar.add(button)

    def _choose(self, button: QWidget) -> None:
        self.columns.choose_columns(button.mapToGlobal(QPoint(0, button.height())))
