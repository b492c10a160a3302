r"""The grammar of searches, for lark: which pieces there are, in which order, and where a text leaves it.

Values of conditions are not part of it: a condition is one piece, read by `core.domain.query.text`, which knows what
each field takes. lark is imported with the first search, not with this module.
"""

import functools
import re
from dataclasses import dataclass
from typing import Any, LiteralString

from core.errors import UsageError
from core.sentence import Sentence

HEAD = re.compile(r"(-?)([^\W\d]\w*)(<=|>=|!=|<|>|=|:)")
"""Start of a condition."""
LIKE = "like"
"""Head of an example."""
MOMENT = "moment("
KEYWORDS = ("AND", "OR", "NOT", "THEN", "WITHIN")
MOST_NESTED = 40
"""Parentheses and minus signs inside each other."""

_WEIGHT = r"\^\d{1,3}(?:\.\d{1,3})?(?=[\s)]|$)"
_QUOTED = r'"(?:[^"\\]|\\.)*"?'
# Parentheses inside a word belong to it, as in the names of copies: clip(1).mp4.
_INNER = r"(?:[^\s()^]|\^(?!\d{1,3}(?:\.\d{1,3})?(?:[\s)]|$))|\([^\s()]*\))"
_INNER_VALUE = _INNER.replace(r"[^\s()^]", r"[^\s()^,]").replace(r"\([^\s()]*\)", r"\([^\s(),]*\)")
BARE_WORD = re.compile(rf'(?!["(])(?:\^|{_INNER}){_INNER}*')
BARE_VALUE = re.compile(rf'(?!")(?:{_INNER_VALUE})*')
_VALUE = rf"(?:{_QUOTED}|{BARE_VALUE.pattern})"

# Higher numbers win where several fit. A keyword stands alone, in capitals.
_GRAMMAR = rf"""
start: _sequence?
_sequence: either (THEN either within?)*
within: WITHIN DURATION all?
either: all (_OR all)*
all: _part (_AND? _part)*
_part: excluded | weighted | _atom
excluded: (NOT | MINUS) _part
weighted: _atom WEIGHT
_atom: group | moment | WORD | PHRASE | CONDITION
group: LEFT either RIGHT
moment: MOMENT either RIGHT

_OR.4: /OR(?=[\s()]|$)/
_AND.4: /AND(?=[\s()]|$)/
NOT.4: /NOT(?=[\s()]|$)/
THEN.4: /THEN(?=[\s()]|$)/
WITHIN.4: /WITHIN(?=[\s()]|$)/
MOMENT.4: /moment\(/i
MINUS.3: /-(?=[^\s)^])/
WEIGHT.3: /{_WEIGHT}/
CONDITION.2: /[^\W\d]\w*(?:<=|>=|!=|<|>|=|:){_VALUE}(?:,{_VALUE})*/s
PHRASE: /{_QUOTED}/s
WORD: /{BARE_WORD.pattern}/
DURATION: /[^\s()]+/
LEFT: /(?<![^\s()\-])\(/
RIGHT: ")"
%ignore /\s+/
"""
_STARTERS = frozenset({"WORD", "CONDITION"})
_NESTING = frozenset({"group", "moment", "excluded"})


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
class Node:
    """A rule or a piece of the grammar, where it matches.

    Attributes
    ----------
    name : str
        Of the rule, or of the kind of piece.
    start : int
        Characters before it.
    text : str
        The piece; empty for a rule.
    children : tuple of Node
        Parts of a rule.
    """

    name: str
    start: int
    text: str = ""
    children: "tuple[Node, ...]" = ()

    @property
    def end(self) -> int:
        """Where a piece ends, in characters."""
        return self.start + len(self.text)


def parse_tree(text: str) -> Node:
    """Parse a text into the rules of the grammar.

    Raises
    ------
    FilterError
        Where it leaves the grammar, with what may stand there.
    """
    from lark.exceptions import UnexpectedInput

    try:
        tree: Any = _parser().parse(text)
    except UnexpectedInput as error:
        problem = _explained(error, text)
        raise problem from error
    return _node(tree, 0)


def find_next(text: str) -> tuple[frozenset[str], bool]:
    """Return the names of what may follow a text, and whether that is inside ``moment(…)``; nothing if it is wrong."""
    from lark.exceptions import UnexpectedInput

    interactive = _parser().parse_interactive(text)
    try:
        interactive.exhaust_lexer()
    except UnexpectedInput:
        return frozenset(), False
    is_in_moment = any(node.name == "MOMENT" for node in _open_nodes(interactive))
    return frozenset(interactive.accepts()), is_in_moment


@functools.cache
def _parser() -> Any:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", lexer="contextual", maybe_placeholders=False)


def _node(tree: Any, depth: int) -> Node:
    if isinstance(tree, str):
        return _piece(tree)
    name = str(tree.data)
    depth += name in _NESTING
    if depth > MOST_NESTED:
        while not isinstance(tree, str):
            tree = tree.children[0]
        raise FilterError("Parentheses are nested too deeply", position=_piece(tree).start)
    children = tuple(_node(child, depth) for child in tree.children)
    return Node(name, children[0].start if children else 0, children=children)


def _piece(token: Any) -> Node:
    return Node(str(token.type), int(token.start_pos or 0), str(token))


def _open_nodes(interactive: Any) -> list[Node]:
    """Return the opening parentheses that are not closed yet."""
    stack: list[Any] = interactive.parser_state.value_stack
    return [_piece(one) for one in stack if isinstance(one, str) and _piece(one).name in {"LEFT", "MOMENT"}]


def _explained(error: Any, text: str) -> FilterError:
    from lark.exceptions import UnexpectedToken

    if not isinstance(error, UnexpectedToken):
        return _explain_character(text, int(error.pos_in_stream or 0))
    wrong: Any = error
    accepted: set[str] = wrong.accepts or set()
    opened = _open_nodes(wrong.interactive_parser) if wrong.interactive_parser is not None else []
    token = _piece(wrong.token)
    if token.name == "$END":
        return _explain_end(text, accepted, opened)
    if "DURATION" in accepted:
        return FilterError("WITHIN needs a length of time after it", "Use 30s, 1:30 or 2m.", token.start)
    if token.name == "RIGHT" and not opened:
        return FilterError("A parenthesis is closed that was not opened", "Put ( where the group begins.", token.start)
    if accepted >= _STARTERS:
        return FilterError("A word or a filter is expected before {word}", "", token.start, word=token.text)
    if token.name in {"THEN", "WITHIN"}:
        return FilterError(
            "{word} cannot stand here",
            "THEN joins two searches, not parts in parentheses; WITHIN 30s comes after what follows.",
            token.start,
            word=token.text,
        )
    return FilterError("{word} is not expected here", "Put it in quotation marks.", token.start, word=token.text)


def _explain_end(text: str, accepted: set[str], opened: list[Node]) -> FilterError:
    if "DURATION" in accepted:
        return FilterError("WITHIN needs a length of time after it", "Use 30s, 1:30 or 2m.", len(text))
    if opened and "RIGHT" in accepted:
        return FilterError("A parenthesis is not closed", "Write ) where the group ends.", opened[-1].end - 1)
    return FilterError("{word} needs a word or a filter after it", "", len(text), word=_last_word(text))


def _explain_character(text: str, position: int) -> FilterError:
    if text[position] == "(":
        return FilterError(
            "A parenthesis stands directly behind a word",
            "Put a space before it, or the whole in quotation marks.",
            position,
        )
    return FilterError("{word} is not expected here", "Put it in quotation marks.", position, word=repr(text[position]))


def _last_word(text: str) -> str:
    return text.split()[-1] if text.split() else ""
