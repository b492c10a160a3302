"""The item model of the list of pairs."""

from typing import Any

from PySide6.QtCore import Qt
from typing_extensions import override

from app.duplicates.models import pair_words
from app.ui.item_models import CARD_ROLE, AnyIndex, ListRows
from app.ui.localization.text import display_text, filled, plain_tooltip, tr
from core.domain.duplicates import VideoPair


class PairList(ListRows[VideoPair]):
    """Pairs of one kind."""

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.row(index)
        if pair is None:
            return None
        if role == CARD_ROLE:
            return pair
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{display_text(str(pair.a))}\n{display_text(str(pair.b))}")
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            one, other = pair_words.names(pair)
            return filled(tr("Duplicates", "%1 and %2, %3"), one, other, pair_words.note(pair))
        return None
