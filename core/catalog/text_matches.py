"""Finds the words of a search in file names and accepted tags, so that what was named so is found first.

Every word that says something must be there, in the name or as a tag; names are compared word by word, so that "car"
does not find "carnival".
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from core.catalog import tags
from core.catalog.store.schema import DecisionRow, FileRow, VideoRow
from core.domain.search import Channel, Match, Reason
from core.domain.tags import Verdict, fold

_WORDS = re.compile(r"[^\W_]+")
_SAY_NOTHING = frozenset({
    *("a", "an", "and", "at", "for", "from", "in", "into", "is", "it"),
    *("of", "on", "or", "the", "to", "with"),
})
_SHORTEST_SINGULAR = 3
MOST_WORDS = 12
"""Longer texts are descriptions, which no file is named after."""


_NAMED = Reason(Channel.NAME)
_BY_NAME = Match((_NAMED,))
"""Shared: a word such as "holiday" may be in the names of a whole library."""


@dataclass(slots=True)
class _Found:
    places: set[int] = field(default_factory=set)
    reasons: dict[Reason, None] = field(default_factory=dict)
    spans: list[tuple[float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that says something: its place in the text, its stem, and the tags it names."""

    place: int
    stem: str
    tag_ids: frozenset[int]

    @property
    def pattern(self) -> re.Pattern[str]:
        """What this word looks like in a name."""
        plural = "s?" if len(self.stem) >= _SHORTEST_SINGULAR and not self.stem.endswith("s") else ""
        return re.compile(rf"(?<![^\W_]){re.escape(self.stem)}{plural}(?![^\W_])")


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
    tagged, tag_ids = _find_tagged(session, words, telling)
    wanted = [_Word(place, _stem(words[place]), frozenset(tag_ids[place])) for place in sorted(telling)]
    found: dict[int, Match] = {}
    for video_id, places in _named_files(session, wanted):
        one = tagged.get(video_id)
        if one is not None and not places <= one.places:
            one.places |= places
            one.reasons[_NAMED] = None
        elif one is None and places == telling:
            found[video_id] = _BY_NAME
    for video_id, one in tagged.items():
        if one.places >= telling:
            found[video_id] = Match(tuple(one.reasons), tuple(dict.fromkeys(one.spans)))
    return found


def _find_tagged(
    session: Session, words: Sequence[str], telling: set[int]
) -> tuple[dict[int, _Found], defaultdict[int, set[int]]]:
    """Return what was found by tags, by video, and the tags that each place of the words names."""
    found: defaultdict[int, _Found] = defaultdict(_Found)
    tag_ids: defaultdict[int, set[int]] = defaultdict(set)
    for tag_id, name, places in _named_tags(session, words):
        below = tags.descendants(session, [tag_id])
        for place in places:
            tag_ids[place] |= below
        _add_tagged(session, Reason(Channel.TAG, name), below, places & telling, found)
    return dict(found), tag_ids


def _named_tags(session: Session, words: Sequence[str]) -> list[tuple[int, str, set[int]]]:
    """Return ids and names of the tags that a text names, by name or alias, and which of its words name each."""
    stems = [_stem(word) for word in words]
    parts: defaultdict[tuple[str, ...], list[set[int]]] = defaultdict(list)
    for first in range(len(stems)):
        for end in range(first + 1, len(stems) + 1):
            parts[tuple(stems[first:end])].append(set(range(first, end)))
    named: list[tuple[int, str, set[int]]] = []
    for tag_id, name, word in tags.names(session):
        key = tuple(map(_stem, _WORDS.findall(fold(word))))
        named.extend((tag_id, name, places) for places in parts.get(key, ()))
    # Those named first come first.
    return sorted(named, key=lambda one: (min(one[2]), max(one[2]), fold(one[1])))


def _add_tagged(
    session: Session, reason: Reason, tag_ids: set[int], places: set[int], found: Mapping[int, _Found]
) -> None:
    query = (
        select(DecisionRow.video_id, DecisionRow.start_seconds, DecisionRow.end_seconds)
        .join(VideoRow, VideoRow.id == DecisionRow.video_id)
        .where(
            VideoRow.is_listed.is_(True),
            DecisionRow.tag_id.in_(tag_ids),
            DecisionRow.verdict == Verdict.ACCEPTED.value,
        )
    )
    for video_id, start, end in session.execute(query):
        one = found[video_id]
        one.places |= places
        one.reasons[reason] = None
        if start is not None and end is not None:
            one.spans.append((start, end))


def _named_files(session: Session, words: Sequence[_Word]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield the videos with words in a file name, and the places of these words.

    Those that lack a word, in their names and as a tag, are left out: nothing else could make up for it.
    """
    # SQLite finds the few files that can match; whether they do is seen word by word.
    # Whether the video is listed is looked up for those few: a join would go through all videos.
    is_listed = exists().where(VideoRow.id == FileRow.video_id, VideoRow.is_listed.is_(True))
    query = select(FileRow.video_id, FileRow.search_text).where(
        *map(_may_have, words), FileRow.is_missing.is_(False), is_listed
    )
    if all(word.tag_ids for word in words):
        query = query.where(or_(*(_is_in_path(word) for word in words)))
    patterns = [(word.place, word.pattern) for word in words]
    known: dict[int, frozenset[int]] = {}
    sets: dict[frozenset[int], frozenset[int]] = {}
    # Not the session's own `execute`, which takes twice as long for a word that is in very many names.
    for video_id, path in session.connection().execute(query):
        start = path.rfind(os.sep) + 1
        places = frozenset([place for place, pattern in patterns if pattern.search(path, start)])
        if places:
            known[video_id] = known[video_id] | places if video_id in known else sets.setdefault(places, places)
    yield from known.items()


def _may_have(word: _Word) -> ColumnElement[bool]:
    return or_(_is_in_path(word), _is_tagged(word)) if word.tag_ids else _is_in_path(word)


def _is_in_path(word: _Word) -> ColumnElement[bool]:
    return func.instr(FileRow.search_text, word.stem) > 0


def _is_tagged(word: _Word) -> ColumnElement[bool]:
    accepted = DecisionRow.verdict == Verdict.ACCEPTED.value
    return FileRow.video_id.in_(select(DecisionRow.video_id).where(DecisionRow.tag_id.in_(word.tag_ids), accepted))


def _stem(word: str) -> str:
    # One boat, several boats.
    return word[:-1] if len(word) > _SHORTEST_SINGULAR and word.endswith("s") and not word.endswith("ss") else word
