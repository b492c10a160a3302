"""The three pages of videos as one: what is said to all of them, and what any of them asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.browse.models.cards import GridFilter
from app.browse.models.video_grid import VideoGridModel
from app.browse.views.card_delegate import VideoCardDelegate
from app.browse.views.column_view import ColumnView
from app.browse.views.filmstrip_view import FilmstripView
from app.browse.views.flow_list import FlowList
from app.browse.views.list_page import ListPage
from app.browse.views.videos_page import Lack, VideosPage
from app.stage.thumbnails import ThumbnailCache
from core.domain.groups import Grouping
from core.domain.videos import VideoSort


class VideoPages(QObject):
    """Grid, filmstrips and list.

    Attributes
    ----------
    model, selection : VideoGridModel, QItemSelectionModel
        The videos, and which of them are selected; shared by the pages.
    grid, filmstrips, list : VideosPage
        The pages.
    current : VideosPage
        The one that was chosen last.
    sortChosen, likenessWanted, groupingChosen, viewChosen : Signal
        As of any page's `ViewBar`.
    allWanted, offlineWanted, wayChosen : Signal
        As of any page.
    filterShown : Signal
        The videos of another filter, or of the same one anew, have come.

    Parameters
    ----------
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared.
    thumbnails : ThumbnailCache
        Where pictures come from.
    parent : QWidget
        The window.
    """

    sortChosen = Signal(object, bool)
    likenessWanted = Signal()
    groupingChosen = Signal(object)
    viewChosen = Signal(str)
    allWanted = Signal()
    offlineWanted = Signal()
    wayChosen = Signal(str)
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
        self._offered: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        for page in self.all:
            page.bar.sortChosen.connect(self.sortChosen)
            page.bar.likenessWanted.connect(self.likenessWanted)
            page.bar.groupingChosen.connect(self.groupingChosen)
            page.bar.viewChosen.connect(self.viewChosen)
            page.allWanted.connect(self.allWanted)
            page.offlineWanted.connect(self.offlineWanted)
            page.wayChosen.connect(self.wayChosen)

    @property
    def all(self) -> tuple[VideosPage, ...]:
        """The pages, in the order of their keys."""
        return self.grid, self.filmstrips, self.list

    @property
    def shown(self) -> GridFilter:
        """What the videos on show were asked by."""
        return self._shown

    def named(self, name: str) -> VideosPage:
        """Give the page that a command shows; the grid where there is none."""
        return next((page for page in self.all if page.name == name), self.grid)

    def set_heading(self, title: str) -> None:
        """Say what is shown.

        Parameters
        ----------
        title : str
            Plain text.
        """
        for page in self.all:
            page.bar.set_title(title)

    def set_order(self, sort: VideoSort, *, is_descending: bool, is_likeness: bool) -> None:
        """Show which order is in force.

        Parameters
        ----------
        sort : VideoSort
            See there.
        is_descending, is_likeness : bool
            See `Order`.
        """
        for page in self.all:
            page.bar.set_order(sort, is_descending=is_descending, is_likeness=is_likeness)
        self.list.columns.set_sort(None if is_likeness else sort, is_descending=is_descending)

    def set_grouping(self, grouping: Grouping) -> None:
        """Show what stands under one heading.

        Parameters
        ----------
        grouping : Grouping
            See there.
        """
        for page in self.all:
            page.bar.set_grouping(grouping)

    def show_filter(self, shown: GridFilter, *, n_shown: int, n_all: int) -> None:
        """Take over what the videos that have come were asked by.

        Parameters
        ----------
        shown : GridFilter
            The question.
        n_shown, n_all : int
            How many videos it has, of how many in the library.
        """
        self._shown = shown
        lack = Lack.NOTHING_HERE
        if shown.text or shown.conditions:
            lack = Lack.NOTHING_FITS
        elif shown.hides_offline:
            lack = Lack.ALL_OFFLINE
        for page in self.all:
            page.bar.set_count(n_shown, n_all)
            page.say_lack(lack)
        self.filterShown.emit()

    def offer_ways(self, reason: str, ways: Sequence[tuple[str, str]]) -> None:
        """Say why there are no videos, and offer ways on; see `VideosPage.offer_ways`."""
        if (reason, tuple(ways)) != self._offered:
            self._offered = reason, tuple(ways)
            for page in self.all:
                page.offer_ways(reason, ways)
