"""The context menu of videos and moments, the same in every view of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView

from app.browse.views.video_pages import VideoPages
from app.search.views.results_page import ResultsPage
from app.stage.context_menu import GAP, ContextMenu, Row, submenu
from app.stage.stage import Stage
from app.tags.views.menu import TagsMenu


class VideoMenu(QObject):
    """Offers what can be done with the selected videos or moment; where nothing is selected, with the view."""

    def __init__(self, stage: Stage, *, results: ResultsPage, video_pages: VideoPages, tags_menu: TagsMenu) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._tags_menu = tags_menu
        for page in (*video_pages.all, results):
            ContextMenu(page.list_view, stage.actions, lambda view=page.list_view: self._rows(view))

    def _rows(self, view: QAbstractItemView) -> Sequence[Row]:
        if not view.selectionModel().hasSelection():
            sort, group = submenu("&View", "S&ort by"), submenu("&View", "Gro&up by")
            return ("select_all", GAP, sort, group, GAP, "add_folder", "add_files")
        self._tags_menu.name(is_moment=self._stage.selection.moment is not None)
        return (
            *("play", GAP, self._tags_menu, submenu("V&ideo", "Ratin&g"), "note"),
            *(GAP, "similar_moment", "similar_video", "more_like", "less_like"),
            *(GAP, submenu("V&ideo", "&Files"), "retry", "remove_videos", "trash_videos"),
        )
