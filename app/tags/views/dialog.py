"""The dialog that creates or edits a tag."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.stage.tag_book import TagBook
from app.stage.thumbnails import ThumbnailCache
from app.tags.models.tag_words import problem_with
from app.tags.views.colour_choice import ColourChoice
from app.tags.views.combo import TagCombo
from app.tags.views.preview import TagPreview
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import filled, inline_name
from app.ui.tokens import Space
from app.ui.widgets.combos import Choice
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.tags import Tag
from core.errors import KnownError


class NameEdit(QLineEdit):
    """A line that validates its text.

    Attributes
    ----------
    problemChanged : Signal
        The problem, or an empty text.

    Parameters
    ----------
    problem_with : callable
        Called with the text; returns a sentence if it is not valid.
    parent : QWidget
        Qt parent.
    """

    problemChanged = Signal(str)

    def __init__(self, problem_with: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._problem_with = problem_with
        self._problem = ""
        self.textChanged.connect(lambda _text: self.check())

    @property
    def problem(self) -> str:
        """Why the text is not valid; empty if it is."""
        return self._problem

    def check(self) -> None:
        """Validate again, for example because the names in use may have changed."""
        problem = self._problem_with(self.text())
        if problem == self._problem:
            return
        self._problem = problem
        self.setProperty("isWrong", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(problem)
        self.problemChanged.emit(problem)


class FloatingNameEdit(NameEdit):
    """Edits a name in a list row; the problem floats below it, or above if there is no room."""

    def __init__(self, problem_with: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(problem_with, parent)
        self._label = PlainLabel(role=Role.SMALL, does_wrap=True, parent=parent)
        self._label.setObjectName("fieldProblem")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.hide()
        self.problemChanged.connect(self._on_problem)
        self.destroyed.connect(self._label.deleteLater)
        self._has_begun = False

    def begin_with(self, text: str) -> None:
        """Set the current name, selected for typing over; later calls do nothing."""
        if not self._has_begun:
            self._has_begun = True
            self.setText(text)
            self.selectAll()

    def _on_problem(self, problem: str) -> None:
        self._label.setText(problem)
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self.problem or not self.isVisible():
            self._label.hide()
            return
        left, width = 4, parent.width() - 8
        height = self._label.heightForWidth(width)
        below, above = self.geometry().bottom() + 2, self.geometry().top() - height - 2
        self._label.setGeometry(left, below if below + height <= parent.height() else max(0, above), width, height)
        self._label.raise_()
        self._label.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._label.hide()
        super().hideEvent(event)


_SLOTS = range(1, 10)


class TagDialog(QDialog):
    """Edits everything about a tag; names are validated while typing.

    Attributes
    ----------
    wanted : Signal
        The edited `Tag`. The dialog stays open until `accept` or `object_to` is called.

    Parameters
    ----------
    book : TagBook
        The existing tags.
    tag : Tag
        The tag to edit; id 0 for a new one.
    parent : QWidget
        The window.
    thumbnails : ThumbnailCache or None
        For pictures of what the tag would find; None shows none.
    """

    wanted = Signal(object)

    def __init__(self, book: TagBook, tag: Tag, parent: QWidget, *, thumbnails: ThumbnailCache | None = None) -> None:
        super().__init__(parent)
        self._book, self._tag = book, tag
        self.preview = TagPreview(thumbnails, self) if thumbnails is not None else None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit tag") if tag.id else self.tr("New tag"))
        self.name = NameEdit(lambda text: problem_with(text, book, tag_id=tag.id) if text.strip() else "", self)
        self.name.setText(tag.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.name_problem = self._problem_label()
        self.aliases = QPlainTextEdit("\n".join(tag.aliases), self)
        self.aliases.setTabChangesFocus(True)
        self.aliases.setAccessibleName(self.tr("Aliases"))
        self.aliases.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)
        self.aliases_problem = self._problem_label()
        self.description = QLineEdit(tag.description, self)
        self.description.setAccessibleName(self.tr("What it looks like"))
        self.description.setPlaceholderText(self.tr("a sandy beach with waves"))
        below = book.with_below(tag.id) if tag.id else ()
        self.above = TagCombo(book, self, without=below, none_words=self.tr("None (top level)"))
        self.above.setAccessibleName(self.tr("Parent tag"))
        self.above.choose(tag.parent_id)
        self.colour = ColourChoice(tag, self)
        self.above_problem = self._problem_label()
        self.slot = self._slot_choice()
        self.trouble = self._problem_label()
        self._buttons()
        self._lay_out()
        self.name.textChanged.connect(lambda _text: self._check())
        self.aliases.textChanged.connect(self._check)
        self.above.edit.textChanged.connect(lambda _text: self._check())
        book.changed.connect(self._on_book)
        self._check()
        self.name.selectAll()

    def _problem_label(self) -> PlainLabel:
        label = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        label.setProperty("role", "problem")
        label.hide()
        return label

    def _slot_choice(self) -> Choice:
        choice = Choice(self)
        choice.setAccessibleName(self.tr("Number key"))
        choice.setMinimumContentsLength(18)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.addItem(self.tr("None"), None)
        for slot in _SLOTS:
            other = self._book.in_slot(slot)
            words = str(slot)
            if other is not None and other.id != self._tag.id:
                words = filled(self.tr("%1, currently %2"), words, inline_name(other.name))
            choice.addItem(words, slot)
        choice.setCurrentIndex(choice.findData(self._tag.shortcut_slot))
        return choice

    def _buttons(self) -> None:
        self.buttons = QDialogButtonBox(self)
        self.save = QPushButton(self.tr("Save") if self._tag.id else self.tr("Create"), self)
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Name"), self.name, self.name_problem),
            (self.tr("Aliases"), self.aliases, self.aliases_problem),
            ("", self._note(self.tr("One per line. They work wherever the name does.")), None),
            (self.tr("What it looks like"), self.description, None),
            ("", self._note(self.tr("One line that helps to find it in videos. Optional.")), None),
            (self.tr("Parent tag"), self.above, self.above_problem),
            (self.tr("Number key"), self.slot, None),
            (self.tr("Colour"), self.colour, None),
        )
        for words, field, problem in rows:
            at = grid.rowCount()
            if words:
                grid.setRowMinimumHeight(at, 8)
                label = PlainLabel(words, parent=self)
                label.setContentsMargins(0, Space.SMALL, 0, 0)
                grid.addWidget(label, at + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, at + 1, 1)
            if problem is not None:
                grid.addWidget(problem, at + 2, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(grid)
        if self.preview is not None:
            column.addWidget(self.preview)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(480 if self.preview is None else 540)

    def _note(self, words: str) -> PlainLabel:
        return PlainLabel(words, role=Role.SMALL, does_wrap=True, parent=self)

    @property
    def tag(self) -> Tag:
        """The tag as currently edited."""
        above, words = self.above.tag, [line.strip() for line in self.aliases.toPlainText().splitlines()]
        return Tag(
            self._tag.id,
            self.name.text().strip(),
            self.description.text().strip(),
            above.id if above else None,
            tuple(dict.fromkeys(word for word in words if word)),
            self.colour.colour,
            self.slot.currentData(),
            self._tag.threshold,
        )

    def _on_book(self) -> None:
        self.name.check()
        self._check()

    def _check(self) -> None:
        found = (problem_with(word, self._book, tag_id=self._tag.id, is_alias=True) for word in self.tag.aliases)
        problems = self.name.problem, next(filter(None, found), ""), self.above.problem
        labels = self.name_problem, self.aliases_problem, self.above_problem
        for label, problem in zip(labels, problems, strict=True):
            label.setText(problem)
            label.setVisible(bool(problem))
        self.aliases.setAccessibleDescription(problems[1])
        self.trouble.hide()
        self.save.setEnabled(bool(self.name.text().strip()) and not any(problems))
        self._make_room()

    def _make_room(self) -> None:
        # Messages come and go; the fields keep their heights.
        wanted = self._column.totalHeightForWidth(max(self.width(), self.minimumWidth()))
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _ask(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.wanted.emit(self.tag)

    def object_to(self, error: KnownError) -> None:
        """Show why the tag cannot be saved; the fields stay."""
        self.trouble.setText(in_own_words(error))
        self.trouble.show()
        self._make_room()
        self.save.setEnabled(True)
