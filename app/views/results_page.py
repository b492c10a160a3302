"""The page of a search's answer."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.moments import MomentsModel
from app.models.thumbnails import ThumbnailCache
from app.support.buttons import IconButton, TextButton
from app.support.labels import ElidedLabel, PlainLabel, Role
from app.support.text import display_text, number
from app.views.card_delegate import PADDING_PX
from app.views.flow_list import FlowList
from app.views.moment_delegate import MomentDelegate

_MOST_KEPT = 500
"""Selected moments that stay selected when the answer comes anew."""


@dataclass(frozen=True, slots=True)
class MomentPlace:
    """Where somebody is in an answer, by what outlives rows.

    Attributes
    ----------
    current, top : tuple of int and float, or None
        Video and beginning of the moment with the focus, and of the first one in view; None for none.
    hidden_px : int
        How much of the first is above the view.
    selected : tuple of (int, float)
        Likewise.
    opened : frozenset of int
        Videos all of whose moments are on show.
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
        A row whose video is to show or hide its other moments.
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


class ResultsPage(QWidget):
    """Heading, the note on what was searched, and the moments; or one plain sentence.

    Attributes
    ----------
    backWanted, againWanted, encoderWanted, namesWanted : Signal
        A button was pressed: to the grid; search again; choose an encoder; look in names instead.
    """

    backWanted = Signal()
    againWanted = Signal()
    encoderWanted = Signal()
    namesWanted = Signal()

    def __init__(self, model: MomentsModel, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._title = ElidedLabel(role=Role.HEADING, parent=self)
        self._note = PlainLabel(role=Role.MUTED, parent=self)
        self._again = TextButton(self.tr("Search again"), self.againWanted.emit, parent=self)
        self._expand = TextButton(self.tr("Show all moments"), self._on_expand, kind="quiet", parent=self)
        self.list_view = MomentList(MomentDelegate(thumbnails, self), thumbnails, parent=self)
        self.list_view.setModel(model)
        self.list_view.setAccessibleName(self.tr("Moments found"))
        self.list_view.toggled.connect(model.toggle)
        self._sentence = PlainLabel(does_wrap=True, parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._encoder = TextButton(self.tr("Choose an encoder"), self.encoderWanted.emit, kind="primary", parent=self)
        self._names = TextButton(self.tr("Look in file names"), self.namesWanted.emit, parent=self)
        self._is_expanded = False
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 10, 16, 6)
        head.setSpacing(8)
        head.addWidget(IconButton("back", self.tr("Back to all videos (Esc)"), self.backWanted.emit, parent=self))
        head.addWidget(self._title, 1)
        for widget in (self._note, self._again, self._expand):
            head.addWidget(widget)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(5, 0, 0, 0)
        inner.addWidget(self.list_view)
        self._stack = QStackedLayout()
        self._stack.addWidget(body)
        self._stack.addWidget(self._sentence_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _sentence_page(self) -> QWidget:
        page = QWidget(self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._names)
        buttons.addWidget(self._encoder)
        buttons.addStretch(1)
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
        column.addLayout(buttons)
        column.addStretch(3)
        return page

    @property
    def sentence(self) -> str:
        """What is said in place of moments; empty while there are some."""
        return self._sentence.text() if self._stack.currentIndex() == 1 else ""

    @property
    def note(self) -> str:
        """What was searched."""
        return self._note.text()

    @property
    def place(self) -> MomentPlace:
        """Where one is; for `go_to`, also in another answer to the same question."""
        view = self.list_view
        row, hidden_px = view.place
        selected = [self._key(row) for row in view.selected_rows(at_most=_MOST_KEPT)]
        return MomentPlace(
            current=self._key(view.currentIndex().row()),
            top=self._key(row) if row or hidden_px else None,
            hidden_px=hidden_px,
            selected=tuple(key for key in selected if key is not None),
            opened=self._model.opened,
        )

    def go_to(self, place: MomentPlace | None) -> None:
        """Go to a place in the answer on show.

        Parameters
        ----------
        place : MomentPlace or None
            None for the best moment of all.
        """
        model, view = self._model, self.list_view
        self._model.open_only(place.opened if place is not None else ())
        rows = [model.row_of(*key) for key in (place.selected if place else ())]
        current = model.row_of(*place.current) if place is not None and place.current else -1
        if place is None or current < 0:
            view.select_row(0)
            view.bring_to_top(0)
            return
        chosen = QItemSelection()
        for row in rows:
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(model.index(current), flags.NoUpdate)
        view.selectionModel().select(chosen, flags.ClearAndSelect)
        top = model.row_of(*place.top) if place.top else 0
        view.bring_to_top(max(0, top), hidden_px=place.hidden_px if top >= 0 else 0)

    def _key(self, row: int) -> tuple[int, float] | None:
        card = self._model.moment(self._model.index(row))
        return None if card is None else (card.hit.video_id, card.hit.start_seconds)

    def show_moments(self, title: str, *, n_searched: int, n_videos: int) -> None:
        """Show the model's moments.

        Parameters
        ----------
        title : str
            What was searched by.
        n_searched, n_videos : int
            How many videos have been analysed, of how many.
        """
        self._set_heading(title, n_searched, n_videos)
        self._is_expanded = False
        self._expand.setText(self.tr("Show all moments"))
        self._expand.setVisible(self._model.n_moments > self._model.n_videos)
        self._stack.setCurrentIndex(0)

    def show_sentence(
        self, title: str, sentence: str, *, n_searched: int = 0, n_videos: int = 0, has_ways_on: bool = False
    ) -> None:
        """Say something in place of moments.

        Parameters
        ----------
        title : str
            What was searched by.
        sentence : str
            Plain text.
        n_searched, n_videos : int
            See `show_moments`.
        has_ways_on : bool
            Whether to offer another encoder and the search in names.
        """
        self._set_heading(title, n_searched, n_videos)
        self._expand.hide()
        self._sentence.setText(display_text(sentence))
        self._encoder.setVisible(has_ways_on)
        self._names.setVisible(has_ways_on)
        self._stack.setCurrentIndex(1)

    def set_stale(self, *, is_stale: bool) -> None:
        """Offer to search again: more has been analysed since. Nothing moves by itself.

        Parameters
        ----------
        is_stale : bool
            Whether to offer it.
        """
        self._again.setVisible(is_stale)

    def _set_heading(self, title: str, n_searched: int, n_videos: int) -> None:
        self._title.setText(title)
        self._again.hide()
        words = ""
        if n_searched < n_videos:
            words = self.tr("Searching %1 analysed videos of %2")
        elif n_videos:
            words = self.tr("All %2 videos searched")
        self._note.setText(words.replace("%1", number(n_searched)).replace("%2", number(n_videos)))
        self._note.setVisible(bool(words))

    def _on_expand(self) -> None:
        self._is_expanded = not self._is_expanded
        self._model.set_all_expanded(is_expanded=self._is_expanded)
        self._expand.setText(self.tr("Show best only") if self._is_expanded else self.tr("Show all moments"))
