"""The grid's item model: all ids at once, cards in pages as they come into view.

Memory: a number and a list slot for each video, a table of rows once one is asked for, and at most
``MAX_PAGES * PAGE_ROWS`` cards.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QMimeData, QModelIndex, QObject, Qt, QUrl, Signal
from typing_extensions import override

from app.browse.models.card_words import accessible_text, tooltip
from app.browse.models.cards import VideoCard
from app.ui.drags import VIDEOS_MIME
from app.ui.item_models import CARD_ROLE, AnyIndex, Insertion, Removal, edits
from app.ui.localization.text import display_name, display_text, isolated, tr
from app.ui.throttle import Throttle
from core.domain.groups import Grouping, VideoGroup


class Headings:
    """Where groups begin, and their titles.

    Parameters
    ----------
    groups : sequence of VideoGroup
        In row order; empty where nothing is grouped.
    grouping : Grouping
        What their keys mean.

    Attributes
    ----------
    starts : tuple of int
        First row of each group; the first is 0.
    """

    def __init__(self, groups: Sequence[VideoGroup] = (), grouping: Grouping = Grouping.NOTHING) -> None:
        self._groups = tuple(groups)
        self._grouping = grouping
        ends = tuple(accumulate(group.n_videos for group in self._groups))
        self.starts = (0, *ends[:-1]) if ends else ()

    def __len__(self) -> int:
        return len(self._groups)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headings) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Grouping, tuple[VideoGroup, ...]]:
        return self._grouping, self._groups

    def rows(self, place: int) -> range:
        """Return the rows of a group, counted from 0."""
        first = self.starts[place]
        return range(first, first + self._groups[place].n_videos)

    def place_of(self, row: int) -> int:
        """Return the group of a row; -1 where nothing is grouped."""
        return bisect_right(self.starts, row) - 1

    def title(self, place: int) -> str:
        """Return what the videos of a group have in common: the folder's name, or the day."""
        key = self._groups[place].key
        if self._grouping is Grouping.FOLDER:
            return display_name(Path(key)) if key else tr("Heading", "Unknown folder")
        try:
            day = date.fromisoformat(key)
        except ValueError:
            if self._grouping is Grouping.RECORDED:
                return tr("Heading", "Not recorded in the file")
            return tr("Heading", "Unknown date")
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def note(self, place: int) -> str:
        """Return the number of videos in a group, and the location of a folder."""
        group = self._groups[place]
        words = tr("Heading", "%n videos", n=group.n_videos)
        if self._grouping is Grouping.FOLDER and group.key:
            words += f" · {isolated(display_text(str(Path(group.key).parent)))}"
        return words


PAGE_ROWS = 100
MAX_PAGES = 20
_MOST_OPEN, _MOST_WANTED = 2, 6
"""Requests at a time, and pages that may wait for their turn: someone who drags the scroll bar through everything wants
what is in view now, not all that was.
"""
_ROOT = QModelIndex()


class VideoGridModel(QAbstractListModel):
    """Item model whose rows are videos.

    Attributes
    ----------
    rowsWanted : Signal
        A list of ids whose cards came into view and are missing or stale; answer with `put_cards`.
    headingsChanged : Signal
        The headings changed.
    cardsCame : Signal
        Some requested cards have arrived.
    """

    rowsWanted = Signal(list)
    headingsChanged = Signal()
    cardsCame = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._cards: OrderedDict[int, VideoCard] = OrderedDict()
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        # Pages that came into view, newest last, and the requests that are not answered yet.
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._open: list[list[int]] = []
        self._rows: dict[int, int] | None = None
        self._headings = Headings()
        self._ask_soon = Throttle(0, self._ask, parent=self)

    @property
    def ids(self) -> Sequence[int]:
        """All ids in the grid's order."""
        return self._ids

    @property
    def headings(self) -> Headings:
        """The headings that the rows are grouped under."""
        return self._headings

    def set_ids(self, ids: Sequence[int], headings: Headings | None = None) -> None:
        """Show other videos; rows that stay keep their place where possible.

        Parameters
        ----------
        ids : sequence of int
            Catalog ids in order, without duplicates.
        headings : Headings or None
            None for no headings.
        """
        self._put_ids(list(ids))
        headings = headings or Headings()
        if headings != self._headings:
            self._headings = headings
            self.headingsChanged.emit()

    def _put_ids(self, new: list[int]) -> None:
        if new == self._ids:
            return
        found = edits(self._ids, new) if self._ids else None
        self._rows = None
        self._wanted.clear()
        if found is None:
            self.beginResetModel()
            self._ids = new
            self.endResetModel()
            return
        for edit in found:
            self._apply(edit)

    def _apply(self, edit: Removal | Insertion) -> None:
        if isinstance(edit, Removal):
            self.beginRemoveRows(QModelIndex(), edit.first, edit.last)
            del self._ids[edit.first : edit.last + 1]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), edit.first, edit.first + len(edit.ids) - 1)
            self._ids[edit.first : edit.first] = edit.ids
            self.endInsertRows()

    def put_cards(self, asked_ids: Sequence[int], cards: Sequence[VideoCard]) -> None:
        """Answer `rowsWanted`; cards of videos that are gone may be missing."""
        self.give_up(asked_ids)
        self._asked.difference_update(asked_ids)
        self._fresh.update(asked_ids)
        for card in cards:
            self._cards[card.video.id] = card
            self._cards.move_to_end(card.video.id)
        while len(self._cards) > MAX_PAGES * PAGE_ROWS:
            self._fresh.discard(self._cards.popitem(last=False)[0])
        self._repaint()
        self.cardsCame.emit()

    def give_up(self, asked_ids: Sequence[int]) -> None:
        """Stop waiting for the answer to `rowsWanted`; nothing is requested again until something changes."""
        if asked_ids in self._open:
            self._open.remove(list(asked_ids))
        if self._wanted:
            self._ask_soon.request()

    def mark_stale(self) -> None:
        """Request the cards in view again; the old ones stay until then."""
        self._fresh.clear()
        self._asked.clear()
        self._open.clear()
        self._repaint()

    def card(self, index: AnyIndex) -> VideoCard | None:
        """Return the card of a row; None until it has been fetched, which this call requests."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        video_id = self._ids[index.row()]
        if video_id not in self._fresh and video_id not in self._asked:
            self._want(index.row())
        return self._cards.get(video_id)

    def row_of(self, video_id: int) -> int:
        """Return the row of a video; -1 where it is not listed."""
        if self._rows is None:
            self._rows = {known: row for row, known in enumerate(self._ids)}
        return self._rows.get(video_id, -1)

    def request(self, rows: Sequence[int]) -> bool:
        """Request the cards of rows at once, whether in view or not.

        Parameters
        ----------
        rows : sequence of int
            At most a thousand or so: beyond what the model keeps, cards would push each other out.

        Returns
        -------
        bool
            Whether all are available; if not, `cardsCame` signals when to ask again.
        """
        missing = [video_id for row in rows if (video_id := self._ids[row]) not in self._cards]
        wanted = [video_id for video_id in missing if video_id not in self._fresh]
        new = [video_id for video_id in wanted if video_id not in self._asked]
        if new:
            self._asked.update(new)
            self.rowsWanted.emit(new)
        # Ids answered without a card are gone; nothing waits for them.
        return not wanted

    def _want(self, row: int) -> None:
        page = row // PAGE_ROWS
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        if len(self._wanted) > _MOST_WANTED:
            self._wanted.popitem(last=False)
        self._ask_soon.request()

    def _ask(self) -> None:
        while self._wanted and len(self._open) < _MOST_OPEN:
            page, _ = self._wanted.popitem(last=True)
            ids = self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
            missing = [video_id for video_id in ids if video_id not in self._fresh and video_id not in self._asked]
            if missing:
                self._asked.update(missing)
                self._open.append(missing)
                self.rowsWanted.emit(missing)

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SHOWN_BY_ROLE:
            return None
        card = self.card(index)
        return None if card is None else _SHOWN_BY_ROLE[role](card)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return ["text/uri-list", VIDEOS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        # Only what has been read: dragging everything must not read everything.
        found = [card for index in indexes if (card := self._cards.get(self._ids[index.row()])) is not None]
        data.setUrls([QUrl.fromLocalFile(str(card.video.path)) for card in found])
        data.setData(VIDEOS_MIME, b"")
        return data


_SHOWN_BY_ROLE = {
    Qt.ItemDataRole.DisplayRole: lambda card: display_name(card.video.path),
    Qt.ItemDataRole.ToolTipRole: tooltip,
    Qt.ItemDataRole.AccessibleTextRole: accessible_text,
    CARD_ROLE: lambda card: card,
}
