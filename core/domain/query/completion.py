"""Completions in the search box while the user types. What may stand there is read from the grammar."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.domain.query.filters import NAMING_TAGS, OF_MOMENTS, Field, Kind
from core.domain.query.flags import FLAG_HEADS, FLAGS
from core.domain.query.grammar import HEAD, LIKE, MOMENT, find_next
from core.domain.query.reading import find_field
from core.domain.query.text import write_value

_MOST_NAMES = 50
"""Tags or folders that are offered; one more letter makes them fewer."""
_QUOTED_OR_NOT = re.compile(r'(?:"(?:[^"\\]|\\.)*"?|[^\s"])+')
_OPENING = re.compile(r"(?:-?(?:moment)?\()*", re.IGNORECASE)
_VALUE_AND_COMMA = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^,"])*,')
_EXAMPLES: dict[Field, tuple[str, ...]] = {
    Field.RATING: tuple(f"rated>={stars}" for stars in range(5, 0, -1)),
    Field.DURATION: ("dur<30", "dur<5:00", "dur>5:00", "dur>1h", "dur:1:00..5:00"),
    Field.SOURCE: ("source:me", "source:import"),
    Field.CONFIDENCE: ("conf>=0.9", "conf>=0.8", "conf<0.6"),
    Field.HEIGHT: ("height>=2160", "height>=1080", "height<720"),
    Field.SIZE: ("size>1gb", "size>100mb", "size<10mb"),
    Field.FPS: ("fps>=50", "fps:25", "fps<24"),
    Field.ORIENTATION: ("orientation:landscape", "orientation:portrait", "orientation:square"),
    Field.CODEC: ("codec:h264", "codec:hevc", "codec:av1"),
}
_KEYWORDS = {"_OR": "OR", "_AND": "AND", "NOT": "NOT", "THEN": "THEN", "WITHIN": "WITHIN"}
_GAPS = ("10s", "30s", "1:00", "5:00")


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


def find_start(text: str, cursor: int) -> int:
    """Return where the token at the cursor begins, behind any parentheses that open before it."""
    piece = next((m for m in _QUOTED_OR_NOT.finditer(text[:cursor]) if m.end() == cursor), None)
    if piece is None:
        return cursor
    opening = _OPENING.match(text, piece.start(), cursor)
    return opening.end() if opening else piece.start()


def complete(
    text: str, cursor: int, *, tags: Sequence[str] = (), folders: Sequence[str] = (), clusters: Sequence[str] = ()
) -> list[Completion]:
    """Return completions for the token at the cursor, best first.

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
    clusters : sequence of str
        Names of clusters.
    """
    start = find_start(text, cursor)
    typed = text[start:cursor]
    following, is_in_moment = find_next(text[:start])
    if "DURATION" in following:
        return [Completion(gap, start, cursor) for gap in _GAPS if gap.startswith(typed)]
    head = HEAD.match(typed)
    if head is not None and head[2].lower() in FLAG_HEADS:
        return [
            Completion(head[1] + flag, start, cursor) for flag in _flags() if (head[1] + flag).startswith(typed.lower())
        ]
    field = find_field(head[2]) if head else None
    if head is None or field is None:
        keywords = [Completion(word, start, cursor) for name, word in _KEYWORDS.items() if name in following]
        fitting = [one for one in keywords if typed and one.text.startswith(typed)]
        return [*fitting, *_offer_anything(typed, start, cursor, tags, is_in_moment=is_in_moment)]
    if field in _EXAMPLES:
        minus = head[1]
        fitting = [minus + example for example in _EXAMPLES[field] if (minus + example).startswith(typed)]
        return [Completion(example, start, cursor) for example in fitting]
    known = tags if field in NAMING_TAGS else {Field.PATH: folders, Field.CLUSTER: clusters}.get(field, ())
    begin = head.end()
    while value := _VALUE_AND_COMMA.match(typed, begin):
        begin = value.end()
    begin += start
    prefix = text[begin:cursor].strip('"').replace('\\"', '"')
    return [Completion(write_value(name), begin, cursor) for name in _matching(prefix, known)]


def _offer_anything(
    typed: str, start: int, cursor: int, tags: Sequence[str], *, is_in_moment: bool
) -> list[Completion]:
    minus, word = ("-", typed[1:]) if typed.startswith("-") else ("", typed)
    others = () if is_in_moment else (f"{LIKE}:", MOMENT, *(f"{head}:" for head in FLAG_HEADS))
    fields = [
        *(f"{field}{_sign(field)}" for field in Field if not is_in_moment or field in OF_MOMENTS),
        *others,
    ]
    offers = [
        Completion(minus + token, start, cursor, is_complete=_is_flag(token))
        for token in fields
        if token.startswith(word.lower())
    ]
    if not word:
        return offers
    named = [Completion(f"{minus}tag:{write_value(name)}", start, cursor) for name in _matching(word, tags)]
    return [*offers, *named]


def _is_flag(token: str) -> bool:
    field = find_field(token.rstrip(":"))
    return field is not None and field.kind is Kind.FLAG


def _flags() -> list[str]:
    opposites = [("no", name) for kind, name in FLAGS if kind == "has"]
    return [f"{head}:{name}" for head, name in [*FLAGS, *opposites]]


def _sign(field: Field) -> str:
    return ":" if field.kind in {Kind.TEXT, Kind.FLAG, Kind.SHAPE} else ">"


def _matching(prefix: str, names: Iterable[str]) -> list[str]:
    key = prefix.casefold()
    known = list(dict.fromkeys(names))
    first = [name for name in known if name.casefold().startswith(key)]
    rest = [name for name in known if key in name.casefold() and not name.casefold().startswith(key)]
    return [*first, *rest][:_MOST_NAMES]
