"""The list of search models: a card each, with capabilities, cost and licence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import byte_size, display_text, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton, close_row
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.embeddings import EncoderOffer, Trust

_STEPS = 1000
_INDENT_PX = 24
_SHOWN_AT_FIRST = 2
"""Models shown before the list is expanded: the built-in one and the recommended one."""


class OfferCard(QWidget):
    """Shows one search model.

    Attributes
    ----------
    chosen : Signal
        The card was selected.
    downloadWanted, cancelWanted : Signal
        Its button was pressed.
    """

    chosen = Signal()
    downloadWanted = Signal()
    cancelWanted = Signal()

    def __init__(self, offer: EncoderOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.offer = offer
        # A single & would be read as a mnemonic.
        self.radio = QRadioButton(display_text(offer.title).replace("&", "&&"), self)
        self.radio.setAccessibleDescription(f"{offer.description} {self._facts()}")
        # "toggled" also follows changes by the program, "clicked" only those by the user.
        self.radio.toggled.connect(self._on_toggled)
        self.radio.clicked.connect(lambda _checked: self.chosen.emit())
        self._description = PlainLabel(
            display_text(str(offer.description)), role=Role.MUTED, does_wrap=True, parent=self
        )
        self._facts_label = PlainLabel(self._facts(), role=Role.SMALL, does_wrap=True, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(not offer.is_ready)
        self._bar.setSizePolicy(policy)
        self._progress = PlainLabel(role=Role.SMALL, parent=self)
        self._ended = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self._button = TextButton(self.tr("Download"), self._on_button, parent=self)
        self._is_downloading = False
        self._lay_out()
        self.set_idle()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._bar, 1)
        below.addWidget(self._progress)
        below.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.radio)
        for widget in (self._description, self._facts_label, self._ended):
            widget.setContentsMargins(margins(_INDENT_PX, 0, 0, 0))
            column.addWidget(widget)
        below.setContentsMargins(margins(_INDENT_PX, 0, 0, 0))
        column.addLayout(below)

    def _facts(self) -> str:
        offer = self.offer
        parts = [
            self.tr("Search by words and pictures") if offer.has_text else self.tr("Search by pictures and videos")
        ]
        if offer.is_ready:
            parts.append(self.tr("ready to use") if offer.download_bytes else self.tr("no download"))
        else:
            parts.append(self.tr("download %1").replace("%1", byte_size(offer.download_bytes)))
        if offer.licence:
            parts.append(self.tr("licence %1").replace("%1", display_text(str(offer.licence))))
        if offer.trust is Trust.FIRST_USE:
            # Twelve digits are enough to compare; `clipshelf encoders list --json` has all of them.
            seen = self.tr("trusted since its first download (SHA-256 %1)").replace("%1", offer.seen_sha256[:12])
            parts.append(seen if offer.seen_sha256 else self.tr("trusted on first download, no known checksum"))
        return " · ".join(parts)

    def set_progress(self, n_done: int, n_total: int) -> None:
        """Show the progress of a download in bytes."""
        self._is_downloading = True
        self._ended.hide()
        self._bar.setVisible(True)
        self._bar.setValue(round(_STEPS * n_done / n_total) if n_total else 0)
        words = f"{byte_size(n_done)} / {byte_size(n_total)}" if n_total else self.tr("Connecting")
        self._progress.setText(words)
        self._progress.show()
        self._button.setText(self.tr("Cancel"))
        self._button.show()

    def set_idle(self, *, words: str = "", is_begun: bool = False) -> None:
        """Show that nothing is being downloaded.

        `words` says why a download ended; `is_begun` offers to resume it.
        """
        self._is_downloading = False
        self._bar.hide()
        self._progress.hide()
        self._ended.setText(words)
        self._ended.setVisible(bool(words))
        self._button.setText(self.tr("Resume download") if is_begun else self.tr("Download"))
        self._button.setVisible(not self.offer.is_ready and self.radio.isChecked())

    def _on_button(self) -> None:
        (self.cancelWanted if self._is_downloading else self.downloadWanted).emit()

    def _on_toggled(self, is_chosen: bool) -> None:  # noqa: FBT001 (Qt calls it)
        self.setProperty("isChosen", "true" if is_chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        if not self._is_downloading:
            self._button.setVisible(not self.offer.is_ready and is_chosen)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.click()
        super().mousePressEvent(event)


class EncoderChoice(QWidget):
    """A list of search models, one of which is selected.

    Attributes
    ----------
    chosen : Signal
        Reference of a model that is ready to use.
    downloadWanted : Signal
        Reference of a model to download.
    cancelWanted, folderWanted : Signal
        A button was pressed.
    """

    chosen = Signal(str)
    downloadWanted = Signal(str)
    cancelWanted = Signal()
    folderWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, OfferCard] = {}
        self._wanted: tuple[tuple[EncoderOffer, ...], str] | None = None
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._is_unfolded = False
        self._more = TextButton("", self._on_more, parent=self)
        words = self.tr("Use your own model folder\N{HORIZONTAL ELLIPSIS}")
        self._folder = TextButton(words, self.folderWanted.emit, parent=self)
        below = QWidget(self)
        row = FlowLayout(below, gap_px=Space.SMALL)
        for button in (self._more, self._folder):
            row.addWidget(button)
        self._column.addWidget(below)

    def set_offers(self, offers: Sequence[EncoderOffer], *, current: str) -> None:
        """Show models, in order; `current` is the reference of the one in use, empty selects the first."""
        self._wanted = (tuple(offers), current)
        if self.isVisible():
            self._build()

    def _build(self) -> None:
        """Create the cards when they are first shown, so that the window opens sooner."""
        if self._wanted is None:
            return
        (offers, current), self._wanted = self._wanted, None
        if [card.offer for card in self._cards.values()] != list(offers):
            self._rebuild(offers)
        wanted = current if current in self._cards else next(iter(self._cards), "")
        if wanted:
            self._cards[wanted].radio.setChecked(True)
        self._fold()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._build()
        super().showEvent(event)

    def _rebuild(self, offers: Sequence[EncoderOffer]) -> None:
        for card in self._cards.values():
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = {}
        for place, offer in enumerate(offers):
            card = OfferCard(offer, self)
            self._cards[offer.reference] = card
            self._group.addButton(card.radio)
            self._column.insertWidget(place, card)
            card.chosen.connect(lambda offer=offer: self._on_chosen(offer))
            card.downloadWanted.connect(lambda offer=offer: self.downloadWanted.emit(offer.reference))
            card.cancelWanted.connect(self.cancelWanted)

    def _fold(self) -> None:
        n_hidden = 0
        for place, card in enumerate(self._cards.values()):
            # Never hide models that are ready or selected.
            is_shown = self._is_unfolded or place < _SHOWN_AT_FIRST or card.offer.is_ready or card.radio.isChecked()
            card.setVisible(is_shown)
            n_hidden += not is_shown
        self._more.setVisible(n_hidden > 0)
        self._more.setText(tr("EncoderChoice", "%n more search models", n=n_hidden))

    def _on_more(self) -> None:
        self._is_unfolded = True
        self._fold()

    def _on_chosen(self, offer: EncoderOffer) -> None:
        if offer.is_ready:
            self.chosen.emit(offer.reference)

    def card(self, reference: str) -> OfferCard | None:
        """Return the card of a model; None if it is not offered."""
        self._build()
        return self._cards.get(reference)

    @property
    def selected(self) -> str:
        """Reference of the selected card."""
        self._build()
        return next((reference for reference, card in self._cards.items() if card.radio.isChecked()), "")


class EncoderDialog(QDialog):
    """The dialog that selects a search model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search model"))
        self.choice = EncoderChoice(self)
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        inner.addWidget(self.choice)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(ground)
        words = self.tr(
            "The search model determines what you can find by words and pictures. After a change, your videos are"
            " analysed again in the background; until then, search uses the previous model. You can change back at"
            " any time."
        )
        note = PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self)
        note.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        self.trouble = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self.trouble.setProperty("role", "problem")
        self.trouble.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, Space.MEDIUM)
        column.addWidget(note)
        column.addWidget(scroll, 1)
        column.addWidget(self.trouble)
        column.addWidget(close_row(self, margin_px=Space.MEDIUM))
        self.resize(600, 560)

    def set_message(self, words: str) -> None:
        """Show why a model cannot be used; empty hides the line."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
