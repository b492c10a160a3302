"""The item model of videos that could not be read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from app.ui.engine_words import in_own_words
from app.ui.item_models import AnyIndex
from app.ui.text import display_name, display_text, plain_tooltip, tr
from core.domain.videos import Video

_ROOT = QModelIndex()


class FailedVideosModel(QAbstractTableModel):
    """Rows are videos; columns are name, reason and folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._videos: tuple[Video, ...] = ()

    def set_videos(self, videos: Sequence[Video]) -> None:
        """Replace the rows."""
        new = tuple(videos)
        if new == self._videos:
            return
        self.beginResetModel()
        self._videos = new
        self.endResetModel()

    @property
    def videos(self) -> tuple[Video, ...]:
        """All rows."""
        return self._videos

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._videos)

    @override
    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or section > 2:
            return None
        return (tr("Failed", "File"), tr("Failed", "Reason"), tr("Failed", "Folder"))[section]

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        video = self._videos[index.row()]
        texts = (
            display_name(video.path),
            display_text(in_own_words(video.reason)),
            display_text(str(video.path.parent)),
        )
        text = texts[index.column()]
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
