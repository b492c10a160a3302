"""The page of a review: header, clips and footer, or a single sentence with buttons."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.learning.models import review
from app.learning.models.review import ReviewModel
from app.learning.views.sheet import SheetView
from app.search.models.moment_frames import MomentFrames
from app.stage.thumbnails import ThumbnailCache
from app.tags.models.tag_words import name_of
from app.tags.views.combo import tag_icon
from app.ui.localization.direction import margins
from app.ui.localization.text import filled, number, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.combos import Choice, ElidedCombo
from app.ui.widgets.empty_state import EmptyState, NamedAction
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.learning import ReviewMode
from core.domain.tags import Tag

_MOST_ROWS = 14


class ReviewHead(QWidget):
    """The header: question, tag, mode, and how many clips were right.

    Attributes
    ----------
    tagChosen : Signal
        Id of another tag.
    modeChosen : Signal
        Another `ReviewMode`.
    singleChosen : Signal
        Whether to show clips one at a time.
    leaveWanted : Signal
        Go back to the videos.
    """

    tagChosen = Signal(int)
    modeChosen = Signal(object)
    singleChosen = Signal(bool)
    leaveWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._basis: object = None
        self._title = ElidedLabel(self.tr("Review"), role=Role.HEADING, parent=self)
        self._precision = PlainLabel(parent=self)
        self._progress = ElidedLabel(role=Role.MUTED, mode=Qt.TextElideMode.ElideRight, parent=self)
        self._progress.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._precision.setToolTip(self.tr("Of the clips you marked"))
        self._outlook = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self._outlook.setContentsMargins(margins(Space.SMALL, 0, 0, 0))
        self._outlook.hide()
        self.tags = ElidedCombo(self)
        self.tags.setAccessibleName(self.tr("Tag to review"))
        self.tags.setMaxVisibleItems(_MOST_ROWS)
        self.tags.setMinimumContentsLength(16)
        self.tags.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.modes = Choice(self)
        self.modes.setAccessibleName(self.tr("Clips to show"))
        self.modes.setToolTip(self.tr("Clips to show"))
        for mode in review.MODES:
            self.modes.addItem(review.mode_words(mode), mode)
        self.back = IconButton("back", self.tr("Back to all videos"), self.leaveWanted.emit, parent=self)
        self.views = [self._view("grid", is_single=False), self._view("image", is_single=True)]
        self.tags.activated.connect(lambda row: self.tagChosen.emit(self.tags.itemData(row)))
        self.modes.activated.connect(lambda row: self.modeChosen.emit(ReviewMode(self.modes.itemData(row))))
        self._lay_out()

    def _view(self, icon: str, *, is_single: bool) -> IconButton:
        words = self.tr("One clip at a time") if is_single else self.tr("Several clips at a time")
        button = IconButton(icon, words, lambda: self.singleChosen.emit(is_single), parent=self)
        button.setProperty("isSegment", True)  # noqa: FBT003 (Qt's own)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        top.addWidget(self._precision)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addSpacing(Space.SMALL)
        below.addWidget(self.tags)
        below.addWidget(self.modes)
        below.addWidget(self._progress, 1)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.views:
            switch.addWidget(button)
        below.addLayout(switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.SMALL))
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._outlook)

    @property
    def title(self) -> str:
        """The question."""
        return self._title.text()

    @property
    def precision(self) -> str:
        """How many of the marked clips were right."""
        return self._precision.text()

    @property
    def outlook(self) -> str:
        """What is known about the suggestions as a whole."""
        return self._outlook.text()

    @property
    def progress(self) -> str:
        """How far the review is."""
        return self._progress.text()

    def set_tags(self, tags: Sequence[Tag], counts: Mapping[int, int], chosen: Tag | None) -> None:
        """List the tags, those with the most suggestions first.

        Parameters
        ----------
        tags : sequence of Tag
            All tags.
        counts : mapping of int to int
            Number of videos that each tag is suggested for, by tag id.
        chosen : Tag or None
            The tag of the review.
        """
        ranked = sorted(tags, key=lambda tag: (-counts.get(tag.id, 0), tag.name.casefold()))
        basis = [(tag, counts.get(tag.id, 0)) for tag in ranked]
        if basis != self._basis and not self.tags.view().isVisible():
            self._basis = basis
            with QSignalBlocker(self.tags):
                self.tags.clear()
                for tag, n in basis:
                    words = filled(tr("Review", "%1 (%2)"), name_of(tag), number(n)) if n else name_of(tag)
                    self.tags.addItem(tag_icon(tag), words, tag.id)
        self.tags.setCurrentIndex(-1 if chosen is None else self.tags.findData(chosen.id))
        self.tags.setEnabled(bool(tags))

    def set_question(self, title: str, mode: ReviewMode) -> None:
        """Show a question, as plain text, and select the mode."""
        self._title.setText(title)
        self.modes.setCurrentIndex(review.MODES.index(mode))

    def set_single(self, *, is_single: bool) -> None:
        """Show whether clips are shown one at a time."""
        for button, is_its in zip(self.views, (not is_single, is_single), strict=True):
            button.setChecked(is_its)

    def set_progress(self, precision: str, progress: str) -> None:
        """Show how many clips were right and how far the review is, as plain text."""
        self._precision.setText(precision)
        self._precision.setAccessibleName(precision)
        self._progress.setText(progress)

    def set_outlook(self, text: str) -> None:
        """Show how many suggestions are right or how many videos are left, as plain text; empty hides the line."""
        self._outlook.setText(text)
        self._outlook.setVisible(bool(text))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return no minimum width: in narrow windows texts are cut, and the window does not grow."""
        return QSize(0, super().minimumSizeHint().height())


FRAMES_BYTES = 96 * 1024 * 1024


class ReviewPage(QWidget):
    """Asks about a tag.

    Attributes
    ----------
    head : ReviewHead
        The header.
    sheet : SheetView
        The clips.
    model : ReviewModel
        Questions and answers.
    frames : MomentFrames
        Pictures of the clips.
    commitWanted, backWanted : Signal
        Save the answers; show the previous page.
    actionChosen : Signal
        Name of the button that was clicked on an empty page.
    """

    commitWanted = Signal()
    backWanted = Signal()
    actionChosen = Signal(str)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = ReviewModel(self)
        self.frames = MomentFrames(capacity_bytes=FRAMES_BYTES, parent=self)
        self.head = ReviewHead(self)
        self.sheet = SheetView(self.model, thumbnails, self.frames, self)
        self._summary = ElidedLabel(mode=Qt.TextElideMode.ElideRight, parent=self)
        self._hint = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self.before = TextButton(self.tr("Previous page"), self.backWanted.emit, parent=self)
        self.save = TextButton("", self.commitWanted.emit, kind="primary", parent=self)
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self.actionChosen)
        self._parked: QWidget | None = None
        self.setFocusProxy(self.sheet)
        self._lay_out()

    def _lay_out(self) -> None:
        self._body = QWidget(self)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(margins(Space.SMALL, 0, 0, 0))
        inner.setSpacing(0)
        inner.addWidget(self.sheet, 1)
        inner.addWidget(self._foot())
        self._stack = QStackedLayout()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.MEDIUM))
        column.setSpacing(Space.SMALL)
        column.addWidget(self._hint)
        self._answers = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._summary, 1)
        row.addWidget(self.before)
        row.addWidget(self.save)
        column.addLayout(row)
        return foot

    def _fit_foot(self) -> None:
        """Stack the buttons where they do not fit side by side, as with large text in a narrow page.

        The summary gives its room to them: it is their tooltip as well.
        """
        # The margins of the body and of the foot, and the gaps beside the first button.
        room_px = self.width() - (Space.SMALL + Space.SMALL + Space.LARGE) - 2 * Space.SMALL
        does_fit = room_px >= self.before.sizeHint().width() + self.save.sizeHint().width()
        side_by_side, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._answers.setDirection(side_by_side if does_fit else stacked)
        self._summary.setVisible(does_fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    @property
    def sentence(self) -> str:
        """The sentence shown instead of clips; empty while there are clips."""
        return self.empty.sentence if self._stack.currentIndex() == 1 else ""

    def show_sheet(self) -> None:
        """Show the clips, the first one current."""
        had_focus = self._has_focus() or self.window().focusWidget() is self._parked
        self._parked = None
        self._stack.setCurrentIndex(0)
        if self.model.cells and not self.sheet.currentIndex().isValid():
            self.sheet.select_row(0)
        if had_focus:
            self.sheet.setFocus()

    def show_sentence(self, sentence: str, actions: Sequence[NamedAction] = ()) -> None:
        """Show a sentence instead of clips.

        Parameters
        ----------
        sentence : str
            Plain text.
        actions : sequence of NamedAction
            Buttons below it, the most useful first.
        """
        had_focus = self._has_focus() or self.window().focusWidget() is self._parked
        self.empty.set_text(sentence, actions)
        self._stack.setCurrentIndex(1)
        if had_focus:
            self._parked = self.empty.buttons[0] if self.empty.buttons else self.head.tags
            self._parked.setFocus()

    def _has_focus(self) -> bool:
        """Return whether the keyboard focus is in the part that is about to be hidden."""
        focused = self.window().focusWidget()
        return focused is None or (self.isAncestorOf(focused) and not self.head.isAncestorOf(focused))

    @property
    def summary(self) -> str:
        """What saving the page does."""
        return self._summary.text()

    @property
    def hint(self) -> str:
        """What the keys do."""
        return self._hint.text()

    def set_save_button(self, button: str, summary: str, hint: str, *, can_go_back: bool) -> None:
        """Show what saving the page does.

        Parameters
        ----------
        button : str
            Label of the button that saves it.
        summary : str
            One sentence.
        hint : str
            What the keys do; it wraps at plain spaces.
        can_go_back : bool
            Whether there is a previous page.
        """
        self.save.setText(button.replace("&", "&&"))
        self.save.setToolTip(summary)
        self.save.setAccessibleDescription(summary)
        self._summary.setText(summary)
        self._hint.setText(hint)
        self.before.setEnabled(can_go_back)
        self._fit_foot()
