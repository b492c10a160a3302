"""What to look for, as sums: alternatives are spread out, and each is a list of words and examples with weights."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.query.filters import MOST_WAYS, Clause, Condition, Either, Example, Filter, Group, Wanted, Weighted
from core.errors import UsageError


@dataclass(frozen=True, slots=True)
class Term:
    """Words, an example or a clause in a sum.

    Attributes
    ----------
    what : str, Example or Clause
        Words that belong together, or an example; or what must hold for this alternative.
    weight : float
        How much it counts; negative where it is subtracted.
    """

    what: str | Example | Clause
    weight: float = 1.0


Sum = tuple[Term, ...]


def expand(words: Sequence[Wanted]) -> tuple[Sum, ...]:
    """Return the alternatives of what to look for; a frame scores as the best of them. Moments are left out.

    Raises
    ------
    UsageError
        If there are too many.
    """
    return _expand([word for word in words if not isinstance(word, Group)])


def branches(words: Sequence[Wanted]) -> dict[tuple[Clause, ...], list[Sum]]:
    """Return the alternatives by the clauses that restrict them, which they then lack; raises like `expand`."""
    found: dict[tuple[Clause, ...], list[Sum]] = {}
    for terms in expand(words):
        clauses = tuple(term.what for term in terms if isinstance(term.what, Condition | Group))
        rest = tuple(term for term in terms if not isinstance(term.what, Condition | Group))
        found.setdefault(clauses, []).append(rest)
    return found


def _expand(words: Sequence[Wanted]) -> tuple[Sum, ...]:
    text = " ".join(word for word in words if isinstance(word, str))
    choices: list[tuple[Sum, ...]] = [((Term(text),),)] if text else []
    choices += [_expand_one(word) for word in words if not isinstance(word, str)]
    if not choices:
        return ()
    n_sums = 1
    for choice in choices:
        n_sums *= len(choice)
        if n_sums > MOST_WAYS:
            raise UsageError("This search has more than {most} combinations of alternatives", most=MOST_WAYS)
    return tuple(tuple(term for part in parts for term in part) for parts in itertools.product(*choices))


def _expand_one(word: Example | Weighted | Either | Clause) -> tuple[Sum, ...]:
    match word:
        case Example() | Condition() | Group():
            return ((Term(word),),)
        case Either(alternatives=alternatives):
            return tuple(one for words in alternatives for one in _expand(words))
        case Weighted(wanted=wanted, weight=weight):
            sums = _expand(wanted)
            scaled = tuple(tuple(Term(term.what, term.weight * weight) for term in one) for one in sums)
            # Neither this nor that: each is subtracted.
            return scaled if weight > 0 else (tuple(term for one in scaled for term in one),)


def examples_in(asked: Filter) -> Iterator[Example]:
    """Yield the examples of a filter, wherever they are."""
    for words in (asked.words, *(step.words for step in asked.then)):
        yield from _examples(words)


def _examples(words: Sequence[Wanted]) -> Iterator[Example]:
    for word in words:
        match word:
            case Example():
                yield word
            case Weighted(wanted=wanted):
                yield from _examples(wanted)
            case Either(alternatives=alternatives):
                for one in alternatives:
                    yield from _examples(one)
            case _:
                pass
