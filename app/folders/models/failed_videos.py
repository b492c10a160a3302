"""The item model of videos that could not be read."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from app.ui.item_models import AnyIndex, TableRows
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, display_text, plain_tooltip, tr
from core.domain.videos import Video

_ROOT = QModelIndex()


class FailedVideosModel(TableRows[Video]):
    """Rows are videos; columns are name, reason and folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((tr("Failed", "File"), tr("Failed", "Reason"), tr("Failed", "Folder")), parent)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        video = self.row(index)
        if video is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        texts = (
            display_name(video.path),
            display_text(in_own_words(video.reason)),
            display_text(str(video.path.parent)),
        )
        text = texts[index.column()]
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
