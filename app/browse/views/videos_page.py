"""A page of videos: its head, and one of the views of them, or a sentence where there are none."""

import enum
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.browse.models.video_grid import VideoGridModel
from app.browse.views.flow_list import FlowList
from app.browse.views.view_bar import ViewBar
from app.ui.buttons import TextButton
from app.ui.direction import margins
from app.ui.labels import PlainLabel


class Lack(enum.Enum):
    """Why no video is shown."""

    NOTHING_HERE = enum.auto()
    NOTHING_FITS = enum.auto()
    ALL_OFFLINE = enum.auto()


class VideosPage(QWidget):
    """Head and view.

    Attributes
    ----------
    list_view : FlowList
        The view.
    bar : ViewBar
        The head.
    allWanted : Signal
        Everything that leaves videos out is to be taken off.
    offlineWanted : Signal
        Offline videos are to be shown again.
    wayChosen : Signal
        The name of a way on that was offered by `offer_ways`.

    Parameters
    ----------
    name : str
        The command that shows this page.
    view : FlowList
        The view of the videos.
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared by all these pages.
    parent : QWidget, optional
        Owner.
    """

    allWanted = Signal()
    offlineWanted = Signal()
    wayChosen = Signal(str)

    def __init__(
        self,
        name: str,
        view: FlowList,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._model = model
        self._lack = Lack.NOTHING_HERE
        self._reason = ""
        self.ways: list[TextButton] = []
        self.bar = ViewBar(name, view.sizes, parent=self)
        self.list_view = view
        view.setModel(model)
        view.setSelectionModel(selection)
        view.setAccessibleName(self.tr("Videos"))
        self._sentence = PlainLabel(does_wrap=True, parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = TextButton("", self._on_all, parent=self)
        self._lay_out()
        self.bar.sizeChosen.connect(view.set_size_px)
        view.sizeChanged.connect(self.bar.set_size)
        model.headingsChanged.connect(lambda: view.set_headings(model.headings))
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._refresh)
        self.say_lack(self._lack)
        self._refresh()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(margins(5, 0, 0, 0))
        inner.addWidget(self.list_view)
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        self._ways_row = QHBoxLayout()
        self._ways_row.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addLayout(self._ways_row)
        buttons.addWidget(self._all)
        buttons.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        column.addStretch(3)
        return page

    @property
    def sentence(self) -> str:
        """What is said in place of videos; empty while there are some."""
        return self._sentence.text() if self._stack.currentIndex() == 1 else ""

    def say_lack(self, lack: Lack) -> None:
        """Know what to say where there are no videos.

        Parameters
        ----------
        lack : Lack
            Why there are none.
        """
        self._lack = lack
        sentences = {
            Lack.NOTHING_HERE: self.tr("There are no videos here yet."),
            Lack.NOTHING_FITS: self.tr("No video meets all of the conditions."),
            Lack.ALL_OFFLINE: self.tr(
                "Offline videos are hidden, and no other video is here. Their drive or folder cannot be reached now."
            ),
        }
        self._sentence.setText(self._reason or sentences[lack])
        words = self.tr("Show offline videos") if lack is Lack.ALL_OFFLINE else self.tr("Show all again")
        self._all.setText(words)
        self._all.setVisible(lack is not Lack.NOTHING_HERE)

    def offer_ways(self, reason: str, ways: Sequence[tuple[str, str]]) -> None:
        """Say why there are no videos in better words, and offer ways on.

        Parameters
        ----------
        reason : str
            Plain text; empty for the usual words.
        ways : sequence of tuple of str
            The name and the words of each button, the likeliest first.
        """
        self._reason = reason
        had_focus = any(button.hasFocus() for button in self.ways)
        for button in self.ways:
            button.hide()
            button.deleteLater()
        self.ways = []
        for place, (name, words) in enumerate(ways):
            kind = "" if place else "primary"
            button = TextButton(words, lambda name=name: self.wayChosen.emit(name), kind=kind, parent=self)
            self._ways_row.addWidget(button)
            self.ways.append(button)
        if had_focus and self.ways:
            self.ways[0].setFocus()
        self.say_lack(self._lack)

    def _on_all(self) -> None:
        (self.offlineWanted if self._lack is Lack.ALL_OFFLINE else self.allWanted).emit()

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
