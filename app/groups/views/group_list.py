"""The list of groups: cards with samples of their videos."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from typing_extensions import override

from app.browse.views.card_delegate import GAP_PX, PADDING_PX, CardDelegate, VideoCardDelegate
from app.browse.views.flow_list import FlowList, Sizes
from app.groups.models import GroupCard, Sample, group_colour
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.localization.times import clock
from app.ui.paint import painting, theme
from app.ui.tokens import SMALL_ICON_PX, Space

_STEP_PX = 80
"""Widths of pictures in steps, so that resizing the window does not read every picture again."""
_HIDDEN_OPACITY = 0.45
_N_COLUMNS, _N_ROWS, _GAP_PX = 3, 2, Space.TIGHT // 2
_ASPECT = (16 * _N_COLUMNS) / (9 * _N_ROWS)


class GroupDelegate(CardDelegate):
    """Paints a group: up to six of its videos, its name with its colour, and how large it is."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self.scrub.is_on = False

    @override
    def card_size(self, metrics: QFontMetrics) -> QSize:
        picture_px = round((self._width_px - 2 * PADDING_PX) / _ASPECT)
        return QSize(self._width_px, picture_px + 2 * PADDING_PX + self.n_lines * (metrics.height() + 3) + GAP_PX)

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        width_px = rect.width() - 2 * PADDING_PX
        return QRect(rect.x() + PADDING_PX, rect.y() + PADDING_PX, width_px, round(width_px / _ASPECT))

    @override
    def shows(self, card: object, picture: PictureKey) -> bool:
        return isinstance(card, GroupCard) and any(picture.path in _files(one) for one in card.samples)

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, GroupCard):
            return
        painter.setOpacity(_HIDDEN_OPACITY if card.cluster.is_hidden else 1.0)
        for cell, sample in zip(sample_cells(picture, len(card.samples)), card.samples, strict=False):
            painting.paint_picture(painter, cell, self._picture(painter, cell, sample), placeholder="film")
        if not card.samples:
            painting.paint_picture(painter, picture, None, placeholder="film")
        colours = theme.current()
        mark = QRectF(lines[0].x(), lines[0].center().y() - SMALL_ICON_PX / 2, SMALL_ICON_PX, SMALL_ICON_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(group_colour(card.cluster.id, is_dark=theme.is_dark())))
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        name = lines[0].adjusted(SMALL_ICON_PX + Space.TIGHT, 0, 0, 0)
        painting.write_line(painter, name, card.name, colour=colours.text, mode=Qt.TextElideMode.ElideRight)
        painter.setFont(painting.small_font(painter.font()))
        painting.write_line(painter, lines[1], card.facts, colour=colours.muted, mode=Qt.TextElideMode.ElideRight)

    def _picture(self, painter: QPainter, cell: QRectF, sample: Sample) -> QPixmap | None:
        return picture_of(self._thumbnails, painter, cell, sample)


class SampleDelegate(VideoCardDelegate):
    """Paints a member of a group: its video, with the picture of the moment."""

    @override
    def shows(self, card: object, picture: PictureKey) -> bool:
        return isinstance(card, Sample) and picture.path in _files(card)

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        super()._paint_card(painter, picture, lines, card.card if isinstance(card, Sample) else card)
        if isinstance(card, Sample) and card.seconds is not None:
            pixmap = picture_of(self._thumbnails, painter, picture, card)
            painting.paint_picture(painter, picture, pixmap, placeholder="film")
            corner = picture.bottomRight() - QPointF(GAP_PX, GAP_PX)
            painting.paint_badge(painter, corner, clock(card.seconds))


def picture_of(thumbnails: ThumbnailCache, painter: QPainter, rect: QRectF, sample: Sample) -> QPixmap | None:
    """Return the picture of a member for a rectangle, or None until it has been read."""
    if (found := sample.picture) is None:
        return None
    path, cell = found
    width_px = round(rect.width() * painter.device().devicePixelRatioF())
    return thumbnails.pixmap(PictureKey(path, cell, 0 if cell is not None else -(-width_px // _STEP_PX) * _STEP_PX))


def _files(sample: Sample) -> tuple[Path | None, Path | None]:
    return sample.card.poster, sample.card.strip


def sample_cells(picture: QRectF, n_samples: int) -> list[QRectF]:
    """Return where samples are drawn, each in the shape of a video: up to three with a large one, or three by two."""
    gap = float(_GAP_PX)
    width, height = (picture.width() - 2 * gap) / _N_COLUMNS, (picture.height() - gap) / _N_ROWS
    cells = [
        QRectF(picture.x() + column * (width + gap), picture.y() + row * (height + gap), width, height)
        for row in range(_N_ROWS)
        for column in range(_N_COLUMNS)
    ]
    if n_samples > _N_COLUMNS:
        return cells
    return [cells[0].united(cells[4]), cells[2], cells[5]]


class GroupList(FlowList):
    """Shows the cards of groups."""

    sizes: ClassVar[Sizes] = Sizes(200, 520, 250, 30)
