"""The three pages of videos behind one interface."""

import enum
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.browse.models.cards import GridFilter
from app.browse.models.video_grid import VideoGridModel
from app.browse.views.card_delegate import VideoCardDelegate
from app.browse.views.column_view import ColumnView
from app.browse.views.filmstrip import FilmstripView
from app.browse.views.flow_list import FlowList
from app.browse.views.view_bar import ViewBar
from app.stage.thumbnails import ThumbnailCache
from app.ui.localization.direction import margins
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.empty_state import ContentStack, EmptyState, NamedAction
from core.domain.groups import Grouping
from core.domain.videos import VideoSort

_ALL, _OFFLINE, _FOLDER, _RESCAN = "all", "offline", "add_folder", "rescan_folder"


class EmptyReason(enum.Enum):
    """Why no video is shown."""

    NO_VIDEOS = enum.auto()
    EMPTY_FOLDER = enum.auto()
    NO_MATCHES = enum.auto()
    ALL_OFFLINE = enum.auto()


class VideosPage(QWidget):
    """A header bar and a view of videos.

    Attributes
    ----------
    list_view : FlowList
        The view.
    bar : ViewBar
        The header bar.
    allWanted : Signal
        Clear everything that hides videos.
    offlineWanted : Signal
        Show offline videos again.
    commandWanted : Signal
        The name of a command that fills an empty page.
    actionChosen : Signal
        The name of an action that `offer_actions` offered.
    """

    allWanted = Signal()
    offlineWanted = Signal()
    commandWanted = Signal(str)
    actionChosen = Signal(str)

    def __init__(
        self,
        name: str,
        view: FlowList,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._model = model
        self._empty_reason = EmptyReason.NO_VIDEOS
        self._reason = ""
        self._actions: tuple[NamedAction, ...] = ()
        self.bar = ViewBar(name, view.sizes, parent=self)
        self.list_view = view
        view.setModel(model)
        view.setSelectionModel(selection)
        view.setAccessibleName(self.tr("Videos"))
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self._on_way)
        self._lay_out()
        self.bar.sizeChosen.connect(view.set_size_px)
        view.sizeChanged.connect(self.bar.set_size)
        model.headingsChanged.connect(lambda: view.set_headings(model.headings))
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._refresh)
        self.set_empty_reason(self._empty_reason)
        self._refresh()

    def _lay_out(self) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(margins(Space.SMALL, 0, 0, 0))
        inner.addWidget(self.list_view)
        self._stack = ContentStack(self.empty, body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)

    @property
    def sentence(self) -> str:
        """The sentence shown in place of videos; empty while there are some."""
        return self.empty.sentence if self._stack.is_empty else ""

    def set_empty_reason(self, reason: EmptyReason) -> None:
        """Set the reason that is shown while there are no videos."""
        self._empty_reason = reason
        sentences = {
            EmptyReason.NO_VIDEOS: self.tr("No videos here yet."),
            EmptyReason.EMPTY_FOLDER: self.tr("No videos in this folder yet."),
            EmptyReason.NO_MATCHES: self.tr("No videos match these filters."),
            EmptyReason.ALL_OFFLINE: self.tr(
                "All videos here are offline and hidden. Their drive or folder is not available."
            ),
        }
        ways = {
            EmptyReason.NO_VIDEOS: (_FOLDER, self.tr("Add folder\N{HORIZONTAL ELLIPSIS}")),
            EmptyReason.EMPTY_FOLDER: (_RESCAN, self.tr("Rescan this folder")),
            EmptyReason.NO_MATCHES: (_ALL, self.tr("Show all videos")),
            EmptyReason.ALL_OFFLINE: (_OFFLINE, self.tr("Show offline videos")),
        }
        self.empty.set_text(self._reason or sentences[reason], (*self._actions, ways[reason]))

    def offer_actions(self, reason: str, actions: Sequence[NamedAction]) -> None:
        """Replace the usual sentence on an empty page, and offer more actions.

        Parameters
        ----------
        reason : str
            Plain text; empty for the usual sentence.
        actions : sequence of NamedAction
            Names of commands with labels, the most likely first.
        """
        self._reason, self._actions = reason, tuple(actions)
        self.set_empty_reason(self._empty_reason)

    def _on_way(self, name: str) -> None:
        own = {_ALL: self.allWanted, _OFFLINE: self.offlineWanted}
        if name in own:
            own[name].emit()
        else:
            (self.commandWanted if name in {_FOLDER, _RESCAN} else self.actionChosen).emit(name)

    def _refresh(self) -> None:
        self._stack.show_content(is_there=bool(self._model.rowCount()))


class ListPage(VideosPage):
    """The page of the list with columns."""

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


class VideoPages(QObject):
    """Grid, filmstrips and list.

    Attributes
    ----------
    model, selection : VideoGridModel, QItemSelectionModel
        The videos, and which are selected; shared by the pages.
    grid, filmstrips, list : VideosPage
        The pages.
    current : VideosPage
        The page that was chosen last.
    sortChosen, likenessWanted, groupingChosen, viewChosen : Signal
        Forwarded from each page's `ViewBar`.
    allWanted, offlineWanted, commandWanted, actionChosen : Signal
        Forwarded from each page.
    filterShown : Signal
        New results are listed, for another filter or the same one again.
    """

    sortChosen = Signal(object, bool)
    likenessWanted = Signal()
    groupingChosen = Signal(object)
    viewChosen = Signal(str)
    allWanted = Signal()
    offlineWanted = Signal()
    commandWanted = Signal(str)
    actionChosen = Signal(str)
    filterShown = Signal()

    def __init__(
        self, model: VideoGridModel, selection: QItemSelectionModel, thumbnails: ThumbnailCache, parent: QWidget
    ) -> None:
        super().__init__(parent)
        cards = FlowList(VideoCardDelegate(thumbnails, model), thumbnails)
        strips = FilmstripView(thumbnails)
        self.model, self.selection = model, selection
        self.grid = VideosPage("show_grid", cards, model, selection, parent)
        self.filmstrips = VideosPage("show_filmstrips", strips, model, selection, parent)
        self.list = ListPage(ColumnView(thumbnails), model, selection, parent)
        self.current: VideosPage = self.grid
        self._shown = GridFilter()
        self._offered: tuple[str, tuple[NamedAction, ...]] = ("", ())
        for page in self.all:
            page.bar.sortChosen.connect(self.sortChosen)
            page.bar.likenessWanted.connect(self.likenessWanted)
            page.bar.groupingChosen.connect(self.groupingChosen)
            page.bar.viewChosen.connect(self.viewChosen)
            page.allWanted.connect(self.allWanted)
            page.offlineWanted.connect(self.offlineWanted)
            page.commandWanted.connect(self.commandWanted)
            page.actionChosen.connect(self.actionChosen)

    @property
    def all(self) -> tuple[VideosPage, ...]:
        """The pages, in the order of their shortcuts."""
        return self.grid, self.filmstrips, self.list

    @property
    def shown(self) -> GridFilter:
        """The filter of the videos that are shown."""
        return self._shown

    def named(self, name: str) -> VideosPage:
        """Return the page that a command shows; the grid if there is none."""
        return next((page for page in self.all if page.name == name), self.grid)

    def set_heading(self, title: str) -> None:
        """Set the title of the pages, plain text."""
        for page in self.all:
            page.bar.set_title(title)

    def set_order(self, sort: VideoSort, *, is_descending: bool, is_likeness: bool) -> None:
        """Show the current order."""
        for page in self.all:
            page.bar.set_order(sort, is_descending=is_descending, is_likeness=is_likeness)
        self.list.columns.set_sort(None if is_likeness else sort, is_descending=is_descending)

    def set_grouping(self, grouping: Grouping) -> None:
        """Show the current grouping."""
        for page in self.all:
            page.bar.set_grouping(grouping)

    def show_filter(self, shown: GridFilter, *, n_shown: int, n_all: int) -> None:
        """Show the filter of the listed videos, and how many of all videos match it."""
        self._shown = shown
        reason = EmptyReason.NO_VIDEOS
        if shown.text or shown.conditions:
            reason = EmptyReason.NO_MATCHES
        elif shown.hides_offline:
            reason = EmptyReason.ALL_OFFLINE
        elif shown.folder_id is not None:
            reason = EmptyReason.EMPTY_FOLDER
        for page in self.all:
            page.bar.set_count(n_shown, n_all)
            page.set_empty_reason(reason)
        self.filterShown.emit()

    def offer_actions(self, reason: str, actions: Sequence[NamedAction]) -> None:
        """Say why there are no videos, and offer actions; see `VideosPage.offer_actions`."""
        if (reason, tuple(actions)) != self._offered:
            self._offered = reason, tuple(actions)
            for page in self.all:
                page.offer_actions(reason, actions)
