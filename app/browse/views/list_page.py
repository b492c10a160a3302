"""The page that shows each video as a line with columns."""

from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QWidget

from app.browse.models.video_grid import VideoGridModel
from app.browse.views.column_view import ColumnView
from app.browse.views.videos_page import VideosPage
from app.ui.buttons import IconButton


class ListPage(VideosPage):
    """The list.

    Parameters
    ----------
    columns : ColumnView
        The view.
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared by all pages of videos.
    parent : QWidget, optional
        Owner.
    """

    def __init__(
        self,
        columns: ColumnView,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("show_list", columns, model, selection, parent)
        self.columns = columns
        columns.sortChosen.connect(self.bar.sortChosen)
        button = IconButton("columns", self.tr("Columns"), lambda: self._choose(button), parent=self)
        self.bar.add(button)

    def _choose(self, button: QWidget) -> None:
        self.columns.choose_columns(button.mapToGlobal(QPoint(0, button.height())))
