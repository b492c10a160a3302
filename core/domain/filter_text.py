r"""The language of the search box: free words and tokens, read into a `Filter` and written back.

Such as ``tag:beach -tag:night tag:"two words",three dur<=5:00 rated>=4 untagged: sunny "red car"``. All of it must
hold; a minus excludes, a comma gives alternatives, quotation marks hold words together (``\"`` and ``\\`` inside them).
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import LiteralString

from core.domain.filters import Comparison, Condition, Field, Filter, Kind
from core.errors import UsageError
from core.sentence import Sentence

HEAD = re.compile(r"(-?)([^\W\d]\w*)(<=|>=|<|>|=|:)")
"""Start of a token."""
_SPACE = re.compile(r"\s*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BARE_WORD = re.compile(r"\S+")
_BARE_VALUE = re.compile(r"[^\s,]*")
_SYNONYMS = {
    "duration": Field.DURATION,
    "length": Field.DURATION,
    "rating": Field.RATING,
    "stars": Field.RATING,
    "tags": Field.TAG,
    "folder": Field.PATH,
    "file": Field.NAME,
    "analyzed": Field.ANALYSED,
    "confidence": Field.CONFIDENCE,
    "score": Field.CONFIDENCE,
}


class FilterError(UsageError):
    """The text of a filter cannot be parsed.

    Parameters
    ----------
    problem, advice, **values
        See `KnownError`.
    position : int
        Position of the error, in characters from the start of the text.
    """

    def __init__(
        self,
        problem: LiteralString | Sentence,
        advice: LiteralString | Sentence = "",
        /,
        position: int = 0,
        **values: object,
    ) -> None:
        super().__init__(problem, advice, **values)
        self.position = position

    def __reduce__(self) -> tuple[type, tuple[Sentence, Sentence, int]]:  # type: ignore[override]
        return type(self), (self.sentence, self.remedy, self.position)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or token with its position in the text.

    Attributes
    ----------
    start, end : int
        Characters from the start of the text.
    meaning : str or Condition
        A free word, or a condition.
    """

    start: int
    end: int
    meaning: str | Condition


def parse(text: str) -> Filter:
    """Parse the text of the search box.

    Raises
    ------
    FilterError
        If a token is unknown or its value is invalid.
    """
    meanings = [piece.meaning for piece in pieces(text)]
    return Filter(
        tuple(meaning for meaning in meanings if isinstance(meaning, str)),
        tuple(meaning for meaning in meanings if isinstance(meaning, Condition)),
    )


def pieces(text: str) -> Iterator[Piece]:
    """Yield the words and conditions of a text in order, with their positions; raises like `parse`."""
    position = _after_space(text, 0)
    while position < len(text):
        head = HEAD.match(text, position)
        end, meaning = _read_token(text, head) if head else _read_word(text, position)
        if not isinstance(meaning, str) or meaning.strip():
            yield Piece(position, end, meaning)
        position = _after_space(text, end)


def write(asked: Filter) -> str:
    """Write a filter as text that `parse` reads back: words first, then conditions."""
    return " ".join([*map(_write_word, asked.words), *map(write_condition, asked.conditions)])


def write_condition(condition: Condition) -> str:
    """Write one condition as a token, such as for its chip."""
    minus = "-" if condition.is_negated else ""
    return f"{minus}{condition.field}{condition.comparison}{','.join(map(write_value, condition.values))}"


def write_value(value: str) -> str:
    """Write a value for a token, in quotation marks if it needs them."""
    return _quote(value) if re.search(r"[\s,]", value) or value.startswith('"') else value


def find_field(name: str) -> Field | None:
    """Return the field with this name, or None if there is none."""
    low = name.lower()
    return _SYNONYMS.get(low) or (Field(low) if low in {field.value for field in Field} else None)


def _after_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _read_word(text: str, position: int) -> tuple[int, str]:
    if text[position] == '"':
        return _read_quoted(text, position)
    word = _BARE_WORD.match(text, position)
    assert word is not None  # the position is after any space
    if len(word[0]) > 1 and word[0].startswith("-"):
        raise FilterError(
            "Only filters can be excluded, not words: {word}",
            "Use -tag:{name} for videos without that tag, or put it in quotation marks.",
            position,
            word=repr(word[0]),
            name=word[0][1:],
        )
    return word.end(), word[0]


def _read_token(text: str, head: re.Match[str]) -> tuple[int, Condition]:
    field = find_field(head[2])
    if field is None:
        near = difflib.get_close_matches(head[2].lower(), [*Field, *_SYNONYMS], n=1)
        raise FilterError(
            "There is no filter {token}",
            "Did you mean {near}?" if near else "Put it in quotation marks to search for these words.",
            head.start(),
            token=head[2] + head[3],
            near=near[0] + head[3] if near else "",
        )
    end, values = _read_values(text, head.end())
    comparison = Comparison.IS if head[3] == "=" else Comparison(head[3])
    if field.kind is Kind.FLAG and values == [""]:
        values = []
    try:
        return end, Condition(field, tuple(values), comparison, bool(head[1]))
    except UsageError as error:
        raise FilterError(error.sentence, error.remedy, head.start()) from error


def _read_values(text: str, position: int) -> tuple[int, list[str]]:
    values: list[str] = []
    while True:
        if text.startswith('"', position):
            end, value = _read_quoted(text, position)
        else:
            match = _BARE_VALUE.match(text, position)
            assert match is not None  # the pattern also matches an empty string
            end, value = match.end(), match[0]
        values.append(value)
        if not text.startswith(",", end):
            return end, values
        position = end + 1


def _read_quoted(text: str, position: int) -> tuple[int, str]:
    match = _QUOTED.match(text, position)
    if match is None:
        raise FilterError("A quotation mark is not closed", 'Write \\" for a literal one.', position)
    return match.end(), re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL)


def _write_word(word: str) -> str:
    needs_quotes = re.search(r"\s", word) or word.startswith(('"', "-")) or HEAD.match(word)
    return _quote(word) if needs_quotes else word


def _quote(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
