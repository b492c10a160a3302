"""The dialog that merges tags, with a preview of the changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.stage.tag_book import TagBook
from app.tags.models.tag_words import listed, merging
from app.tags.views.combo import TagCombo
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import filled, inline_name, number
from app.ui.tokens import Space
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.tags import Tag, TagEffect
from core.errors import KnownError


class MergeDialog(QDialog):
    """Asks which tag to keep.

    Attributes
    ----------
    previewWanted : Signal
        Tags to merge, and the tag to keep; answer with `show_effect`.
    wanted : Signal
        Tags to merge, and the tag to keep. The dialog stays open until `accept` or `object_to` is called.

    Parameters
    ----------
    book : TagBook
        The existing tags.
    chosen : sequence of Tag
        One or more. Of several, the most used one is preselected to be kept.
    parent : QWidget
        The window.
    """

    previewWanted = Signal(object, object)
    wanted = Signal(object, object)

    def __init__(self, book: TagBook, chosen: Sequence[Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self._book, self._chosen = book, list(chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge tags"))
        self.heading = PlainLabel(does_wrap=True, parent=self)
        without = {self._chosen[0].id} if len(chosen) == 1 else set()
        self.into = TagCombo(book, self, without=without)
        self.into.setAccessibleName(self.tr("Into the tag"))
        self.into.edit.setPlaceholderText(self.tr("Type or choose a tag"))
        if len(chosen) > 1:
            most = max(self._chosen, key=lambda tag: book.count(tag.id).n_videos)
            self.into.choose(most.id)
        self.effect = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self.effect.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.effect.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.trouble = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self.trouble.setProperty("role", "problem")
        self.trouble.hide()
        self._buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for widget in (self.heading, self.into, self.effect, self.trouble):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(440)
        self.into.tagChanged.connect(self.ask_preview)
        self._describe()

    def _buttons(self) -> None:
        self.buttons = QDialogButtonBox(self)
        self.merge = QPushButton(self.tr("Merge"), self)
        self.merge.setProperty("kind", "primary")
        self.merge.setDefault(True)
        self.merge.setEnabled(False)
        self.buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)

    def _going(self) -> list[Tag]:
        into = self.into.tag
        return [tag for tag in self._chosen if into is None or tag.id != into.id]

    def _describe(self) -> None:
        going = self._going()
        words = self.tr("Merge %1 into") if len(going) <= 3 else self.tr("Merge %2 tags (%1) into")
        self.heading.setText(filled(words, listed(going), number(len(going))))

    def ask_preview(self) -> None:
        """Request a preview for the chosen tag."""
        self._describe()
        self.merge.setEnabled(False)
        self.trouble.hide()
        into = self.into.tag
        if into is None:
            self.effect.setText("")
        else:
            self.previewWanted.emit(self._going(), into)

    def show_effect(self, going: Sequence[Tag], into: Tag, effect: TagEffect) -> None:
        """Show what merging would change."""
        if self.into.tag is None or self.into.tag.id != into.id or list(going) != self._going():
            return  # another tag has been chosen meanwhile
        self.effect.setText("\n".join(merging(effect, into)))
        self.merge.setEnabled(bool(going))
        self.merge.setAccessibleName(filled(self.tr("Merge into “%1”"), inline_name(into.name)))

    def _ask(self) -> None:
        if self.into.tag is not None and self.merge.isEnabled():
            self.merge.setEnabled(False)
            self.wanted.emit(self._going(), self.into.tag)

    def object_to(self, error: KnownError) -> None:
        """Show why the tags cannot be merged."""
        self.trouble.setText(in_own_words(error))
        self.trouble.show()
        self.merge.setEnabled(True)
