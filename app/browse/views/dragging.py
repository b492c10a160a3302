"""Dragging videos out to other programs, as the files they are."""

from PySide6.QtCore import QObject, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from app.browse.models.video_grid import VideoGridModel
from app.ui import theme
from app.ui.text import tr

MOST_FILES = 1_000
"""More than other programs take at once; of a larger selection these come first."""


class FileDrag(QObject):
    """Begins drags from one view; the paths of all that is dragged are there before it begins.

    Parameters
    ----------
    view : QAbstractItemView
        Over a model that gives files as ``mimeData``.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[QPersistentModelIndex] = []
        self._listens = False

    @property
    def is_waiting(self) -> bool:
        """Whether a drag is to begin as soon as its paths are there."""
        return bool(self._rows)

    def begin(self) -> None:
        """Drag what is selected, as soon as it is known where its files are."""
        model = self._view.model()
        rows = sorted({
            row
            for part in self._view.selectionModel().selection().toList()
            for row in range(part.top(), min(part.bottom(), part.top() + MOST_FILES - 1) + 1)
        })[:MOST_FILES]
        self._rows = [QPersistentModelIndex(model.index(row, 0)) for row in rows]
        if isinstance(model, VideoGridModel) and not self._listens:
            self._listens = True
            model.cardsCame.connect(self._try)
        self._try()

    def cancel(self) -> None:
        """Drag nothing: the button was let go before the paths were there."""
        self._rows = []

    def _try(self) -> None:
        if not self._rows:
            return
        model, rows = self._view.model(), [index.row() for index in self._rows if index.isValid()]
        if isinstance(model, VideoGridModel) and not model.request(rows):
            return
        self._rows = []
        if rows:
            self._drag([model.index(row, 0) for row in rows])

    def _drag(self, indexes: list) -> None:
        data = self._view.model().mimeData(indexes)
        if not data.urls():
            return
        drag = QDrag(self._view)
        drag.setMimeData(data)
        drag.setPixmap(_sign(len(data.urls()), self._view.fontMetrics(), self._view.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -12))
        drag.exec(Qt.DropAction.CopyAction)


def _sign(n_files: int, metrics: QFontMetrics, ratio: float) -> QPixmap:
    words = tr("Drag", "%n files", n=n_files)
    width, height = metrics.horizontalAdvance(words) + 20, metrics.height() + 8
    sign = QPixmap(round(width * ratio), round(height * ratio))
    sign.setDevicePixelRatio(ratio)
    sign.fill(Qt.GlobalColor.transparent)
    painter, colours = QPainter(sign), theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawRoundedRect(QRectF(0, 0, width, height), 6, 6)
    painter.setPen(QColor(colours.on_accent))
    painter.drawText(QRectF(0, 0, width, height), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return sign
