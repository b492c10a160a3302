"""The search box: words and filter tokens, or an example that was dropped, pasted or taken from a video, as a chip."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from app.search.models.offers import CompletionOffer
from app.search.views.completion_popup import CompletionPopup
from app.stage import shortcuts
from app.ui.localization.direction import margins
from app.ui.localization.text import display_text, plain_tooltip
from app.ui.paint import icons, theme
from app.ui.throttle import Throttle
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import PlainLabel

_COMPLETE_AFTER_MS = 60
# A parenthesis that closes a group is none of the piece before it, unless it was opened there.
_PIECE = re.compile(r'(?:"(?:[^"\\]|\\.)*"?|\([^\s()]*\)|[^\s")])+|\)')


class SearchEdit(QLineEdit):
    """A line of text with completions.

    Attributes
    ----------
    completionWanted : Signal
        Text and cursor; answer with `show_offers`.
    changedByHand : Signal
        The user typed, or accepted a completion.
    emptiedFurther : Signal
        Backspace with nothing left to delete.
    focusChanged : Signal
        Whether it has the focus.

    Parameters
    ----------
    take_picture : callable
        Called on paste; returns whether the clipboard held a picture.
    parent : QWidget
        The widget that the list appears below.
    """

    completionWanted = Signal(str, int)
    changedByHand = Signal()
    emptiedFurther = Signal()
    focusChanged = Signal(bool)

    def __init__(self, take_picture: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._take_picture = take_picture
        self._box = parent
        self.setAccessibleName(self.tr("Search"))
        self.setAcceptDrops(False)
        self._complete_soon = Throttle(_COMPLETE_AFTER_MS, self._ask, parent=self)
        self.popup = CompletionPopup(self)
        self.popup.accepted.connect(self._on_accepted)
        self.popup.pointedAt.connect(self.setAccessibleDescription)
        self.textEdited.connect(self._on_edited)

    def show_offers(self, offers: Sequence[CompletionOffer], *, text: str, cursor: int) -> None:
        """Show completions, best first; none hides the list.

        They are dropped if text or cursor have changed from those they were made for.
        """
        if (text, cursor) == (self.text(), self.cursorPosition()) and self.hasFocus():
            self.popup.show_offers(offers, self._box)

    def mark(self, position: int) -> QPoint:
        """Select the piece at a position that is not understood; return the global point below its start."""
        piece = _PIECE.match(self.text(), position)
        self.setCursorPosition(position)
        corner = self.mapToGlobal(self.cursorRect().center())
        self.setSelection(position, piece.end() - position if piece else len(self.text()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return corner

    def offer_nothing(self) -> None:
        """Hide the list, and request no other."""
        self._complete_soon.stop()
        self.popup.hide()

    def _on_edited(self, text: str) -> None:
        self.changedByHand.emit()
        before = text[: self.cursorPosition()]
        if before and not before[-1].isspace():
            self._complete_soon.request()
        else:
            self.offer_nothing()

    def _ask(self) -> None:
        self.completionWanted.emit(self.text(), self.cursorPosition())

    def _on_accepted(self, offer: CompletionOffer) -> None:
        text, completion = self.text(), offer.completion
        rest = text[completion.end :]
        gap = " " if completion.is_complete and not rest.startswith(" ") else ""
        self.setText(text[: completion.start] + completion.text + gap + rest)
        self.setCursorPosition(completion.start + len(completion.text) + len(gap))
        self.changedByHand.emit()
        if not completion.is_complete:
            self._ask()

    @override
    def event(self, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent):
            kind = event.type()
            if kind is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self.popup.isVisible():
                # Esc closes the list first, before its meaning in the window.
                event.accept()
                return True
            if kind is QEvent.Type.ShortcutOverride and shortcuts.is_for_window(self, event):
                event.ignore()
                return True
            if kind is QEvent.Type.KeyPress and self._take(event):
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._take_picture()
        if self.popup.take_key(event.key()):
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (offer := self._only_offer) is not None:
            self.popup.take(offer)
            return True
        if event.key() == Qt.Key.Key_Down:
            self._ask()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptiedFurther.emit()
            return True
        return False

    @property
    def _only_offer(self) -> CompletionOffer | None:
        """The completion shown if it is the only one and continues what was typed, so that nothing else is meant."""
        offer = self.popup.only
        if offer is None:
            return None
        typed = self.text()[offer.completion.start : offer.completion.end].casefold()
        return offer if typed and offer.completion.text.casefold().startswith(typed) else None

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self.focusChanged.emit(True)  # noqa: FBT003 (a signal's value)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self.popup.hide()
        self.focusChanged.emit(False)  # noqa: FBT003 (a signal's value)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.offer_nothing()


_CHIP_PX = 24
_HEIGHT_PX = 36
_LONGEST_CHIP = 28


class ExampleChip(QWidget):
    """An example to search by, with a small picture and a button to remove it.

    Attributes
    ----------
    removed : Signal
        Its button was pressed.
    """

    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel(self)
        self._label = PlainLabel(parent=self)
        self._close = IconButton("close", self.tr("Remove"), self.removed.emit, size_px=SMALL_ICON_PX, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT))
        row.setSpacing(Space.SMALL)
        for widget in (self._picture, self._label, self._close):
            row.addWidget(widget)
        self.hide()

    def set_example(self, words: str, picture: QPixmap | None) -> None:
        """Show an example; an icon if it has no picture."""
        text = display_text(words)
        most_px = self.fontMetrics().averageCharWidth() * _LONGEST_CHIP
        self._label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, most_px))
        self._label.setToolTip(plain_tooltip(text))
        if picture is None or picture.isNull():
            self._picture.setPixmap(icons.pixmap("similar", 18, ratio=self.devicePixelRatioF()))
        else:
            ratio = self.devicePixelRatioF()
            small = picture.scaledToHeight(round(_CHIP_PX * ratio), Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            self._picture.setPixmap(small)
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """The text shown."""
        return self._label.text()


class SearchBar(QWidget):
    """One box for all kinds of search.

    Attributes
    ----------
    textSubmitted : Signal
        The text, after Enter; may be empty.
    edited : Signal
        The user typed.
    completionWanted : Signal
        Text and cursor; answer with `edit.show_offers`.
    lastChipWanted : Signal
        Backspace in the empty box.
    saveWanted : Signal
        The star was pressed.
    pictureFilePasted : Signal
        Path of a picture file from the clipboard.
    picturePasted : Signal
        QImage from the clipboard.
    cleared : Signal
        The box was cleared.
    """

    textSubmitted = Signal(str)
    edited = Signal()
    completionWanted = Signal(str, int)
    lastChipWanted = Signal()
    saveWanted = Signal()
    pictureFilePasted = Signal(object)
    picturePasted = Signal(object)
    cleared = Signal()
    _is_built = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMaximumWidth(760)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sign = QLabel(self)
        self._chip = ExampleChip(self)
        self._chip.removed.connect(self.clear)
        self._edit = SearchEdit(self.paste, self)
        self._edit.returnPressed.connect(self._on_return)
        self._edit.textChanged.connect(lambda _text: self._refresh())
        self._edit.changedByHand.connect(self.edited)
        self._edit.completionWanted.connect(self.completionWanted)
        self._edit.emptiedFurther.connect(self._on_emptied_further)
        self._edit.focusChanged.connect(self._on_focus)
        self.star = IconButton("star", self.tr("Save search"), self.saveWanted.emit, parent=self)
        self._clear = IconButton("close", self.tr("Clear search"), self.clear, size_px=SMALL_ICON_PX, parent=self)
        self._lay_out()
        self._placeholder = ""
        self._is_built = True
        self.set_has_text(has_text=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.SMALL, Space.TIGHT, Space.TIGHT, Space.TIGHT))
        row.setSpacing(Space.SMALL)
        for widget in (self._sign, self._chip):
            row.addWidget(widget)
        row.addWidget(self._edit, 1)
        row.addWidget(self._clear)
        row.addWidget(self.star)
        self.setMinimumHeight(_HEIGHT_PX)

    def set_has_text(self, *, has_text: bool) -> None:
        """Adapt the placeholder to whether the search model supports words."""
        words = self.tr("Describe a moment, or drop a picture here")
        only_pictures = self.tr("Drop or paste a picture to find similar moments")
        self._placeholder = words if has_text else only_pictures
        self._refresh()

    @property
    def text(self) -> str:
        """The words in the box."""
        return self._edit.text()

    @property
    def chip(self) -> ExampleChip:
        """The example in the box; hidden if there is none."""
        return self._chip

    @property
    def edit(self) -> SearchEdit:
        """The text field."""
        return self._edit

    @property
    def has_example(self) -> bool:
        """Whether the box holds an example."""
        return not self._chip.isHidden()

    def show_words(self, text: str) -> None:
        """Put plain words into the box without searching, and remove any example."""
        self._chip.hide()
        self._edit.setText(text)
        self._refresh()

    def show_text(self, text: str) -> None:
        """Put text, which may contain tokens, into the box beside any example; the cursor goes to its end."""
        self._edit.setText(text)

    def show_example(self, words: str, picture: QPixmap | None = None) -> None:
        """Show an example in place of words."""
        self._edit.clear()
        self._chip.set_example(words, picture)
        self._refresh()

    def clear(self) -> None:
        """Clear the box."""
        self._chip.hide()
        self._edit.clear()
        self._refresh()
        self.cleared.emit()

    def take_focus(self) -> None:
        """Focus the box and select its content."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def paste(self) -> bool:
        """Take a picture from the clipboard; return False if there is none, so that the box pastes text."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if files:
            self.pictureFilePasted.emit(files[0])
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.picturePasted.emit(image)
            return True
        return False

    def set_saved(self, name: str, *, can_keep: bool) -> None:
        """Show under which name the active search is saved (empty if not), and whether it can be."""
        words = self.tr("Saved as %1").replace("%1", name) if name else self.tr("Save search")
        self.star.set_face("star-full" if name else "star", words)
        self.star.setEnabled(can_keep)

    def _on_return(self) -> None:
        self._edit.offer_nothing()
        self.textSubmitted.emit(self._edit.text().strip())

    def _on_emptied_further(self) -> None:
        if self.has_example:
            self.clear()
        else:
            self.lastChipWanted.emit()

    def _on_focus(self, has_focus: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.setProperty("isFocused", "true" if has_focus else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _refresh(self) -> None:
        self._clear.setVisible(bool(self._edit.text()) and not self.has_example)
        self._edit.setPlaceholderText("" if self.has_example else self._placeholder)
        colour = theme.current().muted
        self._sign.setPixmap(icons.pixmap("search", 18, colour=colour, ratio=self.devicePixelRatioF()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._is_built:
            self._refresh()
