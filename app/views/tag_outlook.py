"""The strip below the tags: what the chosen tag suggests, how many more there may be, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.outlook_words import Offer, OutlookFace
from app.models.tag_words import name_of
from app.support.buttons import TextButton
from app.support.direction import margins
from app.support.labels import ElidedLabel, PlainLabel, Role
from core.domain.tags import Tag


class TagOutlookStrip(QFrame):
    """Shows the outlook of one tag; not there where none is chosen.

    Attributes
    ----------
    offerTaken : Signal
        The `Tag` on show, and the `ReviewMode` wanted.

    Parameters
    ----------
    parent : QWidget
        Owner.
    """

    offerTaken = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagOutlook")
        self._tag: Tag | None = None
        self._face: OutlookFace | None = None
        self.buttons: list[TextButton] = []
        self.name = ElidedLabel(role=Role.SMALL, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.title = PlainLabel(does_wrap=True, parent=self)
        self.detail = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(14, 8, 14, 4))
        column.setSpacing(4)
        for label in (self.name, self.title, self.detail):
            column.addWidget(label)
        column.addLayout(self._offers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def tag(self) -> Tag | None:
        """Which tag it is about."""
        return self._tag

    def show_outlook(self, tag: Tag | None, face: OutlookFace | None = None) -> None:
        """Show the outlook of a tag.

        Parameters
        ----------
        tag : Tag or None
            Which; None hides it.
        face : OutlookFace or None
            In words; None hides it.
        """
        if tag is None or face is None:
            self._tag = self._face = None
            self.hide()
            return
        self._tag = tag
        self.name.setText(name_of(tag))
        self.title.setText(face.title)
        self.detail.setText(face.detail)
        self.detail.setVisible(bool(face.detail))
        if self._face is None or self._face.offers != face.offers:
            self._make_buttons(face.offers)
        self._face = face
        self.setAccessibleName(name_of(tag))
        self.setAccessibleDescription(" ".join(part for part in (face.title, face.detail) if part))
        self.show()

    def _make_buttons(self, offers: tuple[Offer, ...]) -> None:
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [
            TextButton(offer.words, lambda mode=offer.mode: self._take(mode), kind="" if place == 0 else "quiet",
                       parent=self)
            for place, offer in enumerate(offers)
        ]  # fmt: skip
        for button in self.buttons:
            button.setAccessibleDescription(self.title.text())
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _take(self, mode: object) -> None:
        if self._tag is not None:
            self.offerTaken.emit(self._tag, mode)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1
