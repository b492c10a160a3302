"""A page of questions about one tag, and the answers to them."""

import dataclasses
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.search.models.moment_frames import FrameKey
from app.ui import confidence
from app.ui.item_models import CARD_ROLE, AnyIndex
from app.ui.localization.text import (
    display_name,
    filled,
    inline_name,
    isolated,
    left_to_right,
    number,
    plain_tooltip,
    tr,
)
from app.ui.localization.times import span
from core.domain.learning import Question, ReviewMode
from core.domain.moments import Moment
from core.domain.tags import Tag

MODES = (
    ReviewMode.MIXED,
    ReviewMode.UNSURE,
    ReviewMode.CONFIDENT,
    ReviewMode.DISAGREES,
    ReviewMode.RANDOM,
    ReviewMode.AUDIT,
)
"""In the order in which they are listed."""


def mode_words(mode: ReviewMode) -> str:
    """Return the name of a kind of page."""
    words = {
        ReviewMode.MIXED: tr("Review", "Mixed"),
        ReviewMode.UNSURE: tr("Review", "Uncertain"),
        ReviewMode.CONFIDENT: tr("Review", "Most likely"),
        ReviewMode.DISAGREES: tr("Review", "Possible mistakes"),
        ReviewMode.RANDOM: tr("Review", "Random"),
        ReviewMode.AUDIT: tr("Review", "Check suggestions"),
    }
    return words[mode]


def title(tag: Tag, mode: ReviewMode) -> str:
    """Return the question of a page, such as ``Is this “beach”?``."""
    words = tr("Review", "Is this “%1”?")
    if mode is ReviewMode.DISAGREES:
        words = tr("Review", "Is this “%1”? Please check again")
    return filled(words, inline_name(tag.name))


def mark_words(cell: "ReviewCell") -> str:
    """Return the mark of a clip in one word, for its badge; empty while it is undecided."""
    words = {"RIGHT": tr("Review", "right"), "WRONG": tr("Review", "wrong")}
    return words.get(cell.mark.name, "")


def before_words(cell: "ReviewCell") -> str:
    """Return what was decided before; empty where nothing was."""
    if cell.question.was_accepted is None:
        return ""
    return tr("Review", "you accepted it") if cell.question.was_accepted else tr("Review", "you rejected it")


def score_words(cell: "ReviewCell") -> str:
    """Return how sure the program is; empty in an audit, where it would influence the answer."""
    if cell.question.audit_id is not None:
        return ""
    if cell.question.score <= 0:
        return tr("Review", "not learned yet")
    return confidence.word(cell.question.score)


def time_words(cell: "ReviewCell") -> str:
    """Return which part of the video is asked about."""
    moment = cell.moment
    if moment is None:
        return tr("Review", "whole video")
    return left_to_right(span(moment.start_seconds, moment.end_seconds))


def accessible_text(cell: "ReviewCell") -> str:
    """Return the description of a clip for screen readers.

    Such as ``clip 3 of 12, 0:05 - 0:10 of sea.mp4, marked wrong, likely``.
    """
    marks = {"RIGHT": tr("Review", "marked right"), "WRONG": tr("Review", "marked wrong")}
    words = filled(
        tr("Review", "clip %1 of %2, %3 of %4, %5"),
        number(cell.place),
        number(cell.n_places),
        time_words(cell),
        isolated(display_name(cell.card.video.path)),
        marks.get(cell.mark.name, tr("Review", "undecided")),
    )
    return ", ".join(one for one in (words, score_words(cell), before_words(cell)) if one)


def tooltip(cell: "ReviewCell") -> str:
    """Return all about a clip in several lines."""
    lines = [
        display_name(cell.card.video.path),
        " \N{MIDDLE DOT} ".join(one for one in (time_words(cell), score_words(cell)) if one),
    ]
    if before := before_words(cell):
        lines.append(before)
    return plain_tooltip("\n".join(lines))


def precision_of_page(n_right: int, n_marked: int) -> str:
    """Return how many of the clips marked on the page are right; empty before the first mark."""
    return filled(tr("Review", "This page: %1 of %2 right"), number(n_right), number(n_marked)) if n_marked else ""


def precision_of_all(n_right: int, n_marked: int) -> str:
    """Return how many are right on all saved pages and the current one; empty before the first mark."""
    return filled(tr("Review", "So far: %1 of %2 right"), number(n_right), number(n_marked)) if n_marked else ""


def step(tag: Tag, n_right: int, n_wrong: int) -> str:
    """Return the name of a saved page in the undo history, such as ``Review beach: 10 accepted, 2 rejected``."""
    words = tr("History", "Review %1: %2 accepted, %3 rejected")
    return filled(words, inline_name(tag.name), number(n_right), number(n_wrong))


def save_button_text(n_marked: int, n_taken_back: int) -> str:
    """Return the label of the button that saves the page.

    Parameters
    ----------
    n_marked : int
        Clips that are marked.
    n_taken_back : int
        Clips that were saved before and are undecided now.
    """
    if n_marked:
        return tr("Review", "Save %n answers", n=n_marked)
    return tr("Review", "Remove %n answers", n=n_taken_back) if n_taken_back else tr("Review", "Next page")


def save_summary(n_right: int, n_wrong: int, n_open: int, *, n_taken_back: int, key: str) -> str:
    """Return one sentence saying what saving the page does.

    Parameters
    ----------
    n_right, n_wrong, n_open : int
        Clips by their marks.
    n_taken_back : int
        Clips that were saved before and are undecided now.
    key : str
        The key that saves the page, as it is shown; empty where there is none.
    """
    if n_right or n_wrong:
        words = tr("Review", "%1 right, %2 wrong, %3 undecided")
        return filled(words, number(n_right), number(n_wrong), number(n_open))
    if n_taken_back:
        return tr("Review", "Nothing marked: %n saved answers will be removed", n=n_taken_back)
    if not key:
        return tr("Review", "Nothing marked: nothing will be saved")
    return filled(tr("Review", "Nothing marked: %1 shows the next page"), key)


def skipped(place: int) -> str:
    """Return a sentence saying that a page, counted from 0, was left without marks."""
    return filled(tr("Review", "Page %1: nothing marked, nothing saved"), number(place + 1))


def unsaved_words(tag: Tag, n_marked: int) -> str:
    """Return a sentence saying that a review was left with unsaved marks."""
    words = tr(
        "Review",
        "%n answers about “%1” are marked but not saved. You will find them in the review of this tag.",
        n=n_marked,
    )
    return filled(words, inline_name(tag.name))


N_PICTURES = 5
"""Pictures in the loop of a moment."""
_N_OF_VIDEO = 8
_ROOT = QModelIndex()


class ClipMark(enum.Enum):
    """The mark of a clip; open means undecided."""

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
        The video that it is about.
    place, n_places : int
        Number of the question on the page, from 1, and how many there are.
    mark : ClipMark
        The user's mark; open until they set one, whatever the score.
    is_single : bool
        Whether clips are shown one at a time.
    """

    question: Question
    card: VideoCard
    place: int
    n_places: int
    mark: ClipMark = ClipMark.OPEN
    is_single: bool = False

    @property
    def is_hinted(self) -> bool:
        """Whether to hint that the clip is likely: only while it is undecided."""
        asked = self.question
        is_asked_blind = asked.was_accepted is not None or asked.audit_id is not None
        return self.mark is ClipMark.OPEN and asked.is_likely and not is_asked_blind

    @property
    def moment(self) -> Moment | None:
        """The moment asked about; None for the whole video."""
        asked = self.question
        if asked.start_seconds is None or asked.end_seconds is None:
            return None
        return Moment(asked.video_id, asked.start_seconds, asked.end_seconds)

    @property
    def frame_keys(self) -> tuple[FrameKey, ...]:
        """The frames of its loop, in order; empty where the length of the video is not known."""
        media, moment = self.card.video.media, self.moment
        if moment is not None:
            start, end, n = moment.start_seconds, moment.end_seconds, N_PICTURES
        elif media is not None and media.duration_seconds > 0:
            start, end, n = 0.0, media.duration_seconds, _N_OF_VIDEO
        else:
            return ()
        return tuple((self.question.video_id, round(start + (end - start) * (k + 0.5) / n, 3)) for k in range(n))

    def strip_cell(self, at_seconds: float) -> int | None:
        """Return the cell of the filmstrip nearest to a time; None where there is none."""
        media = self.card.video.media
        return None if media is None else self.card.cell_at(at_seconds / max(media.duration_seconds, 1e-6))


class ReviewModel(QAbstractListModel):
    """List model with one row per question.

    Attributes
    ----------
    answersChanged : Signal
        An answer changed, or other questions are shown.
    """

    answersChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[ReviewCell] = []
        self._is_single = False

    @property
    def cells(self) -> Sequence[ReviewCell]:
        """The questions with their answers."""
        return self._cells

    @property
    def is_single(self) -> bool:
        """Whether clips are shown one at a time."""
        return self._is_single

    def cell(self, index: AnyIndex) -> ReviewCell | None:
        """Return a row's question; None where there is no such row."""
        return self._cells[index.row()] if index.isValid() and index.row() < len(self._cells) else None

    def n_with(self, mark: ClipMark) -> int:
        """Return the number of questions with this answer."""
        return sum(cell.mark is mark for cell in self._cells)

    def set_page(self, cells: Sequence[ReviewCell]) -> None:
        """Show other questions; their ``is_single`` follows the model."""
        self.beginResetModel()
        self._cells = [dataclasses.replace(cell, is_single=self._is_single) for cell in cells]
        self.endResetModel()
        self.answersChanged.emit()

    def set_single(self, *, is_single: bool) -> None:
        """Show clips one at a time, or all at once."""
        self._is_single = is_single
        self._cells = [dataclasses.replace(cell, is_single=is_single) for cell in self._cells]
        self._emit_changed(0, len(self._cells) - 1)

    def set_mark(self, rows: Sequence[int], mark: ClipMark) -> None:
        """Mark some clips, at least one."""
        for row in rows:
            self._cells[row] = dataclasses.replace(self._cells[row], mark=mark)
        self._emit_changed(min(rows), max(rows))

    def mark_all(self, mark: ClipMark) -> None:
        """Mark every clip of the page in the same way."""
        if self._cells:
            self.set_mark(range(len(self._cells)), mark)

    def _emit_changed(self, first: int, last: int) -> None:
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
    Qt.ItemDataRole.ToolTipRole: lambda cell: tooltip(cell),
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: accessible_text(cell),
    CARD_ROLE: lambda cell: cell,
}
