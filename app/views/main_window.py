"""The window: it holds its parts and does no work."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.failed_videos import FailedVideosModel
from app.models.folders import FoldersModel
from app.models.moments import MomentsModel
from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel
from app.support.actions import COMMANDS, MENUS, Actions, translated
from app.support.buttons import IconButton, TextButton
from app.views.drop_overlay import DropOverlay
from app.views.failed_panel import FailedPanel
from app.views.folders_panel import FoldersPanel
from app.views.grid_page import GridPage
from app.views.job_bar import JobBar
from app.views.notice_bar import NoticeBar
from app.views.panel_head import dock
from app.views.player_panel import PlayerPanel
from app.views.results_page import ResultsPage
from app.views.search_bar import SearchBar
from app.views.welcome_page import WelcomePage

LAYOUT_VERSION = 1


class Models:
    """The item models and the pictures, made before the views that show them.

    Parameters
    ----------
    parent : QWidget
        Owner.
    """

    def __init__(self, parent: QWidget) -> None:
        self.videos = VideoGridModel(parent)
        self.moments = MomentsModel(parent)
        self.folders = FoldersModel(parent)
        self.failed = FailedVideosModel(parent)
        self.thumbnails = ThumbnailCache(parent=parent)


class MainWindow(QMainWindow):
    """Menus, panels and pages.

    Attributes
    ----------
    dragEntered, dropped : Signal
        QMimeData of what is over the window, and of what was dropped on it.
    closing : Signal
        The window is about to go.
    """

    dragEntered = Signal(object)
    dropped = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Clipshelf")
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.models = Models(self)
        self.actions_by_name = Actions(self)
        self.notice_bar = NoticeBar(self)
        self.search_bar = SearchBar(self)
        self.welcome = WelcomePage(self)
        self.grid = GridPage(self.models.videos, self.models.thumbnails, self)
        self.results = ResultsPage(self.models.moments, self.models.thumbnails, self)
        self.job_bar = JobBar(self)
        self.folders_panel = FoldersPanel(self.models.folders, self)
        self.failed_panel = FailedPanel(self.models.failed, self)
        self.player = PlayerPanel(self)
        self._lay_out()
        self._make_docks()
        self._make_menus()
        self.overlay = DropOverlay(self)
        self.resize(1180, 760)
        self.setMinimumSize(640, 440)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget(self)
        for page in (self.welcome, self.grid, self.results):
            self.pages.addWidget(page)
        words = self.tr("Folders (F9)")
        toggle = IconButton("folder", words, self.actions_by_name["show_folders"].trigger, parent=self)
        add = TextButton(
            self.tr("Add folder\N{HORIZONTAL ELLIPSIS}"), self.actions_by_name["add_folder"].trigger, parent=self
        )
        self.top_row = QWidget(self)
        top = QHBoxLayout(self.top_row)
        top.setContentsMargins(10, 8, 16, 4)
        top.setSpacing(10)
        top.addWidget(toggle)
        top.addWidget(self.search_bar, 10)
        top.addStretch(1)
        top.addWidget(add)
        self.setTabOrder(toggle, self.search_bar.edit)
        self.setTabOrder(self.search_bar.edit, add)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(self.top_row)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(central)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.job_bar, 1)

    def _make_docks(self) -> None:
        area = Qt.DockWidgetArea
        self.folders_dock, _ = dock(self.tr("Folders"), "foldersDock", self.folders_panel, parent=self)
        self.failed_dock, _ = dock(
            self.tr("Files that could not be read"), "failedDock", self.failed_panel, parent=self
        )
        self.player_dock, self.player_head = dock(self.tr("Player"), "playerDock", self.player, parent=self)
        self.addDockWidget(area.LeftDockWidgetArea, self.folders_dock)
        self.addDockWidget(area.BottomDockWidgetArea, self.failed_dock)
        self.addDockWidget(area.RightDockWidgetArea, self.player_dock)
        self.resizeDocks([self.folders_dock], [210], Qt.Orientation.Horizontal)
        self.failed_dock.hide()
        self.player_dock.hide()
        for name, panel in (
            ("show_folders", self.folders_dock),
            ("show_failed", self.failed_dock),
            ("show_player", self.player_dock),
        ):
            self._tie(name, panel)

    def _tie(self, name: str, panel: QDockWidget) -> None:
        action = self.actions_by_name[name]
        action.setChecked(not panel.isHidden())
        action.triggered.connect(lambda is_wanted: panel.setVisible(is_wanted))
        panel.visibilityChanged.connect(lambda _visible: action.setChecked(not panel.isHidden()))

    def _make_menus(self) -> None:
        menus: dict[str, QMenu] = {name: self.menuBar().addMenu(translated(name)) for name in MENUS}
        for command in COMMANDS:
            if command.follows_gap:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self.actions_by_name[command.name])

    def show_page(self, page: QWidget) -> None:
        """Show the welcome, grid or results page.

        Parameters
        ----------
        page : QWidget
            One of them.
        """
        self.pages.setCurrentWidget(page)
        self.top_row.setVisible(page is not self.welcome)

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
        # Ending the worker takes a second or two: nobody should look at a window that no longer answers.
        self.hide()
        self.closing.emit()
        event.accept()
