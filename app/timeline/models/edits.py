"""What becomes of a decided moment when it is moved, split or joined; an edit is carried out as one step."""

import dataclasses
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.domain.tags import PERSON, Decision, Suggestion, Verdict

LEAST_SECONDS = 0.001
"""No moment is shorter than this, nor than a frame where that is known."""
_TOUCHING_SECONDS = 0.05


class Edge(enum.Enum):
    """What of a span is moved."""

    START = enum.auto()
    END = enum.auto()
    BOTH = enum.auto()


@dataclass(frozen=True, slots=True)
class Edit:
    """Decisions in place of others.

    Attributes
    ----------
    old, new : tuple of Decision
        What goes and what comes.
    """

    old: tuple[Decision, ...]
    new: tuple[Decision, ...]


def ends(decision: Decision) -> tuple[float, float]:
    """Return the ends of a decision about a moment.

    Parameters
    ----------
    decision : Decision
        About a moment.

    Returns
    -------
    tuple of float
        Start and end in seconds.

    Raises
    ------
    ValueError
        If it is about a whole video.
    """
    if decision.start_seconds is None or decision.end_seconds is None:
        raise ValueError("a decision about a whole video has no ends")
    return decision.start_seconds, decision.end_seconds


def dragged(
    span: tuple[float, float], edge: Edge, to_seconds: float, *, duration_seconds: float, least_seconds: float
) -> tuple[float, float]:
    """Move an edge of a span, or all of it, within the video; an edge stops short of the other.

    Parameters
    ----------
    span : tuple of float
        Its ends.
    edge : Edge
        Which edge; for the whole, where its start is to come.
    to_seconds : float
        Where to.
    duration_seconds : float
        Length of the video.
    least_seconds : float
        The shortest it may become.

    Returns
    -------
    tuple of float
        Its new ends.
    """
    start, end = span
    least = min(max(least_seconds, LEAST_SECONDS), end - start)
    if edge is Edge.START:
        return max(0.0, min(to_seconds, end - least)), end
    if edge is Edge.END:
        return start, min(max(to_seconds, start + least), max(duration_seconds, end))
    length = end - start
    moved = max(0.0, min(to_seconds, duration_seconds - length))
    return moved, round(moved + length, 6)


def moved(decision: Decision, start_seconds: float, end_seconds: float) -> Edit | None:
    """Return a moment other ends.

    Parameters
    ----------
    decision : Decision
        About a moment.
    start_seconds, end_seconds : float
        The new ends.

    Returns
    -------
    Edit or None
        None where they are the same.
    """
    if (start_seconds, end_seconds) == ends(decision):
        return None
    return Edit((decision,), (_between(decision, start_seconds, end_seconds),))


def split(decisions: Iterable[Decision], at_seconds: float, *, least_seconds: float = LEAST_SECONDS) -> Edit | None:
    """Cut moments in two.

    Parameters
    ----------
    decisions : iterable of Decision
        About moments; those that the time does not lie in stay.
    at_seconds : float
        Where.
    least_seconds : float
        No part may be shorter.

    Returns
    -------
    Edit or None
        None where there is nothing to cut.
    """
    old, new = [], []
    for one in decisions:
        start, end = ends(one)
        if start + least_seconds <= at_seconds <= end - least_seconds:
            old.append(one)
            new += [_between(one, start, at_seconds), _between(one, at_seconds, end)]
    return Edit(tuple(old), tuple(new)) if old else None


def joined(decision: Decision, others: Iterable[Decision]) -> Edit | None:
    """Make one of a moment and those of the same tag and verdict that touch it.

    Parameters
    ----------
    decision : Decision
        About a moment.
    others : iterable of Decision
        Of the same video.

    Returns
    -------
    Edit or None
        None where none touches it.
    """
    alike = [one for one in others if _is_alike(one, decision) and one != decision]
    parts, (start, end) = [decision], ends(decision)
    is_growing = True
    while is_growing:
        touching = [one for one in alike if one not in parts and _touches(ends(one), start, end)]
        parts += touching
        start, end = min(ends(one)[0] for one in parts), max(ends(one)[1] for one in parts)
        is_growing = bool(touching)
    return Edit(tuple(parts), (_between(decision, start, end),)) if len(parts) > 1 else None


def decided(suggestion: Suggestion, verdict: Verdict, *, ends: tuple[float, float] | None = None) -> Edit | None:
    """Decide about what is suggested at a moment.

    Parameters
    ----------
    suggestion : Suggestion
        About a moment.
    verdict : Verdict
        How.
    ends : tuple of float or None
        Other ends for it; None leaves them.

    Returns
    -------
    Edit or None
        None where it is about a whole video.
    """
    start, end = ends or (suggestion.start_seconds, suggestion.end_seconds)
    if start is None or end is None:
        return None
    now = datetime.now(UTC)
    return Edit((), (Decision(suggestion.video_id, suggestion.tag_id, verdict, start, end, now),))


def judged(decision: Decision, verdict: Verdict) -> Edit | None:
    """Decide the other way about a moment.

    Parameters
    ----------
    decision : Decision
        About a moment.
    verdict : Verdict
        How.

    Returns
    -------
    Edit or None
        None where it is decided so already.
    """
    if decision.verdict is verdict:
        return None
    return Edit((decision,), (dataclasses.replace(_between(decision, *ends(decision)), verdict=verdict),))


def withdrawn(decision: Decision) -> Edit:
    """Take a decision back."""
    return Edit((decision,), ())


def applied(decisions: Sequence[Decision], edits: Iterable[Edit]) -> list[Decision]:
    """Return what is decided once edits are carried out.

    Parameters
    ----------
    decisions : sequence of Decision
        What is decided now.
    edits : iterable of Edit
        In order; what they replace may be gone already.

    Returns
    -------
    list of Decision
        In order, what is new last.
    """
    by_moment = {key(one): one for one in decisions}
    for edit in edits:
        for one in edit.old:
            by_moment.pop(key(one), None)
        by_moment.update({key(one): one for one in edit.new})
    return list(by_moment.values())


def key(decision: Decision) -> tuple[int, int, float | None, float | None]:
    """Return what tells a decision from others: its video, tag and moment."""
    return decision.video_id, decision.tag_id, decision.start_seconds, decision.end_seconds


def _between(decision: Decision, start_seconds: float, end_seconds: float) -> Decision:
    # The new ends are the person's, whoever brought the old ones.
    return dataclasses.replace(
        decision,
        start_seconds=start_seconds,
        end_seconds=end_seconds,
        decided_at=datetime.now(UTC),
        source=PERSON,
    )


def _is_alike(one: Decision, other: Decision) -> bool:
    same = (one.video_id, one.tag_id, one.verdict) == (other.video_id, other.tag_id, other.verdict)
    return same and one.start_seconds is not None and one.end_seconds is not None


def _touches(span: tuple[float, float], start: float, end: float) -> bool:
    return span[0] <= end + _TOUCHING_SECONDS and span[1] >= start - _TOUCHING_SECONDS
