"""The tag bar: a line over the bottom of the page in which tags are typed for the selection."""

import enum

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.stage import shortcuts
from app.tags.models.tag_offers import OFFER_ROLE, TagOffer, TagOffersModel, accessible_text, secondary_text, split
from app.ui import icons, theme
from app.ui.buttons import IconButton, TextButton
from app.ui.direction import margins
from app.ui.item_models import AnyIndex
from app.ui.labels import ElidedLabel, PlainLabel, Role
from app.ui.tag_paint import paint_mark
from app.ui.text import display_text, number
from app.ui.toast import Foot

_PAD_PX, _GAP_PX, _BAR_PX = 12, 8, 3


class TagOfferDelegate(QStyledItemDelegate):
    """Paints one line per tag."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, TagOffer):
            return
        row, direction, colours = option.rect, option.direction, theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colours.tint)
            bar = QRect(row.left(), row.top(), _BAR_PX, row.height())
            painter.fillRect(QStyle.visualRect(direction, row, bar), colours.accent)
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
        name, beside = display_text(offer.name), secondary_text(offer)
        room = end - start - _GAP_PX
        # The name may take up to two thirds; the rest is for the text beside it.
        most = room if not beside else max(room * 2 // 3, room - metrics.horizontalAdvance(beside) - _GAP_PX)
        width = min(metrics.horizontalAdvance(name) + 1, most)
        self._write(painter, option, QRect(start, row.top(), width, row.height()), name, colours.text)
        rest = QRect(start + width + _GAP_PX, row.top(), max(0, room - width - _GAP_PX), row.height())
        self._write(painter, option, rest, beside, colours.muted)
        at_end = QRect(end, row.top(), row.right() - _PAD_PX - end + 1, row.height())
        self._write(painter, option, at_end, count, colours.muted)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: str, ink: str) -> None:
        painter.setPen(ink)
        painter.setFont(option.font)
        shown = QFontMetrics(option.font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        box = QStyle.visualRect(option.direction, option.rect, place)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)


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


_WIDEST_EM = 110


class TagBar(Foot):
    """Type, choose, Enter; stays open for the next tag until Esc.

    Attributes
    ----------
    entered : Signal
        `Verb` and the list of names; for listed tags, their own names.
    switched : Signal
        Switch between "this moment" and "whole video".
    left : Signal
        It was closed.

    Parameters
    ----------
    model : TagOffersModel
        The tags to list.
    host : QWidget
        The widget that it floats over.
    """

    entered = Signal(object, object)
    switched = Signal()
    left = Signal()

    def __init__(self, model: TagOffersModel, host: QWidget) -> None:
        super().__init__(host, most_em=_WIDEST_EM)
        self.setObjectName("tagBar")
        self._model = model
        self._returns_to: QWidget | None = None
        self._is_stepped = False
        self.list_view = QListView(self)
        self.target = ElidedLabel(role=Role.HEADING, parent=self)
        self.line = TagEntry(self)
        self.switch = TextButton("", self.switched.emit, parent=self)
        self._close = IconButton("close", self.tr("Close (Esc)"), self.leave, size_px=14, parent=self)
        for button in (self.switch, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from the field
        self._said = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self._make_list()
        self._lay_out()
        self._tie()

    def _make_list(self) -> None:
        view = self.list_view
        view.setModel(self._model)
        view.setItemDelegate(TagOfferDelegate(view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Matching tags"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.switch)
        row.addWidget(self._close)
        head = QHBoxLayout()
        head.addWidget(self.target, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(14, 10, 10, 10))
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list_view)
        column.addLayout(row)
        column.addWidget(self._said)

    def _tie(self) -> None:
        self.line.setAccessibleName(self.tr("Tag"))
        self.line.setPlaceholderText(self.tr("Type tags, separated by commas"))
        self.line.textEdited.connect(lambda _text: self._on_edited())
        self.line.entered.connect(self._on_entered)
        self.line.stepped.connect(self._on_stepped)
        self.line.switched.connect(self.switched)
        self.line.left.connect(self.leave)
        self.list_view.clicked.connect(self._on_clicked)
        self._model.modelReset.connect(self._on_reset)

    def open(self) -> None:
        """Open the bar and focus its field."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.line and not self.isAncestorOf(focused):
            self._returns_to = focused
        self.show()
        self.clear()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close the bar and return the focus."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        back = self._returns_to
        if had_focus and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._returns_to = None
        self.left.emit()

    def clear(self, *, text: str = "") -> None:
        """Clear the field for the next tag, or set it to `text`."""
        self.line.setText(text)  # resets the undo history, unlike clear(), so that Ctrl+Z goes to the window
        self._is_stepped = False
        self._model.set_text(split(text, self._model.book)[-1])
        self._on_reset()

    def show_target(self, words: str, *, switch_words: str = "") -> None:
        """Show what the tags apply to, such as ``3 videos``, and the alternative; empty if there is none."""
        self.target.setText(words)
        self.switch.setText(switch_words)
        self.switch.setToolTip(self.tr("Ctrl+M"))
        self.switch.setVisible(bool(switch_words))

    def say(self, words: str) -> None:
        """Show a message below the field: how to use it, what was done, what is wrong."""
        self._said.setText(words)
        self.line.setAccessibleDescription(words)
        self.place()

    @property
    def said(self) -> str:
        """The message below the field."""
        return self._said.text()

    @property
    def chosen(self) -> TagOffer | None:
        """The highlighted tag, which Enter applies."""
        return self._model.row(self.list_view.currentIndex())

    def _on_edited(self) -> None:
        text = self.line.text()
        if text.endswith(",") and self._is_stepped and (offer := self.chosen) is not None and offer.tag is not None:
            # The comma completes the tag selected with the arrow keys, which may be typed only in part.
            done = split(text.removesuffix(","), self._model.book)[:-1]
            self.line.setText(", ".join([*done, offer.name]) + ", ")
        self._is_stepped = False
        self._model.set_text(split(self.line.text(), self._model.book)[-1])
        self._stand_out()

    def _on_reset(self) -> None:
        view, n_rows = self.list_view, self._model.rowCount()
        view.setVisible(n_rows > 0)
        self._stand_out()
        self.place()

    @override
    def place(self) -> None:
        view, n_rows = self.list_view, self._model.rowCount()
        row_px, frame_px = max(1, view.sizeHintForRow(0)), 2 * view.frameWidth()
        view.setFixedHeight(row_px + frame_px)
        # As many rows as there are and as there is room for; the others scroll.
        n_more = (self.free_height - self.needed_height(self.free_width)) // row_px
        view.setFixedHeight(row_px * (1 + max(0, min(n_rows - 1, n_more))) + frame_px)
        super().place()

    def _stand_out(self) -> None:
        first = self._model.row(self._model.index(0))
        # Enter alone never creates a tag, nor applies one without a typed letter.
        is_meant = bool(self.line.text().strip()) and first is not None and first.tag is not None
        self._go_to(self._model.index(0) if is_meant and not self.line.text().rstrip().endswith(",") else QModelIndex())

    def _go_to(self, index: QModelIndex) -> None:
        self.list_view.setCurrentIndex(index)
        if not index.isValid():
            self.list_view.clearSelection()
        offer = self._model.row(index)
        self.line.setAccessibleDescription(accessible_text(offer) if offer is not None else self._said.text())

    def _on_stepped(self, step: int) -> None:
        n_rows = self._model.rowCount()
        if n_rows:
            at = self.list_view.currentIndex().row() if self.list_view.currentIndex().isValid() else min(step, 0)
            if self.list_view.currentIndex().isValid():
                at += step
            self._is_stepped = True
            self._go_to(self._model.index(at % n_rows))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._go_to(index)
        self._is_stepped = True
        self._on_entered(Verb.GIVE)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, verb: Verb) -> None:
        names, offer = split(self.line.text(), self._model.book), self.chosen
        if offer is not None and offer.tag is None and verb is Verb.GIVE:
            verb = Verb.CREATE
        # Create what was typed, unless the arrow keys selected an existing tag.
        elif offer is not None and (verb is not Verb.CREATE or self._is_stepped):
            names[-1] = offer.name
        names = list(dict.fromkeys(name for name in names if name))
        if names:
            self.entered.emit(verb, names)
