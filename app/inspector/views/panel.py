"""What is known of the chosen videos or moment, and what can be said about them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.inspector.models.inspected import ManyVideos, OneVideo, TagSections
from app.inspector.models.video_facts import facts_of_many, facts_of_one
from app.inspector.views.facts import InspectorFacts
from app.inspector.views.head import InspectorHead
from app.inspector.views.note_edit import NoteEdit
from app.inspector.views.tags import InspectorTags
from app.stage.thumbnails import ThumbnailCache
from app.ui.labels import PlainLabel, Role
from app.ui.text import tr
from app.ui.theme import SPACE_PX

_LEAST_EM = 18


class InspectorPanel(QWidget):
    """One video in full, many in common, or a sentence where none is chosen.

    Attributes
    ----------
    head, tags, note, facts : QWidget
        Its parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._shown: OneVideo | ManyVideos | None = None
        self.head = InspectorHead(self)
        self.tags = InspectorTags(self)
        self.note = NoteEdit(self)
        self.facts = InspectorFacts(self)
        self._note_head = PlainLabel(self.tr("Note"), role=Role.HEADING, parent=self)
        self._nothing = PlainLabel(
            self.tr("Choose a video to see what is known of it"), role=Role.MUTED, does_wrap=True, parent=self
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._nothing.setContentsMargins(14, SPACE_PX, 14, SPACE_PX)
        self._area = QScrollArea(self)
        self._lay_out()

    def _lay_out(self) -> None:
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        column = QVBoxLayout(ground)
        column.setContentsMargins(14, SPACE_PX, 14, 2 * SPACE_PX)
        column.setSpacing(SPACE_PX)
        column.addWidget(self.head)
        column.addSpacing(SPACE_PX)
        column.addWidget(self.tags)
        column.addSpacing(SPACE_PX)
        column.addWidget(self._note_head, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.note)
        column.addSpacing(SPACE_PX)
        details = PlainLabel(self.tr("Details"), role=Role.HEADING, parent=self)
        column.addWidget(details, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.facts)
        column.addStretch(1)
        self._area.setWidget(ground)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What is narrower cuts names and figures off.
        self.setMinimumWidth(_LEAST_EM * self.fontMetrics().horizontalAdvance("m"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._area)

    @property
    def shown(self) -> OneVideo | ManyVideos | None:
        """What is on show."""
        return self._shown

    def attach(self, thumbnails: ThumbnailCache) -> None:
        """Say where pictures come from.

        Parameters
        ----------
        thumbnails : ThumbnailCache
            The window's.
        """
        self.head.poster.attach(thumbnails)

    def show_none(self) -> None:
        """Say that nothing is chosen."""
        self._shown = None
        self.note.show_note(0, "")
        self._stack.setCurrentWidget(self._nothing)

    def show_one(self, one: OneVideo, sections: TagSections) -> None:
        """Show one video.

        Parameters
        ----------
        one : OneVideo
            It.
        sections : TagSections
            Its tags.
        """
        video = one.card.video
        self._shown = one
        self.head.show_video(video.path, one.card.poster, video.rating)
        self.show_tags(sections)
        self._set_note_visible(is_visible=True)
        self.note.show_note(video.id, video.note)
        self.facts.set_facts(facts_of_one(one))
        self._stack.setCurrentWidget(self._area)

    def show_many(self, many: ManyVideos, sections: TagSections) -> None:
        """Show what videos have in common.

        Parameters
        ----------
        many : ManyVideos
            They.
        sections : TagSections
            How many have which tag.
        """
        self._shown = many
        words = tr("InspectorPanel", "%n videos", n=many.sums.n_videos)
        self.head.show_many(words, many.sums.rating)
        self.show_tags(sections)
        self.note.show_note(0, "")
        self._set_note_visible(is_visible=False)
        self.facts.set_facts(facts_of_many(many))
        self._stack.setCurrentWidget(self._area)

    def show_tags(self, sections: TagSections) -> None:
        """Show other tags of what is on show.

        Parameters
        ----------
        sections : TagSections
            Its tags.
        """
        shown = self._shown
        owner = shown.card.video.id if isinstance(shown, OneVideo) else shown.video_ids if shown else None
        self.tags.set_sections(sections, owner=owner)

    def _set_note_visible(self, *, is_visible: bool) -> None:
        self._note_head.setVisible(is_visible)
        self.note.setVisible(is_visible)
