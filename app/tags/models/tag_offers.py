"""The item model below the tag bar: the tags that match what is typed."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from app.stage.tag_book import TagBook
from app.ui.item_models import AnyIndex, ListRows
from app.ui.localization.text import display_text, filled, isolated, plain_tooltip, tr
from core.domain.tags import Tag, fold

MOST_OFFERS = 8
_MOST_ALIKE = 3
_ALIKE = 0.7
_SHORTEST_ALIKE = 3
_EXACT, _BEGINNING, _WORD, _INSIDE, _SCATTERED, _ALIKE_RANK = range(6)


@dataclass(frozen=True, slots=True)
class TagOffer:
    """One row below the tag bar.

    Attributes
    ----------
    tag : Tag or None
        None offers to create a tag with the typed name.
    name : str
        The tag's name, or what was typed.
    alias : str
        The alias that matched; empty if the name did.
    path : tuple of str
        Names of its parent tags, outermost first.
    n_videos : int
        How many videos have it.
    is_alone : bool
        Whether no tag is like the new one, so that Enter creates it.
    """

    tag: Tag | None
    name: str
    alias: str = ""
    path: tuple[str, ...] = ()
    n_videos: int = 0
    is_alone: bool = False


class TagMatcher:
    """An index of the names and aliases of all tags; rebuild it when the book changes."""

    def __init__(self, book: TagBook) -> None:
        self._book = book
        # A tag's own name comes before its aliases, and wins ties.
        self._words = [(fold(word), word, tag) for tag in book.tags for word in (tag.name, *tag.aliases)]

    def offers(self, text: str, *, recent: Sequence[int] = ()) -> list[TagOffer]:
        """Return the matching tags, best first, at most `MOST_OFFERS`.

        If no tag has exactly this name, the offer to create it comes last.

        Parameters
        ----------
        text : str
            The typed name; empty offers recently used tags, then the most used.
        recent : sequence of int
            Ids of recently used tags, latest first.
        """
        wanted = fold(text.strip())
        places = {tag_id: place for place, tag_id in enumerate(recent)}
        found = self._found(wanted) if wanted else {tag.id: (0, tag, tag.name) for tag in self._book.tags}

        def _order(one: tuple[int, Tag, str]) -> tuple[int, int, int, str]:
            rank, tag, _word = one
            return rank, places.get(tag.id, len(places)), -self._book.count(tag.id).n_videos, fold(tag.name)

        best = sorted(found.values(), key=_order)[:MOST_OFFERS]
        offers = [self._offer(tag, word) for _rank, tag, word in best]
        is_known = bool(best) and best[0][0] == _EXACT
        if wanted and not is_known:
            offers.append(TagOffer(None, text.strip(), is_alone=not offers))
        return offers

    def _found(self, wanted: str) -> dict[int, tuple[int, Tag, str]]:
        found: dict[int, tuple[int, Tag, str]] = {}
        for key, word, tag in self._words:
            rank = _rank(key, wanted)
            if rank is not None and (tag.id not in found or rank < found[tag.id][0]):
                found[tag.id] = (rank, tag, word)
        if len(found) < _MOST_ALIKE and len(wanted) >= _SHORTEST_ALIKE:
            keys = [key for key, _word, _tag in self._words]
            alike = set(difflib.get_close_matches(wanted, keys, n=_MOST_ALIKE, cutoff=_ALIKE))
            for key, word, tag in self._words:
                if key in alike:
                    found.setdefault(tag.id, (_ALIKE_RANK, tag, word))
        return found

    def _offer(self, tag: Tag, word: str) -> TagOffer:
        alias = word if word != tag.name else ""
        return TagOffer(tag, tag.name, alias, tuple(self._above(tag)), self._book.count(tag.id).n_videos)

    def _above(self, tag: Tag) -> list[str]:
        names: list[str] = []
        seen = {tag.id}
        parent = self._book.tag(tag.parent_id) if tag.parent_id is not None else None
        while parent is not None and parent.id not in seen:
            seen.add(parent.id)
            names.append(parent.name)
            parent = self._book.tag(parent.parent_id) if parent.parent_id is not None else None
        return names[::-1]


def _rank(key: str, wanted: str) -> int | None:
    if key == wanted:
        return _EXACT
    if key.startswith(wanted):
        return _BEGINNING
    if any(word.startswith(wanted) for word in key.replace("-", " ").replace("_", " ").split()):
        return _WORD
    if wanted in key:
        return _INSIDE
    return _SCATTERED if _is_short_for(wanted, key) else None


def _is_short_for(wanted: str, key: str) -> bool:
    """Return whether letters are an abbreviation: of a long name, almost any short word would be one."""
    n_letters = sum(letter.isalnum() for letter in key)
    if len(wanted) < 2 or not key.startswith(wanted[0]) or 2 * len(wanted) < n_letters:
        return False
    letters = iter(key)
    return all(letter in letters for letter in wanted)


def split(text: str, book: TagBook) -> list[str]:
    """Split a comma-separated list of names; a tag's own name may contain a comma, too.

    Names are stripped, and empty ones left out, except for the last, which is still being typed.
    """
    if not text.strip() or book.find(text) is not None:
        return [text.strip()]
    *done, last = (piece.strip() for piece in text.split(","))
    return [*(piece for piece in done if piece), last]


OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_RECENT = 30


class TagOffersModel(ListRows[TagOffer]):
    """Rows are tags, best first."""

    def __init__(self, book: TagBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._matcher: TagMatcher | None = None
        self._text = ""
        self._recent: list[int] = []
        book.changed.connect(self._on_book)

    @property
    def book(self) -> TagBook:
        """The window's tags."""
        return self._book

    def note_used(self, tag_id: int) -> None:
        """Remember that a tag was used; it is offered first from now on."""
        self._recent = [tag_id, *(one for one in self._recent if one != tag_id)][:MOST_RECENT]

    def set_text(self, text: str) -> None:
        """Offer the tags that match a partly typed name."""
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


def secondary_text(offer: TagOffer) -> str:
    """Return the text beside a tag's name: its parent tags, or the matching alias; may be empty."""
    if offer.tag is None:
        return tr("TagOffer", "create tag: Enter") if offer.is_alone else tr("TagOffer", "create tag: Shift+Enter")
    above = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(isolated(display_text(name)) for name in offer.path)
    alias = filled(tr("TagOffer", "also called %1"), isolated(display_text(offer.alias))) if offer.alias else ""
    return " \N{MIDDLE DOT} ".join(part for part in (alias, above) if part)


def accessible_text(offer: TagOffer) -> str:
    """Return a row as text for screen readers: name, the text beside it, how many videos have it."""
    parts = [display_text(offer.name), secondary_text(offer)]
    if offer.tag is not None:
        parts.append(tr("TagOffer", "%n videos", n=offer.n_videos))
    return ", ".join(part for part in parts if part)
