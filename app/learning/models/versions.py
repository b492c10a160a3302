"""The versions of the training history, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt
from typing_extensions import override

from app.learning.models.training import alignment, per_cent
from app.ui.item_models import AnyIndex, TableRows
from app.ui.localization.text import filled, left_to_right, number, tr
from core.domain.tags import HeadVersion

_NUMBERS = {2, 3}
"""Columns that hold numbers."""
_ARROW = " \N{RIGHTWARDS ARROW} "


class VersionListModel(TableRows[HeadVersion]):
    """Table model with one row per version, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        headings = (
            tr("Versions", "Version"),
            tr("Versions", "Created"),
            tr("Versions", "Decisions"),
            tr("Versions", "Tags"),
            tr("Versions", "Quality"),
        )
        super().__init__(headings, parent)
        self._in_use = 0

    @property
    def in_use(self) -> int:
        """The version that suggestions come from; 0 for none."""
        return self._in_use

    def row_of(self, version: int) -> int:
        """Return the row of a version; -1 if there is none."""
        return next((row for row, card in enumerate(self._rows) if card.version == version), -1)

    def set_cards(self, cards: Sequence[HeadVersion], *, in_use: int) -> None:
        """Show other versions, newest first."""
        self.beginResetModel()
        self._rows, self._in_use = list(cards), in_use
        self.endResetModel()

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(is_number=section in _NUMBERS)
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.row(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(card)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._words(card)
            return words[index.column()] if index.column() else ", ".join(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(is_number=index.column() in _NUMBERS)
        return None

    def _words(self, card: HeadVersion) -> tuple[str, ...]:
        name = number(card.version)
        if card.version == self._in_use:
            name = filled(tr("Versions", "%1 (in use)"), name)
        elif card.is_proposal:
            name = filled(tr("Versions", "%1 (proposed)"), name)
        made = QLocale().toString(_moment(card), QLocale.FormatType.ShortFormat)
        return name, made, _count(card, "n_decisions"), _count(card, "n_tags"), _quality(card)


def _moment(card: HeadVersion) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(card.created_at.timestamp()))


def _count(card: HeadVersion, name: str) -> str:
    return number(int(card.figures[name])) if name in card.figures else "\N{EN DASH}"


def _quality(card: HeadVersion) -> str:
    if card.figures.get("imported"):
        return tr("Versions", "imported")
    before, after = card.figures.get("before"), card.figures.get("after")
    if before is None and after is None:
        return tr("Versions", "too few decisions to tell")
    return left_to_right(per_cent(before) + _ARROW + per_cent(after))
