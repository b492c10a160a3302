"""Other words for filters, such as ``is:offline``, ``has:note`` and ``no:tag``; each stands for a condition."""

import difflib

from core.domain.query.filters import ANYTHING, Comparison, Condition, Field
from core.domain.query.grammar import FilterError

FLAG_HEADS = ("is", "has", "no")

_EARLIEST = "1971"
_HAVING = {
    "tag": Condition(Field.UNTAGGED, is_negated=True),
    "note": Condition(Field.NOTE, (ANYTHING,)),
    "rating": Condition(Field.RATING, ("1",), Comparison.AT_LEAST),
    "suggestion": Condition(Field.CONFIDENCE, ("0",), Comparison.AT_LEAST),
    "date": Condition(Field.RECORDED, (_EARLIEST,), Comparison.AT_LEAST),
    "audio": Condition(Field.AUDIO),
    "duplicate": Condition(Field.DUPLICATE),
}
_BEING = {
    "untagged": Condition(Field.UNTAGGED),
    "tagged": Condition(Field.UNTAGGED, is_negated=True),
    "unreviewed": Condition(Field.UNREVIEWED),
    "reviewed": Condition(Field.UNREVIEWED, is_negated=True),
    "rated": _HAVING["rating"],
    "offline": Condition(Field.OFFLINE),
    "online": Condition(Field.OFFLINE, is_negated=True),
    "failed": Condition(Field.FAILED),
    "analysed": Condition(Field.ANALYSED),
    "duplicate": Condition(Field.DUPLICATE),
    "landscape": Condition(Field.ORIENTATION, ("landscape",)),
    "portrait": Condition(Field.ORIENTATION, ("portrait",)),
    "square": Condition(Field.ORIENTATION, ("square",)),
}
FLAGS: dict[tuple[str, str], Condition] = {
    **{("is", name): condition for name, condition in _BEING.items()},
    **{("has", name): condition for name, condition in _HAVING.items()},
}
"""The flags by head and name; ``no:`` is the opposite of ``has:``."""


def find_flag(head: str, name: str, position: int) -> Condition:
    """Return the condition that a flag stands for.

    Parameters
    ----------
    head : str
        One of `FLAG_HEADS`.
    name : str
        What stands after its colon.
    position : int
        Where the token begins, for the error.

    Raises
    ------
    FilterError
        If there is no such flag; the nearest is suggested.
    """
    having = "has" if head == "no" else head
    found = FLAGS.get((having, name.lower()))
    if found is None:
        known = [one for kind, one in FLAGS if kind == having]
        near = difflib.get_close_matches(name.lower(), known, n=1)
        raise FilterError(
            "There is no filter {token}",
            "Did you mean {near}?" if near else "After {head} stands one of: {known}.",
            position,
            token=f"{head}:{name}",
            near=f"{head}:{near[0]}" if near else "",
            head=f"{head}:",
            known=", ".join(known),
        )
    return Condition(found.field, found.values, found.comparison, found.is_negated is not (head == "no"))
