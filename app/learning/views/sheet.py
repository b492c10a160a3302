"""The sheet of a review: as many clips as fit, each playing its loop, or one clip that fills the view."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.browse.views.card_delegate import GAP_PX, PADDING_PX, CardDelegate
from app.browse.views.raster_view import CardRaster, RasterView
from app.learning.models import review
from app.learning.models.review import ClipMark, ReviewCell, ReviewModel
from app.search.models.moment_frames import FrameKey, MomentFrames
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.item_models import CARD_ROLE
from app.ui.localization.text import display_name
from app.ui.paint import painting, theme
from app.ui.throttle import Throttle
from app.ui.tokens import Radius, Space

_INSET_PX = Space.SMALL
_ICONS = {ClipMark.RIGHT: "check", ClipMark.WRONG: "close"}
_SCORE_BAR_PX, _BAR_HEIGHT_PX = 40, 5
_FAINT = 0.8
"""Opacity of the hint, beside the user's own marks."""


class ReviewDelegate(CardDelegate):
    """Paints one clip of the sheet.

    Attributes
    ----------
    phase : int
        Index of the loop picture that every clip shows.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        For the nearest picture of the filmstrip until the frames are there.
    frames : MomentFrames
        The frames.
    parent : QObject
        The view.
    """

    n_lines = 2

    def __init__(self, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self._frames = frames
        self.phase = 0

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CARD_ROLE)
        if isinstance(cell, ReviewCell) and cell.is_single:
            option = QStyleOptionViewItem(option)
            option.rect = self._snug(option.rect)
        super().paint(painter, option, index)

    def _snug(self, rect: QRect) -> QRect:
        """Return the rectangle of a single clip, centred in the view."""
        picture = self.picture_rect(rect)
        words_px = self.n_lines * (self._line_px() + 3) + GAP_PX
        card = QRect(0, 0, picture.width() + 2 * PADDING_PX, picture.height() + words_px + 2 * PADDING_PX)
        card.moveCenter(rect.center())
        return card

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        # A single clip fills the view, so its height may be the limit.
        inner = rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        words_px = self.n_lines * (self._line_px() + 3) + GAP_PX
        width_px = min(inner.width(), round((inner.height() - words_px) * 16 / 9))
        left_px = inner.x() + (inner.width() - width_px) // 2
        return QRect(left_px, inner.y(), width_px, round(width_px * 9 / 16))

    def _line_px(self) -> int:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view.fontMetrics().height()

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, ReviewCell):
            return
        pixmap = self._picture(painter, picture, card)
        painter.setOpacity(0.45 if card.mark is ClipMark.WRONG else 1.0)
        painting.paint_picture(painter, picture, pixmap, placeholder="film")
        painter.setOpacity(1.0)
        _paint_mark(painter, picture, card)
        colours, plain = theme.current(), QFont(painter.font())
        small = painting.small_font(plain)
        painter.setFont(small)
        corner = picture.bottomRight() - QPointF(_INSET_PX, _INSET_PX)
        painting.paint_badge(painter, corner, review.time_words(card))
        if card.mark in _ICONS:
            height = painter.fontMetrics().height() + 2
            top_left = QPointF(picture.left() + _INSET_PX, picture.top() + _INSET_PX + height)
            words = review.mark_words(card)
            painting.paint_badge(painter, top_left, words, is_left=True, icon=_ICONS[card.mark])
        painter.setFont(plain)
        name, elide = display_name(card.card.video.path), Qt.TextElideMode.ElideMiddle
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=elide)
        painter.setFont(small)
        _paint_likelihood(painter, lines[1], card)

    def _picture(self, painter: QPainter, picture: QRectF, cell: ReviewCell) -> QPixmap | None:
        keys = cell.frame_keys
        if keys:
            key = keys[self.phase % len(keys)]
            return self._frames.pixmap(key) or self._near(cell, key) or self._poster(painter, picture, cell)
        return self._poster(painter, picture, cell)

    def _near(self, cell: ReviewCell, key: FrameKey) -> QPixmap | None:
        # Prefer another picture of this moment to one of the filmstrip, which may show a neighbouring moment.
        for other in cell.frame_keys:
            if (found := self._frames.pixmap(other)) is not None:
                return found
        strip, place = cell.card.strip, cell.strip_cell(key[1])
        return None if strip is None or place is None else self._thumbnails.pixmap(PictureKey(strip, place, 0))

    def _poster(self, painter: QPainter, picture: QRectF, cell: ReviewCell) -> QPixmap | None:
        if cell.card.poster is None:
            return None
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        return self._thumbnails.pixmap(PictureKey(cell.card.poster, None, -(-width_px // 160) * 160))


def _paint_mark(painter: QPainter, picture: QRectF, cell: ReviewCell) -> None:
    """Frame a picture by its mark: one colour if right, another if wrong, dashed if only likely."""
    if cell.mark is ClipMark.OPEN and not cell.is_hinted:
        return
    colours, frame = theme.current(), picture.adjusted(1.5, 1.5, -1.5, -1.5)
    pen = QPen(QColor(colours.error if cell.mark is ClipMark.WRONG else colours.accent), 3.0)
    if cell.is_hinted:
        pen.setWidthF(2.0)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setOpacity(_FAINT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)
    painter.setOpacity(1.0)


def _paint_likelihood(painter: QPainter, line: QRectF, cell: ReviewCell) -> None:
    """Draw how likely the tag is, as a bar and a word, then what was decided before."""
    words, rest = [review.score_words(cell), review.before_words(cell)], QRectF(line)
    if cell.question.score > 0 and cell.question.audit_id is None:
        bar = QRectF(line.left(), line.center().y() - _BAR_HEIGHT_PX / 2, _SCORE_BAR_PX, _BAR_HEIGHT_PX)
        painting.paint_bar(painter, bar, cell.question.score)
        rest.setLeft(bar.right() + 2 * GAP_PX)
    text = " \N{MIDDLE DOT} ".join(one for one in words if one)
    painting.write_line(painter, rest, text, colour=theme.current().muted, mode=Qt.TextElideMode.ElideRight)


_Index = QModelIndex | QPersistentModelIndex
LOOP_MS = 400
LEAST, MOST = 12, 24
"""Fewest and most clips on a sheet."""
_GAP_PX = Space.SMALL
_USUAL_PX, _LEAST_PX = 230, 168
_BAR_PX = 12
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SheetView(RasterView):
    """Shows the clips of a page.

    Attributes
    ----------
    fitted : Signal
        The size of the clips changed.
    """

    fitted = Signal()

    def __init__(self, model: ReviewModel, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QWidget) -> None:
        self._review = model
        self._delegate: ReviewDelegate | None = None
        self._is_moving = True
        super().__init__(parent)
        self._delegate = ReviewDelegate(thumbnails, frames, self)
        self._loop = Throttle(LOOP_MS, self._go_round, parent=self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Clips to review"))
        for signal in (thumbnails.arrived, frames.arrived, model.dataChanged):
            signal.connect(self.viewport().update)
        model.modelReset.connect(self.fit)
        self.fit()

    @property
    def is_looping(self) -> bool:
        """Whether the pictures move."""
        return self._is_moving and self.isVisible() and bool(self._review.cells)

    @property
    def phase(self) -> int:
        """Index of the loop picture that every clip shows."""
        return self._delegate.phase if self._delegate is not None else 0

    @property
    def n_wanted(self) -> int:
        """Number of clips that make a page in a view of this size."""
        size, card = self._room(), self._card(_USUAL_PX)
        fitting = max(1, size.width() // _USUAL_PX) * max(1, size.height() // card.height())
        return max(LEAST, min(MOST, fitting))

    @property
    def picture_px(self) -> int:
        """Height of a picture in device pixels."""
        assert self._delegate is not None
        return round(self._delegate.picture_rect(self.raster.rect(0)).height() * self.devicePixelRatioF())

    def set_motion(self, *, is_on: bool) -> None:
        """Set whether pictures move by themselves."""
        self._is_moving = is_on
        self._request()

    def fit(self) -> None:
        """Lay the clips out again so that they fill the view."""
        is_single = self._review.is_single
        modes, policy = QAbstractItemView.SelectionMode, Qt.ScrollBarPolicy
        self.setSelectionMode(modes.SingleSelection if is_single else modes.ExtendedSelection)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_single else policy.ScrollBarAsNeeded)
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._request()
        self.fitted.emit()

    @property
    @override
    def raster(self) -> CardRaster:
        n_rows, size = len(self._review.cells), self._room()
        if self._review.is_single or self._delegate is None:
            return CardRaster(n_rows, 1, QSize(max(1, size.width()), max(1, size.height())))
        n_columns = self._n_columns(n_rows, size)
        width_px = size.width() // n_columns
        self._delegate.set_card_width(width_px - _GAP_PX)
        return CardRaster(n_rows, n_columns, self._card(width_px), _GAP_PX)

    def _n_columns(self, n_rows: int, size: QSize) -> int:
        """Return the fewest columns, and so the largest clips, with which all clips are in view."""
        most = max(1, size.width() // _LEAST_PX)
        for n_columns in range(1, most + 1):
            card = self._card(size.width() // n_columns)
            if -(-n_rows // n_columns) * card.height() <= size.height():
                return n_columns
        return most

    def _card(self, width_px: int) -> QSize:
        assert self._delegate is not None
        self._delegate.set_card_width(max(1, width_px - _GAP_PX))
        height_px = self._delegate.card_size(self.fontMetrics()).height()
        return QSize(max(1, width_px), height_px + _GAP_PX)

    def _room(self) -> QSize:
        # Always leave space for the scroll bar, or it could flicker: showing it changes the space available.
        return self.maximumViewportSize() - QSize(_BAR_PX, 0)

    def _request(self) -> None:
        if self.is_looping:
            self._loop.request()
        else:
            self._loop.stop()

    def _go_round(self) -> None:
        assert self._delegate is not None
        self._delegate.phase += 1
        self.viewport().update()
        self._request()

    @property
    def chosen_rows(self) -> list[int]:
        """Rows of the selected clips, in order: the clips that a mark applies to."""
        return sorted(index.row() for index in self.selectedIndexes())

    def select_row(self, row: int) -> None:
        """Select only this clip, which must exist, and make it current."""
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _ALONE)

    @override
    def selectAll(self) -> None:
        if not self._review.is_single:
            super().selectAll()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click between clips keeps the selection; otherwise the next key would mark nothing.
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # If the hand slips during a click, the next clip must not be selected as well.
        if not event.buttons():
            super().mouseMoveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two quick clicks on different clips counts as well.
        self.mousePressEvent(event)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self._review.is_single and current.isValid():
            self.scrollTo(current)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._review.is_single:
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._request()
        self.fitted.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._loop.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate is not None:
            self.fit()
