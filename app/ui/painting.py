"""Draw what cards and rows are made of: pictures, badges, rings, bars, grounds and lines of text."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from app.ui import icons, theme
from app.ui.text import is_right_to_left

RADIUS_PX = 8.0
_REMEMBERED_KB = 12 * 1024
_KB_PER_PX = 4 / 1024


def fit_memory(n_px: int) -> None:
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


_RING_PARTS = 4
_MOST_CROPPED = 0.75
"""A picture that would lose more than a quarter is shown whole, between bars."""
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute) | int(
    Qt.TextFlag.TextSingleLine
)
"""Made once, for flags are slow to put together."""


def paint_picture(painter: QPainter, rect: QRectF, pixmap: QPixmap | None, *, placeholder: str) -> None:
    """Fill a rounded rectangle with a picture, or with a sign for one.

    Parameters
    ----------
    painter : QPainter
        Antialiasing.
    rect : QRectF
        Where.
    pixmap : QPixmap or None
        What.
    placeholder : str
        Icon where there is no picture.
    """
    colours = theme.current()
    if pixmap is None:
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS_PX, RADIUS_PX)
        painter.fillPath(path, QColor(colours.hover))
        side = min(32.0, rect.height() / 2)
        sign = icons.pixmap(placeholder, round(side), colour=colours.muted, ratio=painter.device().devicePixelRatioF())
        painter.setOpacity(0.55)
        painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2), sign)
        painter.setOpacity(1.0)
        return
    painter.drawPixmap(
        rect.topLeft(), rounded(rect.size(), painter, str(pixmap.cacheKey()), lambda p, r: _fill(p, r, pixmap))
    )


def _fill(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    target, source = fit(rect, pixmap)
    painter.drawPixmap(target, pixmap, source)


def fit(rect: QRectF, pixmap: QPixmap) -> tuple[QRectF, QRectF]:
    """Place a picture: cut to fill where little is lost, else whole between bars.

    Parameters
    ----------
    rect : QRectF
        Where.
    pixmap : QPixmap
        What, not empty.

    Returns
    -------
    tuple of QRectF
        Where it comes, and which part of it.
    """
    aspect = pixmap.width() / max(1, pixmap.height())
    wanted = rect.width() / rect.height()
    whole = QRectF(0, 0, pixmap.width(), pixmap.height())
    if min(aspect, wanted) / max(aspect, wanted) >= _MOST_CROPPED:
        part = QRectF(0, 0, min(whole.width(), whole.height() * wanted), min(whole.height(), whole.width() / wanted))
        part.moveCenter(whole.center())
        return rect, part
    shown = QRectF(0, 0, min(rect.width(), rect.height() * aspect), min(rect.height(), rect.width() / aspect))
    shown.moveCenter(rect.center())
    return shown, whole


def paint_badge(painter: QPainter, corner: QPointF, text: str, *, is_left: bool = False, icon: str = "") -> float:
    """Write on a dark pill.

    Parameters
    ----------
    painter : QPainter
        With the font to use.
    corner : QPointF
        Its lower right corner, or lower left.
    text : str
        A few letters; with neither these nor an icon nothing is drawn.
    is_left : bool
        Whether the corner is the left one.
    icon : str
        See `app.ui.icons`; stands before the text.

    Returns
    -------
    float
        Its width; 0 where nothing is drawn.
    """
    if not text and not icon:
        return 0.0
    font = painter.font()
    # Whole pixels, or the letters would be blurred.
    size = QSizeF(math.ceil(badge_width(painter, text, icon=icon)), math.ceil(QFontMetricsF(font).height()) + 2)

    def draw(inner: QPainter, rect: QRectF) -> None:
        inner.setFont(font)
        _draw_badge(inner, rect, text, icon)

    pill = remembered(size, painter, f"badge {icon} {text} {font.pointSizeF()}", draw)
    left = corner.x() - (0 if is_left else size.width())
    painter.drawPixmap(QPointF(round(left), round(corner.y() - size.height())), pill)
    return size.width()


def _draw_badge(painter: QPainter, rect: QRectF, text: str, icon: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 178))
    painter.drawRoundedRect(rect, 4, 4)
    if icon:
        side = round(rect.height() - 6)
        sign = icons.pixmap(icon, side, colour="#ffffff", ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.x() + 4, rect.center().y() - side / 2), sign)
        rect.setLeft(rect.x() + side + 3)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def badge_width(painter: QPainter, text: str, *, icon: str = "") -> float:
    """Say how wide a badge is; see `paint_badge`."""
    metrics = QFontMetricsF(painter.font())
    icon_px = round(metrics.height() - 4) if icon else 0
    return metrics.horizontalAdvance(text) + icon_px + (10 if text else 8)


def paint_ring(painter: QPainter, rect: QRectF, n_stages: int) -> None:
    """Draw the four-part ring; complete, it holds a tick.

    Parameters
    ----------
    painter : QPainter
        Antialiasing.
    rect : QRectF
        Square.
    n_stages : int
        How many parts are done, 0 to 4.
    """
    colours = theme.current()
    around = rect.adjusted(-1, -1, 1, 1)
    sign = remembered(
        around.size(),
        painter,
        f"ring {n_stages} {colours.accent} {colours.line}",
        lambda inner, area: _draw_ring(inner, area.adjusted(1, 1, -1, -1), n_stages),
    )
    painter.drawPixmap(around.topLeft(), sign)


def _draw_ring(painter: QPainter, rect: QRectF, n_stages: int) -> None:
    colours = theme.current()
    gap, part = 18, 360 / _RING_PARTS
    for stage in range(_RING_PARTS):
        colour = QColor(colours.accent if stage < n_stages else colours.line)
        painter.setPen(QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        start = 90 - stage * part - gap / 2
        painter.drawArc(rect, round(start * 16), round(-(part - gap) * 16))
    if n_stages == _RING_PARTS:
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y, side = rect.x(), rect.y(), rect.width()
        points = [(0.30, 0.52), (0.44, 0.66), (0.70, 0.36)]
        painter.drawPolyline([QPointF(x + side * left, y + side * top) for left, top in points])


def paint_bar(painter: QPainter, rect: QRectF, fraction: float) -> None:
    """Draw a match bar.

    Parameters
    ----------
    painter : QPainter
        Antialiasing.
    rect : QRectF
        Its groove.
    fraction : float
        0 to 1.
    """
    colours = theme.current()
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(rect, radius, radius)
    filled = QRectF(rect)
    filled.setWidth(max(rect.height(), rect.width() * fraction))
    painter.setBrush(QColor(colours.accent))
    painter.drawRoundedRect(filled, radius, radius)


def paint_ground(
    painter: QPainter,
    rect: QRectF,
    *,
    is_selected: bool,
    is_hovered: bool,
    has_focus: bool,
    radius_px: float = RADIUS_PX + 3,
) -> None:
    """Draw what stands behind a card: nothing, a faint ground under the pointer, or the selection.

    Parameters
    ----------
    painter : QPainter
        Antialiasing.
    rect : QRectF
        The whole card.
    is_selected, is_hovered, has_focus : bool
        Its state; the focus is drawn as a frame.
    radius_px : float
        Of its corners.
    """
    colours = theme.current()
    colour = colours.tint if is_selected else colours.hover if is_hovered else ""
    frame = colours.accent if is_selected else colours.muted
    painter.setBrush(QBrush(QColor(colour)) if colour else Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(frame), 1.5 if is_selected and has_focus else 1.0)
        if is_selected or has_focus
        else Qt.PenStyle.NoPen
    )
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius_px, radius_px)


def write_line(painter: QPainter, rect: QRectF, text: str, *, colour: str, mode: Qt.TextElideMode) -> None:
    """Write one line of plain text, shortened where it does not fit.

    Parameters
    ----------
    painter : QPainter
        With the font to use.
    rect : QRectF
        Where.
    text : str
        Plain; never interpreted.
    colour : str
        ``#rrggbb``.
    mode : Qt.TextElideMode
        Where it is shortened.
    """
    painter.setPen(QColor(colour))
    direction = Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    shown = QFontMetricsF(painter.font()).elidedText(text, mode, rect.width())
    painter.drawText(rect, _LINE, shown)


def small_font(font: QFont) -> QFont:
    """Return the smaller font of second lines and badges.

    Parameters
    ----------
    font : QFont
        The list's.

    Returns
    -------
    QFont
        A copy.
    """
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    return small
