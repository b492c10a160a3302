"""Reads the rules and pieces of the grammar: what each part of a text means, and where a value is wrong."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.query.filters import (
    Clause,
    Comparison,
    Condition,
    Either,
    Example,
    Field,
    Group,
    Joint,
    Kind,
    Wanted,
    Weighted,
    has_clauses,
    join,
    negated,
)
from core.domain.query.flags import FLAG_HEADS, find_flag
from core.domain.query.grammar import BARE_VALUE, HEAD, KEYWORDS, LIKE, FilterError, Node
from core.domain.query.values import parse_duration
from core.errors import UsageError

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_COMPARED = re.compile("[<>]=?")
_MOST_WEIGHT = 100
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
    "filesize": Field.SIZE,
}


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of the text means: of words and clauses, either or both.

    Attributes
    ----------
    start : int
        Where it begins, for errors.
    words : tuple of Wanted
        What to look for.
    clauses : tuple of Clause
        What must hold.
    """

    start: int
    words: tuple[Wanted, ...] = ()
    clauses: tuple[Clause, ...] = ()


def find_field(name: str) -> Field | None:
    """Return the field with this name, or None if there is none."""
    low = name.lower()
    return _SYNONYMS.get(low) or (Field(low) if low in {field.value for field in Field} else None)


def read_either(node: Node) -> Part:
    """Read alternatives; raises `FilterError` like all of this module."""
    parts = [_read_all(child) for child in node.children]
    if len(parts) == 1:
        return parts[0]
    for part in parts:
        if not part.words and not part.clauses:
            raise FilterError("An alternative is empty", "Write a word or a filter.", part.start)
    if not any(part.words for part in parts):
        clause = join(Joint.ANY, [one for part in parts if (one := join(Joint.ALL, part.clauses))])
        return Part(parts[0].start, clauses=(clause,) if clause else ())
    alternatives: list[tuple[Wanted, ...]] = []
    for part in parts:
        only = part.words[0] if len(part.words) == 1 and not part.clauses else None
        is_nested = isinstance(only, Either)
        alternatives.extend(only.alternatives if is_nested else ((*part.words, *_flat(part.clauses)),))
    return Part(parts[0].start, (Either(tuple(alternatives)),))


def _read_all(node: Node) -> Part:
    parts = [_read_part(child) for child in node.children]
    words = tuple(word for part in parts for word in part.words)
    return Part(node.start, words, tuple(clause for part in parts for clause in part.clauses))


def _read_part(node: Node) -> Part:
    match node.name:
        case "excluded":
            return _read_excluded(node)
        case "weighted":
            return _read_weighted(node)
        case "moment":
            return _read_moment(node)
        case "group":
            return read_either(node.children[1])
        case _:
            return read_token(node)


def _read_excluded(node: Node) -> Part:
    part = _read_part(node.children[1])
    if (part.words and part.clauses) or has_clauses(part.words):
        raise FilterError("Words and filters cannot be excluded together", "Exclude them one by one.", node.start)
    joined = join(Joint.ALL, part.clauses)
    words = (_weigh(part.words, -1),) if part.words else ()
    return Part(node.start, _unweighted(words), _flat((negated(joined),)) if joined else ())


def _read_weighted(node: Node) -> Part:
    part = _read_part(node.children[0])
    token = node.children[1]
    weight = float(token.text[1:])
    if part.clauses or not part.words or has_clauses(part.words):
        raise FilterError(
            "Only words and examples have a weight, not filters",
            "Leave out {weight}.",
            token.start,
            weight=token.text,
        )
    if not 0 < weight <= _MOST_WEIGHT:
        raise FilterError("A weight is more than 0 and at most {most}", "", token.start, most=_MOST_WEIGHT)
    return Part(part.start, _unweighted((_weigh(part.words, weight),)))


def _weigh(words: tuple[Wanted, ...], factor: float) -> Weighted:
    if len(words) == 1 and isinstance(words[0], Weighted):
        words, factor = words[0].wanted, words[0].weight * factor
    size = min(max(round(abs(factor), 3), 0.001), _MOST_WEIGHT)
    return Weighted(words, size if factor > 0 else -size)


def _unweighted(words: tuple[Weighted, ...]) -> tuple[Wanted, ...]:
    return words[0].wanted if words and words[0].weight == 1 else words


def _read_moment(node: Node) -> Part:
    part, start = read_either(node.children[1]), node.start
    if part.words or not part.clauses:
        raise FilterError(
            "A moment is described by filters such as tag:goal conf>0.8, not by words",
            "Words describe moments anyway; write them outside.",
            start,
        )
    try:
        clause = join(Joint.MOMENT, _flat(part.clauses))
    except UsageError as error:
        raise FilterError(error.sentence, error.remedy, start) from error
    return Part(start, clauses=(clause,) if clause else ())


def _flat(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses without groups that only say that all of them must hold."""
    joined = join(Joint.ALL, clauses)
    is_all = isinstance(joined, Group) and joined.joint is Joint.ALL and not joined.is_negated
    return joined.clauses if isinstance(joined, Group) and is_all else tuple(clauses)


def read_within(node: Node) -> tuple[float, tuple[Clause, ...]]:
    """Read the length of time after WITHIN, and the clauses behind it."""
    token = node.children[1]
    try:
        seconds = parse_duration(token.text)
    except UsageError as error:
        raise FilterError(error.sentence, error.remedy, token.start) from error
    if seconds <= 0:
        raise FilterError("WITHIN needs a length of time above 0", "Use 30s, 1:30 or 2m.", token.start)
    if len(node.children) < 3:
        return seconds, ()
    part = _read_all(node.children[2])
    if part.words:
        raise FilterError(
            "Words cannot follow WITHIN {time}",
            "Write them before it, or after another THEN.",
            part.start,
            time=token.text,
        )
    return seconds, part.clauses


def as_step(part: Part) -> Part:
    """Return a part of a sequence: a moment in it is a part of what to look for, as are filters that stand alone."""
    if has_clauses(part.words):
        raise FilterError(
            "In a sequence, OR joins words with words, or filters with filters",
            "A filter beside words always holds: (sunny OR snow) tag:beach.",
            part.start,
        )
    moments = tuple(
        one for one in part.clauses if isinstance(one, Group) and one.joint is Joint.MOMENT and not one.is_negated
    )
    rest = tuple(one for one in part.clauses if one not in moments)
    if not part.words and not moments:
        try:
            alone = join(Joint.MOMENT, _flat(part.clauses))
        except UsageError as error:
            raise FilterError(error.sentence, error.remedy, part.start) from error
        if alone is None:
            raise FilterError("Nothing to look for", "Name words, or a tag such as tag:goal.", part.start)
        assert isinstance(alone, Group)
        moments, rest = (alone,), ()
    return Part(part.start, (*part.words, *moments), rest)


def read_token(token: Node) -> Part:
    """Read a word, a phrase or a condition."""
    text, start = token.text, token.start
    if token.name == "CONDITION":
        return _read_condition(text, start)
    if token.name == "PHRASE":
        _, word = _read_quoted(text, 0, start)
        return Part(start, (word,) if word.strip() else ())
    if text in KEYWORDS:
        raise FilterError("A word or a filter is expected before {word}", "", start, word=text)
    return Part(start, (text,))


def _read_condition(text: str, start: int) -> Part:
    head = HEAD.match(text)
    assert head is not None  # as in the grammar
    name, sign = head[2].lower(), head[3]
    values = _read_values(text, head.end(), start)
    if name == LIKE and sign == ":":
        if len(values) != 1 or not values[0].strip():
            raise FilterError("like: needs one video after it", "Write like:clip.mp4 or like:clip.mp4@12.5.", start)
        return Part(start, (Example(values[0]),))
    if name in FLAG_HEADS and sign == ":":
        clauses = [find_flag(name, value, start) for value in values]
        joined = join(Joint.ANY, clauses)
        return Part(start, clauses=(joined,) if joined else ())
    field = find_field(name)
    if field is None:
        raise _unknown_field(head[2] + sign, head[2].lower(), start)
    if field.kind is Kind.FLAG and values == [""]:
        values = []
    is_opposite = sign == "!="
    comparison = Comparison.IS if sign in {"=", "!="} else Comparison(sign)
    if comparison is Comparison.IS and field.is_ordered and (compared := _COMPARED.match(text, head.end())):
        # dur:>5, as other programs have it.
        comparison, values = Comparison(compared[0]), [values[0][compared.end() - compared.start() :], *values[1:]]
    try:
        return Part(start, clauses=(Condition(field, tuple(values), comparison, is_opposite),))
    except UsageError as error:
        raise FilterError(error.sentence, error.remedy, start) from error


def _unknown_field(token: str, name: str, start: int) -> FilterError:
    near = difflib.get_close_matches(name, [*Field, *_SYNONYMS, LIKE, *FLAG_HEADS], n=1)
    sign = token[len(name) :]
    return FilterError(
        "There is no filter {token}",
        "Did you mean {near}?" if near else "Put it in quotation marks to search for these words.",
        start,
        token=token,
        near=near[0] + sign if near else "",
    )


def _read_values(text: str, position: int, start: int) -> list[str]:
    values: list[str] = []
    while True:
        if text.startswith('"', position):
            end, value = _read_quoted(text, position, start)
        else:
            match = BARE_VALUE.match(text, position)
            assert match is not None  # the pattern also matches an empty string
            end, value = match.end(), match[0]
        values.append(value)
        if not text.startswith(",", end):
            return values
        position = end + 1


def _read_quoted(text: str, position: int, start: int) -> tuple[int, str]:
    match = _QUOTED.match(text, position)
    if match is None:
        raise FilterError("A quotation mark is not closed", 'Write \\" for a literal one.', start + position)
    return match.end(), re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL)
