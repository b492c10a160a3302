"""Small pictures of what a tag would find, while its name is being typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui import confidence
from app.ui.localization.text import display_name, plain_tooltip, tr
from app.ui.localization.times import span
from app.ui.paint import painting
from app.ui.tokens import Space
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.learning import Question

_COLUMNS, _ROWS, _GAP_PX = 6, 2, Space.SMALL
_ASPECT = 16 / 9
_TILE_EM = 5.4


class MomentTiles(QWidget):
    """Pictures of up to a dozen moments, best first."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._found: Sequence[Question] = ()
        self._cards: Mapping[int, VideoCard] = {}
        self.setAccessibleName(self.tr("Best matches"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbnails.arrived.connect(self.update)

    @property
    def found(self) -> Sequence[Question]:
        """The moments shown."""
        return self._found

    def show_found(self, found: Sequence[Question], cards: Mapping[int, VideoCard]) -> None:
        """Show moments, best first, with the cards of their videos."""
        self._found, self._cards = [one for one in found if one.video_id in cards], cards
        said = [tr("TagPreview", "%n moments", n=len(self._found)), *(self._words(one) for one in self._found)]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        high = round(self.fontMetrics().height() * _TILE_EM / _ASPECT * 1.05)
        return QSize(_COLUMNS * 60, _ROWS * high + (_ROWS - 1) * _GAP_PX)

    def tile(self, number: int) -> QRectF:
        """Return the rectangle of a picture, in reading direction."""
        row, column = divmod(number, _COLUMNS)
        if self.isRightToLeft():
            column = _COLUMNS - 1 - column
        width = (self.width() - (_COLUMNS - 1) * _GAP_PX) / _COLUMNS
        height = (self.height() - (_ROWS - 1) * _GAP_PX) / _ROWS
        return QRectF(column * (width + _GAP_PX), row * (height + _GAP_PX), width, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, one in enumerate(self._found[: _COLUMNS * _ROWS]):
            painting.paint_picture(painter, self.tile(number), self._picture(one), placeholder="film")
        painter.end()

    def _picture(self, one: Question) -> QPixmap | None:
        card = self._cards[one.video_id]
        media = card.video.media
        if card.strip is not None and media is not None and media.duration_seconds > 0:
            start, end = one.start_seconds or 0.0, one.end_seconds or media.duration_seconds
            cell = card.cell_at((start + end) / 2 / media.duration_seconds)
            if cell is not None:
                return self._thumbnails.pixmap(PictureKey(card.strip, cell, 0))
        return self._thumbnails.pixmap(PictureKey(card.poster, None, 160)) if card.poster is not None else None

    def _words(self, one: Question) -> str:
        words = [display_name(self._cards[one.video_id].video.path)]
        if one.start_seconds is not None and one.end_seconds is not None:
            words.append(span(one.start_seconds, one.end_seconds))
        return ", ".join([*words, confidence.word(one.score)])

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = next((n for n in range(len(self._found)) if self.tile(n).contains(event.pos().toPointF())), None)
            words = plain_tooltip(self._words(self._found[at])) if at is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


class TagPreview(QWidget):
    """The pictures, or a sentence; of the same height either way."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = MomentTiles(thumbnails, self)
        self.sentence = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        place = QWidget(self)
        self._stack = QStackedLayout(place)
        for widget in (self.sentence, self.tiles):
            self._stack.addWidget(widget)
        place.setFixedHeight(self.tiles.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(PlainLabel(self.tr("What this tag would find"), role=Role.SMALL, parent=self))
        column.addWidget(place)
        self.set_message(self.tr("The best matches appear here as you type."))

    @property
    def shown(self) -> str:
        """The sentence in place of pictures; empty if there are some."""
        return self.sentence.text() if self._stack.currentWidget() is self.sentence else ""

    def set_message(self, words: str) -> None:
        """Show a sentence in place of pictures."""
        self.sentence.setText(words)
        self._stack.setCurrentWidget(self.sentence)

    def show_found(self, found: Sequence[Question], cards: Mapping[int, VideoCard], *, has_text: bool) -> None:
        """Show moments, best first, or say that there are none; `has_text`: the search model supports words."""
        if found:
            self.tiles.show_found(found, cards)
            self._stack.setCurrentWidget(self.tiles)
        elif has_text:
            self.set_message(
                self.tr("The search model does not know this word: the tag will learn from your decisions.")
            )
        else:
            self.set_message(
                self.tr("This search model cannot search by words: the tag will learn only from your decisions.")
            )
