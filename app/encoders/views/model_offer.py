"""A line that recommends a better search model and shows its download."""

import enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QWidget
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import byte_size, display_text, filled, isolated, rough_time, tr
from app.ui.paint import icons, theme
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.labels import PlainLabel
from core.domain.embeddings import EncoderOffer

_STEPS = 1000
_SIGN_PX = 20
_BAR_PX = 160
_LEAST_WORDS_PX = 330


class OfferState(enum.Enum):
    """What the line shows."""

    HIDDEN = enum.auto()
    OFFERED = enum.auto()
    DOWNLOADING = enum.auto()
    STOPPED = enum.auto()
    FAILED = enum.auto()


class ModelOffer(QWidget):
    """A line above the pages that never interrupts, and never returns once closed.

    Attributes
    ----------
    downloadWanted, cancelWanted, folderWanted, closed : Signal
        A button was pressed.
    """

    downloadWanted = Signal()
    cancelWanted = Signal()
    folderWanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelOffer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = OfferState.HIDDEN
        self._sign = QLabel(self)
        self._label = PlainLabel(does_wrap=True, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_PX)
        self._bar.setAccessibleName(self.tr("Download"))
        self.download = TextButton(self.tr("Download"), self.downloadWanted.emit, parent=self)
        self.cancel = TextButton(self.tr("Cancel"), self.cancelWanted.emit, kind="quiet", parent=self)
        words = self.tr("Use a folder\N{HORIZONTAL ELLIPSIS}")
        self.folder = TextButton(words, self.folderWanted.emit, kind="quiet", parent=self)
        self.folder.setToolTip(self.tr("Use a model that you downloaded yourself"))
        self.close_button = IconButton(
            "close", self.tr("Dismiss"), self.closed.emit, size_px=SMALL_ICON_PX, parent=self
        )
        self._tools = QWidget(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.SMALL)
        for widget in (self._bar, self.download, self.cancel, self.folder):
            tools.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL))
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._label, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.close_button, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        self._is_narrow: bool | None = None
        self._arrange()
        self.hide()

    @property
    def state(self) -> OfferState:
        """What the line shows."""
        return self._state

    @property
    def text(self) -> str:
        """The text; empty while hidden."""
        return "" if self._state is OfferState.HIDDEN else self._label.text()

    def show_offer(self, offer: EncoderOffer, *, seconds: float | None) -> None:
        """Recommend a model; `seconds` is the estimated analysis time here, None if unknown."""
        words = self.tr("%1 knows more words (%2, licence %3).")
        words = filled(words, _named(offer), _size(offer.download_bytes), display_text(str(offer.licence)))
        if seconds is not None:
            time = self.tr("Analysing your videos takes %1 on this computer.")
            words = f"{words} {filled(time, rough_time(seconds))}"
        self._show(OfferState.OFFERED, words)

    def show_progress(self, offer: EncoderOffer, n_done: int, n_total: int) -> None:
        """Show the progress of a download in bytes; 0 of 0 while connecting."""
        words = filled(tr("ModelOffer", "Downloading %1"), _named(offer))
        if n_total:
            words += f": {filled(tr('ModelOffer', '%1 of %2'), _size(n_done), _size(n_total))}"
        self._bar.setValue(round(_STEPS * n_done / n_total) if n_total else 0)
        self._show(OfferState.DOWNLOADING, words)

    def show_stopped(self, offer: EncoderOffer) -> None:
        """Show that a download was cancelled and can be resumed."""
        words = self.tr("Download of %1 paused. You can resume it later.")
        self._show(OfferState.STOPPED, filled(words, _named(offer)))

    def show_failure(self, sentence: str) -> None:
        """Show why a download failed."""
        self._show(OfferState.FAILED, display_text(sentence))

    def withdraw(self) -> None:
        """Hide the line without emitting a signal."""
        self._state = OfferState.HIDDEN
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """Put the buttons below the text if both do not fit side by side."""
        is_narrow = self.width() < self._tools.sizeHint().width() + _LEAST_WORDS_PX
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._grid.addWidget(self._tools, 1, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._tools, 0, 2, Qt.AlignmentFlag.AlignVCenter)

    def _show(self, state: OfferState, words: str) -> None:
        if state is not self._state:
            self._state = state
            self._dress()
        if words != self._label.text():
            self._label.setText(words)
            self._label.setAccessibleName(words)
        self.show()

    def _dress(self) -> None:
        state, colours = self._state, theme.current()
        is_at_work = state is OfferState.DOWNLOADING
        name, colour = ("warning", colours.warning) if state is OfferState.FAILED else ("info", colours.accent)
        self._sign.setPixmap(icons.pixmap(name, _SIGN_PX, colour=colour, ratio=self.devicePixelRatioF()))
        self._bar.setVisible(is_at_work)
        self.cancel.setVisible(is_at_work)
        for button in (self.download, self.folder, self.close_button):
            button.setVisible(not is_at_work)
        words = {OfferState.STOPPED: self.tr("Resume download"), OfferState.FAILED: self.tr("Try again")}
        self.download.setText(words.get(state, self.tr("Download")))
        self._arrange()


def _size(n_bytes: int) -> str:
    return byte_size(n_bytes).replace(" ", "\N{NO-BREAK SPACE}")


def _named(offer: EncoderOffer) -> str:
    return isolated(display_text(offer.title))
