"""Saved searches."""

import re
from dataclasses import dataclass

from core.domain.query.filters import Comparison, Condition, Filter, Kind, Wanted
from core.domain.query.grammar import HEAD, FilterError
from core.domain.query.reading import find_field
from core.domain.query.text import parse
from core.errors import UsageError

_OLD_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(?!")([^\s,]*)', re.DOTALL)
_OLD_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(?!")(\S+)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search.

    Attributes
    ----------
    id : int
        Catalog id.
    name : str
        Unique, ignoring case.
    rule : str
        As typed, for `read_rule`; it is run again each time, so its results may change.
    """

    id: int
    name: str
    rule: str


def read_rule(rule: str) -> Filter:
    """Parse the rule of a saved search.

    Rules of versions before parentheses, OR and weights are read as they were meant where they are not in the language
    any more, such as with ``name:a)`` or a parenthesis among the words.

    Raises
    ------
    FilterError
        If it is neither in today's language nor in the former one.
    """
    try:
        return parse(rule)
    except FilterError:
        asked = _read_former(rule)
        if asked is None:
            raise
        return asked


def _read_former(rule: str) -> Filter | None:
    """Return what a rule meant in the former language; None if it was not in it either."""
    words: list[Wanted] = []
    conditions: list[Condition] = []
    position = 0
    while rule[position:].strip():
        position += len(rule[position:]) - len(rule[position:].lstrip())
        head = HEAD.match(rule, position)
        if head is None:
            match = _OLD_WORD.match(rule, position)
            word = _meant(match) if match else ""
            if match is None or (len(word) > 1 and word.startswith("-") and match[1] is None):
                return None
            words.extend([word] if word.strip() else ())
            position = match.end()
            continue
        position, values = _read_values(rule, head.end())
        field = find_field(head[2])
        if field is None or values is None or head[3] == "!=":
            return None
        comparison = Comparison.IS if head[3] == "=" else Comparison(head[3])
        try:
            given = () if field.kind is Kind.FLAG and values == [""] else tuple(values)
            conditions.append(Condition(field, given, comparison, bool(head[1])))
        except UsageError:
            return None
    return Filter(tuple(words), tuple(conditions))


def _read_values(rule: str, position: int) -> tuple[int, list[str] | None]:
    values: list[str] = []
    while True:
        match = _OLD_VALUE.match(rule, position)
        if match is None:  # a quotation mark is not closed
            return position, None
        values.append(_meant(match))
        if not rule.startswith(",", match.end()):
            return match.end(), values
        position = match.end() + 1


def _meant(match: "re.Match[str]") -> str:
    return match[2] if match[1] is None else re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL)
