"""One line that offers a review of what is suggested anew; it goes by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.buttons import IconButton, TextButton
from app.ui.direction import margins
from app.ui.foot import Foot
from app.ui.labels import ElidedLabel
from app.ui.throttle import Throttle

STAYS_MS = 15_000
_WIDEST_EM = 90


class ReviewOffer(Foot):
    """Offers a review in passing.

    Attributes
    ----------
    wanted : Signal
        Id of the tag that is to be reviewed.

    Parameters
    ----------
    host : QWidget
        What it floats over.
    """

    wanted = Signal(int)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, most_em=_WIDEST_EM)
        self.setObjectName("toast")
        self._tag_id = 0
        self._label = ElidedLabel(mode=Qt.TextElideMode.ElideRight, parent=self)
        self.review = TextButton(self.tr("Review"), self._on_review, kind="quiet", parent=self)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=14, parent=self)
        for button in (self.review, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it was
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 4, 6, 4))
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.review)
        row.addWidget(self._close)
        self._go_soon = Throttle(STAYS_MS, self.dismiss, parent=self)

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    @override
    def wanted_width(self) -> int:
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        beside = self.review.sizeHint().width() + self._close.sizeHint().width()
        return min(super().wanted_width, words + beside + 44)

    def offer(self, tag_id: int, words: str) -> None:
        """Offer a review, in place of what was offered before.

        Parameters
        ----------
        tag_id : int
            Of which tag.
        words : str
            Plain text.
        """
        self._tag_id = tag_id
        self._label.setText(words)
        self.show()
        self.place()
        self._go_soon.stop()
        self._go_soon.wish()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Go."""
        self._go_soon.stop()
        self.hide()

    def _on_review(self) -> None:
        self.dismiss()
        self.wanted.emit(self._tag_id)
