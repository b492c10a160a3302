"""The tags in the inspector, by section."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.inspector.models.inspected import TagSections
from app.inspector.views.moments import InspectorMoments
from app.inspector.views.suggestions import InspectorSuggested
from app.tags.views.chips import ChipGroup
from app.ui.localization.text import tr
from app.ui.tokens import ICON_PX, Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.labels import PlainLabel, Role


class InspectorTags(QWidget):
    """Sections of chips and moments; empty ones are hidden.

    Attributes
    ----------
    addWanted : Signal
        Add tags by typing.
    pressed, opened, takeBackWanted : Signal
        `Chip`.
    menuWanted : Signal
        `Chip`, and a global position.
    marked, played, momentTakeBackWanted : Signal
        `DecidedMoment`.
    momentMenuWanted : Signal
        `DecidedMoment`, and a global position.
    """

    addWanted = Signal()
    pressed = Signal(object)
    opened = Signal(object)
    takeBackWanted = Signal(object)
    menuWanted = Signal(object, QPoint)
    marked = Signal(object)
    played = Signal(object)
    momentTakeBackWanted = Signal(object)
    momentMenuWanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = TagSections()
        self._owner: object = None
        self.given = ChipGroup(self.tr("Tags"), self)
        self.moments = InspectorMoments(self.tr("Moments with tags"), self)
        self.derived = ChipGroup(self.tr("Tags of moments"), self)
        self.rejected = ChipGroup(self.tr("Rejected tags"), self)
        self.rejected_moments = InspectorMoments(self.tr("Rejected for moments"), self)
        self.add = IconButton("more", self.tr("Add tags"), self.addWanted.emit, size_px=ICON_PX, parent=self)
        self._none = PlainLabel(self.tr("No tags yet"), role=Role.MUTED, parent=self)
        self._moments_head = PlainLabel(self.tr("Moments"), role=Role.SMALL, parent=self)
        self._derived_head = PlainLabel(self.tr("From moments"), role=Role.SMALL, parent=self)
        for caption in (self._moments_head, self._derived_head):
            caption.setContentsMargins(0, Space.SMALL, 0, 0)
        self.suggested = InspectorSuggested(self)
        self.show_rejected = TextButton("", self._refresh_rejected, kind="quiet", parent=self)
        self.show_rejected.setCheckable(True)
        self._lay_out()
        self._tie()
        self.set_sections(TagSections())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(PlainLabel(self.tr("Tags"), role=Role.SECTION, parent=self))
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        for widget in (self._none, self.given):
            column.addWidget(widget, 0, self._side(widget))
        column.addWidget(self.suggested)
        for widget in (self._moments_head, self.moments, self._derived_head, self.derived):
            column.addWidget(widget, 0, self._side(widget))
        column.addWidget(self.show_rejected, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.rejected)
        column.addWidget(self.rejected_moments)

    @staticmethod
    def _side(widget: QWidget) -> Qt.AlignmentFlag:
        # A label with another direction than the layout would be at the wrong side of a wide cell.
        is_label = isinstance(widget, PlainLabel)
        return Qt.AlignmentFlag.AlignLeading if is_label else Qt.AlignmentFlag(0)

    def _tie(self) -> None:
        self.suggested.left.connect(self._refresh)
        for group in (self.given, self.derived, self.rejected):
            group.pressed.connect(self.pressed)
            group.opened.connect(self.opened)
            group.takeBackWanted.connect(self.takeBackWanted)
            group.menuWanted.connect(self.menuWanted)
        for view in (self.moments, self.rejected_moments):
            view.marked.connect(self.marked)
            view.played.connect(self.played)
            view.takeBackWanted.connect(self.momentTakeBackWanted)
            view.menuWanted.connect(self.momentMenuWanted)

    @property
    def sections(self) -> TagSections:
        """The sections shown."""
        return self._sections

    def set_sections(self, sections: TagSections, *, owner: object = None) -> None:
        """Show tags.

        While the pointer is over the suggestions nothing moves, and the update waits until it leaves. Tags of another
        owner (the
        video or videos they belong to) are shown at once.
        """
        is_same, self._owner = owner == self._owner, owner
        self._sections = sections
        if is_same and self.suggested.is_pointed:
            self.suggested.chips.update_in_place(sections.suggested)
        else:
            self._refresh()

    def _refresh(self) -> None:
        sections = self._sections
        self.given.set_chips(sections.given)
        self.suggested.set_sections(sections)
        self.moments.set_moments(sections.moments)
        self.derived.set_chips(sections.derived)
        self.given.setVisible(bool(sections.given))
        self._moments_head.setVisible(bool(sections.moments))
        for widget in (self._derived_head, self.derived):
            widget.setVisible(bool(sections.derived))
        self._none.setVisible(not (sections.given or sections.moments))
        self._refresh_rejected()

    def _refresh_rejected(self) -> None:
        n_rejected = self._sections.n_rejected
        is_wanted = self.show_rejected.isChecked() and n_rejected > 0
        self.show_rejected.setVisible(n_rejected > 0)
        words = self.tr("Hide rejected") if is_wanted else tr("InspectorTags", "Show %n rejected", n=n_rejected)
        self.show_rejected.setText(words)
        self.rejected.set_chips(self._sections.rejected)
        self.rejected_moments.set_moments(self._sections.rejected_moments)
        self.rejected.setVisible(is_wanted and bool(self._sections.rejected))
        self.rejected_moments.setVisible(is_wanted and bool(self._sections.rejected_moments))
