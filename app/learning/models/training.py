"""The result of a training, tag by tag, and how it is put into words."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from app.tags.models.tag_words import name_of
from app.ui.item_models import AnyIndex, TableRows
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import filled, left_to_right, number, plain_tooltip, tr
from app.ui.paint import theme
from core.domain.learning import TagComparison, TrainReport
from core.domain.tags import Tag

_NUMBERS = (1, 2, 3, 4)
_ROOT = QModelIndex()
_DASH = "\N{EN DASH}"


def alignment(*, is_number: bool) -> Qt.AlignmentFlag:
    """Return the alignment of a cell: numbers at the end, everything else at the beginning."""
    side = Qt.AlignmentFlag.AlignTrailing if is_number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


class QualityChange(enum.Enum):
    """How the quality of a tag changed."""

    WORSE = enum.auto()
    BETTER = enum.auto()
    SAME = enum.auto()
    UNKNOWN = enum.auto()


def quality_change_of(one: TagComparison) -> QualityChange:
    """Return how the quality of a tag changed between two versions; unknown where either figure is missing."""
    if not one.is_measured:
        return QualityChange.UNKNOWN
    if not one.gain:
        return QualityChange.SAME
    return QualityChange.WORSE if one.is_worse else QualityChange.BETTER


def per_cent(value: float | None) -> str:
    """Return a share in per cent; a dash where it is not known."""
    return _DASH if value is None else left_to_right(f"{round(value * 100)} %")


def quality_change_words(one: TagComparison) -> str:
    """Return how the quality changed, and whether the tag is suggested far more often, in words."""
    words = _quality_words(one)
    return filled(tr("Training", "%1; many more suggestions"), words) if one.has_jumped else words


def _quality_words(one: TagComparison) -> str:
    turn = quality_change_of(one)
    if turn is QualityChange.UNKNOWN or one.before is None or one.after is None:
        return tr("Training", "too few decisions to tell")
    if turn is QualityChange.SAME:
        return tr("Training", "no change")
    points = number(max(1, round(abs(one.after - one.before) * 100)))
    if turn is QualityChange.BETTER:
        return filled(tr("Training", "\N{UPWARDS ARROW} improved by %1"), points)
    return filled(tr("Training", "\N{DOWNWARDS ARROW} worse by %1"), points)


def summary(compared: Sequence[TagComparison]) -> str:
    """Return how the tags changed, such as ``5 tags improved, 1 got worse, 2 unchanged.``"""
    n_jumped = sum(one.has_jumped for one in compared)
    words = _fared(compared)
    return f"{words} {tr('Training', '%n tags would be suggested far more often.', n=n_jumped)}" if n_jumped else words


def _fared(compared: Sequence[TagComparison]) -> str:
    turns = [quality_change_of(one) for one in compared]
    n_better, n_worse, n_same = (
        turns.count(turn) for turn in (QualityChange.BETTER, QualityChange.WORSE, QualityChange.SAME)
    )
    if n_better:
        words = [tr("Training", "%n tags improved", n=n_better)]
        words += [filled(tr("Training", "%1 got worse"), number(n_worse))] if n_worse else []
    elif n_worse:
        words = [tr("Training", "%n tags got worse", n=n_worse)]
    elif n_same:
        return tr("Training", "No tag changed.")
    else:
        return tr("Training", "There are too few decisions to tell whether it is better.")
    words += [filled(tr("Training", "%1 unchanged"), number(n_same))] if n_same else []
    return ", ".join(words) + "."


def about(report: TrainReport) -> str:
    """Return what was trained on and how long it took, in one or two sentences."""
    words = filled(
        tr("Training", "Version %1, from %2 on %3, in %4."),
        number(report.version),
        tr("Training", "%n decisions", n=report.n_decisions),
        tr("Training", "%n tags", n=report.n_tags),
        _duration(report.seconds),
    )
    return f"{words} {in_own_words(report.reason).rstrip('.')}." if report.reason else words


def _duration(seconds: float) -> str:
    if seconds < 90:
        return tr("Training", "%n seconds", n=max(1, round(seconds)))
    return tr("Training", "%n minutes", n=round(seconds / 60))


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A tag and its figures."""

    tag: Tag
    compared: TagComparison


class ComparedModel(TableRows[ComparedRow]):
    """Table model with one row per tag; tags that got worse or are suggested far more often come first.

    Columns are name, quality and suggested videos before and after, and the change in words.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        headings = (
            tr("Training", "Tag"),
            tr("Training", "Quality before"),
            tr("Training", "after"),
            tr("Training", "Suggested before"),
            tr("Training", "after"),
            tr("Training", "Change"),
        )
        super().__init__(headings, parent)

    @override
    def set_rows(self, rows: Sequence[ComparedRow]) -> None:
        """Replace the rows, given in any order."""
        super().set_rows(sorted(rows, key=_place))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(is_number=section in _NUMBERS)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section in _NUMBERS:
            return quality_note() if section < _NUMBERS[2] else suggested_note()
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        words = (
            name_of(row.tag),
            per_cent(row.compared.before),
            per_cent(row.compared.after),
            _count(row.compared.n_before),
            _count(row.compared.n_after),
            quality_change_words(row.compared),
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {0, len(words) - 1}:
            return plain_tooltip(words[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words[index.column()] if index.column() else ", ".join(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(is_number=index.column() in _NUMBERS)
        if role == Qt.ItemDataRole.ForegroundRole and (row.compared.is_worse or row.compared.has_jumped):
            return QColor(theme.current().error)
        return None


def _place(row: ComparedRow) -> tuple[int, int, str]:
    turn = quality_change_of(row.compared)
    speaks_against = turn is QualityChange.WORSE or row.compared.has_jumped
    return (0 if speaks_against else 1, list(QualityChange).index(turn), row.tag.name.casefold())


def _count(n_videos: int | None) -> str:
    return _DASH if n_videos is None else number(n_videos)


def quality_note() -> str:
    """Return what quality means."""
    return tr(
        "Training",
        "Quality is the accuracy on examples kept back for testing, the same ones before and after."
        " It is not the share of suggestions that are right.",
    )


def suggested_note() -> str:
    """Return what is counted as suggested."""
    return tr("Training", "Undecided videos that the tag is suggested for")


def rows_of(compared: Sequence[TagComparison], tags: Sequence[Tag]) -> list[ComparedRow]:
    """Return the figures with their tags; figures of deleted tags are left out."""
    known = {tag.id: tag for tag in tags}
    return [ComparedRow(known[one.tag_id], one) for one in compared if one.tag_id in known]
