"""Sentences for people, kept as template and values, so that the window can translate the template."""

import dataclasses
import json
import re
from typing import LiteralString

_PLACE = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 4


@dataclasses.dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """A sentence with values filled in; ``str()`` returns the finished English, and an empty one is false.

    Parameters
    ----------
    template : str
        English, written out where it is used: `packaging/translations.py` collects it from the sources. Values are
        named in braces: ``The file cannot be read: {reason}``.
    **values : str, Sentence or object
        Values by name. A sentence is translated, too; anything else is turned into text.
    """

    template: str
    values: "tuple[tuple[str, str | Sentence], ...]" = ()

    def __init__(self, template: LiteralString, /, **values: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple((name, _value(value)) for name, value in values.items()))

    def __str__(self) -> str:
        return fill(self.template, {name: str(value) for name, value in self.values})

    def with_values(self, **values: object) -> "Sentence":
        """Return the same template with values: for templates kept in a table."""
        return _made(self.template, tuple((name, _value(value)) for name, value in values.items()))

    def __bool__(self) -> bool:
        return bool(self.template)


EMPTY = Sentence("")


def fill(template: str, values: dict[str, str]) -> str:
    """Return a template with its values filled in; placeholders without a value stay."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), template)


def places(template: str) -> list[str]:
    """Return the names of the placeholders in a template, in order."""
    return _PLACE.findall(template)


def literal(text: str) -> Sentence:
    """Return a text known only at run time, such as an old note, as a sentence of its own."""
    return _made(text, ())


def joined(*sentences: Sentence) -> Sentence:
    """Return several sentences as one, adding full stops where they are missing; empty ones are left out."""
    first, *rest = [sentence for sentence in sentences if sentence] or [EMPTY]
    if not rest:
        return first
    is_closed = str(first).endswith((".", "!", "?"))
    return Sentence("{first} {rest}" if is_closed else "{first}. {rest}", first=first, rest=joined(*rest))


def to_text(sentence: Sentence) -> str:
    """Return a sentence as text for a catalog column: plain without values, otherwise JSON; see `from_text`."""
    return json.dumps(_plain(sentence), ensure_ascii=False) if sentence.values else sentence.template


def from_text(text: str) -> Sentence:
    """Read the result of `to_text`. Other text, such as an older version's, becomes a sentence as it is."""
    if text.startswith('["'):
        try:
            return _read(json.loads(text), _DEEPEST)
        except (ValueError, RecursionError):
            pass
    return literal(text)


def _value(value: object) -> "str | Sentence":
    return value if isinstance(value, Sentence) else str(value)


def _plain(sentence: Sentence) -> list[object]:
    values = {name: _plain(value) if isinstance(value, Sentence) else value for name, value in sentence.values}
    return [sentence.template, values]


def _read(plain: object, deepest: int) -> Sentence:
    match plain:
        # A catalog may be hostile: nested sentences with repeated placeholders would grow exponentially.
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
