"""The list of videos that all views show: filter, order and grouping; cards are fetched as they come into view."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject
from PySide6.QtWidgets import QLineEdit

from app.bridge.session import Session
from app.browse import operations as videos
from app.browse.models.cards import GridFilter
from app.browse.models.video_grid import Headings
from app.browse.views.video_pages import VideoPages
from app.stage.stage import Stage
from app.ui.localization.text import display_name, isolated, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.groups import Grouping, Listing
from core.domain.query.filters import Field, Filter, conditions_in
from core.domain.videos import Folder, VideoSort
from core.errors import KnownError

_REFRESH_MS = 400
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LIST_AFTER = Changes.VIDEOS | Changes.FOLDERS
_STALE_AFTER = _LIST_AFTER | Changes.THUMBNAILS | Changes.EMBEDDINGS | Changes.ENCODERS | Changes.DECISIONS
_NARROWED_AFTER = _STALE_AFTER | Changes.TAGS
_OF_SUGGESTIONS = {Field.SUGGESTED, Field.CONFIDENCE}
"""Fields whose results change with new suggestions."""


class GridController(QObject):
    """Keeps the video pages in sync with the library."""

    def __init__(self, session: Session, stage: Stage, *, video_pages: VideoPages) -> None:
        super().__init__(stage.frame)
        self._video_pages = video_pages
        self._session = session
        self._stage = stage
        self._model = video_pages.model
        self._filter = GridFilter()
        self._like_name = ""
        self._is_listing = False
        self._complaint = ""
        self._is_first = True
        self._is_list_stale = False
        self._relist_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self._reread_soon = Throttle(_REFRESH_MS, self._model.mark_stale, parent=self)
        pages = video_pages
        self._model.rowsWanted.connect(self._fetch)
        stage.folders.changed.connect(self._show_heading)
        pages.sortChosen.connect(lambda sort, is_descending: self.sort(sort, is_descending=is_descending))
        pages.likenessWanted.connect(self.sort_by_likeness)
        pages.groupingChosen.connect(self.group_by)
        session.changed.connect(self._on_changed)

    @property
    def shown(self) -> GridFilter:
        """The current filter."""
        return self._filter

    @property
    def is_listing(self) -> bool:
        """Whether a listing is in progress."""
        return self._is_listing

    def refresh(self) -> None:
        """List the videos again; only one listing runs at a time."""
        if self._is_listing:
            self._is_list_stale = True
            return
        self._is_listing, self._is_list_stale = True, False
        asked = self._filter
        self._session.run(
            videos
            .listing(asked)
            .then(lambda listing: self._take(asked, listing))
            .otherwise(lambda error: self._on_failed(asked, error))
        )

    def filter_by_folder(self, folder: Folder | None) -> None:
        """Show the videos of one folder; None shows all."""
        self._change(folder_id=folder.id if folder else None)

    def set_filter(self, asked: Filter, *, words_in_path: bool = False) -> None:
        """Show the videos that match a filter within the current folder.

        The words of the filter count only with `words_in_path`: then they must occur in the videos' paths.
        """
        self._change(conditions=asked.conditions, text=asked.text if words_in_path else "")

    def hide_offline(self, *, is_on: bool) -> None:
        """Hide or show the videos that are offline."""
        self._change(hides_offline=is_on)

    def sort(self, sort: VideoSort, *, is_descending: bool) -> None:
        """Set the order; this ends an order by similarity."""
        self._change(sort=sort, is_descending=is_descending, like_id=0)

    def sort_by_likeness(self) -> None:
        """Sort by similarity to the current video."""
        card = self._model.card(self._video_pages.selection.currentIndex())
        if card is None:
            self._session.board.inform(tr("Grid", "Select a video first: the others are sorted by similarity to it."))
            self._show_order()
            return
        self._like_name = display_name(card.video.path)
        self._change(like_id=card.video.id)

    def group_by(self, grouping: Grouping) -> None:
        """Set the grouping; this ends an order by similarity, which has no groups."""
        self._change(grouping=grouping, like_id=0)

    def _change(self, **values: Any) -> None:
        asked = dataclasses.replace(self._filter, **values)
        if asked == self._filter:
            return
        self._filter = asked
        self._show_order()
        self.refresh()

    def _take(self, asked: GridFilter, listing: Listing) -> None:
        self._is_listing = False
        # A deleted tag stays in the filter for a moment; the error about it no longer applies.
        self._session.board.withdraw(self._complaint)
        if asked != self._filter:
            self.refresh()
            return
        pages = self._video_pages
        # The first listing goes to the position of the last session.
        is_new = asked != pages.shown and bool(self._model.ids)
        heir = None if is_new else self._heir(listing.ids)
        self._model.set_ids(listing.ids, Headings(listing.groups, asked.shown_grouping))
        if heir is not None:
            index = self._model.index(listing.ids.index(heir))
            self._video_pages.selection.setCurrentIndex(index, _CHOOSE)
        pages.show_filter(asked, n_shown=len(listing.ids), n_all=listing.n_all)
        if is_new:
            self._video_pages.current.list_view.scrollToTop()
        self._choose_page()
        self._take_focus_once()
        if self._is_list_stale:
            self._relist_soon.request()

    def _heir(self, ids: Sequence[int]) -> int | None:
        """Return the video to select next when the only selected one leaves the list, as after a decision about it."""
        chosen, old = self._video_pages.selection.selection().toList(), self._model.ids
        if len(chosen) != 1 or chosen[0].height() != 1 or old[row := chosen[0].top()] in ids:
            return None
        staying = set(ids)
        return next((one for one in (*old[row + 1 :], *reversed(old[:row])) if one in staying), None)

    def _take_focus_once(self) -> None:
        if self._is_first:
            # An empty list cannot hold the focus; nor should it take it from a text field.
            self._is_first = not self._model.ids
            if self._model.ids and not isinstance(self._stage.focused, QLineEdit):
                self._video_pages.current.list_view.setFocus()

    def _on_failed(self, asked: GridFilter, error: KnownError) -> None:
        self._is_listing = False
        if asked != self._filter:
            self.refresh()
            return
        self._session.board.complain(error, again=self.refresh)
        if asked.like_id:
            self._change(like_id=0)
        else:
            self._complaint = str(error)

    def _show_order(self) -> None:
        asked = self._filter
        pages = self._video_pages
        pages.set_order(asked.sort, is_descending=asked.is_descending, is_likeness=bool(asked.like_id))
        pages.set_grouping(asked.shown_grouping)
        self._show_heading()

    def _show_heading(self) -> None:
        if self._filter.like_id:
            words = tr("Grid", "Most similar to %1 first").replace("%1", isolated(self._like_name))
        else:
            folder = self._stage.folders.by_id(self._filter.folder_id)
            words = tr("Grid", "All videos") if folder is None else display_name(folder.path)
        self._video_pages.set_heading(words)

    def _choose_page(self) -> None:
        """Show the welcome page only in a library to which nothing was ever added."""
        is_narrowed = bool(self._filter.text or self._filter.all_conditions)
        is_empty = not self._model.rowCount() and not self._stage.folders.has_folders and not is_narrowed
        # Results and reviews stay open.
        if self._stage.pages.currentWidget() in {self._stage.pages.welcome, *self._video_pages.all}:
            self._stage.pages.setCurrentWidget(self._stage.pages.welcome if is_empty else self._video_pages.current)

    def on_folders_known(self) -> None:
        """Decide again between the welcome page and the videos."""
        self._choose_page()

    def _fetch(self, ids: list[int]) -> None:
        def _give_up(error: KnownError) -> None:
            self._model.give_up(ids)
            self._session.board.complain(error, again=lambda: self._fetch(ids))

        self._session.run(videos.cards(ids).then(lambda cards: self._model.put_cards(ids, cards)).otherwise(_give_up))

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.THUMBNAILS:
            self._stage.thumbnails.retry_unreadable()
        conditions = self._filter.all_conditions
        narrowed_after = _NARROWED_AFTER
        if any(one.field in _OF_SUGGESTIONS for one in conditions_in(conditions)):
            narrowed_after |= Changes.SUGGESTIONS
        if changes & (narrowed_after if conditions else _LIST_AFTER):
            self._relist_soon.request()
        if changes & _STALE_AFTER:
            self._reread_soon.request()
