"""Searches as values: conditions on what the catalog knows, and what to look for in the pictures.

`core.domain.query.text` parses and writes them.
"""

import dataclasses
import enum
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.domain.query.values import (
    BETWEEN,
    ends,
    parse_count,
    parse_dates,
    parse_duration,
    parse_rate,
    parse_score,
    parse_shape,
    parse_size,
)
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
    SIZE = Sentence("a size such as 500kb, 10mb or 2gb")
    RATE = Sentence("a number such as 25 or 29.97")
    SHAPE = Sentence("landscape, portrait or square")
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
    SIZE = "size"
    FPS = "fps"
    CODEC = "codec"
    ORIENTATION = "orientation"
    ADDED = "added"
    RECORDED = "recorded"
    MODIFIED = "modified"
    DECIDED = "decided"
    UNTAGGED = "untagged"
    UNREVIEWED = "unreviewed"
    OFFLINE = "offline"
    FAILED = "failed"
    ANALYSED = "analysed"
    AUDIO = "audio"
    DUPLICATE = "duplicate"
    CLUSTER = "cluster"

    @property
    def kind(self) -> Kind:
        """The kind of value this field takes."""
        return _KINDS.get(self, Kind.TEXT)

    @property
    def is_ordered(self) -> bool:
        """Whether its values can be compared with < and >."""
        return self.kind not in _UNORDERED and self.kind is not Kind.FLAG


_KINDS = {
    Field.DURATION: Kind.CLOCK,
    Field.RATING: Kind.COUNT,
    Field.HEIGHT: Kind.COUNT,
    Field.SIZE: Kind.SIZE,
    Field.FPS: Kind.RATE,
    Field.ORIENTATION: Kind.SHAPE,
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
    Field.AUDIO: Kind.FLAG,
    Field.DUPLICATE: Kind.FLAG,
}


NAMING_TAGS = frozenset({Field.TAG, Field.REJECTED, Field.SUGGESTED})
"""Fields whose values are tag names."""

OF_MOMENTS = NAMING_TAGS | {Field.CONFIDENCE}
"""Fields that a single moment can meet, see `Joint.MOMENT`."""

_UNORDERED = frozenset({Kind.TEXT, Kind.SHAPE})
ANYTHING = "*"
"""Stands for any text, in values of text and names of tags."""


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
        As typed; one of them must match. Empty for fields without values. Texts may contain `ANYTHING`; numbers,
        lengths and dates may be ranges, see `ends`.
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
        if kind in _UNORDERED:
            if self.comparison is not Comparison.IS:
                raise UsageError("{field} cannot be compared with < or >", field=self.field)
            given = self.values
        else:
            given = self._ends()
        for value in given:
            _CHECKS[kind](value)
        self._check_order()
        if self.field is Field.RATING and any(int(end) > MAX_RATING for end in given):
            raise UsageError("A rating is at most {most}", most=MAX_RATING)

    def _check_order(self) -> None:
        for value in self.values if self.field.kind not in _UNORDERED else ():
            pair = [_CHECKS[self.field.kind](end) for end in ends(value)]
            if len(pair) > 1 and pair[0] > pair[1]:
                raise UsageError("{value} ends before it begins", "Write the smaller one first.", value=repr(value))

    def _ends(self) -> tuple[str, ...]:
        found = tuple(end for value in self.values for end in ends(value))
        has_range = any(BETWEEN in value for value in self.values)
        if self.comparison is not Comparison.IS and (has_range or len(self.values) > 1):
            raise UsageError("{field} can be compared with one value only", field=self.field)
        return found


class Joint(enum.StrEnum):
    """How the clauses of a group are joined."""

    ALL = "AND"
    ANY = "OR"
    MOMENT = "moment"
    """All of them, at one moment of the video."""


MOST_WAYS = 256
"""Combinations of alternatives in one search; each costs as much as a search."""


@dataclass(frozen=True, slots=True)
class Group:
    """Several clauses as one; make it with `join`, which leaves out what changes nothing.

    Attributes
    ----------
    joint : Joint
        How they are joined.
    clauses : tuple of Clause
        At least one for a moment, otherwise at least two.
    is_negated : bool
        Whether it must not hold.

    Raises
    ------
    UsageError
        If a moment has conditions that belong to videos, or none that it must meet.
    """

    joint: Joint
    clauses: "tuple[Clause, ...]"
    is_negated: bool = False

    def __post_init__(self) -> None:
        if self.joint is not Joint.MOMENT:
            return
        for condition in conditions_in(self.clauses):
            if condition.field not in OF_MOMENTS:
                raise UsageError(
                    "{field} is about whole videos, not about a moment",
                    "Put it outside moment(…). A moment has tag:, rejected:, suggested: and conf.",
                    field=condition.field + condition.comparison,
                )
        if any(one.joint is Joint.MOMENT for one in groups_in(self.clauses)):
            raise UsageError("A moment cannot be inside another moment")
        if any(all(one.is_negated for one in way) for way in self.ways):
            raise UsageError("Something must be there at that moment", "Name a tag that is not excluded.")

    @property
    def ways(self) -> tuple[tuple[Condition, ...], ...]:
        """The ways to meet this group, as if it were not negated: all conditions of one of them hold.

        Raises
        ------
        UsageError
            If there are too many.
        """
        return _ways(
            dataclasses.replace(self, joint=Joint.ALL, is_negated=False) if self.joint is Joint.MOMENT else self
        )


def _ways(clause: "Clause", *, is_opposite: bool = False) -> tuple[tuple[Condition, ...], ...]:
    is_opposite ^= clause.is_negated
    if isinstance(clause, Condition):
        return ((dataclasses.replace(clause, is_negated=is_opposite),),)
    parts = [_ways(part, is_opposite=is_opposite) for part in clause.clauses]
    found: tuple[tuple[Condition, ...], ...]
    if (clause.joint is Joint.ANY) is not is_opposite:
        found = tuple(way for part in parts for way in part)
    else:
        found = ((),)
        for part in parts:
            found = tuple((*way, *more) for way in found for more in part)
            _check_number(len(found))
    _check_number(len(found))
    return found


def _check_number(n_ways: int) -> None:
    if n_ways > MOST_WAYS:
        raise UsageError("This search has more than {most} combinations of alternatives", most=MOST_WAYS)


Clause = Condition | Group
"""What must hold for a video: a condition, or several that are joined."""


def conditions_in(clauses: Sequence[Clause]) -> Iterator[Condition]:
    """Yield all conditions of clauses, those in groups too."""
    for clause in clauses:
        if isinstance(clause, Condition):
            yield clause
        else:
            yield from conditions_in(clause.clauses)


def groups_in(clauses: Sequence[Clause]) -> Iterator[Group]:
    """Yield all groups of clauses, those in groups too."""
    for clause in clauses:
        if isinstance(clause, Group):
            yield clause
            yield from groups_in(clause.clauses)


def join(joint: Joint, clauses: Sequence[Clause]) -> Clause | None:
    """Join clauses into one; None if there are none."""
    flat: list[Clause] = []
    for clause in clauses:
        # A moment inside a moment is an error, which flattening would hide.
        is_same = isinstance(clause, Group) and clause.joint is joint is not Joint.MOMENT and not clause.is_negated
        flat.extend(clause.clauses if isinstance(clause, Group) and is_same else (clause,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 and joint is not Joint.MOMENT else Group(joint, tuple(flat))


def negated(clause: Clause) -> Clause:
    """Return the opposite of a clause."""
    return dataclasses.replace(clause, is_negated=not clause.is_negated)


def rewritten(clause: Clause, change: Callable[[Condition], Condition | None]) -> Clause | None:
    """Return a clause with each condition changed, without those that become None; None if nothing is left."""
    if isinstance(clause, Condition):
        return change(clause)
    left = [one for part in clause.clauses if (one := rewritten(part, change)) is not None]
    if clause.joint is Joint.MOMENT and all(one.is_negated for one in conditions_in(left)):
        return None
    joined = join(clause.joint, tuple(dict.fromkeys(left)))
    return negated(joined) if joined is not None and clause.is_negated else joined


@dataclass(frozen=True, slots=True)
class Example:
    """Something to look like.

    Attributes
    ----------
    video : str
        A path or file name of a video, or with ``@`` and a time behind it, its frame at that time.
    """

    video: str


@dataclass(frozen=True, slots=True)
class Weighted:
    """Words or examples that count more or less than others, or against what is found.

    Attributes
    ----------
    wanted : tuple of Wanted
        At least one.
    weight : float
        From -100 to 100, neither 0 nor 1; negative where it is subtracted.
    """

    wanted: "tuple[Wanted, ...]"
    weight: float


@dataclass(frozen=True, slots=True)
class Either:
    """Alternatives, of which the one that matches better counts.

    Attributes
    ----------
    alternatives : tuple of tuple of Wanted
        At least two, none empty; words first. A clause restricts its alternative; without words, all videos that meet
        it are found.
    """

    alternatives: "tuple[tuple[Wanted, ...], ...]"


Wanted = str | Example | Weighted | Either | Group | Condition
"""What to look for in the pictures. Clauses are only in alternatives; in a `Step`, a group is a moment that is tagged
or suggested."""


def has_clauses(words: "Sequence[Wanted]") -> bool:
    """Return whether any alternative in what to look for has clauses."""
    for word in words:
        if isinstance(word, Weighted) and has_clauses(word.wanted):
            return True
        for one in word.alternatives if isinstance(word, Either) else ():
            if any(isinstance(part, Condition | Group) for part in one) or has_clauses(one):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Step:
    """What follows in time.

    Attributes
    ----------
    words : tuple of Wanted
        What to look for; not empty.
    within_seconds : float or None
        How long after the step before it may come; None for any time later in the video.
    """

    words: tuple[Wanted, ...]
    within_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A search of the library: all conditions must hold; the words are for the content search.

    Attributes
    ----------
    words : tuple of Wanted
        Free words and quoted phrases, none blank, and examples, alternatives and what is subtracted.
    conditions : tuple of Clause
        Conditions on what the catalog knows.
    then : tuple of Step
        What follows what the words describe.
    """

    words: tuple[Wanted, ...] = ()
    conditions: tuple[Clause, ...] = ()
    then: tuple[Step, ...] = ()

    @property
    def text(self) -> str:
        """The plain words in one line; empty if there are none."""
        return " ".join(word for word in self.words if isinstance(word, str))

    @property
    def is_plain(self) -> bool:
        """Whether the content search consists of plain words only, or there is none."""
        return not self.then and all(isinstance(word, str) for word in self.words)

    @property
    def content(self) -> "Filter":
        """The part for the content search, without conditions."""
        return dataclasses.replace(self, conditions=())

    def without(self, clause: Clause) -> "Filter":
        """Return the filter without one clause, as when its chip is closed."""
        return dataclasses.replace(self, conditions=tuple(one for one in self.conditions if one != clause))

    def having(self, clause: Clause) -> "Filter":
        """Return the filter with one more clause, unless it has it already."""
        return dataclasses.replace(self, conditions=(*self.without(clause).conditions, clause))


_CHECKS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: lambda _: None,
    Kind.COUNT: parse_count,
    Kind.CLOCK: parse_duration,
    Kind.SHARE: parse_score,
    Kind.DATE: parse_dates,
    Kind.SIZE: parse_size,
    Kind.RATE: parse_rate,
    Kind.SHAPE: parse_shape,
}


def reworded(asked: Filter, change: Callable[[Condition], Condition | None]) -> Filter:
    """Return a filter with each of its conditions changed, those of moments in a sequence too; see `rewritten`."""
    conditions = [one for clause in asked.conditions if (one := rewritten(clause, change)) is not None]
    then = tuple(dataclasses.replace(step, words=_reworded(step.words, change)) for step in asked.then)
    return Filter(_reworded(asked.words, change), tuple(dict.fromkeys(conditions)), then)


def _reworded(words: tuple[Wanted, ...], change: Callable[[Condition], Condition | None]) -> tuple[Wanted, ...]:
    return tuple(_reworded_one(word, change) for word in words)


def _reworded_one(word: Wanted, change: Callable[[Condition], Condition | None]) -> Wanted:
    match word:
        case Condition() | Group():
            # A moment or alternative whose tags are gone stays: without it, there would be a gap.
            changed = rewritten(word, change)
            is_moment = isinstance(word, Group) and word.joint is Joint.MOMENT
            return word if changed is None or (is_moment and not isinstance(changed, Group)) else changed
        case Either(alternatives=alternatives):
            return Either(tuple(_reworded(one, change) for one in alternatives))
        case _:
            return word


def conditions_of(asked: Filter) -> Iterator[Condition]:
    """Yield all conditions of a filter, those in alternatives and in moments of a sequence too."""
    yield from conditions_in(asked.conditions)
    for words in (asked.words, *(step.words for step in asked.then)):
        yield from _conditions_among(words)


def _conditions_among(words: Sequence[Wanted]) -> Iterator[Condition]:
    for word in words:
        match word:
            case Condition() | Group():
                yield from conditions_in([word])
            case Either(alternatives=alternatives):
                for one in alternatives:
                    yield from _conditions_among(one)
            case _:
                pass
