"""What a video takes over from a copy that is not needed any more. Pure arithmetic.

What was said about the kept video itself always stands.
"""

import dataclasses
from collections.abc import Sequence

from core.domain.duplicates import PairKind, VideoPair
from core.domain.tags import Decision, Verdict

_EDGE_SECONDS = 0.5
"""The part that matches is known to about this."""
_LEAST_SHARE = 0.5
"""Of a moment, that must lie in the part that matches; at its edge, also half a second will do."""
_SAME_SHARE = 0.8
"""Overlap from which two moments are the same."""


def decisions(
    pair: VideoPair, kept_video_id: int, own: Sequence[Decision], others: Sequence[Decision], *, duration_seconds: float
) -> list[Decision]:
    """Return the decisions about one of two videos that also hold for the other.

    Moments are mapped through the parts that match. A tag of a whole piece becomes a moment of the film; a tag of a
    film need not hold for a piece of it, but what was rejected for the film is not in the piece either.

    Parameters
    ----------
    pair : VideoPair
        The videos.
    kept_video_id : int
        The video that takes them over.
    own, others : sequence of Decision
        What was said about it, and about the other video.
    duration_seconds : float
        Its length.
    """
    is_piece = pair.kind is PairKind.PIECE
    seen = pair if pair.b_video_id == kept_video_id else pair.turned()  # from the other video to the kept one
    made: list[Decision] = []
    for one in others:
        if one.start_seconds is not None and one.end_seconds is not None:
            moved = _moved(one, seen, duration_seconds)
        elif not is_piece or (kept_video_id == pair.a_video_id and one.verdict is Verdict.REJECTED):
            moved = dataclasses.replace(one, video_id=kept_video_id)
        elif kept_video_id == pair.b_video_id:
            moved = _at(one, kept_video_id, seen.b_start_seconds, seen.b_end_seconds)
        else:
            moved = None
        if moved is not None and not any(_settles(mine, moved) for mine in own):
            made.append(moved)
    return made


def note(own: str, other: str) -> str:
    """Return both notes as one; what one of them says already is not repeated."""
    if other.strip() in own:
        return own
    return other if own.strip() in other else f"{own.rstrip()}\n\n{other.lstrip()}"


def _moved(one: Decision, seen: VideoPair, duration_seconds: float) -> Decision | None:
    start, end = (seen.seconds_in_b(seconds) for seconds in _ends(one))
    low = max(0.0, seen.b_start_seconds - _EDGE_SECONDS)
    high = min(duration_seconds, seen.b_end_seconds + _EDGE_SECONDS)
    first, last = max(start, low), min(end, high)
    is_inside = last - first >= min(_EDGE_SECONDS, _LEAST_SHARE * (end - start))
    return _at(one, seen.b_video_id, first, last) if is_inside and last > first else None


def _at(one: Decision, video_id: int, start_seconds: float, end_seconds: float) -> Decision:
    start, end = round(start_seconds, 3), round(end_seconds, 3)
    return dataclasses.replace(one, video_id=video_id, start_seconds=start, end_seconds=end)


def _settles(mine: Decision, other: Decision) -> bool:
    # Whether the kept video's own decision makes the other one superfluous, or contradicts it.
    if mine.tag_id != other.tag_id:
        return False
    if mine.start_seconds is None:
        return other.start_seconds is None or mine.verdict is not other.verdict
    if other.start_seconds is None:
        return other.verdict is Verdict.REJECTED and mine.verdict is Verdict.ACCEPTED
    (start, end), (first, last) = _ends(mine), _ends(other)
    shared = min(end, last) - max(start, first)
    return shared >= _SAME_SHARE * max(end - start, last - first, 1e-9)


def _ends(one: Decision) -> tuple[float, float]:
    return one.start_seconds or 0.0, one.end_seconds or 0.0
