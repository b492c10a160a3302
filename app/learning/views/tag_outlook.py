"""The strip below the tags: what the selected tag suggests, how many more there may be, and what to do next."""

import enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.learning.models.outlook_words import OutlookAction, OutlookText
from app.tags.models.tag_words import name_of
from app.tags.views.panel import FittingStrip
from app.ui.localization.direction import margins
from app.ui.localization.text import plain_tooltip
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.tags import Tag


class _Extent(enum.Enum):
    """How much of the strip is shown; the tooltip holds the rest."""

    ALL = enum.auto()
    WITHOUT_DETAIL = enum.auto()
    LINE = enum.auto()
    """The title, with the first button beside it."""


class TagOutlookStrip(FittingStrip):
    """Shows the outlook of one tag, as much as there is space for; hidden while no tag is selected.

    Attributes
    ----------
    offerTaken : Signal
        The `Tag` on show and the wanted `ReviewMode`.
    """

    offerTaken = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagOutlook")
        self._tag: Tag | None = None
        self._face: OutlookText | None = None
        self.buttons: list[TextButton] = []
        self.title = ElidedLabel(parent=self)
        self.short = TextButton("", lambda: self.buttons[0].click(), kind="link", parent=self)
        self.short.hide()
        self.detail = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._row = QWidget(self)
        self._offers = FlowLayout(self._row, gap_px=Space.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.TIGHT))
        column.setSpacing(Space.TIGHT)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.title, 1)
        line.addWidget(self.short)
        column.addLayout(line)
        column.addWidget(self.detail)
        column.addWidget(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def tag(self) -> Tag | None:
        """The tag shown."""
        return self._tag

    def show_outlook(self, tag: Tag | None, face: OutlookText | None = None) -> None:
        """Show the outlook of a tag; None hides the strip."""
        if tag is None or face is None:
            self._tag = self._face = None
            self.hide()
            return
        self._tag = tag
        self.title.setText(face.title)
        self.title.setToolTip(plain_tooltip("\n".join(part for part in (face.title, face.detail) if part)))
        self.detail.setText(face.detail)
        if self._face is None or self._face.offers != face.offers:
            self._make_buttons(face.offers)
        self._face = face
        self.setAccessibleName(name_of(tag))
        self.setAccessibleDescription(" ".join(part for part in (face.title, face.detail) if part))
        self.show()
        self.changed.emit()

    @override
    def fit(self, room_px: int) -> None:
        """Show as much as fits into a height; at least one line, with the rest in its tooltip."""
        if self._face is None:
            return
        for extent in _Extent:
            self.detail.setVisible(extent is _Extent.ALL and bool(self._face.detail))
            self._row.setVisible(extent is not _Extent.LINE and bool(self.buttons))
            self.short.setVisible(extent is _Extent.LINE and bool(self.buttons))
            if self._claim_room() <= room_px:
                break

    def _make_buttons(self, offers: tuple[OutlookAction, ...]) -> None:
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [
            TextButton(offer.words, lambda mode=offer.mode: self._take(mode), kind="link", parent=self._row)
            for offer in offers
        ]
        for button in self.buttons:
            self._offers.addWidget(button)
            button.show()
        self.short.setText(self.buttons[0].text() if offers else "")
        for button in (*self.buttons, self.short):
            button.setAccessibleDescription(self.title.text())

    def _take(self, mode: object) -> None:
        if self._tag is not None:
            self.offerTaken.emit(self._tag, mode)

    def _claim_room(self) -> int:
        """Claim the height that the text needs and return it, in pixels; the tree gets the rest."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        does_wrap = layout.hasHeightForWidth()
        height_px = layout.totalHeightForWidth(self.width()) if does_wrap else layout.totalSizeHint().height()
        self.setMinimumHeight(height_px)
        return height_px

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.changed.emit()
