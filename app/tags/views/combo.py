"""A combo box to choose one of many tags, filtered as a name is typed."""

from collections.abc import Container

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.stage.tag_book import TagBook
from app.ui.localization.text import display_text
from app.ui.paint import theme
from app.ui.paint.tag_paint import paint_mark
from app.ui.widgets.combos import Choice
from core.domain.tags import Tag, fold

_MARK_PX = 14
_MOST_ROWS = 14


class TagCombo(Choice):
    """Lists tags by their place in the tree; accepts a name, an alias or the whole path.

    Attributes
    ----------
    tagChanged : Signal
        Another tag, or none, was chosen or typed.

    Parameters
    ----------
    book : TagBook
        The tags.
    parent : QWidget
        Qt parent.
    without : container of int
        Ids of tags that are left out.
    none_words : str
        The entry for no tag; if empty, a tag is required.
    """

    tagChanged = Signal()

    def __init__(self, book: TagBook, parent: QWidget, *, without: Container[int] = (), none_words: str = "") -> None:
        super().__init__(parent)
        self._book, self._without, self._none_words = book, without, none_words
        self._by_path = {fold(path(book, tag)): tag for tag in book.tags if tag.id not in without}
        if none_words:
            self.addItem(none_words, 0)
        for words in sorted(self._by_path):
            tag = self._by_path[words]
            self.addItem(tag_icon(tag), path(book, tag), tag.id)
        self.edit = QLineEdit(self)
        self.setLineEdit(self.edit)
        self.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MOST_ROWS)
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_ROWS)
        self.setCompleter(completer)
        self.setCurrentIndex(0 if none_words else -1)
        self._tag = self._meant()
        self.edit.textChanged.connect(lambda _text: self._on_text())

    @property
    def tag(self) -> Tag | None:
        """The chosen tag."""
        return self._tag

    @property
    def problem(self) -> str:
        """Why the typed text is not valid; empty if it is."""
        text = self.edit.text().strip()
        if self._tag is not None or text == self._none_words:
            return ""
        return self.tr("Choose a tag from the list.")

    def choose(self, tag_id: int | None) -> None:
        """Choose a tag; None for none."""
        self.setCurrentIndex(self.findData(tag_id or 0))
        self.edit.setCursorPosition(0)

    def _meant(self) -> Tag | None:
        text = self.edit.text()
        if text.strip() == self._none_words:
            return None
        found = self._by_path.get(fold(text.strip())) or self._book.find(text)
        return None if found is None or found.id in self._without else found

    def _on_text(self) -> None:
        found = self._meant()
        if found != self._tag:
            self._tag = found
            self.tagChanged.emit()


def path(book: TagBook, tag: Tag) -> str:
    """Return a tag's name after those of its parent tags."""
    names = [display_text(name) for name in (*book.names_above(tag.id), tag.name)]
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(names)


def tag_icon(tag: Tag) -> QIcon:
    """Return a tag's mark as an icon; see `paint_mark`."""
    picture = QPixmap(QSize(_MARK_PX, _MARK_PX) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(2, 2, _MARK_PX - 4, _MARK_PX - 4), tag, is_dark=theme.is_dark())
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # its colour has a meaning, so keep it
    return icon
