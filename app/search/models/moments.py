"""The item model of results: moments grouped by video; a video's other moments are shown when it is expanded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, QUrl
from typing_extensions import override

from app.browse.models.card_words import moment_accessible_text, moment_tooltip
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.models.video_grid import Headings
from app.ui.drags import VIDEOS_MIME
from app.ui.item_models import CARD_ROLE, AnyIndex
from app.ui.localization.text import display_name, tr
from core.domain.groups import VideoGroup
from core.domain.scores import ScoreScale, count_best
from core.domain.search import MomentHit, SearchResult


class MatchHeadings(Headings):
    """The headings of divided results: found by name, tag or filter, then the best and the weaker matches.

    Parameters
    ----------
    n_exact, n_strong, n_weak : int
        Rows under each; there are no headings where all rows are under one.
    """

    def __init__(self, n_exact: int, n_strong: int, n_weak: int) -> None:
        parts = {"exact": n_exact, "strong": n_strong, "weak": n_weak}
        groups = [VideoGroup(name, n_rows) for name, n_rows in parts.items() if n_rows]
        self._parts = groups if len(groups) > 1 else []
        self._is_divided = bool(n_strong)
        super().__init__(self._parts)

    def title(self, place: int) -> str:
        """Return the title of a heading."""
        words = {
            "exact": tr("Moment", "By name, tag or filter"),
            "strong": tr("Moment", "Best matches"),
            "weak": tr("Moment", "Weaker matches") if self._is_divided else tr("Moment", "Looks like it"),
        }
        return words[self._parts[place].key]

    def note(self, place: int) -> str:
        """Return how many moments are under it."""
        return tr("Moment", "%n moments", n=self._parts[place].n_videos)


_ROOT = QModelIndex()


@dataclass(slots=True)
class _Group:
    card: VideoCard
    hits: list[MomentHit]
    is_expanded: bool = False

    @property
    def n_shown(self) -> int:
        return len(self.hits) if self.is_expanded else 1


class MomentsModel(QAbstractListModel):
    """Rows are moments: the best of each video, or all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[_Group] = []
        self._rows: list[MomentCard] = []
        self._scale = ScoreScale()
        self._n_exact = 0
        self._n_strong = 0

    def set_result(self, result: SearchResult, cards: Mapping[int, VideoCard]) -> None:
        """Show results; hits of one video must be adjacent, and hits of videos without a card are left out."""
        self.beginResetModel()
        groups: dict[int, _Group] = {}
        for hit in result.hits:
            if hit.video_id in cards:
                groups.setdefault(hit.video_id, _Group(cards[hit.video_id], [])).hits.append(hit)
        self._groups = list(groups.values())
        self._scale = result.scale
        self._n_exact = sum(group.hits[0].is_exact for group in self._groups)
        scores = [group.hits[0].score for group in self._groups[self._n_exact :]]
        self._n_strong = count_best(scores, typical=result.scale.typical)
        self._rows = [row for group in self._groups for row in self._rows_of(group)]
        self.endResetModel()

    def set_cards(self, cards: Mapping[int, VideoCard]) -> None:
        """Show the same moments with their videos as they are now; there must be a card for each."""
        if all(group.card == cards[group.card.video.id] for group in self._groups):
            return
        for group in self._groups:
            group.card = cards[group.card.video.id]
        self._rows = [row for group in self._groups for row in self._rows_of(group)]
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def clear(self) -> None:
        """Show nothing."""
        self.set_result(SearchResult((), 0, 0), {})

    @property
    def n_moments(self) -> int:
        """Number of moments in the results, shown or not."""
        return sum(len(group.hits) for group in self._groups)

    @property
    def n_videos(self) -> int:
        """Number of videos in the results."""
        return len(self._groups)

    def moment(self, index: AnyIndex) -> MomentCard | None:
        """Return the moment of a row; None for an invalid index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @property
    def n_exact_rows(self) -> int:
        """Number of rows that were found by name, tag or filter; they come first."""
        return sum(group.n_shown for group in self._groups[: self._n_exact])

    @property
    def n_strong_rows(self) -> int:
        """Number of the following rows with the best matches; 0 if none stand apart from the rest."""
        return sum(group.n_shown for group in self._groups[self._n_exact : self._n_exact + self._n_strong])

    def row_of(self, video_id: int, start_seconds: float) -> int:
        """Return the row of a moment.

        Returns
        -------
        int
            The row of the video's best moment if this one is not shown; -1 if none is.
        """
        rows = [row for row, card in enumerate(self._rows) if card.hit.video_id == video_id]
        exact = [row for row in rows if self._rows[row].hit.start_seconds == start_seconds]
        return (exact or rows or [-1])[0]

    @property
    def opened(self) -> frozenset[int]:
        """The videos whose moments are all shown."""
        return frozenset(group.card.video.id for group in self._groups if group.is_expanded)

    def open_only(self, video_ids: Collection[int]) -> None:
        """Show all moments of these videos, and only the best of the others."""
        first = 0
        for group in self._groups:
            if len(group.hits) > 1 and group.is_expanded is not (group.card.video.id in video_ids):
                self._toggle(group, first)
            first += group.n_shown

    def toggle(self, index: AnyIndex) -> None:
        """Show or hide the other moments of a row's video."""
        moment = self.moment(index)
        if moment is None or moment.n_places < 2:
            return
        first = 0
        for group in self._groups:
            if group.card.video.id == moment.card.video.id:
                self._toggle(group, first)
                return
            first += group.n_shown

    def set_all_expanded(self, *, is_expanded: bool) -> None:
        """Show or hide all other moments."""
        self.open_only({group.card.video.id for group in self._groups} if is_expanded else ())

    def _toggle(self, group: _Group, first: int) -> None:
        n_more = len(group.hits) - 1
        if group.is_expanded:
            self.beginRemoveRows(QModelIndex(), first + 1, first + n_more)
            group.is_expanded = False
            del self._rows[first + 1 : first + 1 + n_more]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first + 1, first + n_more)
            group.is_expanded = True
            self._rows[first + 1 : first + 1] = self._rows_of(group)[1:]
            self.endInsertRows()
        self._rows[first] = self._rows_of(group)[0]
        self.dataChanged.emit(self.index(first), self.index(first))

    def _rows_of(self, group: _Group) -> list[MomentCard]:
        n = len(group.hits)
        return [
            MomentCard(group.card, hit, self._scale.share(hit.score), place, n, group.is_expanded)
            for place, hit in enumerate(group.hits[: group.n_shown], start=1)
        ]

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        moment = self.moment(index)
        if moment is None or role not in _SHOWN_BY_ROLE:
            return None
        return _SHOWN_BY_ROLE[role](moment)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return ["text/uri-list", VIDEOS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        # Each video once, however many of its moments are dragged.
        paths = dict.fromkeys(moment.card.video.path for index in indexes if (moment := self.moment(index)) is not None)
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setData(VIDEOS_MIME, b"")
        return data


_SHOWN_BY_ROLE = {
    Qt.ItemDataRole.DisplayRole: lambda moment: display_name(moment.card.video.path),
    Qt.ItemDataRole.ToolTipRole: moment_tooltip,
    Qt.ItemDataRole.AccessibleTextRole: moment_accessible_text,
    CARD_ROLE: lambda moment: moment,
}
