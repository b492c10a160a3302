"""The main window: menus, search row, pages and panels; holds them without any logic."""

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.shell.notice_bar import NoticeBar
from app.shell.top_row import TopRow
from app.stage.actions import Actions, translated
from app.stage.audited_tag import AuditedTag
from app.stage.centre import Centre
from app.stage.commands import COMMANDS, MENUS
from app.stage.folder_list import FoldersModel
from app.stage.panels import Panels
from app.stage.selection import Selection
from app.stage.stage import Stage
from app.stage.tag_book import TagBook
from app.stage.thumbnails import ThumbnailCache
from app.ui.tokens import Space

LAYOUT_VERSION = 2
_SMALL, _LARGE = QSize(1366, 840), QSize(1760, 1120)
_TITLE_PX = 40
_SHARE = 0.86


def first_size(available: QSize) -> QSize:
    """Return the size of a window that nobody has sized yet.

    Parameters
    ----------
    available : QSize
        What the screen has beside task bars. A small one is filled, but for the title bar; of a larger one the window
        takes a share, up to the size beyond which a grid gains nothing.
    """
    room = available - QSize(0, _TITLE_PX)
    return (available * _SHARE).expandedTo(_SMALL).boundedTo(_LARGE).boundedTo(room)


class MainWindow(QMainWindow):
    """The frame that features fill.

    Attributes
    ----------
    dragEntered, dropped : Signal
        QMimeData dragged over the window, or dropped on it.
    dragLeft : Signal
        The drag left the window or was dropped.
    closing : Signal
        The window is about to close.
    may_close : callable
        Called before that; if it returns False, the user is asked first and the window closed again later.
    step_focus : callable or None
        Moves the focus to the next widget, or to the previous one, and returns whether there is one; replaces Qt's own
        order.
    stage : Stage
        Shared by the features.
    """

    dragEntered = Signal(object)
    dropped = Signal(object)
    dragLeft = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.step_focus: Callable[..., bool] | None = None
        self.setWindowTitle("Clipshelf")
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        actions = Actions(self)
        self.notice_bar = NoticeBar(self)
        self.top_row = TopRow(self)
        centre = Centre(self)
        # Before the panels, whose first sizes are shares of it.
        self.resize(first_size(self.screen().availableGeometry().size()))
        self.stage = Stage(
            frame=self,
            actions=actions,
            centre=centre,
            pages=centre.pages,
            panels=Panels(self, actions),
            selection=Selection(self),
            tags=TagBook(self),
            folders=FoldersModel(self),
            audited=AuditedTag(self),
            thumbnails=ThumbnailCache(parent=self),
            closing=self.closing,
        )
        self._make_menus()
        self.setMinimumSize(640, 440)

    def lay_out(
        self,
        *,
        search_bar: QWidget,
        tab_stops: Sequence[QWidget],
        before_row: Sequence[QWidget],
        after_row: Sequence[QWidget],
        foot: QWidget,
    ) -> None:
        """Place the widgets of the features, once all of them exist.

        Parameters
        ----------
        search_bar : QWidget
            In the row above the pages.
        tab_stops : sequence of QWidget
            Tab order within that row.
        before_row, after_row : sequence of QWidget
            Lines above and below that row.
        foot : QWidget
            In the status bar.
        """
        actions, pages = self.stage.actions, self.stage.pages
        toggle, after = self.top_row.lay_out(
            search_bar, on_folders=actions["show_folders"].trigger, on_add=actions["add_folder"].trigger
        )
        toggle.show_keys(actions["show_folders"])
        stops = [toggle, *tab_stops, *after]
        for first, second in itertools.pairwise(stops):
            self.setTabOrder(first, second)
        central = QWidget(self)
        central.setObjectName("content")
        central.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NONE)
        column.addWidget(self.notice_bar)
        for line in (*before_row, self.top_row, *after_row):
            column.addWidget(line)
        column.addWidget(self.stage.centre, 1)
        self.setCentralWidget(central)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(foot, 1)
        pages.currentChanged.connect(lambda _row: self._show_row())
        self._show_row()
        self.stage.panels.arrange()

    def _show_row(self) -> None:
        # An empty library has nothing to search.
        self.top_row.setVisible(self.stage.pages.currentWidget() is not self.stage.pages.welcome)

    def _make_menus(self) -> None:
        menus: dict[str, QMenu] = {name: self.menuBar().addMenu(translated(name)) for name in MENUS}
        submenus: dict[QMenu, list[str]] = {}
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.follows_gap:
                menu.addSeparator()
            if not command.submenu:
                menu.addAction(self.stage.actions[command.name])
                continue
            name = f"{command.menu}/{command.submenu}"
            menus[name] = submenu = menus.get(name) or menu.addMenu(translated(command.submenu))
            submenus.setdefault(submenu, []).append(command.name)
        for submenu, names in submenus.items():
            self.stage.actions.fill(submenu, names)

    @override
    def createPopupMenu(self) -> QMenu:
        """Return the context menu of the panels' heads: which panels are shown."""
        menu, actions = QMenu(self), self.stage.actions
        menu.addActions(actions.pick(*self.stage.panels.commands))
        menu.addSeparator()
        menu.addAction(actions["reset_layout"])
        return menu

    def save_layout(self) -> tuple[QByteArray, QByteArray]:
        """Return the geometry of the window and the state of its panels."""
        return self.saveGeometry(), self.saveState(LAYOUT_VERSION)

    def restore_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Restore what `save_layout` returned; empty values change nothing."""
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if not state.isEmpty():
            self.restoreState(state, LAYOUT_VERSION)
            self.stage.panels.take_corners()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return super().focusNextPrevChild(next) if self.step_focus is None else self.step_focus(is_forward=next)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        # Ignore drags that start in the window itself.
        if event.source() is None and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            self.dragEntered.emit(data)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dragLeft.emit()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.dragLeft.emit()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        # Ending the worker takes a second or two: hide the window rather than let it freeze.
        self.hide()
        self.closing.emit()
        event.accept()
