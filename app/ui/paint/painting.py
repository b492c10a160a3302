"""Drawing primitives of cards and rows: pictures, badges, rings, bars, backgrounds and lines of text."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui.localization.text import is_right_to_left
from app.ui.paint import icons, theme
from app.ui.tokens import Radius, Space, TextSize

_REMEMBERED_KB = 12 * 1024
_KB_PER_PX = 4 / 1024


def fit_memory(n_px: int) -> None:
    """Grow the cache to the device pixels of a window; never below its default."""
    QPixmapCache.setCacheLimit(max(_REMEMBERED_KB, round(n_px * _KB_PER_PX)))


def rounded(size: QSizeF, painter: QPainter, name: str, draw: Callable[[QPainter, QRectF], object]) -> QPixmap:
    """Draw something once with rounded corners and return it; parameters as for `remembered`."""

    def cut(inner: QPainter, rect: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, Radius.CARD, Radius.CARD)
        inner.fillPath(path, QColor("#0f1114"))
        inner.setClipPath(path)
        draw(inner, rect)

    return remembered(size, painter, name, cut)


def remembered(size: QSizeF, painter: QPainter, name: str, draw: Callable[[QPainter, QRectF], object]) -> QPixmap:
    """Draw something once and return the cached pixmap from then on, as long as it fits in the cache.

    Scaling a picture and rounding its corners takes a hundred times as long as copying it, and scrolling repaints a
    page of cards at every step.

    Parameters
    ----------
    size : QSizeF
        In device-independent pixels.
    painter : QPainter
        Its device sets the resolution.
    name : str
        Cache key; must cover everything that affects the drawing, colours included.
    draw : callable
        Draws into the painter and rectangle it is given.
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
_RING_PX = 2.0
"""Width of the ring around what has the focus."""
_ROW_BAR_PX = 3
_NO_PEN = Qt.PenStyle.NoPen
_MOST_CROPPED = 0.75
"""A picture that would lose more than a quarter is shown whole, with bars."""
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute) | int(
    Qt.TextFlag.TextSingleLine
)
"""A constant, because combining Qt flags is slow."""


def paint_picture(painter: QPainter, rect: QRectF, pixmap: QPixmap | None, *, placeholder: str) -> None:
    """Fill a rounded rectangle with a picture, or with the `placeholder` icon if there is none."""
    colours = theme.current()
    if pixmap is None:
        path = QPainterPath()
        path.addRoundedRect(rect, Radius.CARD, Radius.CARD)
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
    """Return where a picture is drawn and which part of it: cropped if little is lost, else whole with bars."""
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
    """Draw text on a dark pill and return its width; 0 if there is neither text nor icon.

    Parameters
    ----------
    painter : QPainter
        With the font to use.
    corner : QPointF
        The lower right corner, or the lower left if `is_left`.
    text : str
        A few letters.
    is_left : bool
        Which corner `corner` is.
    icon : str
        Drawn before the text, see `app.ui.paint.icons`.
    """
    if not text and not icon:
        return 0.0
    font = painter.font()
    # Whole pixels, otherwise the text is blurred.
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
    painter.drawRoundedRect(rect, Radius.MARK, Radius.MARK)
    if icon:
        side = round(rect.height() - 6)
        sign = icons.pixmap(icon, side, colour="#ffffff", ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.x() + 4, rect.center().y() - side / 2), sign)
        rect.setLeft(rect.x() + side + 3)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def badge_width(painter: QPainter, text: str, *, icon: str = "") -> float:
    """Return the width of a badge, see `paint_badge`."""
    metrics = QFontMetricsF(painter.font())
    icon_px = round(metrics.height() - 4) if icon else 0
    return metrics.horizontalAdvance(text) + icon_px + (10 if text else 8)


def paint_ring(painter: QPainter, rect: QRectF, n_stages: int) -> None:
    """Draw the four-part progress ring."""
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


def paint_bar(painter: QPainter, rect: QRectF, fraction: float) -> None:
    """Draw a match bar, filled from 0 to 1."""
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
    radius_px: float = Radius.SHEET,
    is_row: bool = False,
) -> None:
    """Draw the background of a card or row: nothing, a hover tint, or the selection; focus adds a frame.

    A selected card has a frame in any case, because little of its tint is seen beside its picture; `is_row` leaves it
    out.
    """
    colours = theme.current()
    colour = colours.tint if is_selected else colours.hover if is_hovered else ""
    frame = colours.accent if is_selected else colours.muted
    is_framed = has_focus or (is_selected and not is_row)
    painter.setBrush(QBrush(QColor(colour)) if colour else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(frame), _RING_PX if is_selected and has_focus else 1.0) if is_framed else _NO_PEN)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius_px, radius_px)


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the background of a row in a plain list: a hover tint, or the selection with a bar at the row's start."""
    row, colours, state = option.rect, theme.current(), QStyle.StateFlag
    is_selected = bool(option.state & state.State_Selected)
    if not is_selected and not option.state & state.State_MouseOver:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_NO_PEN)
    painter.setBrush(QColor(colours.tint if is_selected else colours.hover))
    painter.drawRoundedRect(QRectF(row), Radius.MARK, Radius.MARK)
    if is_selected:
        bar = QRect(row.left(), row.top() + Space.TIGHT, _ROW_BAR_PX, row.height() - 2 * Space.TIGHT)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(QStyle.visualRect(option.direction, row, bar)), _ROW_BAR_PX / 2, _ROW_BAR_PX / 2)
    painter.restore()


def write_line(painter: QPainter, rect: QRectF, text: str, *, colour: str, mode: Qt.TextElideMode) -> None:
    """Draw one line of plain text, elided to fit."""
    painter.setPen(QColor(colour))
    direction = Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    shown = QFontMetricsF(painter.font()).elidedText(text, mode, rect.width())
    painter.drawText(rect, _LINE, shown)


def sized_font(font: QFont, size: TextSize) -> QFont:
    """Return a copy of a font in another size."""
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * size.value)
    return sized


def small_font(font: QFont) -> QFont:
    """Return a smaller copy of a font, for second lines and badges."""
    return sized_font(font, TextSize.SMALL)


def strong_font(font: QFont) -> QFont:
    """Return a copy of a font in the weight of headings."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
