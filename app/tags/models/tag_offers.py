"""The item model below the tag bar: the tags that may be meant."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from app.stage.tag_book import TagBook
from app.tags.models.tag_matching import TagMatcher, TagOffer
from app.ui.list_rows import AnyIndex, ListRows
from app.ui.text import display_text, filled, isolated, plain_tooltip, tr

OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_RECENT = 30


class TagOffersModel(ListRows[TagOffer]):
    """Rows are tags, best first.

    Parameters
    ----------
    book : TagBook
        The window's tags.
    parent : QObject, optional
        Owner.
    """

    def __init__(self, book: TagBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._matcher: TagMatcher | None = None
        self._text = ""
        self._recent: list[int] = []
        book.changed.connect(self._on_book)

    @property
    def book(self) -> TagBook:
        """The tags themselves."""
        return self._book

    def note_given(self, tag_id: int) -> None:
        """Remember that a tag was given; it is offered first from now on.

        Parameters
        ----------
        tag_id : int
            Catalog id.
        """
        self._recent = [tag_id, *(one for one in self._recent if one != tag_id)][:MOST_RECENT]

    def set_text(self, text: str) -> None:
        """Offer what may be meant.

        Parameters
        ----------
        text : str
            One name as far as it has been typed.
        """
        if self._matcher is None:
            self._matcher = TagMatcher(self._book)
        self._text = text
        self.set_rows(self._matcher.offers(text, recent=self._recent))

    def _on_book(self) -> None:
        self._matcher = None
        self.set_text(self._text)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.row(index)
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return display_text(offer.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(offer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(accessible_text(offer))
        return offer if role == OFFER_ROLE else None


def second_words(offer: TagOffer) -> str:
    """Say what stands beside a tag's name.

    Parameters
    ----------
    offer : TagOffer
        Any.

    Returns
    -------
    str
        The tags above it, or what it is an alias of; may be empty.
    """
    if offer.tag is None:
        return tr("TagOffer", "make this tag: Shift+Enter")
    above = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(isolated(display_text(name)) for name in offer.path)
    alias = filled(tr("TagOffer", "also called %1"), isolated(display_text(offer.alias))) if offer.alias else ""
    return " \N{MIDDLE DOT} ".join(part for part in (alias, above) if part)


def accessible_text(offer: TagOffer) -> str:
    """Say a row to a screen reader.

    Parameters
    ----------
    offer : TagOffer
        Any.

    Returns
    -------
    str
        Name, what stands beside it, how many videos have it.
    """
    parts = [display_text(offer.name), second_words(offer)]
    if offer.tag is not None:
        parts.append(tr("TagOffer", "%n videos", n=offer.n_videos))
    return ", ".join(part for part in parts if part)
