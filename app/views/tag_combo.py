"""Choosing one tag of a thousand: a list that narrows while a name is typed."""

from collections.abc import Container

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from app.models.tag_book import TagBook
from app.support import theme
from app.support.tag_paint import paint_mark
from app.support.text import display_text
from core.domain.tags import Tag

_MARK_PX = 14
_MOST_ROWS = 14


class TagCombo(QComboBox):
    """Lists tags by their place in the tree.

    Parameters
    ----------
    book : TagBook
        The tags.
    parent : QWidget
        Owner.
    without : container of int
        Ids of tags that are not offered.
    none_words : str
        What stands for no tag; without it, one has to be chosen.
    """

    def __init__(self, book: TagBook, parent: QWidget, *, without: Container[int] = (), none_words: str = "") -> None:
        super().__init__(parent)
        self._book = book
        if none_words:
            self.addItem(none_words, 0)
        offered = [(path(book, tag), tag) for tag in book.tags if tag.id not in without]
        for words, tag in sorted(offered, key=lambda one: one[0].casefold()):
            self.addItem(_icon(tag), words, tag.id)
        self.edit = QLineEdit(self)
        self.setLineEdit(self.edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MOST_ROWS)
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.edit.editingFinished.connect(self._settle)
        self.setCurrentIndex(0 if none_words else -1)

    @property
    def tag(self) -> Tag | None:
        """The tag that is chosen."""
        tag_id = self.currentData()
        return self._book.tag(tag_id) if isinstance(tag_id, int) and self.currentIndex() >= 0 else None

    def choose(self, tag_id: int | None) -> None:
        """Choose a tag.

        Parameters
        ----------
        tag_id : int or None
            None for none.
        """
        self.setCurrentIndex(self.findData(tag_id or 0))

    def _settle(self) -> None:
        # What was typed and is no tag gives way to what was chosen before.
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        tag = self._book.find(text)
        if row < 0 and tag is not None:
            row = self.findData(tag.id)
        if row >= 0:
            self.setCurrentIndex(row)
        self.setEditText(self.itemText(self.currentIndex()) if self.currentIndex() >= 0 else "")
        self.edit.setCursorPosition(0)


def path(book: TagBook, tag: Tag) -> str:
    """Give a tag's name behind the names of those above it.

    Parameters
    ----------
    book : TagBook
        The tags.
    tag : Tag
        One of them.

    Returns
    -------
    str
        Such as ``animal \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} dog``.
    """
    names = [display_text(name) for name in (*book.names_above(tag.id), tag.name)]
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(names)


def _icon(tag: Tag) -> QIcon:
    picture = QPixmap(QSize(_MARK_PX, _MARK_PX) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(2, 2, _MARK_PX - 4, _MARK_PX - 4), tag, is_dark=theme.is_dark())
    painter.end()
    return QIcon(picture)
