r"""The language of the search box: read into a `Filter` and written back.

Such as ``sunny "red car" -night tag:beach,pool (dur<=5:00 OR rated>=4) untagged:``. What stands side by side must all
hold; a minus excludes, a comma gives alternatives, quotation marks hold words together (``\"`` and ``\\`` inside them).
Conditions decide which videos may be found; words and examples (``like:clip.mp4@12.5``) what to look for in them, with
alternatives, weights (``car^2``) and what is subtracted. ``crowd THEN goal WITHIN 30s`` looks for one after the other.

`core.domain.filter_grammar` says what may stand where.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.filter_flags import FLAG_HEADS, find_flag
from core.domain.filter_grammar import (
    BARE_VALUE,
    BARE_WORD,
    HEAD,
    KEYWORDS,
    LIKE,
    MOMENT,
    FilterError,
    Node,
    parse_tree,
)
from core.domain.filter_values import parse_duration
from core.domain.filters import (
    Clause,
    Comparison,
    Condition,
    Either,
    Example,
    Field,
    Filter,
    Group,
    Joint,
    Kind,
    Step,
    Wanted,
    Weighted,
    join,
    negated,
)
from core.errors import UsageError

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
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


@dataclass(frozen=True, slots=True)
class _Part:
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


def parse(text: str) -> Filter:
    """Parse the text of the search box.

    Raises
    ------
    FilterError
        If it is not in the language, with the position.
    """
    steps: list[_Part] = []
    gaps: list[float | None] = []
    conditions: list[Clause] = []
    for child in parse_tree(text).children:
        if child.name == "either":
            steps.append(_read_either(child))
            gaps.append(None)
        elif child.name == "within":
            gaps[-1], after = _read_within(child)
            conditions.extend(after)
    if len(steps) < 2:
        words = steps[0].words if steps else ()
        return Filter(words, (*(steps[0].clauses if steps else ()), *conditions))
    found = [_as_step(step) for step in steps]
    clauses = [clause for step in found for clause in step.clauses]
    then = tuple(Step(step.words, gap) for step, gap in zip(found[1:], gaps[1:], strict=True))
    return Filter(found[0].words, (*clauses, *conditions), then)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the words, examples and conditions of a text in order, with their positions; raises like `parse`."""
    parse(text)
    for token in _tokens(parse_tree(text)):
        part = _read_token(token)
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


def find_field(name: str) -> Field | None:
    """Return the field with this name, or None if there is none."""
    low = name.lower()
    return _SYNONYMS.get(low) or (Field(low) if low in {field.value for field in Field} else None)


def _read_either(node: Node) -> _Part:
    parts = [_read_all(child) for child in node.children]
    if len(parts) == 1:
        return parts[0]
    has_words = bool(parts[0].words)
    for part in parts:
        if bool(part.words) is bool(part.clauses):
            raise FilterError(
                "An alternative is either words or filters, not both" if part.words else "An alternative is empty",
                "Write filters that always hold outside the parentheses: (sunny OR snow) tag:beach.",
                part.start,
            )
        if bool(part.words) is not has_words:
            raise FilterError(
                "OR joins words with words, or filters with filters",
                "A filter beside words always holds: (sunny OR snow) tag:beach.",
                part.start,
            )
    if not has_words:
        clause = join(Joint.ANY, [one for part in parts if (one := join(Joint.ALL, part.clauses))])
        return _Part(parts[0].start, clauses=(clause,) if clause else ())
    alternatives: list[tuple[Wanted, ...]] = []
    for part in parts:
        only = part.words[0] if len(part.words) == 1 else None
        alternatives.extend(only.alternatives if isinstance(only, Either) else (part.words,))
    return _Part(parts[0].start, (Either(tuple(alternatives)),))


def _read_all(node: Node) -> _Part:
    parts = [_read_part(child) for child in node.children]
    words = tuple(word for part in parts for word in part.words)
    return _Part(node.start, words, tuple(clause for part in parts for clause in part.clauses))


def _read_part(node: Node) -> _Part:
    match node.name:
        case "excluded":
            return _read_excluded(node)
        case "weighted":
            return _read_weighted(node)
        case "moment":
            return _read_moment(node)
        case "group":
            return _read_either(node.children[1])
        case _:
            return _read_token(node)


def _read_excluded(node: Node) -> _Part:
    part = _read_part(node.children[1])
    if part.words and part.clauses:
        raise FilterError("Words and filters cannot be excluded together", "Exclude them one by one.", node.start)
    joined = join(Joint.ALL, part.clauses)
    words = (_weigh(part.words, -1),) if part.words else ()
    return _Part(node.start, _unweighted(words), _flat((negated(joined),)) if joined else ())


def _read_weighted(node: Node) -> _Part:
    part = _read_part(node.children[0])
    token = node.children[1]
    weight = float(token.text[1:])
    if part.clauses or not part.words:
        raise FilterError(
            "Only words and examples have a weight, not filters",
            "Leave out {weight}.",
            token.start,
            weight=token.text,
        )
    if not 0 < weight <= _MOST_WEIGHT:
        raise FilterError("A weight is more than 0 and at most {most}", "", token.start, most=_MOST_WEIGHT)
    return _Part(part.start, _unweighted((_weigh(part.words, weight),)))


def _weigh(words: tuple[Wanted, ...], factor: float) -> Weighted:
    if len(words) == 1 and isinstance(words[0], Weighted):
        words, factor = words[0].wanted, words[0].weight * factor
    size = min(max(round(abs(factor), 3), 0.001), _MOST_WEIGHT)
    return Weighted(words, size if factor > 0 else -size)


def _unweighted(words: tuple[Weighted, ...]) -> tuple[Wanted, ...]:
    return words[0].wanted if words and words[0].weight == 1 else words


def _read_moment(node: Node) -> _Part:
    part, start = _read_either(node.children[1]), node.start
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
    return _Part(start, clauses=(clause,) if clause else ())


def _flat(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses without groups that only say that all of them must hold."""
    joined = join(Joint.ALL, clauses)
    is_all = isinstance(joined, Group) and joined.joint is Joint.ALL and not joined.is_negated
    return joined.clauses if isinstance(joined, Group) and is_all else tuple(clauses)


def _read_within(node: Node) -> tuple[float, tuple[Clause, ...]]:
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


def _as_step(part: _Part) -> _Part:
    """Return a part of a sequence: a moment in it is a part of what to look for, as are filters that stand alone."""
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
        moments, rest = (alone,), ()
    return _Part(part.start, (*part.words, *moments), rest)


def _read_token(token: Node) -> _Part:
    text, start = token.text, token.start
    if token.name == "CONDITION":
        return _read_condition(text, start)
    if token.name == "PHRASE":
        _, word = _read_quoted(text, 0, start)
        return _Part(start, (word,) if word.strip() else ())
    if text in KEYWORDS:
        raise FilterError("A word or a filter is expected before {word}", "", start, word=text)
    return _Part(start, (text,))


def _read_condition(text: str, start: int) -> _Part:
    head = HEAD.match(text)
    assert head is not None  # as in the grammar
    name, sign = head[2].lower(), head[3]
    values = _read_values(text, head.end(), start)
    if name == LIKE and sign == ":":
        if len(values) != 1 or not values[0].strip():
            raise FilterError("like: needs one video after it", "Write like:clip.mp4 or like:clip.mp4@12.5.", start)
        return _Part(start, (Example(values[0]),))
    if name in FLAG_HEADS and sign == ":":
        clauses = [find_flag(name, value, start) for value in values]
        joined = join(Joint.ANY, clauses)
        return _Part(start, clauses=(joined,) if joined else ())
    field = find_field(name)
    if field is None:
        raise _unknown_field(head[2] + sign, head[2].lower(), start)
    if field.kind is Kind.FLAG and values == [""]:
        values = []
    is_opposite = sign == "!="
    comparison = Comparison.IS if sign in {"=", "!="} else Comparison(sign)
    try:
        return _Part(start, clauses=(Condition(field, tuple(values), comparison, is_opposite),))
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
        case Group():
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
