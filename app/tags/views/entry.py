"""Typing tags: a field, and below or above it the tags that may be meant; shared by the tag bar and the tags menu."""

import enum

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.stage import shortcuts
from app.tags.models.tag_offers import OFFER_ROLE, TagOffer, TagOffersModel, accessible_text, secondary_text, split
from app.ui.item_models import AnyIndex
from app.ui.localization.text import display_text, number
from app.ui.paint import icons, painting, theme
from app.ui.paint.tag_paint import key_cap_size, paint_key_cap, paint_mark
from app.ui.tokens import Space, row_px

_PAD_PX, _GAP_PX = Space.MEDIUM, Space.SMALL


class TagOfferDelegate(QStyledItemDelegate):
    """Paints one line per tag."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, row_px(option.fontMetrics.height()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, TagOffer):
            return
        row, direction = option.rect, option.direction
        painting.paint_row_ground(painter, option)
        metrics = option.fontMetrics
        mark = max(8, round(metrics.ascent() * 0.8))
        spot = QRect(row.left() + _PAD_PX, row.center().y() - mark // 2, mark, mark)
        self._paint_mark(painter, QStyle.visualRect(direction, row, spot), offer)
        self._paint_words(painter, option, offer, start=spot.right() + 1 + _GAP_PX)

    def _paint_mark(self, painter: QPainter, spot: QRect, offer: TagOffer) -> None:
        if offer.tag is None:
            painter.drawPixmap(spot, icons.pixmap("more", spot.width(), ratio=painter.device().devicePixelRatioF()))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(spot), offer.tag, is_dark=theme.is_dark())
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, offer: TagOffer, *, start: int) -> None:
        row, metrics, colours = option.rect, option.fontMetrics, theme.current()
        count = number(offer.n_videos) if offer.tag is not None else ""
        end = row.right() - _PAD_PX - metrics.horizontalAdvance(count)
        at_end = QRect(end, row.top(), row.right() - _PAD_PX - end + 1, row.height())
        self._write(painter, option, at_end, count, colours.muted)
        end = self._paint_key(painter, option, offer, end=end)
        name, beside = display_text(offer.name), secondary_text(offer)
        room = end - start - _GAP_PX
        # The name may take up to two thirds; the rest is for the text beside it.
        most = room if not beside else max(room * 2 // 3, room - metrics.horizontalAdvance(beside) - _GAP_PX)
        width = min(metrics.horizontalAdvance(name) + 1, most)
        self._write(painter, option, QRect(start, row.top(), width, row.height()), name, colours.text)
        rest = QRect(start + width + _GAP_PX, row.top(), max(0, room - width - _GAP_PX), row.height())
        self._write(painter, option, rest, beside, colours.muted)

    def _paint_key(self, painter: QPainter, option: QStyleOptionViewItem, offer: TagOffer, *, end: int) -> int:
        """Paint the tag's number key, if it has one, and return the right limit for what comes before it."""
        slot, row = offer.tag.shortcut_slot if offer.tag is not None else None, option.rect
        if slot is None:
            return end
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(painting.small_font(option.font))
        size = key_cap_size(painter, str(slot))
        cap = QRectF(
            end - _GAP_PX - size.width(), row.center().y() + 0.5 - size.height() / 2, size.width(), size.height()
        )
        placed = QRectF(QStyle.visualRect(option.direction, row, cap.toRect()))
        paint_key_cap(painter, placed, str(slot))
        painter.restore()
        return round(cap.left())

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: str, ink: str) -> None:
        painter.setPen(ink)
        painter.setFont(option.font)
        metrics = option.fontMetrics
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
        box = QStyle.visualRect(option.direction, option.rect, place)
        is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        # On the baseline of the row: letters of another font, such as marks of direction, must not move a text.
        baseline = box.y() + (box.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(
            box.right() + 1 - metrics.horizontalAdvance(shown) if is_mirrored else box.x(), baseline, shown
        )


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Verb(enum.Enum):
    """What to do with the typed tags."""

    GIVE = enum.auto()
    CREATE = enum.auto()
    REJECT = enum.auto()
    TAKE_BACK = enum.auto()


_VERBS = {
    Qt.KeyboardModifier.NoModifier: Verb.GIVE,
    Qt.KeyboardModifier.ShiftModifier: Verb.CREATE,
    Qt.KeyboardModifier.ControlModifier: Verb.REJECT,
    Qt.KeyboardModifier.AltModifier: Verb.TAKE_BACK,
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}


class TagEntry(QLineEdit):
    """The text field of the bar.

    Attributes
    ----------
    entered : Signal
        `Verb`, after Enter.
    stepped : Signal
        1 or -1: select the next or previous tag in the list.
    left : Signal
        Esc.
    switched : Signal
        Ctrl+M.
    """

    entered = Signal(object)
    stepped = Signal(int)
    left = Signal()
    switched = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                return self._override(event)
            if event.type() is QEvent.Type.KeyPress and self._take(event):
                return True
        return super().event(event)

    def _override(self, event: QKeyEvent) -> bool:
        if shortcuts.is_for_window(self, event):
            event.ignore()
            return True
        if self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_switch = key == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return is_switch or key in _ENTER or key in _STEPS or key == Qt.Key.Key_Escape

    def _take(self, event: QKeyEvent) -> bool:
        if not self._is_own(event):
            return False
        key = Qt.Key(event.key())
        if key in _ENTER:
            verb = _VERBS.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
            if verb is not None:
                self.entered.emit(verb)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.switched.emit()
        return True


class TagChooser(QObject):
    """Lists the tags that may be meant by what is typed, and says what Enter does with them.

    Attributes
    ----------
    line, list_view : TagEntry, QListView
        The field and the list; whoever owns this lays them out.
    entered : Signal
        `Verb` and the list of names; for listed tags, their own names.
    listed : Signal
        Other tags are listed.

    Parameters
    ----------
    model : TagOffersModel
        The tags to list.
    parent : QWidget
        Parent of field and list.
    """

    entered = Signal(object, object)
    listed = Signal()

    def __init__(self, model: TagOffersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._stepped_to: TagOffer | None = None
        self._idle_words = ""
        self.list_view = self._make_list(parent)
        self.line = TagEntry(parent)
        self.line.setAccessibleName(self.tr("Tag"))
        self.line.textEdited.connect(lambda _text: self._on_edited())
        self.line.entered.connect(self._on_entered)
        self.line.stepped.connect(self._on_stepped)
        self.list_view.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._on_reset)

    def _make_list(self, parent: QWidget) -> QListView:
        view = QListView(parent)
        view.setModel(self._model)
        view.setItemDelegate(TagOfferDelegate(view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Matching tags"))
        return view

    def clear(self, *, text: str = "") -> None:
        """Clear the field for the next tag, or set it to `text`."""
        self.line.setText(text)  # resets the undo history, unlike clear(), so that Ctrl+Z goes to the window
        self._stepped_to = None
        self._model.set_text(split(text, self._model.book)[-1])
        self._on_reset()

    def describe(self, words: str) -> None:
        """Set what a screen reader hears about the field while no tag is highlighted."""
        self._idle_words = words
        self.line.setAccessibleDescription(words)

    @property
    def chosen(self) -> TagOffer | None:
        """The highlighted tag, which Enter applies."""
        return self._model.row(self.list_view.currentIndex())

    def _on_edited(self) -> None:
        text = self.line.text()
        if text.endswith(",") and (offer := self._stepped_to) is not None and offer.tag is not None:
            # The comma completes the tag selected with the arrow keys, which may be typed only in part.
            done = split(text.removesuffix(","), self._model.book)[:-1]
            self.line.setText(", ".join([*done, offer.name]) + ", ")
        self._stepped_to = None
        self._model.set_text(split(self.line.text(), self._model.book)[-1])
        self._stand_out()

    def _on_reset(self) -> None:
        self.list_view.setVisible(self._model.rowCount() > 0)
        # Tags or counts of videos may change while somebody is choosing: what the arrow keys selected stays selected.
        place = self._place_of(self._stepped_to)
        if place is None:
            self._stepped_to = None
            self._stand_out()
        else:
            self._step_to(place)
        self.listed.emit()

    def _place_of(self, wanted: TagOffer | None) -> QModelIndex | None:
        """Return where a tag is listed now, or the offer to create one; None if it no longer is."""
        if wanted is None:
            return None
        places = map(self._model.index, range(self._model.rowCount()))
        return next((place for place in places if _is_same(self._model.row(place), wanted)), None)

    def _stand_out(self) -> None:
        """Highlight what Enter means: the best tag, or a new one where none is like it."""
        first, text = self._model.row(self._model.index(0)), self.line.text().rstrip()
        is_meant = bool(text) and not text.endswith(",") and first is not None
        self._go_to(self._model.index(0) if is_meant else QModelIndex())

    def _go_to(self, index: QModelIndex) -> None:
        self.list_view.setCurrentIndex(index)
        if not index.isValid():
            self.list_view.clearSelection()
        offer = self._model.row(index)
        self.line.setAccessibleDescription(accessible_text(offer) if offer is not None else self._idle_words)

    def _on_stepped(self, step: int) -> None:
        n_rows = self._model.rowCount()
        if n_rows:
            at = self.list_view.currentIndex().row() if self.list_view.currentIndex().isValid() else min(step, 0)
            if self.list_view.currentIndex().isValid():
                at += step
            self._step_to(self._model.index(at % n_rows))

    def _step_to(self, index: QModelIndex) -> None:
        self._stepped_to = self._model.row(index)
        self._go_to(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._step_to(index)
        self._on_entered(Verb.GIVE)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, verb: Verb) -> None:
        names, offer = split(self.line.text(), self._model.book), self.chosen
        if offer is not None and offer.tag is None and verb is Verb.GIVE:
            # Of several names, only the one that is being typed was seen to be new: others may be slips.
            is_known = all(self._model.book.find(name) is not None for name in names[:-1])
            verb = Verb.CREATE if is_known else verb
        # Create what was typed, unless the arrow keys selected an existing tag.
        elif offer is not None and (verb is not Verb.CREATE or self._stepped_to is not None):
            names[-1] = offer.name
        names = list(dict.fromkeys(name for name in names if name))
        if names:
            self.entered.emit(verb, names)


def _is_same(offer: TagOffer | None, wanted: TagOffer) -> bool:
    if offer is None or offer.tag is None or wanted.tag is None:
        return offer is not None and offer.tag is wanted.tag
    return offer.tag.id == wanted.tag.id
