"""Moves, splits and joins of tagged moments as values; an edit is carried out as one undo step."""

import dataclasses
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.domain.tags import PERSON, Decision, Suggestion, Verdict

LEAST_SECONDS = 0.001
"""Moments are never shorter than this, nor than a frame where its duration is known."""
_TOUCHING_SECONDS = 0.05


class Edge(enum.Enum):
    """Which part of a span is moved."""

    START = enum.auto()
    END = enum.auto()
    BOTH = enum.auto()


@dataclass(frozen=True, slots=True)
class Edit:
    """Decisions that replace others.

    Attributes
    ----------
    old, new : tuple of Decision
        Removed and added decisions.
    """

    old: tuple[Decision, ...]
    new: tuple[Decision, ...]


def ends(decision: Decision) -> tuple[float, float]:
    """Return start and end of a decision about a moment in seconds.

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
    """Return the ends of a span after moving it, or one edge, within the video; an edge stops short of the other.

    Parameters
    ----------
    span : tuple of float
        Its ends.
    edge : Edge
        Which edge; for the whole span, `to_seconds` is its new start.
    to_seconds : float
        The target.
    duration_seconds : float
        Duration of the video.
    least_seconds : float
        Minimum duration of the span.
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
    """Return the edit that changes the ends of a moment; None if they are the same."""
    if (start_seconds, end_seconds) == ends(decision):
        return None
    return Edit((decision,), (_between(decision, start_seconds, end_seconds),))


def split(decisions: Iterable[Decision], at_seconds: float, *, least_seconds: float = LEAST_SECONDS) -> Edit | None:
    """Return the edit that splits moments in two at a time.

    Parameters
    ----------
    decisions : iterable of Decision
        About moments; those that do not contain the time are ignored.
    at_seconds : float
        The time.
    least_seconds : float
        Minimum duration of each part.

    Returns
    -------
    Edit or None
        None if there is nothing to split.
    """
    old, new = [], []
    for one in decisions:
        start, end = ends(one)
        if start + least_seconds <= at_seconds <= end - least_seconds:
            old.append(one)
            new += [_between(one, start, at_seconds), _between(one, at_seconds, end)]
    return Edit(tuple(old), tuple(new)) if old else None


def joined(decision: Decision, others: Iterable[Decision]) -> Edit | None:
    """Return the edit that joins a moment with others of the same tag and verdict that touch it; None if none does."""
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
    """Return the edit that accepts or rejects a suggestion at a moment, optionally with other ends.

    None if the suggestion is about a whole video.
    """
    start, end = ends or (suggestion.start_seconds, suggestion.end_seconds)
    if start is None or end is None:
        return None
    now = datetime.now(UTC)
    return Edit((), (Decision(suggestion.video_id, suggestion.tag_id, verdict, start, end, now),))


def with_verdict(decision: Decision, verdict: Verdict) -> Edit | None:
    """Return the edit that sets the verdict on a moment; None if it already has it."""
    if decision.verdict is verdict:
        return None
    return Edit((decision,), (dataclasses.replace(_between(decision, *ends(decision)), verdict=verdict),))


def withdrawn(decision: Decision) -> Edit:
    """Return the edit that removes a decision."""
    return Edit((decision,), ())


def applied(decisions: Sequence[Decision], edits: Iterable[Edit]) -> list[Decision]:
    """Return the decisions after edits, new ones last; decisions that an edit replaces may already be gone."""
    by_moment = {key(one): one for one in decisions}
    for edit in edits:
        for one in edit.old:
            by_moment.pop(key(one), None)
        by_moment.update({key(one): one for one in edit.new})
    return list(by_moment.values())


def key(decision: Decision) -> tuple[int, int, float | None, float | None]:
    """Return what identifies a decision: its video, tag and moment."""
    return decision.video_id, decision.tag_id, decision.start_seconds, decision.end_seconds


def _between(decision: Decision, start_seconds: float, end_seconds: float) -> Decision:
    # The new ends are the user's, whatever the source of the old ones.
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
