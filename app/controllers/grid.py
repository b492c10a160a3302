"""The grid: which videos, in which order, fetched as they come into view."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from app.bridge.session import Session
from app.models.cards import GridFilter
from app.operations import videos
from app.support.text import display_name, tr
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.filters import Condition, Filter
from core.domain.videos import Folder, VideoSort
from core.errors import KnownError

_REFRESH_MS = 400
_LIST_AFTER = Changes.VIDEOS | Changes.FOLDERS
_STALE_AFTER = _LIST_AFTER | Changes.THUMBNAILS | Changes.EMBEDDINGS | Changes.ENCODERS | Changes.DECISIONS
_NARROWED_AFTER = _STALE_AFTER | Changes.TAGS
"""What conditions may speak of."""


class GridController(QObject):
    """Keeps the grid true to the library.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._model = window.models.videos
        self._filter = GridFilter()
        self._is_listing = False
        self._is_first = True
        self._is_list_stale = False
        self._is_new_order = False
        self._relist_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self._reread_soon = Throttle(_REFRESH_MS, self._reread, parent=self)
        view = window.grid
        self._model.rowsWanted.connect(self._fetch)
        view.sortChosen.connect(self._on_sort)
        view.filterCleared.connect(lambda: self.filter_by_name(""))
        session.changed.connect(self._on_changed)
        for name, steps in (("larger", 1), ("smaller", -1)):
            window.actions_by_name.on(name, lambda steps=steps: self._zoom(steps))

    @property
    def shown(self) -> GridFilter:
        """What the grid shows now."""
        return self._filter

    @property
    def is_listing(self) -> bool:
        """Whether a list is awaited."""
        return self._is_listing

    def refresh(self) -> None:
        """List the videos again; one listing at a time."""
        if self._is_listing:
            self._is_list_stale = True
            return
        self._is_listing = True
        self._session.run(videos.ids(self._filter).then(self._take_ids).otherwise(self._on_listing_failed))

    def filter_by_folder(self, folder: Folder | None) -> None:
        """Show one folder's videos.

        Parameters
        ----------
        folder : Folder or None
            None for all.
        """
        self._change(folder_id=folder.id if folder else None)
        title = tr("Grid", "All videos") if folder is None else display_name(folder.path)
        self._window.grid.set_heading(title, name_filter=self._filter.text)

    def filter_by_name(self, text: str) -> None:
        """Show videos whose name holds something.

        Parameters
        ----------
        text : str
            Part of a name; empty for all.
        """
        self._change(text=text)
        self._title()

    def set_filter(self, asked: Filter, *, words_in_path: bool = False) -> None:
        """Show the videos that meet a filter.

        Parameters
        ----------
        asked : Filter
            Its conditions; its words mean nothing here unless the next parameter says so.
        words_in_path : bool
            Whether the words have to be in the videos' paths.
        """
        self.narrow(asked.conditions, words_in_path=asked.text if words_in_path else "")

    def narrow(self, conditions: Sequence[Condition], *, words_in_path: str = "") -> None:
        """Show the videos that meet conditions, in the folder that is chosen.

        Parameters
        ----------
        conditions : sequence of Condition
            All of which have to hold; none: all videos.
        words_in_path : str
            Words that have to be in a video's path; empty for none.
        """
        self._change(conditions=tuple(conditions), text=words_in_path)
        self._title()

    def _title(self) -> None:
        folder = self._window.folders_panel.chosen
        title = tr("Grid", "All videos") if folder is None else display_name(folder.path)
        self._window.grid.set_heading(title, name_filter=self._filter.text)

    def _change(self, **values: Any) -> None:
        self._filter = dataclasses.replace(self._filter, **values)
        self._is_new_order = True
        self.refresh()

    def _on_sort(self, sort: VideoSort, is_descending: bool) -> None:  # noqa: FBT001 (a signal's value)
        self._change(sort=sort, is_descending=is_descending)

    def _take_ids(self, ids: list[int]) -> None:
        self._is_listing = False
        self._model.set_ids(ids)
        if self._is_new_order and not self._is_list_stale:
            self._is_new_order = False
            self._window.grid.list_view.scrollToTop()
        self._choose_page()
        if self._is_first:
            # An empty list cannot hold the focus; nor is it taken from words being typed.
            self._is_first = not ids
            if ids and not isinstance(self._window.focusWidget(), QLineEdit):
                self._window.grid.list_view.setFocus()
        if self._is_list_stale:
            self._is_list_stale = False
            self._relist_soon.wish()

    def _on_listing_failed(self, error: KnownError) -> None:
        self._is_listing = False
        self._session.board.complain(error)

    def _choose_page(self) -> None:
        """Show the welcome only in a library that nothing was ever added to."""
        window = self._window
        is_narrowed = bool(self._filter.text or self._filter.conditions)
        is_empty = not self._model.rowCount() and not window.models.folders.has_folders and not is_narrowed
        if window.pages.currentWidget() is not window.results:
            window.show_page(window.welcome if is_empty else window.videos_page)

    def on_folders_known(self) -> None:
        """Decide again between welcome and grid."""
        self._choose_page()

    def _fetch(self, ids: list[int]) -> None:
        self._session.run(videos.cards(ids).then(lambda cards: self._model.put_cards(ids, cards)))

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.THUMBNAILS:
            self._window.models.thumbnails.retry_unreadable()
        if changes & (_NARROWED_AFTER if self._filter.conditions else _LIST_AFTER):
            self._relist_soon.wish()
        if changes & _STALE_AFTER:
            self._reread_soon.wish()

    def _reread(self) -> None:
        self._model.mark_stale()

    def _zoom(self, steps: int) -> None:
        for page in (self._window.grid, self._window.results):
            page.list_view.zoom(steps)
