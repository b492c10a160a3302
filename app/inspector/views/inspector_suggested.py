"""What is suggested, in the inspector: chips for the whole video, below them moments."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.inspector.models.inspected import TagSections
from app.inspector.views.suggested_moments import SuggestedMoments
from app.inspector.views.suggestion_group import SuggestionGroup
from app.ui.buttons import IconButton
from app.ui.labels import PlainLabel, Role


class InspectorSuggested(QWidget):
    """Suggestions, best first; not there where there are none.

    Attributes
    ----------
    chips, moments : QWidget
        Its parts.
    menuWanted : Signal
        Global place of the menu of all that is on show.
    left : Signal
        The pointer has gone.

    Parameters
    ----------
    parent : QWidget, optional
        Owner.
    """

    menuWanted = Signal(QPoint)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_pointed = False
        self.chips = SuggestionGroup(self.tr("Suggested tags"), self)
        self.moments = SuggestedMoments(self.tr("Moments with suggested tags"), self)
        words = self.tr("Accept or reject all shown")
        self.dots = IconButton("dots", words, self._ask_menu, size_px=16, parent=self)
        title = PlainLabel(self.tr("Suggested"), role=Role.SMALL, parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.dots)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self.moments)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    @property
    def is_pointed(self) -> bool:
        """Whether the pointer is here: then nothing may move."""
        return self._is_pointed and self.isVisible()

    def set_sections(self, sections: TagSections) -> None:
        """Show what is suggested.

        Parameters
        ----------
        sections : TagSections
            See there.
        """
        self.chips.set_chips(sections.suggested)
        self.moments.set_moments(sections.suggested_moments)
        self.chips.setVisible(bool(sections.suggested))
        self.setVisible(bool(sections.suggested or sections.suggested_moments))

    def reopen(self) -> None:
        """Let what was decided here be open again: it could not be written."""
        self.chips.reopen()
        self.moments.rows.reopen()

    def _ask_menu(self) -> None:
        self.menuWanted.emit(self.dots.mapToGlobal(self.dots.rect().bottomLeft()))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_pointed = True
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed = False
        super().leaveEvent(event)
        self.left.emit()
