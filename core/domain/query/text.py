r"""The language of the search box: read into a `Filter` and written back.

Such as ``sunny "red car" -night tag:beach,pool (dur<=5:00 OR rated>=4) untagged:``. What stands side by side must all
hold; a minus excludes, a comma gives alternatives, quotation marks hold words together (``\"`` and ``\\`` inside them).
Conditions decide which videos may be found; words and examples (``like:clip.mp4@12.5``) what to look for in them, with
alternatives, weights (``car^2``) and what is subtracted. ``crowd THEN goal WITHIN 30s`` looks for one after the other.

`core.domain.query.grammar` says what may stand where.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.query.filters import (
    Clause,
    Condition,
    Either,
    Example,
    Filter,
    Group,
    Joint,
    Step,
    Wanted,
    Weighted,
)
from core.domain.query.grammar import (
    BARE_VALUE,
    BARE_WORD,
    HEAD,
    KEYWORDS,
    LIKE,
    MOMENT,
    Node,
    parse_tree,
)
from core.domain.query.reading import Part, as_step, read_either, read_token, read_within


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or token with its position in the text.

    Attributes
    ----------
    start, end : int
        Characters from the start of the text.
    meaning : str, Example or Clause
        A free word, an example, or a condition; alternatives such as ``is:offline,failed`` are a group.
    """

    start: int
    end: int
    meaning: str | Example | Clause


def parse(text: str) -> Filter:
    """Parse the text of the search box.

    Raises
    ------
    FilterError
        If it is not in the language, with the position.
    """
    return _filter_of(parse_tree(text))


def _filter_of(tree: Node) -> Filter:
    steps: list[Part] = []
    gaps: list[float | None] = []
    conditions: list[Clause] = []
    for child in tree.children:
        if child.name == "either":
            steps.append(read_either(child))
            gaps.append(None)
        elif child.name == "within":
            gaps[-1], after = read_within(child)
            conditions.extend(after)
    if len(steps) < 2:
        words = steps[0].words if steps else ()
        return Filter(words, (*(steps[0].clauses if steps else ()), *conditions))
    found = [as_step(step) for step in steps]
    clauses = [clause for step in found for clause in step.clauses]
    then = tuple(Step(step.words, gap) for step, gap in zip(found[1:], gaps[1:], strict=True))
    return Filter(found[0].words, (*clauses, *conditions), then)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the words, examples and conditions of a text in order, with their positions; raises like `parse`."""
    tree = parse_tree(text)
    _filter_of(tree)  # raises what only the whole shows
    for token in _tokens(tree):
        part = read_token(token)
        for meaning in (*part.words, *part.clauses):
            assert isinstance(meaning, str | Example | Condition | Group)  # or it would not be a single token
            yield Piece(token.start, token.end, meaning)


def _tokens(node: Node) -> Iterator[Node]:
    if node.name in {"WORD", "PHRASE", "CONDITION"}:
        yield node
    for child in node.children:
        yield from _tokens(child)


def write(asked: Filter) -> str:
    """Write a filter as text that `parse` reads back: words first, then conditions."""
    conditions = [write_clause(one) for one in asked.conditions]
    if asked.then:
        # After WITHIN 30s, conditions would be easy to take for a part of what follows.
        steps = [write_wanted(asked.words), *map(_write_step, asked.then)]
        return " ".join([*conditions, " THEN ".join(steps)])
    if len(asked.conditions) == 1 and not asked.words:
        return _without_parentheses(conditions[0], asked.conditions[0])
    return " ".join([*([write_wanted(asked.words, is_alone=not conditions)] if asked.words else []), *conditions])


def write_clause(clause: Clause) -> str:
    """Write a condition as a token, such as for its chip, or a group in parentheses."""
    minus = "-" if clause.is_negated else ""
    if isinstance(clause, Condition):
        sign = clause.comparison
        return f"{minus}{clause.field}{sign}{','.join(map(write_value, clause.values))}"
    parts = [write_clause(part) for part in clause.clauses]
    if clause.joint is Joint.MOMENT:
        inner = _without_parentheses(parts[0], clause.clauses[0]) if len(parts) == 1 else " ".join(parts)
        return f"{minus}{MOMENT}{inner})"
    return f"{minus}({(' OR ' if clause.joint is Joint.ANY else ' ').join(parts)})"


def write_wanted(words: Sequence[Wanted], *, is_alone: bool = False) -> str:
    """Write what to look for; `is_alone` leaves out parentheses around the whole of it."""
    text = " ".join(map(_write_one, words))
    return text[1:-1] if is_alone and len(words) == 1 and isinstance(words[0], Either) else text


def write_value(value: str) -> str:
    """Write a value for a token, in quotation marks if it needs them."""
    return value if BARE_VALUE.fullmatch(value) else _quote(value)


def _write_step(step: Step) -> str:
    within = "" if step.within_seconds is None else f" WITHIN {_write_number(step.within_seconds)}s"
    return write_wanted(step.words) + within


def _write_one(wanted: Wanted) -> str:
    match wanted:
        case str():
            return _write_word(wanted)
        case Example(video=video):
            return f"{LIKE}:{write_value(video)}"
        case Weighted(wanted=words, weight=weight):
            text = write_wanted(words)
            is_one = len(words) == 1 and isinstance(words[0], str | Example | Either)
            minus, power = "-" if weight < 0 else "", "" if abs(weight) == 1 else f"^{_write_number(abs(weight))}"
            return f"{minus}{text if is_one else f'({text})'}{power}"
        case Either(alternatives=alternatives):
            return f"({' OR '.join(write_wanted(one) for one in alternatives)})"
        case Condition() | Group():
            return write_clause(wanted)


def _write_word(word: str) -> str:
    is_bare = BARE_WORD.fullmatch(word) and not HEAD.match(word) and word not in KEYWORDS
    is_bare = is_bare and not word.startswith("-") and not word.lower().startswith(MOMENT)
    return word if is_bare or word == "-" else _quote(word)


def _write_number(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _without_parentheses(text: str, clause: Clause) -> str:
    is_group = isinstance(clause, Group) and clause.joint is not Joint.MOMENT and not clause.is_negated
    return text[1:-1] if is_group else text


def _quote(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
