"""The window: it holds its parts and does no work."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.browse.views.video_pages import VideoPages
from app.browse.views.videos_page import VideosPage
from app.encoders.views.model_offer import ModelOffer
from app.folders.views.drop_overlay import DropOverlay
from app.folders.views.failed_panel import FailedPanel
from app.folders.views.folders_panel import FoldersPanel
from app.folders.views.welcome_page import WelcomePage
from app.inspector.views.panel import InspectorPanel
from app.jobs.views.job_bar import JobBar
from app.jobs.views.jobs_panel import JobsPanel
from app.player.views.panel import PlayerPanel
from app.search.views.filter_bar import FilterBar
from app.search.views.results_page import ResultsPage
from app.search.views.saved_panel import SavedSearchesPanel
from app.search.views.search_bar import SearchBar
from app.shell.history_panel import HistoryPanel
from app.shell.notice_bar import NoticeBar
from app.shell.window_models import Models
from app.stage.actions import COMMANDS, MENUS, Actions, translated
from app.stage.panels import Panels
from app.tags.views.tags_panel import TagsPanel
from app.timeline.views.panel import TimelinePanel
from app.ui.buttons import IconButton, TextButton
from app.ui.direction import margins

LAYOUT_VERSION = 2


class MainWindow(QMainWindow):
    """Menus, panels and pages.

    Attributes
    ----------
    dragEntered, dropped : Signal
        QMimeData of what is over the window, and of what was dropped on it.
    closing : Signal
        The window is about to go.
    may_close : callable
        Asked before that; where it says no, somebody is asked first, and closes the window again.
    """

    dragEntered = Signal(object)
    dropped = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Clipshelf")
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.models = Models(self)
        self.actions_by_name = Actions(self)
        self.notice_bar = NoticeBar(self)
        self.model_offer = ModelOffer(self)
        self.search_bar = SearchBar(self)
        self.filter_bar = FilterBar(self)
        self.welcome = WelcomePage(self)
        models = self.models
        self.video_pages = pages = VideoPages(models.videos, models.video_selection, models.thumbnails, self)
        self.grid, self.filmstrips, self.list = pages.grid, pages.filmstrips, pages.list
        self.videos_page: VideosPage = self.grid
        self.results = ResultsPage(self.models.moments, self.models.thumbnails, self)
        self.job_bar = JobBar(self)
        self.folders_panel = FoldersPanel(self.models.folders, self)
        self.tags_panel = TagsPanel(self.models.tags, self)
        self.saved_panel = SavedSearchesPanel(self)
        self.inspector = InspectorPanel(self)
        self.player = PlayerPanel(self)
        self.timeline = TimelinePanel(self)
        self.jobs_panel = JobsPanel(self)
        self.failed_panel = FailedPanel(self.models.failed, self)
        self.history_panel = HistoryPanel(self)
        self._lay_out()
        self._make_panels()
        self._make_menus()
        self.overlay = DropOverlay(self)
        self.resize(1180, 760)
        self.setMinimumSize(640, 440)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget(self)
        for page in (self.welcome, *self.video_pages.all, self.results):
            self.pages.addWidget(page)
        words = self.tr("Folders (F9)")
        toggle = IconButton("folder", words, self.actions_by_name["show_folders"].trigger, parent=self)
        add = TextButton(
            self.tr("Add folder\N{HORIZONTAL ELLIPSIS}"), self.actions_by_name["add_folder"].trigger, parent=self
        )
        self.top_row = QWidget(self)
        top = QHBoxLayout(self.top_row)
        top.setContentsMargins(margins(10, 8, 16, 4))
        top.setSpacing(10)
        top.addWidget(toggle)
        top.addWidget(self.search_bar, 10)
        top.addStretch(1)
        top.addWidget(add)
        self.setTabOrder(toggle, self.search_bar.edit)
        self.setTabOrder(self.search_bar.edit, self.search_bar.star)
        self.setTabOrder(self.search_bar.star, add)
        self.filter_bar.follow(self.search_bar.star)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(self.model_offer)
        column.addWidget(self.top_row)
        column.addWidget(self.filter_bar)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(central)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.job_bar, 1)

    def _make_panels(self) -> None:
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        self.panels = panels = Panels(self, self.actions_by_name)
        panels.add("show_folders", self.tr("Folders"), "foldersDock", self.folders_panel, left)
        panels.add("show_tags", self.tr("Tags"), "tagsDock", self.tags_panel, left)
        panels.add("show_saved", self.tr("Saved searches"), "savedDock", self.saved_panel, left)
        panels.add("show_history", self.tr("History of changes"), "historyDock", self.history_panel, left)
        panels.add("show_player", self.tr("Player"), "playerDock", self.player, right)
        panels.add("show_inspector", self.tr("Inspector"), "inspectorDock", self.inspector, right)
        panels.add("show_timeline", self.tr("Timeline"), "timelineDock", self.timeline, bottom)
        panels.add("show_jobs", self.tr("Jobs"), "jobsDock", self.jobs_panel, bottom)
        panels.add("show_failed", self.tr("Files that could not be read"), "failedDock", self.failed_panel, bottom)
        self.folders_dock, self.failed_dock = panels.docks["show_folders"], panels.docks["show_failed"]
        self.player_dock, self.player_head = panels.docks["show_player"], panels.heads["show_player"]
        panels.arrange()

    def _make_menus(self) -> None:
        menus: dict[str, QMenu] = {name: self.menuBar().addMenu(translated(name)) for name in MENUS}
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.follows_gap:
                menu.addSeparator()
            if command.submenu:
                name = f"{command.menu}/{command.submenu}"
                menus[name] = menu = menus.get(name) or menu.addMenu(translated(command.submenu))
            menu.addAction(self.actions_by_name[command.name])

    def show_page(self, page: QWidget) -> None:
        """Show the welcome page, a page of videos, or the results.

        Parameters
        ----------
        page : QWidget
            One of them.
        """
        self.pages.setCurrentWidget(page)
        self.top_row.setVisible(page is not self.welcome)

    def show_videos(self) -> None:
        """Show the videos, in the view of them that was chosen last."""
        self.show_page(self.videos_page)

    def save_layout(self) -> tuple[QByteArray, QByteArray]:
        """Give place and panels, to be remembered.

        Returns
        -------
        tuple of QByteArray
            Geometry and state.
        """
        return self.saveGeometry(), self.saveState(LAYOUT_VERSION)

    def restore_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Bring the window back to where it was.

        Parameters
        ----------
        geometry, state : QByteArray
            From `save_layout`; empty ones change nothing.
        """
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if not state.isEmpty():
            self.restoreState(state, LAYOUT_VERSION)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        # What is dragged out of the window itself is not an offer to it.
        if event.source() is None and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            self.dragEntered.emit(data)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.overlay.setGeometry(self.rect())
        super().resizeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        # Ending the worker takes a second or two: nobody should look at a window that no longer answers.
        self.hide()
        self.closing.emit()
        event.accept()
