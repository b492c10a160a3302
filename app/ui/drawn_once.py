"""What is drawn once and then copied: pictures with round corners, rings."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QPixmapCache

RADIUS_PX = 8.0
_REMEMBERED_KB = 12 * 1024
_KB_PER_PX = 4 / 1024


def fit(n_px: int) -> None:
    """Remember as much as a window shows, where that is more than the least.

    Parameters
    ----------
    n_px : int
        Device pixels of the window.
    """
    QPixmapCache.setCacheLimit(max(_REMEMBERED_KB, round(n_px * _KB_PER_PX)))


def rounded(size: QSizeF, painter: QPainter, name: str, draw: Callable[[QPainter, QRectF], object]) -> QPixmap:
    """Draw something with round corners once; see `remembered` for the parameters.

    Returns
    -------
    QPixmap
        Transparent beyond the corners.
    """

    def cut(inner: QPainter, rect: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS_PX, RADIUS_PX)
        inner.fillPath(path, QColor("#0f1114"))
        inner.setClipPath(path)
        draw(inner, rect)

    return remembered(size, painter, name, cut)


def remembered(size: QSizeF, painter: QPainter, name: str, draw: Callable[[QPainter, QRectF], object]) -> QPixmap:
    """Draw something once, and give it again as long as there is room for it.

    Scaling a picture and cutting its corners takes a hundred times as long as copying it, and a page of cards is
    painted anew at every turn of the wheel.

    Parameters
    ----------
    size : QSizeF
        In device-independent pixels.
    painter : QPainter
        It will be drawn with, so that it is sharp there.
    name : str
        What is drawn, down to its colours.
    draw : callable
        Draws it, given a painter and where.

    Returns
    -------
    QPixmap
        Transparent where nothing is drawn.
    """
    ratio = painter.device().devicePixelRatioF()
    key, made = f"card {name} {size.width()}x{size.height()}@{ratio}", QPixmap()
    if QPixmapCache.find(key, made):
        return made
    if QPixmapCache.cacheLimit() < _REMEMBERED_KB:
        QPixmapCache.setCacheLimit(_REMEMBERED_KB)
    made = QPixmap((size * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    inner = QPainter(made)
    inner.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    draw(inner, QRectF(QPointF(0, 0), size))
    inner.end()
    QPixmapCache.insert(key, made)
    return made
