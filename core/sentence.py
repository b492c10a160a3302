"""Sentences that people read, kept as template and values, so that the window can translate the template."""

import dataclasses
import json
import re
from typing import LiteralString

_PLACE = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 4


@dataclasses.dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """A sentence with values filled in; ``str()`` gives the finished English, an empty one is false.

    Parameters
    ----------
    template : str
        English, written out where it is used: `packaging/translations.py` collects it from the sources. Values are
        named in braces: ``The file cannot be read: {reason}``.
    **values : str, Sentence or object
        What is filled in, as it is. A sentence is translated, too; anything else is turned into text.
    """

    template: str
    values: "tuple[tuple[str, str | Sentence], ...]" = ()

    def __init__(self, template: LiteralString, /, **values: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple((name, _value(value)) for name, value in values.items()))

    def __str__(self) -> str:
        return fill(self.template, {name: str(value) for name, value in self.values})

    def given(self, **values: object) -> "Sentence":
        """Return the same template with values: for one that stands in a table."""
        return _made(self.template, tuple((name, _value(value)) for name, value in values.items()))

    def __bool__(self) -> bool:
        return bool(self.template)


EMPTY = Sentence("")


def fill(template: str, values: dict[str, str]) -> str:
    """Return a template with its values filled in; places without a value stay as they are."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), template)


def places(template: str) -> list[str]:
    """Return the names of the values that a template asks for, in its order."""
    return _PLACE.findall(template)


def said(text: str) -> Sentence:
    """Return a text that is known only when the program runs, such as an old note, as a sentence of its own."""
    return _made(text, ())


def joined(*sentences: Sentence) -> Sentence:
    """Return several sentences as one, with a full stop between those that have none; empty ones are left out."""
    first, *rest = [sentence for sentence in sentences if sentence] or [EMPTY]
    if not rest:
        return first
    is_closed = str(first).endswith((".", "!", "?"))
    return Sentence("{first} {rest}" if is_closed else "{first}. {rest}", first=first, rest=joined(*rest))


def to_text(sentence: Sentence) -> str:
    """Write a sentence for a column of the catalog: plain where nothing is filled in, else JSON.

    Returns
    -------
    str
        For `from_text`.
    """
    return json.dumps(_plain(sentence), ensure_ascii=False) if sentence.values else sentence.template


def from_text(text: str) -> Sentence:
    """Read what `to_text` wrote. Other text, such as an older version's, becomes a sentence as it is."""
    if text.startswith('["'):
        try:
            return _read(json.loads(text), _DEEPEST)
        except (ValueError, RecursionError):
            pass
    return said(text)


def _value(value: object) -> "str | Sentence":
    return value if isinstance(value, Sentence) else str(value)


def _plain(sentence: Sentence) -> list[object]:
    values = {name: _plain(value) if isinstance(value, Sentence) else value for name, value in sentence.values}
    return [sentence.template, values]


def _read(plain: object, deepest: int) -> Sentence:
    match plain:
        # A catalog may be hostile: places named twice, one sentence within the other, would grow without end.
        case [str(template), dict(values)] if deepest and len(set(found := places(template))) == len(found):
            read = [
                (name, value if isinstance(value, str) else _read(value, deepest - 1)) for name, value in values.items()
            ]
            return _made(template, tuple(read))
        case _:
            raise ValueError("no sentence")


def _made(template: str, values: "tuple[tuple[str, str | Sentence], ...]") -> Sentence:
    sentence = object.__new__(Sentence)
    object.__setattr__(sentence, "template", template)
    object.__setattr__(sentence, "values", values)
    return sentence
