"""The columns of the list: their text, and the order that a click on their header sets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from app.browse.models import card_words
from app.browse.models.cards import VideoCard
from app.ui.localization.dates import moment_at_place, moment_in_time
from app.ui.localization.text import byte_size, display_name, display_text, number, tr
from app.ui.localization.times import clock
from core.domain.groups import Grouping
from core.domain.videos import MAX_RATING, VideoSort

_STAR, _NO_STAR = "\N{BLACK STAR}", "\N{WHITE STAR}"
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    name : str
        Internal name.
    text : callable
        Returns its text for a card; empty for nothing.
    n_letters : int
        Initial width in letters.
    sort : VideoSort or None
        The order that its header sets.
    is_number : bool
        Whether its text is aligned with the far side of the column.
    beside : str
        The column that it follows at first; empty for the one before it in the table.
    """

    name: str
    text: Callable[[VideoCard], str]
    n_letters: int
    sort: VideoSort | None = None
    is_number: bool = False
    beside: str = ""


def stars(rating: int) -> str:
    """Return a rating as stars; empty where there is none."""
    return _STAR * rating + _NO_STAR * (MAX_RATING - rating) if rating else ""


def _duration(card: VideoCard) -> str:
    return "" if card.video.media is None else clock(card.video.media.duration_seconds)


def _time(time: datetime | None) -> str:
    return "" if time is None else moment_in_time(time)


def _recorded(card: VideoCard) -> str:
    at = card.video.recorded_at
    return "" if at is None else moment_at_place(at, card.video.recorded_zone_minutes)


def _folder(card: VideoCard) -> str:
    return display_text(str(card.video.path.parent))


# New ones go to the end: what people did with the columns is remembered by their places in this table.
COLUMNS = (
    Column("name", lambda card: display_name(card.video.path), 34, VideoSort.NAME),
    Column("duration", _duration, 9, VideoSort.DURATION, is_number=True),
    Column("rating", lambda card: stars(card.video.rating), 9, VideoSort.RATING),
    Column("tags", lambda card: number(len(card.tag_ids)) if card.tag_ids else "", 6, is_number=True),
    Column("resolution", card_words.second_line_size, 13, is_number=True),
    Column("size", lambda card: byte_size(card.video.content.size_bytes), 10, is_number=True),
    Column("recorded", _recorded, 27, VideoSort.RECORDED),
    Column("added", lambda card: _time(card.video.added_at), 20, VideoSort.ADDED),
    Column("decided", lambda card: _time(card.video.last_decided_at), 20, VideoSort.DECIDED),
    Column("state", card_words.state, 16),
    Column("folder", _folder, 40),
    Column("modified", lambda card: _time(card.video.modified_at), 20, VideoSort.MODIFIED, beside="recorded"),
)


def first_order() -> list[int]:
    """Return the places of the columns in the table, in the order in which they are shown at first."""
    names = [column.name for column in COLUMNS]
    shown = [place for place, column in enumerate(COLUMNS) if not column.beside]
    for place, column in enumerate(COLUMNS):
        if column.beside:
            shown.insert(shown.index(names.index(column.beside)) + 1, place)
    return shown


def title(column: Column) -> str:
    """Return the header of a column."""
    words = {
        "name": tr("List", "Name"),
        "duration": tr("List", "Duration"),
        "rating": tr("List", "Rating"),
        "tags": tr("List", "Tags"),
        "resolution": tr("List", "Resolution"),
        "size": tr("List", "Size"),
        "recorded": tr("List", "Recorded"),
        "modified": tr("List", "File date"),
        "added": tr("List", "Added"),
        "decided": tr("List", "Last tagged"),
        "state": tr("List", "Status"),
        "folder": tr("List", "Folder"),
    }
    return words[column.name]


class ColumnHeads(QAbstractTableModel):
    """A model without rows that supplies the column headers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @override
    def rowCount(self, parent: Any = _ROOT) -> int:
        return 0

    @override
    def columnCount(self, parent: Any = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if column.is_number else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return title(column) if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None


@dataclass(frozen=True, slots=True)
class Order:
    """One order.

    Attributes
    ----------
    command : str
        The command that sets it.
    sort : VideoSort
        The key it sorts by.
    is_descending : bool
        Whether it is reversed.
    is_likeness : bool
        Whether it is by similarity to the current video.
    """

    command: str
    sort: VideoSort
    is_descending: bool = False
    is_likeness: bool = False


LIKENESS = Order("sort_likeness", VideoSort.NAME, is_likeness=True)
ORDERS = (
    Order("sort_name", VideoSort.NAME),
    Order("sort_added", VideoSort.ADDED, is_descending=True),
    Order("sort_recorded", VideoSort.RECORDED, is_descending=True),
    Order("sort_longest", VideoSort.DURATION, is_descending=True),
    Order("sort_shortest", VideoSort.DURATION),
    Order("sort_rating", VideoSort.RATING, is_descending=True),
    Order("sort_decided", VideoSort.DECIDED, is_descending=True),
    Order("sort_modified", VideoSort.MODIFIED, is_descending=True),
    LIKENESS,
)
GROUPINGS = {
    "group_nothing": Grouping.NOTHING,
    "group_folder": Grouping.FOLDER,
    "group_recorded": Grouping.RECORDED,
    "group_modified": Grouping.MODIFIED,
    "group_added": Grouping.ADDED,
}
"""By the command that sets it."""


def order_words(sort: VideoSort, *, is_descending: bool = False, is_likeness: bool = False) -> str:
    """Return the name of an order, including those that only the list's columns offer."""
    if is_likeness:
        return tr("Order", "Similar to the selected video")
    upwards = {
        VideoSort.NAME: tr("Order", "Name"),
        VideoSort.ADDED: tr("Order", "First added"),
        VideoSort.RECORDED: tr("Order", "Oldest recording"),
        VideoSort.MODIFIED: tr("Order", "Oldest file"),
        VideoSort.DURATION: tr("Order", "Shortest first"),
        VideoSort.RATING: tr("Order", "Lowest rating first"),
        VideoSort.DECIDED: tr("Order", "Least recently tagged"),
    }
    downwards = {
        VideoSort.NAME: tr("Order", "Name, Z to A"),
        VideoSort.ADDED: tr("Order", "Newest first"),
        VideoSort.RECORDED: tr("Order", "Newest recording"),
        VideoSort.MODIFIED: tr("Order", "Newest file"),
        VideoSort.DURATION: tr("Order", "Longest first"),
        VideoSort.RATING: tr("Order", "Highest rating first"),
        VideoSort.DECIDED: tr("Order", "Recently tagged"),
    }
    return (downwards if is_descending else upwards)[sort]


def grouping_words(grouping: Grouping) -> str:
    """Return the name of a grouping."""
    words = {
        Grouping.NOTHING: tr("Order", "No grouping"),
        Grouping.FOLDER: tr("Order", "By folder"),
        Grouping.RECORDED: tr("Order", "By recording date"),
        Grouping.MODIFIED: tr("Order", "By file date"),
        Grouping.ADDED: tr("Order", "By date added"),
    }
    return words[grouping]
