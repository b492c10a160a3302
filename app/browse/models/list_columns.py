"""The columns of the list: what each says of a video, and by which order its head sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, Qt
from typing_extensions import override

from app.browse.models import card_words
from app.browse.models.cards import VideoCard
from app.ui.text import byte_size, display_name, display_text, number, tr
from app.ui.times import clock
from core.domain.videos import MAX_RATING, VideoSort

_STAR, _NO_STAR = "\N{BLACK STAR}", "\N{WHITE STAR}"
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    name : str
        How the program calls it.
    text : callable
        What it says of a card; empty for nothing.
    n_letters : int
        How wide it is at first.
    sort : VideoSort or None
        The order that its head chooses.
    is_number : bool
        Whether it stands at the far side of its column.
    """

    name: str
    text: Callable[[VideoCard], str]
    n_letters: int
    sort: VideoSort | None = None
    is_number: bool = False


def stars(rating: int) -> str:
    """Write a rating; empty where there is none."""
    return _STAR * rating + _NO_STAR * (MAX_RATING - rating) if rating else ""


def _duration(card: VideoCard) -> str:
    return "" if card.video.media is None else clock(card.video.media.duration_seconds)


def _time(time: datetime | None) -> str:
    if time is None:
        return ""
    shown = QDateTime.fromSecsSinceEpoch(int(time.timestamp()))
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)


def _folder(card: VideoCard) -> str:
    return display_text(str(card.video.path.parent))


COLUMNS = (
    Column("name", lambda card: display_name(card.video.path), 34, VideoSort.NAME),
    Column("duration", _duration, 9, VideoSort.DURATION, is_number=True),
    Column("rating", lambda card: stars(card.video.rating), 9, VideoSort.RATING),
    Column("tags", lambda card: number(len(card.tag_ids)) if card.tag_ids else "", 6, is_number=True),
    Column("resolution", card_words.second_line_size, 13, is_number=True),
    Column("size", lambda card: byte_size(card.video.content.size_bytes), 10, is_number=True),
    Column("recorded", lambda card: _time(card.video.recorded_at), 20, VideoSort.RECORDED),
    Column("added", lambda card: _time(card.video.added_at), 20, VideoSort.ADDED),
    Column("decided", lambda card: _time(card.video.last_decided_at), 20, VideoSort.DECIDED),
    Column("state", card_words.state, 16),
    Column("folder", _folder, 40),
)


def title(column: Column) -> str:
    """Give a column's head.

    Parameters
    ----------
    column : Column
        One of `COLUMNS`.

    Returns
    -------
    str
        A word or two.
    """
    words = {
        "name": tr("List", "Name"),
        "duration": tr("List", "Duration"),
        "rating": tr("List", "Rating"),
        "tags": tr("List", "Tags"),
        "resolution": tr("List", "Resolution"),
        "size": tr("List", "Size"),
        "recorded": tr("List", "Recorded"),
        "added": tr("List", "Added"),
        "decided": tr("List", "Last decision"),
        "state": tr("List", "State"),
        "folder": tr("List", "Folder"),
    }
    return words[column.name]


class ColumnHeads(QAbstractTableModel):
    """The heads of the columns, for the header of the list; it has no rows."""

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
