"""The tags panel: a field to find or create a tag, and the tree."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.stage import shortcuts
from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Key, Mark
from app.tags.models.tag_tree import TagTreeModel
from app.tags.models.tag_words import problem_with
from app.tags.views.tree_view import TagTreeView
from app.ui.localization.text import filled, inline_name
from app.ui.throttle import Throttle
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.empty_state import EmptyState
from core.domain.tags import Tag


class TagFindField(QLineEdit):
    """The field; Escape clears it, Down moves to the tree."""

    leftDownwards = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and shortcuts.is_for_window(self, event):
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            # Escape means "back" in the window, unless there is something to clear here.
            if is_override:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.leftDownwards.emit()
            return
        super().keyPressEvent(event)


_FEW = 40
"""Up to this many tags, the tree is expanded at first."""
_LEAST_ROWS = 6
"""Rows of the tree that the strip below leaves in view, if there are that many."""
_MARGINS_PX = 16
"""Space above and below the field, the tree and the last line."""
_NO_LIMIT = 16777215
"""Qt's own QWIDGETSIZE_MAX."""


class FittingStrip(QFrame):
    """A strip below the tree that shows as much of itself as the tree leaves room for.

    Attributes
    ----------
    changed : Signal
        Its content or width changed.
    """

    changed = Signal()

    def fit(self, room_px: int) -> None:
        """Show what fits into a height in px."""
        raise NotImplementedError


class TagsPanel(QWidget):
    """Lists the tags.

    Attributes
    ----------
    empty : EmptyState
        Below the rows, while no tag is listed.
    filterWanted : Signal
        Keys of rows to toggle in the filter.
    createWanted : Signal
        The name of a tag to create.
    renamed : Signal
        Id of a tag, and its new name.
    tagsDropped, videosDropped : Signal
        See `TagTreeView`.
    """

    filterWanted = Signal(object)
    createWanted = Signal(str)
    renamed = Signal(int, str)
    tagsDropped = Signal(list, int)
    videosDropped = Signal(int)

    def __init__(self, book: TagBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(170)
        self._book = book
        self._model = TagTreeModel(book, self)
        self._is_stale = self._was_filled = False
        self._open: set[Key] = set()
        self._wanted_id = 0
        self._take_soon = Throttle(0, self._take, parent=self)
        self.field = TagFindField(self)
        self.field.setPlaceholderText(self.tr("Find or create a tag"))
        self.field.setAccessibleName(self.tr("Find or create a tag"))
        self.field.setClearButtonEnabled(True)
        self.offer = TextButton("", self._create, kind="quiet", parent=self)
        self.offer.setObjectName("createTag")
        self.offer.setAutoDefault(True)  # Enter moves here from the field, and Enter again creates the tag
        self.offer.hide()
        self.tree = TagTreeView(self._model, book, lambda text, key: problem_with(text, book, tag_id=key), self)
        self.empty = EmptyState(self, is_panel=True)
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._strip: FittingStrip | None = None
        self._lines: list[QWidget] = []
        self._lay_out()
        self._tie()
        self._show_empty_state()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.TIGHT)
        top.addWidget(self.field)
        offer = QHBoxLayout()
        offer.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.TIGHT)
        offer.addWidget(self.offer)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(offer)
        column.addWidget(self.tree, 1)
        column.addWidget(self.empty)

    def _tie(self) -> None:
        self._book.changed.connect(self._take)
        self._model.renamed.connect(self.renamed)
        self.tree.filterWanted.connect(self.filterWanted)
        self.tree.tagsDropped.connect(self.tagsDropped)
        self.tree.videosDropped.connect(self.videosDropped)
        self.tree.expanded.connect(lambda index: self._note_open(index, is_open=True))
        self.tree.collapsed.connect(lambda index: self._note_open(index, is_open=False))
        self.tree.itemDelegate().closeEditor.connect(lambda *_: self._on_editor_closed())
        self.field.textChanged.connect(self._look_for)
        self.field.returnPressed.connect(self._on_return)
        self.field.leftDownwards.connect(self._enter_tree)

    def add_strip(self, strip: FittingStrip) -> None:
        """Add a strip below the tree; the tree keeps a handful of rows whatever the strip has to show."""
        self._strip = strip
        self._column.addWidget(strip)
        strip.changed.connect(self._share_room)

    def add_line(self, line: QWidget) -> None:
        """Add a line at the bottom of the panel."""
        self._lines.append(line)
        self._column.addWidget(line)

    @property
    def chosen(self) -> list[Tag]:
        """The selected tags, the current one first."""
        return self.tree.chosen

    @property
    def chosen_keys(self) -> list[Key]:
        """What the selected rows represent."""
        return self.tree.chosen_keys

    def set_marks(self, marks: Mapping[Key, Mark]) -> None:
        """Show the marks of the active filter."""
        self._model.set_marks(marks)

    def set_suggested(self, counts: Mapping[int, int]) -> None:
        """Show for how many videos tags are suggested; see `TagTreeModel.set_suggested`."""
        self._model.set_suggested(counts)

    def choose(self, tag_id: int) -> None:
        """Select a tag, now or as soon as it exists."""
        index = self._model.place_of(tag_id)
        if not index.isValid() and self._book.tag(tag_id) is not None:
            self.field.setText("")  # not `clear`: Ctrl+Z must undo what was done with the name, not restore it
            index = self._model.place_of(tag_id)
        self._wanted_id = 0 if index.isValid() else tag_id
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def rename(self, tag: Tag) -> None:
        """Edit the name of a visible tag in its row."""
        index = self._model.place_of(tag.id)
        self.tree.setFocus()
        self.tree.setCurrentIndex(index)
        self.tree.edit(index)

    def _take(self) -> None:
        # Rows must not move while a name is being edited.
        if self.tree.is_renaming:
            self._is_stale = True
            return
        self._is_stale = False
        self._with_place_kept(self._model.take)
        self._offer()
        self._show_empty_state()
        if self._wanted_id:
            self.choose(self._wanted_id)

    def _on_editor_closed(self) -> None:
        if self._is_stale:
            self._take_soon.request()  # the editor is still closing

    def _look_for(self, text: str) -> None:
        self._with_place_kept(lambda: self._model.look_for(text))
        self._offer()
        self._show_empty_state()

    def _with_place_kept(self, change: Callable[[], bool]) -> None:
        """Change the rows; selection, expansion and scroll position stay."""
        tree, model = self.tree, self._model
        current, top = model.key(tree.currentIndex()), tree.verticalScrollBar().value()
        chosen = [model.key(index) for index in tree.selectedIndexes()]
        if not self._was_filled and self._book.tree:
            self._was_filled = True
            self._open = {tag.id for tag in self._book.tags} if len(self._book.tags) <= _FEW else set()
        if not change():
            return
        for key in list(model.opened if model.needle else self._open):
            tree.expand(model.place_of(key))
        self._select(current, chosen)
        tree.verticalScrollBar().setValue(top)

    def _select(self, current: Key | None, chosen: list[Key | None]) -> None:
        selection, flag = self.tree.selectionModel(), QItemSelectionModel.SelectionFlag
        if current is not None and (index := self._model.place_of(current)).isValid():
            selection.setCurrentIndex(index, flag.NoUpdate)
        for key in chosen:
            if key is not None and (index := self._model.place_of(key)).isValid():
                selection.select(index, flag.Select)

    def _note_open(self, index: QModelIndex, *, is_open: bool) -> None:
        key = self._model.key(index)
        if key is None or self._model.needle:
            return
        (self._open.add if is_open else self._open.discard)(key)

    def _offer(self) -> None:
        word = self.field.text().strip()
        is_new = bool(word) and self._book.find(word) is None
        self.offer.setVisible(is_new)
        words = filled(self.tr("Create tag “%1”"), inline_name(word))
        room = max(60, self.width() - 48)
        self.offer.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room).replace("&", "&&"))
        self.offer.setAccessibleName(words)

    def _show_empty_state(self) -> None:
        words, actions = "", ()
        if not self._book.tags:
            words = self.tr("Tags are your own words for what is in your videos. Type the first one above.")
            actions = (("new_tag", self.tr("New tag\N{HORIZONTAL ELLIPSIS}")),)
        elif self._model.needle and not self._model.n_tags:
            words = self.tr("No matching tags.")  # the offer to create one is above
        self.empty.set_text(words, actions)
        self.empty.setVisible(bool(words))
        # The message is right below the last row.
        rows = self._model.rowCount() * max(0, self.tree.sizeHintForRow(0))
        self.tree.setMaximumHeight(rows if words else _NO_LIMIT)

    def _share_room(self) -> None:
        """Give the strip below the tree the room that a handful of rows leaves."""
        if self._strip is None or self._strip.isHidden():
            return
        n_rows, index = 0, self._model.index(0)
        while index.isValid() and n_rows < _LEAST_ROWS:
            n_rows, index = n_rows + 1, self.tree.indexBelow(index)
        others = [self.field, self.offer, self.empty, *self._lines]
        # Widgets that have just been shown have no size yet.
        taken_px = sum(_height_of(widget, self.width()) for widget in others if not widget.isHidden())
        self._strip.fit(self.height() - taken_px - _MARGINS_PX - n_rows * max(0, self.tree.sizeHintForRow(0)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _on_return(self) -> None:
        tag = self._book.find(self.field.text())
        if tag is not None:
            self.choose(tag.id)
            self.tree.setFocus()
        elif self.offer.isVisible():
            self.offer.setFocus()

    def _create(self) -> None:
        self.createWanted.emit(self.field.text().strip())

    def _enter_tree(self) -> None:
        self.tree.setFocus()
        current = self.tree.currentIndex()
        if current.data() is None or not self.tree.selectionModel().hasSelection():
            # Otherwise commands would not apply to the outlined row, which may be the only one.
            self.tree.setCurrentIndex(self._model.index(0) if current.data() is None else current)


def _height_of(widget: QWidget, width_px: int) -> int:
    return widget.heightForWidth(width_px) if widget.hasHeightForWidth() else widget.sizeHint().height()
