"""Filters that narrow down the library, as values. `core.domain.filter_text` parses and writes them."""

import dataclasses
import enum
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.videos import MAX_RATING
from core.errors import UsageError
from core.sentence import Sentence


class Kind(enum.Enum):
    """The kind of value a field takes."""

    TEXT = Sentence("a word")
    COUNT = Sentence("a whole number")
    CLOCK = Sentence("a length such as 90, 1:30 or 2h")
    SHARE = Sentence("a score such as 0.8 or 80%")
    DATE = Sentence("a date such as 2024-05-17, 2024-05 or 2024")
    FLAG = Sentence("nothing")


class Field(enum.StrEnum):
    """The subject of a condition; the value is how it is typed."""

    TAG = "tag"
    REJECTED = "rejected"
    SUGGESTED = "suggested"
    CONFIDENCE = "conf"
    NAME = "name"
    PATH = "path"
    NOTE = "note"
    SOURCE = "source"
    DURATION = "dur"
    RATING = "rated"
    HEIGHT = "height"
    ADDED = "added"
    RECORDED = "recorded"
    MODIFIED = "modified"
    DECIDED = "decided"
    UNTAGGED = "untagged"
    UNREVIEWED = "unreviewed"
    OFFLINE = "offline"
    FAILED = "failed"
    ANALYSED = "analysed"

    @property
    def kind(self) -> Kind:
        """The kind of value this field takes."""
        return _KINDS.get(self, Kind.TEXT)


_KINDS = {
    Field.DURATION: Kind.CLOCK,
    Field.RATING: Kind.COUNT,
    Field.HEIGHT: Kind.COUNT,
    Field.CONFIDENCE: Kind.SHARE,
    Field.ADDED: Kind.DATE,
    Field.RECORDED: Kind.DATE,
    Field.MODIFIED: Kind.DATE,
    Field.DECIDED: Kind.DATE,
    Field.UNTAGGED: Kind.FLAG,
    Field.UNREVIEWED: Kind.FLAG,
    Field.OFFLINE: Kind.FLAG,
    Field.FAILED: Kind.FLAG,
    Field.ANALYSED: Kind.FLAG,
}


NAMING_TAGS = frozenset({Field.TAG, Field.REJECTED, Field.SUGGESTED})
"""Fields whose values are tag names."""


class Comparison(enum.StrEnum):
    """How a condition compares."""

    IS = ":"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a video.

    Attributes
    ----------
    field : Field
        The subject.
    values : tuple of str
        As typed; one of them must match. Empty for fields without values.
    comparison : Comparison
        Other than `Comparison.IS` only for numbers, lengths and dates, with one value.
    is_negated : bool
        Whether it must not hold.

    Raises
    ------
    UsageError
        If a value is not of the field's kind.
    """

    field: Field
    values: tuple[str, ...] = ()
    comparison: Comparison = Comparison.IS
    is_negated: bool = False

    def __post_init__(self) -> None:
        kind = self.field.kind
        if kind is Kind.FLAG:
            if self.values or self.comparison is not Comparison.IS:
                raise UsageError("{field}: takes no value", field=self.field)
            return
        if not self.values or not all(value.strip() for value in self.values):
            raise UsageError("{token} needs {kind} after it", token=self.field + self.comparison, kind=kind.value)
        if self.comparison is not Comparison.IS and (kind is Kind.TEXT or len(self.values) > 1):
            raise UsageError(
                "{field} cannot be compared with < or >"
                if kind is Kind.TEXT
                else "{field} can be compared with one value only",
                field=self.field,
            )
        for value in self.values:
            _CHECKS[kind](value)
        if self.field is Field.RATING and any(int(value) > MAX_RATING for value in self.values):
            raise UsageError("A rating is at most {most}", most=MAX_RATING)


@dataclass(frozen=True, slots=True)
class Filter:
    """A search of the library: all conditions must hold; the words are for the content search.

    Attributes
    ----------
    words : tuple of str
        Free words and quoted phrases, none blank.
    conditions : tuple of Condition
        Conditions on what the catalog knows.
    """

    words: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def text(self) -> str:
        """The words in one line, for a content search; empty if there are none."""
        return " ".join(self.words)

    def without(self, condition: Condition) -> "Filter":
        """Return the filter without one condition, as when its chip is closed."""
        return dataclasses.replace(self, conditions=tuple(one for one in self.conditions if one != condition))

    def having(self, condition: Condition) -> "Filter":
        """Return the filter with one more condition, unless it has it already."""
        return dataclasses.replace(self, conditions=(*self.without(condition).conditions, condition))


_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7}(?:\.\d{1,3})?)", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,7}(?:\.\d{1,3})?)([smh])", re.ASCII)
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_SHARE = re.compile(r"(\d{0,3}(?:\.\d{1,6})?)(%?)", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_YEARS = range(1971, 9000)  # supported by every platform in every time zone


def parse_duration(text: str) -> float:
    """Parse a length of time into seconds.

    Parameters
    ----------
    text : str
        Seconds, ``m:ss``, ``h:mm:ss``, or a number with ``s``, ``m`` or ``h``.

    Raises
    ------
    UsageError
        If it is not a length of time.
    """
    if amount := _AMOUNT.fullmatch(text):
        return float(amount[1]) * _UNIT_SECONDS[amount[2]]
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        raise UsageError("{text} is not a length of time", "Use 90, 1:30, 1:02:03 or 2h.", text=repr(text))
    return int(clock[1] or 0) * 3600 + int(clock[2] or 0) * 60 + float(clock[3])


def parse_score(text: str) -> float:
    """Parse a score from 0 to 1.

    Parameters
    ----------
    text : str
        A number from 0 to 1, or a percentage.

    Raises
    ------
    UsageError
        If it is not a score.
    """
    match = _SHARE.fullmatch(text)
    number = float(match[1]) / (100 if match[2] else 1) if match and match[1] else -1.0
    if not 0 <= number <= 1:
        raise UsageError("{text} is not a score", "Use 0.8 or 80%.", text=repr(text))
    return number


def parse_dates(text: str) -> tuple[date, date]:
    """Parse a day, a month or a year into its first day and the day after its last.

    Parameters
    ----------
    text : str
        ``2024``, ``2024-05`` or ``2024-05-17``.

    Raises
    ------
    UsageError
        If it is not a date.
    """
    match = _DAY.fullmatch(text)
    year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:  # such as the 31st of June
        first = date.min
    if first.year not in _YEARS:
        raise UsageError("{text} is not a date", "Use 2024-05-17, 2024-05 or 2024.", text=repr(text))
    if day:
        return first, first + timedelta(days=1)
    return first, (first + timedelta(days=31)).replace(day=1) if month else date(first.year + 1, 1, 1)


def _check_count(text: str) -> None:
    if not _COUNT.fullmatch(text):
        raise UsageError("{text} is not a whole number", text=repr(text))


_CHECKS: dict[Kind, Callable[[str], object]] = {
    Kind.TEXT: lambda _: None,
    Kind.COUNT: _check_count,
    Kind.CLOCK: parse_duration,
    Kind.SHARE: parse_score,
    Kind.DATE: parse_dates,
}
