"""Where words and tokens are typed, with the list of what they may become."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.search.models.offers import Offer
from app.search.views.completion_popup import CompletionPopup
from app.stage import undo_keys
from app.ui.throttle import Throttle

_COMPLETE_AFTER_MS = 60
_PIECE = re.compile(r'(?:"(?:[^"\\]|\\.)*"?|[^\s"])+')


class SearchEdit(QLineEdit):
    """A line of text that offers how to go on.

    Attributes
    ----------
    completionWanted : Signal
        Text and cursor; answer with `show_offers`.
    changedByHand : Signal
        Something was typed, or an offer taken.
    emptiedFurther : Signal
        Backspace where there is nothing left to delete.
    focusChanged : Signal
        Whether it has the focus now.

    Parameters
    ----------
    take_picture : callable
        Called when something is pasted; says whether it was a picture.
    parent : QWidget
        What the list stands under.
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

    def show_offers(self, offers: Sequence[Offer], *, text: str, cursor: int) -> None:
        """Show what may follow.

        Parameters
        ----------
        offers : sequence of Offer
            Best first; none hides the list.
        text : str
            What they were made for; where the line has moved on, they are dropped.
        cursor : int
            Likewise.
        """
        if (text, cursor) == (self.text(), self.cursorPosition()) and self.hasFocus():
            self.popup.show_offers(offers, self._box)

    def mark(self, position: int) -> QPoint:
        """Select the piece that cannot be understood.

        Parameters
        ----------
        position : int
            Where it begins.

        Returns
        -------
        QPoint
            Below its beginning, on the screen.
        """
        piece = _PIECE.match(self.text(), position)
        self.setCursorPosition(position)
        corner = self.mapToGlobal(self.cursorRect().center())
        self.setSelection(position, piece.end() - position if piece else len(self.text()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return corner

    def offer_nothing(self) -> None:
        """Hide the list, and ask for no other."""
        self._complete_soon.stop()
        self.popup.hide()

    def _on_edited(self, text: str) -> None:
        self.changedByHand.emit()
        before = text[: self.cursorPosition()]
        if before and not before[-1].isspace():
            self._complete_soon.wish()
        else:
            self.offer_nothing()

    def _ask(self) -> None:
        self.completionWanted.emit(self.text(), self.cursorPosition())

    def _on_accepted(self, offer: Offer) -> None:
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
                # Esc closes the list first; what it means in the window comes after.
                event.accept()
                return True
            if kind is QEvent.Type.ShortcutOverride and undo_keys.is_for_window(self, event):
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
        if event.key() == Qt.Key.Key_Down:
            self._ask()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptiedFurther.emit()
            return True
        return False

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
