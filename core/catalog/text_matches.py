"""Finds the words of a search in file names and accepted tags, so that what was named so is found first.

Every word that says something must be there, in the name or as a tag; names are compared word by word, so that "car"
does not find "carnival".
"""

import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.catalog import tags
from core.catalog.store.schema import DecisionRow, FileRow, VideoRow
from core.domain.search import Channel, Match, Reason
from core.domain.tags import Tag, Verdict, fold

_WORDS = re.compile(r"[^\W_]+")
_SAY_NOTHING = frozenset({
    *("a", "an", "and", "at", "for", "from", "in", "into", "is", "it"),
    *("of", "on", "or", "the", "to", "with"),
})
MOST_WORDS = 12
"""Longer texts are descriptions, which no file is named after."""


@dataclass(slots=True)
class _Found:
    places: set[int] = field(default_factory=set)
    reasons: dict[Reason, None] = field(default_factory=dict)
    spans: list[tuple[float, float]] = field(default_factory=list)


def find(session: Session, text: str) -> dict[int, Match]:
    """Return the listed videos in whose names and accepted tags all words of a text are, by catalog id.

    Parameters
    ----------
    session : Session
        In a transaction.
    text : str
        As typed, without filters.
    """
    words = _WORDS.findall(fold(text))
    telling = {place for place, word in enumerate(words) if word not in _SAY_NOTHING}
    if not telling or len(words) > MOST_WORDS:
        return {}
    found: defaultdict[int, _Found] = defaultdict(_Found)
    for tag, places in _named_tags(session, words):
        _add_tagged(session, tag, places & telling, found)
    for video_id, places in _named_files(session, [words[place] for place in sorted(telling)], sorted(telling)):
        one = found[video_id]
        if not places <= one.places:
            one.places |= places
            one.reasons[Reason(Channel.NAME)] = None
    return {
        video_id: Match(tuple(one.reasons), tuple(dict.fromkeys(one.spans)))
        for video_id, one in found.items()
        if one.places >= telling
    }


def _named_tags(session: Session, words: Sequence[str]) -> list[tuple[Tag, set[int]]]:
    """Return the tags that a text names, by name or alias, and which of its words name each."""
    by_words: dict[tuple[str, ...], list[Tag]] = defaultdict(list)
    for tag in tags.list_all(session):
        for name in (tag.name, *tag.aliases):
            by_words[tuple(map(_stem, _WORDS.findall(fold(name))))].append(tag)
    stems = [_stem(word) for word in words]
    named: list[tuple[Tag, set[int]]] = []
    for first in range(len(stems)):
        for end in range(first + 1, len(stems) + 1):
            named.extend((tag, set(range(first, end))) for tag in by_words.get(tuple(stems[first:end]), ()))
    return named


def _add_tagged(session: Session, tag: Tag, places: set[int], found: Mapping[int, _Found]) -> None:
    query = (
        select(DecisionRow.video_id, DecisionRow.start_seconds, DecisionRow.end_seconds)
        .join(VideoRow, VideoRow.id == DecisionRow.video_id)
        .where(
            VideoRow.is_listed.is_(True),
            DecisionRow.tag_id.in_(tags.descendants(session, [tag.id])),
            DecisionRow.verdict == Verdict.ACCEPTED.value,
        )
    )
    for video_id, start, end in session.execute(query):
        one = found[video_id]
        one.places |= places
        one.reasons[Reason(Channel.TAG, tag.name)] = None
        if start is not None and end is not None:
            one.spans.append((start, end))


def _named_files(session: Session, words: Sequence[str], places: Sequence[int]) -> list[tuple[int, set[int]]]:
    """Return the videos with any of the words in a file name, and the places of these words."""
    stems = [_stem(word) for word in words]
    # SQLite finds the few files that can match; whether they do is seen word by word.
    query = (
        select(FileRow.video_id, FileRow.search_text)
        .join(VideoRow, VideoRow.id == FileRow.video_id)
        .where(
            VideoRow.is_listed.is_(True),
            FileRow.is_missing.is_(False),
            or_(*(func.instr(FileRow.search_text, stem) > 0 for stem in stems)),
        )
    )
    known: defaultdict[int, set[int]] = defaultdict(set)
    for video_id, path in session.execute(query):
        named = {_stem(word) for word in _WORDS.findall(path.rpartition(os.sep)[2])}
        known[video_id] |= {place for place, stem in zip(places, stems, strict=True) if stem in named}
    return [(video_id, found) for video_id, found in known.items() if found]


def _stem(word: str) -> str:
    # One boat, several boats.
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
