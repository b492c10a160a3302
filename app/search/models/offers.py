"""The completions of the search box, with the text beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from app.search.models.filter_words import clause_words, condition_words, explain, explain_word
from app.stage.tag_book import TagBook
from app.ui.item_models import CARD_ROLE, AnyIndex
from app.ui.localization.text import display_text, isolated, tr
from core.domain.query.completion import Completion, find_start
from core.domain.query.filters import NAMING_TAGS, Clause, Condition, Field
from core.domain.query.grammar import HEAD
from core.domain.query.reading import find_field
from core.domain.query.text import parse
from core.domain.tags import Tag
from core.errors import UsageError

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class CompletionOffer:
    """One completion.

    Attributes
    ----------
    completion : Completion
        The replacement and its position.
    words : str
        What it is, plain text.
    note : str
        A short explanation.
    icon : str
        See `app.ui.paint.icons`; empty where there is a tag.
    tag : Tag or None
        The tag whose mark is shown.
    n_videos : int or None
        How many videos match it.
    """

    completion: Completion
    words: str
    note: str
    icon: str = "search"
    tag: Tag | None = None
    n_videos: int | None = None


def offer_of(completion: Completion, text: str, tags: TagBook) -> CompletionOffer:
    """Return the text and mark for a completion of the library.

    Parameters
    ----------
    completion : Completion
        From the library.
    text : str
        The text of the box that it completes.
    tags : TagBook
        For marks and counts.
    """
    token = text[find_start(text, completion.end) : completion.start] + completion.text
    head = HEAD.match(token)
    field = find_field(head[2]) if head else None
    clauses = _clauses(token)
    if field is None:
        # A word of the language, or another word for a filter, such as is:offline.
        words = explain_word(completion.text.removeprefix("-"))
        return CompletionOffer(
            completion, display_text(completion.text), clause_words(clauses[0]) if clauses else words
        )
    condition = clauses[0] if clauses else None
    if not isinstance(condition, Condition):  # only its beginning
        return CompletionOffer(completion, completion.text, _excluding(explain(field), token))
    if field in NAMING_TAGS:
        return _tagged(completion, condition, tags)
    if field is Field.PATH:
        name = isolated(display_text(condition.values[-1]))
        return CompletionOffer(completion, name, tr("Filter", "folder"), icon="folder")
    note = condition_words(condition) if condition.values else _excluding(explain(field), token)
    return CompletionOffer(completion, completion.text, note)


def _clauses(token: str) -> tuple[Clause, ...]:
    try:
        return parse(token).conditions
    except UsageError:
        return ()


def _excluding(words: str, token: str) -> str:
    return tr("Filter", "not: %1").replace("%1", words) if token.startswith("-") else words


def _tagged(completion: Completion, condition: Condition, tags: TagBook) -> CompletionOffer:
    typed = condition.values[-1]
    tag, words = tags.find(typed), isolated(display_text(typed))
    if tag is None:
        return CompletionOffer(completion, words, "", icon="tag")
    if tag.name.casefold() != typed.casefold():
        pattern = tr("Filter", "alias of %1")
        note = pattern.replace("%1", isolated(display_text(tag.name)))
    else:
        note = display_text(tag.description)
    if condition.field is not Field.TAG:
        note = explain(condition.field)
    elif condition.is_negated:
        note = tr("Filter", "without this tag")
    count = tags.count(tag.id)
    return CompletionOffer(completion, words, note, tag=tag, n_videos=count.n_with_children)


class OffersModel(QAbstractListModel):
    """Rows are completions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[CompletionOffer, ...] = ()

    def set_offers(self, offers: Sequence[CompletionOffer]) -> None:
        """Show completions, best first."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer(self, index: AnyIndex) -> CompletionOffer | None:
        """Return the completion of a row; None for an invalid index."""
        return self._offers[index.row()] if index.isValid() and index.row() < len(self._offers) else None

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._offers)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offer(index)
        if offer is None:
            return None
        if role == CARD_ROLE:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(offer)
        return None


def accessible_text(offer: CompletionOffer) -> str:
    """Return a completion as text for screen readers: what it is, how many videos, what it means."""
    parts = [tr("Filter", "tag %1").replace("%1", offer.words) if offer.tag is not None else offer.words]
    if offer.n_videos is not None:
        parts.append(tr("Filter", "%n videos", n=offer.n_videos))
    return ", ".join([*parts, *([offer.note] if offer.note else [])])
