"""The page of a review: head, sheet, foot; or one plain sentence with a way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.learning.models.review import ReviewModel
from app.learning.views.head import ReviewHead
from app.learning.views.sheet import SheetView
from app.search.models.moment_frames import MomentFrames
from app.stage.thumbnails import ThumbnailCache
from app.ui.buttons import TextButton
from app.ui.direction import margins
from app.ui.labels import ElidedLabel, PlainLabel, Role

Way = tuple[str, str]
"""What a button of an empty page asks for, and its words."""
FRAMES_BYTES = 96 * 1024 * 1024


class ReviewPage(QWidget):
    """Asks about a tag.

    Attributes
    ----------
    head : ReviewHead
        See there.
    sheet : SheetView
        The clips.
    model : ReviewModel
        What is asked and said.
    frames : MomentFrames
        Pictures of the clips.
    commitWanted, backWanted : Signal
        The answers are to be kept; the page before is to be shown.
    wayChosen : Signal
        The name of a way on.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        Where pictures come from.
    parent : QWidget
        The window.
    """

    commitWanted = Signal()
    backWanted = Signal()
    wayChosen = Signal(str)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = ReviewModel(self)
        self.frames = MomentFrames(capacity_bytes=FRAMES_BYTES, parent=self)
        self.head = ReviewHead(self)
        self.sheet = SheetView(self.model, thumbnails, self.frames, self)
        self._summary = ElidedLabel(mode=Qt.TextElideMode.ElideRight, parent=self)
        self._hint = ElidedLabel(role=Role.SMALL, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.before = TextButton(self.tr("Page before"), self.backWanted.emit, parent=self)
        self.keep = TextButton("", self.commitWanted.emit, kind="primary", parent=self)
        self._sentence = PlainLabel(does_wrap=True, parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ways: list[TextButton] = []
        self._parked: QWidget | None = None
        self.setFocusProxy(self.sheet)
        self._lay_out()

    def _lay_out(self) -> None:
        self._body = QWidget(self)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(margins(10, 0, 0, 0))
        inner.setSpacing(0)
        inner.addWidget(self.sheet, 1)
        inner.addWidget(self._foot())
        self._stack = QStackedLayout()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._sentence_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(margins(8, 6, 16, 12))
        column.setSpacing(4)
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self.before)
        row.addWidget(self.keep)
        column.addLayout(row)
        return foot

    def _sentence_page(self) -> QWidget:
        page = QWidget(self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._sentence.setMaximumWidth(560)
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(self._sentence, 100)
        words.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addLayout(words)
        column.addLayout(self._buttons)
        column.addStretch(3)
        return page

    @property
    def sentence(self) -> str:
        """What is said in place of clips; empty while there are some."""
        return self._sentence.text() if self._stack.currentIndex() == 1 else ""

    def show_sheet(self) -> None:
        """Show the clips, the first one current."""
        had_focus = self._has_focus() or self.window().focusWidget() is self._parked
        self._parked = None
        self._stack.setCurrentIndex(0)
        if self.model.cells and not self.sheet.currentIndex().isValid():
            self.sheet.select_row(0)
        if had_focus:
            self.sheet.setFocus()

    def show_sentence(self, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Say something in place of clips.

        Parameters
        ----------
        sentence : str
            Plain text, fit for display.
        ways : sequence of Way
            Buttons below it, the likeliest first.
        """
        had_focus = self._has_focus() or self.window().focusWidget() is self._parked
        self._sentence.setText(sentence)
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.ways = []
        self._buttons.addStretch(1)
        for place, (name, words) in enumerate(ways):
            kind = "" if place else "primary"
            button = TextButton(words, lambda name=name: self.wayChosen.emit(name), kind=kind, parent=self)
            self._buttons.addWidget(button)
            self.ways.append(button)
        self._buttons.addStretch(1)
        self._stack.setCurrentIndex(1)
        if had_focus:
            self._parked = self.ways[0] if self.ways else self.head.tags
            self._parked.setFocus()

    def _has_focus(self) -> bool:
        """Say whether the keys go to what is about to be hidden."""
        focused = self.window().focusWidget()
        return focused is None or (self.isAncestorOf(focused) and not self.head.isAncestorOf(focused))

    @property
    def summary(self) -> str:
        """What keeping the page does."""
        return self._summary.text()

    @property
    def hint(self) -> str:
        """The keys, in a line."""
        return self._hint.text()

    def say_keep(self, button: str, summary: str, hint: str, *, can_go_back: bool) -> None:
        """Say what keeping the page does.

        Parameters
        ----------
        button : str
            Of the button that keeps it.
        summary : str
            One sentence.
        hint : str
            Keys, in a line.
        can_go_back : bool
            Whether there is a page before.
        """
        self.keep.setText(button.replace("&", "&&"))
        self.keep.setToolTip(summary)
        self.keep.setAccessibleDescription(summary)
        self._summary.setText(summary)
        self._hint.setText(hint)
        self.before.setEnabled(can_go_back)
