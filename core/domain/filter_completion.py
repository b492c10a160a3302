"""Completions in the search box while the user types."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.domain.filter_text import HEAD, find_field, write_value
from core.domain.filters import NAMING_TAGS, Field, Kind

_MAX_OFFERS = 12
_QUOTED_OR_NOT = re.compile(r'(?:"(?:[^"\\]|\\.)*"?|[^\s"])+')
_VALUE_AND_COMMA = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^,"])*,')
_EXAMPLES: dict[Field, tuple[str, ...]] = {
    Field.RATING: tuple(f"rated>={stars}" for stars in range(5, 0, -1)),
    Field.DURATION: ("dur<30", "dur<5:00", "dur>5:00", "dur>1h"),
    Field.SOURCE: ("source:me", "source:import"),
    Field.CONFIDENCE: ("conf>=0.9", "conf>=0.8", "conf<0.6"),
    Field.HEIGHT: ("height>=2160", "height>=1080", "height<720"),
}


@dataclass(frozen=True, slots=True)
class Completion:
    """One completion.

    Attributes
    ----------
    text : str
        Text to insert.
    start, end : int
        The characters of the text it replaces.
    is_complete : bool
        False if more has to follow, so that no space is added.
    """

    text: str
    start: int
    end: int
    is_complete: bool = True


def complete(text: str, cursor: int, *, tags: Sequence[str] = (), folders: Sequence[str] = ()) -> list[Completion]:
    """Return at most 12 completions for the token at the cursor, best first.

    Those that begin with the typed text come before those that contain it.

    Parameters
    ----------
    text : str
        The search box.
    cursor : int
        Characters before the cursor.
    tags : sequence of str
        Names and aliases, most used first.
    folders : sequence of str
        Names of folders.
    """
    piece = next((m for m in _QUOTED_OR_NOT.finditer(text[:cursor]) if m.end() == cursor), None)
    start = piece.start() if piece else cursor
    typed = text[start:cursor]
    head = HEAD.match(typed)
    field = find_field(head[2]) if head else None
    if head is None or field is None:
        return _offer_anything(typed, start, cursor, tags)
    if field in _EXAMPLES:
        minus = head[1]
        fitting = [minus + example for example in _EXAMPLES[field] if (minus + example).startswith(typed)]
        return [Completion(example, start, cursor) for example in fitting]
    known = tags if field in NAMING_TAGS else folders if field is Field.PATH else ()
    begin = head.end()
    while value := _VALUE_AND_COMMA.match(typed, begin):
        begin = value.end()
    begin += start
    prefix = text[begin:cursor].strip('"').replace('\\"', '"')
    return [Completion(write_value(name), begin, cursor) for name in _matching(prefix, known)]


def _offer_anything(typed: str, start: int, cursor: int, tags: Sequence[str]) -> list[Completion]:
    minus, word = ("-", typed[1:]) if typed.startswith("-") else ("", typed)
    fields = [
        Completion(f"{minus}{field}{_sign(field)}", start, cursor, is_complete=field.kind is Kind.FLAG)
        for field in Field
        if field.startswith(word.lower())
    ]
    if not word:
        return fields[:_MAX_OFFERS]
    named = [Completion(f"{minus}tag:{write_value(name)}", start, cursor) for name in _matching(word, tags)]
    return [*fields, *named][:_MAX_OFFERS]


def _sign(field: Field) -> str:
    return ":" if field.kind in {Kind.TEXT, Kind.FLAG} else ">"


def _matching(prefix: str, names: Iterable[str]) -> list[str]:
    key = prefix.casefold()
    known = list(dict.fromkeys(names))
    first = [name for name in known if name.casefold().startswith(key)]
    rest = [name for name in known if key in name.casefold() and not name.casefold().startswith(key)]
    return [*first, *rest][:_MAX_OFFERS]
