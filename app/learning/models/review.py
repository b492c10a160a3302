"""A page of questions about one tag, and what is said to each of them."""

import dataclasses
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.learning.models import review_words
from app.search.models.moment_frames import FrameKey
from app.ui.list_rows import CARD_ROLE, AnyIndex
from app.ui.text import display_name
from core.domain.learning import Question
from core.domain.moments import Moment

N_PICTURES = 5
"""Pictures in the loop of a moment."""
_N_OF_VIDEO = 8
_ROOT = QModelIndex()


class Said(enum.Enum):
    """How a person marked a clip; open means undecided."""

    RIGHT = enum.auto()
    WRONG = enum.auto()
    OPEN = enum.auto()


@dataclass(frozen=True, slots=True)
class ReviewCell:
    """One question with its pictures and its answer.

    Attributes
    ----------
    question : Question
        What is asked.
    card : VideoCard
        The video that it is asked about.
    place, n_places : int
        Which question of the page it is, from 1, and how many there are.
    said : Said
        What the person marked; open until they do, whatever the score.
    is_single : bool
        Whether questions are asked one by one.
    """

    question: Question
    card: VideoCard
    place: int
    n_places: int
    said: Said = Said.OPEN
    is_single: bool = False

    @property
    def is_hinted(self) -> bool:
        """Whether to hint that the clip is likely: only where the person has not decided."""
        asked = self.question
        is_asked_blind = asked.was_accepted is not None or asked.audit_id is not None
        return self.said is Said.OPEN and asked.is_likely and not is_asked_blind

    @property
    def moment(self) -> Moment | None:
        """The moment asked about; None for the whole video."""
        asked = self.question
        if asked.start_seconds is None or asked.end_seconds is None:
            return None
        return Moment(asked.video_id, asked.start_seconds, asked.end_seconds)

    @property
    def frame_keys(self) -> tuple[FrameKey, ...]:
        """The frames of its loop, in order; none where the video's length is not known."""
        media, moment = self.card.video.media, self.moment
        if moment is not None:
            start, end, n = moment.start_seconds, moment.end_seconds, N_PICTURES
        elif media is not None and media.duration_seconds > 0:
            start, end, n = 0.0, media.duration_seconds, _N_OF_VIDEO
        else:
            return ()
        return tuple((self.question.video_id, round(start + (end - start) * (k + 0.5) / n, 3)) for k in range(n))

    def strip_cell(self, at_seconds: float) -> int | None:
        """Give the cell of the filmstrip nearest to a time; None where there is none."""
        media = self.card.video.media
        return None if media is None else self.card.cell_at(at_seconds / max(media.duration_seconds, 1e-6))


class ReviewModel(QAbstractListModel):
    """Rows are questions.

    Attributes
    ----------
    answersChanged : Signal
        Something else is said, or other questions are asked.
    """

    answersChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[ReviewCell] = []
        self._is_single = False

    @property
    def cells(self) -> Sequence[ReviewCell]:
        """The questions, with what is said to them."""
        return self._cells

    @property
    def is_single(self) -> bool:
        """Whether questions are asked one by one."""
        return self._is_single

    def cell(self, index: AnyIndex) -> ReviewCell | None:
        """Give a row's question; None where there is no such row."""
        return self._cells[index.row()] if index.isValid() and index.row() < len(self._cells) else None

    def n_said(self, said: Said) -> int:
        """Count the questions with an answer."""
        return sum(cell.said is said for cell in self._cells)

    def set_page(self, cells: Sequence[ReviewCell]) -> None:
        """Ask other questions.

        Parameters
        ----------
        cells : sequence of ReviewCell
            See there; as one by one as the model is.
        """
        self.beginResetModel()
        self._cells = [dataclasses.replace(cell, is_single=self._is_single) for cell in cells]
        self.endResetModel()
        self.answersChanged.emit()

    def set_single(self, *, is_single: bool) -> None:
        """Ask one by one, or all at once.

        Parameters
        ----------
        is_single : bool
            See `ReviewCell`.
        """
        self._is_single = is_single
        self._cells = [dataclasses.replace(cell, is_single=is_single) for cell in self._cells]
        self._tell(0, len(self._cells) - 1)

    def say(self, rows: Sequence[int], said: Said) -> None:
        """Mark some clips.

        Parameters
        ----------
        rows : sequence of int
            At least one; rows of the page.
        said : Said
            The mark.
        """
        for row in rows:
            self._cells[row] = dataclasses.replace(self._cells[row], said=said)
        self._tell(min(rows), max(rows))

    def say_all(self, said: Said) -> None:
        """Mark every clip of the page in the same way.

        Parameters
        ----------
        said : Said
            The mark.
        """
        if self._cells:
            self.say(range(len(self._cells)), said)

    def _tell(self, first: int, last: int) -> None:
        if self._cells:
            self.dataChanged.emit(self.index(first), self.index(last))
        self.answersChanged.emit()

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None or role not in _BY_ROLE:
            return None
        return _BY_ROLE[role](cell)


_BY_ROLE = {
    Qt.ItemDataRole.DisplayRole: lambda cell: display_name(cell.card.video.path),
    Qt.ItemDataRole.ToolTipRole: lambda cell: review_words.tooltip(cell),
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: review_words.spoken_cell(cell),
    CARD_ROLE: lambda cell: cell,
}
