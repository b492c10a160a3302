"""The list of moments, and the position in it."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPixmap
from typing_extensions import override

from app.browse.models.card_words import copies_words, reason_words
from app.browse.models.cards import MomentCard
from app.browse.views.card_delegate import PADDING_PX, CardDelegate
from app.browse.views.flow_list import FlowList
from app.search.models.moment_frames import MomentFrames
from app.search.models.moments import MomentsModel
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.localization.text import display_name, tr
from app.ui.localization.times import clock, span
from app.ui.paint import painting, theme

_MOST_KEPT = 500
"""Selected moments that stay selected when new results arrive."""


@dataclass(frozen=True, slots=True)
class MomentScrollPosition:
    """A position in the results that outlives rows.

    Attributes
    ----------
    current, top : tuple of int and float, or None
        Video and start of the focused moment, and of the first one in view; None for none.
    hidden_px : int
        How much of the first is above the view.
    selected : tuple of (int, float)
        Likewise for the selected moments.
    opened : frozenset of int
        Videos whose moments are all shown.
    """

    current: "tuple[int, float] | None" = None
    top: "tuple[int, float] | None" = None
    hidden_px: int = 0
    selected: tuple[tuple[int, float], ...] = ()
    opened: frozenset[int] = frozenset()


class MomentList(FlowList):
    """The list of moments; a click on "+n", or the keys + and -, shows or hides a video's other moments.

    Attributes
    ----------
    toggled : Signal
        A row whose video's other moments should be shown or hidden.
    """

    toggled = Signal(QModelIndex)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            card = self.visualRect(index)
            picture_bottom = card.top() + PADDING_PX + (card.width() - 2 * PADDING_PX) * 9 // 16
            line_px = self.fontMetrics().height() + 3
            if picture_bottom + line_px < event.position().y() < picture_bottom + 2 * line_px + 6:
                self.toggled.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in {"+", "-"} and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def moment_place(self, model: MomentsModel) -> MomentScrollPosition:
        """Return the current position for `go_to`, which also works in other results of the same search."""
        row, hidden_px = self.place
        selected = [_key(model, row) for row in self.selected_rows(at_most=_MOST_KEPT)]
        return MomentScrollPosition(
            current=_key(model, self.currentIndex().row()),
            top=_key(model, row) if row or hidden_px else None,
            hidden_px=hidden_px,
            selected=tuple(key for key in selected if key is not None),
            opened=model.opened,
        )

    def go_to(self, model: MomentsModel, place: MomentScrollPosition | None) -> None:
        """Restore a position; None goes to the best moment."""
        model.open_only(place.opened if place is not None else ())
        rows = [model.row_of(*key) for key in (place.selected if place else ())]
        current = model.row_of(*place.current) if place is not None and place.current else -1
        if place is None or current < 0:
            self.select_row(0)
            self.scrollToTop()
            return
        chosen = QItemSelection()
        for row in rows:
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(current), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        top = model.row_of(*place.top) if place.top else -1
        if top < 0:
            self.scrollToTop()
        else:
            self.bring_to_top(top, hidden_px=place.hidden_px)


def _key(model: MomentsModel, row: int) -> tuple[int, float] | None:
    card = model.moment(model.index(row))
    return None if card is None else (card.hit.video_id, card.hit.start_seconds)


_BAR_PX = 5


class MomentDelegate(CardDelegate):
    """Paints a moment: frame, time span, match bar, the video's name, and how many more the video has.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        For the nearest filmstrip picture, until the frame itself arrives.
    frames : MomentFrames
        The frames.
    parent : QObject
        The view.
    """

    n_lines = 3

    def __init__(self, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self._frames = frames

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, MomentCard):
            return
        painting.paint_picture(painter, picture, self._frame(painter, picture, card), placeholder="film")
        colours = theme.current()
        name = display_name(card.card.video.path)
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        small = painting.small_font(painter.font())
        painter.setFont(small)
        corner = picture.bottomRight() - QPointF(6, 6)
        painting.paint_badge(painter, corner, span(card.hit.start_seconds, card.hit.end_seconds))
        if card.cell_seconds is not None and not card.is_picture_near and card.frame_key not in self._frames:
            height = painter.fontMetrics().height() + 2
            left = QPointF(picture.left() + 6, picture.top() + 6 + height)
            note = tr("Moment", "preview from about %1").replace("%1", clock(card.cell_seconds))
            painting.paint_badge(painter, left, note, is_left=True)
        self._write_places(painter, lines[1], card)
        bar = QRectF(lines[2].x(), lines[2].center().y() - _BAR_PX / 2, lines[2].width(), _BAR_PX)
        painting.paint_bar(painter, bar, card.match)

    @override
    def _paint_ground(self, painter: QPainter, rect: QRectF, card: object) -> None:
        if isinstance(card, MomentCard) and card.is_expanded:
            # One band behind all moments of a video, up to the neighbouring cells.
            painter.fillRect(rect.adjusted(-3, 0, 3, 0), QColor(theme.current().hover))

    def _write_places(self, painter: QPainter, line: QRectF, card: MomentCard) -> None:
        colours, mode = theme.current(), Qt.TextElideMode.ElideRight
        if card.n_places == 1:
            words = tr("Moment", "%n moments", n=1)
        elif card.is_expanded:
            words = tr("Moment", "Moment %1 of %2").replace("%1", str(card.place)).replace("%2", str(card.n_places))
        else:
            words = tr("Moment", "Best of %n moments", n=card.n_places)
        parts = [reason_words(card.hit), words, copies_words(card.hit)]
        words = " \N{MIDDLE DOT} ".join(part for part in parts if part)
        rest = QRectF(line)
        if card.place == 1 and card.n_places > 1:
            rest.setRight(line.right() - painter.fontMetrics().horizontalAdvance("+000"))
        painting.write_line(painter, rest, words, colour=colours.muted, mode=mode)
        if card.place == 1 and card.n_places > 1:
            sign = "\N{MINUS SIGN}" if card.is_expanded else f"+{card.n_places - 1}"
            end = QRectF(line)
            end.setLeft(line.right() - painter.fontMetrics().horizontalAdvance(sign) - 2)
            painting.write_line(painter, end, sign, colour=colours.accent, mode=mode)

    def _frame(self, painter: QPainter, picture: QRectF, card: MomentCard) -> QPixmap | None:
        if (exact := self._frames.pixmap(card.frame_key)) is not None:
            return exact
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        if card.card.strip is not None and card.cell is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.strip, card.cell, 0))
        if card.card.poster is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.poster, None, -(-width_px // 80) * 80))
        return None
