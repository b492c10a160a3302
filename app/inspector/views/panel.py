"""The inspector panel: details of the selection, and the controls to edit them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from app.inspector.models.inspected import ManyVideos, OneVideo, TagSections
from app.inspector.models.video_facts import Fact, facts_of_many, facts_of_one
from app.inspector.views.note_edit import NoteEdit
from app.inspector.views.star_rating import StarRating
from app.inspector.views.tags import InspectorTags
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.localization.text import display_name, display_text, left_to_right, tr
from app.ui.paint import painting
from app.ui.tokens import Space
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role

_WIDEST_PX = 480


class Poster(QWidget):
    """The picture of a video, as wide as the panel; its height does not depend on the video, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails: ThumbnailCache | None = None
        self._path: Path | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def attach(self, thumbnails: ThumbnailCache) -> None:
        """Set the source of pictures."""
        self._thumbnails = thumbnails
        thumbnails.arrived.connect(self.update)

    def show_picture(self, path: Path | None) -> None:
        """Show a picture file; None where there is none yet."""
        self._path = path
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return min(arg__1, _WIDEST_PX) * 9 // 16

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(_WIDEST_PX, self.width())
        found = None
        if self._path is not None and self._thumbnails is not None:
            found = self._thumbnails.pixmap(PictureKey(self._path, None, round(width * ratio)))
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, 0, width, self.height()))
        painting.paint_picture(painter, QRectF(place), found, placeholder="film")
        painter.end()


class InspectorHead(QWidget):
    """Picture, name and rating of the selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.poster = Poster(self)
        self._is_one = self._is_played = False
        self.name = ElidedLabel(role=Role.SECTION, parent=self)
        self.folder = ElidedLabel(role=Role.SMALL, parent=self)
        self.stars = StarRating(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.poster)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self.name)
        column.addWidget(self.folder)
        column.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignLeading)

    def show_video(self, path: Path, poster: Path | None, rating: int) -> None:
        """Show one video with its rating, 0 to 5."""
        self._is_one = True
        self._show_poster()
        self.folder.show()
        self.poster.show_picture(poster)
        self.name.setText(display_name(path))
        self.folder.setText(left_to_right(display_text(str(path.parent))))
        self.stars.set_rating(rating)

    def show_many(self, words: str, rating: int | None) -> None:
        """Show how many videos are selected, and their rating; None if it differs."""
        self._is_one = False
        self._show_poster()
        self.folder.hide()
        self.name.setText(words)
        self.stars.set_rating(rating)

    def set_played(self, *, is_played: bool) -> None:
        """Hide the picture while the player shows the same video."""
        self._is_played = is_played
        self._show_poster()

    def _show_poster(self) -> None:
        self.poster.setVisible(self._is_one and not self._is_played)


_LONG = 60
"""Longer sentences get lines of their own; paths are elided in the middle instead."""


class InspectorFacts(QWidget):
    """A table without grid lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[Fact] = []
        self._labels: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)

    @property
    def facts(self) -> list[Fact]:
        """The pairs of label and value shown."""
        return self._facts

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show pairs of label and value."""
        if list(facts) == self._facts:
            return
        self._facts = list(facts)
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for row, (name, value) in enumerate(facts):
            title = PlainLabel(name, role=Role.MUTED, parent=self)
            is_sentence = len(value) > _LONG and "/" not in value and "\\" not in value
            words = PlainLabel(value, does_wrap=True, parent=self) if is_sentence else ElidedLabel(value, parent=self)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                if is_sentence
                else Qt.TextInteractionFlag.NoTextInteraction
            )
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(words, row, 1)
            self._labels += [title, words]


_LEAST_EM = 18


class InspectorPanel(QWidget):
    """Shows one video in full, what many have in common, or a hint where none is selected.

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
        self._note_head = PlainLabel(self.tr("Note"), role=Role.SECTION, parent=self)
        self._nothing = EmptyState(self, is_panel=True)
        self._nothing.set_text(self.tr("Select a video to see its details."))
        self._area = QScrollArea(self)
        self._lay_out()

    def _lay_out(self) -> None:
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        column = QVBoxLayout(ground)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.head)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.tags)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._note_head, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.note)
        column.addSpacing(Space.SMALL)
        details = PlainLabel(self.tr("Details"), role=Role.SECTION, parent=self)
        column.addWidget(details, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.facts)
        column.addStretch(1)
        self._area.setWidget(ground)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Narrower would cut off names and numbers.
        self.setMinimumWidth(_LEAST_EM * self.fontMetrics().horizontalAdvance("m"))
        self._stack = ContentStack(self._nothing, self._area, self)

    @property
    def shown(self) -> OneVideo | ManyVideos | None:
        """The content shown; None for the hint."""
        return self._shown

    def attach(self, thumbnails: ThumbnailCache) -> None:
        """Set the source of pictures."""
        self.head.poster.attach(thumbnails)

    def show_none(self) -> None:
        """Show the hint to select a video."""
        self._shown = None
        self.note.show_note(0, "")
        self._stack.show_content(is_there=False)

    def show_one(self, one: OneVideo, sections: TagSections) -> None:
        """Show one video and its tags."""
        video = one.card.video
        self._shown = one
        self.head.show_video(video.path, one.card.poster, video.rating)
        self.show_tags(sections)
        self._set_note_visible(is_visible=True)
        self.note.show_note(video.id, video.note)
        self.facts.set_facts(facts_of_one(one))
        self._stack.show_content(is_there=True)

    def show_many(self, many: ManyVideos, sections: TagSections) -> None:
        """Show what many videos have in common, and how many have each tag."""
        self._shown = many
        words = tr("InspectorPanel", "%n videos", n=many.sums.n_videos)
        self.head.show_many(words, many.sums.rating)
        self.show_tags(sections)
        self.note.show_note(0, "")
        self._set_note_visible(is_visible=False)
        self.facts.set_facts(facts_of_many(many))
        self._stack.show_content(is_there=True)

    def show_tags(self, sections: TagSections) -> None:
        """Update only the tags of what is shown."""
        shown = self._shown
        owner = shown.card.video.id if isinstance(shown, OneVideo) else shown.video_ids if shown else None
        self.tags.set_sections(sections, owner=owner)

    def _set_note_visible(self, *, is_visible: bool) -> None:
        self._note_head.setVisible(is_visible)
        self.note.setVisible(is_visible)
