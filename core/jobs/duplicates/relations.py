"""Says how two videos are related from the parts of them that are the same pictures. Pure arithmetic."""

import dataclasses
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.duplicates import NO_EVIDENCE, Evidence, PairKind, VideoPair
from core.media.copies.alignment import Alignment

EDGE_SECONDS = 0.35
"""A part that begins or ends this near to the edge of a video reaches the edge."""
WHOLE_SHARE = 0.85
"""Share of the shorter video from which all of it matches."""
COPY_SHARE = 0.55
"""Share of the longer video from which a match is a trimmed copy, and below which the shorter is a piece."""
SHARED_SECONDS = 3.0
"""Shorter shared parts are not reported."""

_SAME_LINE_SECONDS, _SAME_LINE_DRIFT = 1.0, 0.01


@dataclass(frozen=True, slots=True)
class Side:
    """One of two videos.

    Attributes
    ----------
    video_id : int
        Catalog id.
    path : Path
        Its file.
    start_seconds, end_seconds : float
        Its content: all of it, or all but a black start and end.
    """

    video_id: int
    path: Path
    start_seconds: float
    end_seconds: float

    @property
    def seconds(self) -> float:
        """Length of its content."""
        return max(self.end_seconds - self.start_seconds, 1e-3)


@dataclass(frozen=True, slots=True)
class Matched:
    """Parts of two videos that match.

    Attributes
    ----------
    a_start_seconds, a_end_seconds, b_start_seconds, b_end_seconds : float
        The parts.
    is_mirrored : bool
        Whether left and right are swapped.
    evidence : Evidence
        What this rests on.
    """

    a_start_seconds: float
    a_end_seconds: float
    b_start_seconds: float
    b_end_seconds: float
    is_mirrored: bool = False
    evidence: Evidence = NO_EVIDENCE

    @property
    def speed(self) -> float:
        """Seconds of the second video that pass in a second of the first."""
        return (self.b_end_seconds - self.b_start_seconds) / max(self.a_end_seconds - self.a_start_seconds, 1e-3)


def join(found: Sequence[Alignment | None]) -> Matched | None:
    """Return the longest part that the alignments at several places along a line say together.

    What lies between two neighbouring places that match is taken to match. Between others it is not: episodes of a
    series begin and end alike.

    Parameters
    ----------
    found : sequence of Alignment or None
        In order; None for places that do not match.

    Returns
    -------
    Matched or None
        None if no place matches.
    """
    runs = [list(run) for matches, run in itertools.groupby(found, key=lambda one: one is not None) if matches]
    return longest(_joined([one for one in run if one is not None]) for run in runs)


def longest(found: Iterable[Matched | None]) -> Matched | None:
    """Return the longest of some matches; None if there are none."""
    return max(
        (one for one in found if one is not None),
        key=lambda one: one.a_end_seconds - one.a_start_seconds,
        default=None,
    )


def _joined(run: Sequence[Alignment]) -> Matched:
    main = max(run, key=lambda one: one.n_frames)
    fitting = [one for one in run if _is_on_line(one, main)]
    first = min(fitting, key=lambda one: one.a_start_seconds)
    last = max(fitting, key=lambda one: one.a_end_seconds)
    n_frames = sum(one.n_frames for one in fitting)
    return Matched(
        first.a_start_seconds,
        last.a_end_seconds,
        first.b_start_seconds,
        last.b_end_seconds,
        main.is_mirrored,
        Evidence(n_frames, main.likeness, main.motion, main.likeness_of_motion),
    )


def _is_on_line(one: Alignment, main: Alignment) -> bool:
    distance = one.a_start_seconds - main.a_start_seconds
    expected = main.b_start_seconds + main.speed * distance
    slack = _SAME_LINE_SECONDS + _SAME_LINE_DRIFT * abs(distance)
    return one.is_mirrored == main.is_mirrored and abs(one.b_start_seconds - expected) <= slack


def judge(a: Side, b: Side, matched: Matched) -> VideoPair | None:
    """Return how two videos are related; None if too little of them matches.

    Parameters
    ----------
    a, b : Side
        The videos.
    matched : Matched
        Their parts that are the same pictures.
    """
    whole = _to_edges(a, b, matched)
    shares = (
        min(1.0, (whole.a_end_seconds - whole.a_start_seconds) / a.seconds),
        min(1.0, (whole.b_end_seconds - whole.b_start_seconds) / b.seconds),
    )
    share_of_shorter, share_of_longer = shares if a.seconds <= b.seconds else shares[::-1]
    if share_of_shorter >= WHOLE_SHARE:
        kind = PairKind.REENCODED if share_of_longer >= COPY_SHARE else PairKind.PIECE
    elif matched.a_end_seconds - matched.a_start_seconds >= SHARED_SECONDS:
        kind = PairKind.SHARES
    else:
        return None
    return pair_of(kind, a, b, whole, share=share_of_shorter)


def pair_of(kind: PairKind, a: Side, b: Side, matched: Matched, *, share: float) -> VideoPair:
    """Return a pair; of a piece, the shorter video comes first, otherwise they are sorted by path."""
    is_turned = (b.seconds, b.path) < (a.seconds, a.path) if kind is PairKind.PIECE else b.path < a.path
    pair = VideoPair(
        kind,
        a.path,
        b.path,
        a.video_id,
        b.video_id,
        matched.a_start_seconds,
        matched.a_end_seconds,
        matched.b_start_seconds,
        matched.b_end_seconds,
        share,
        matched.is_mirrored,
        matched.speed,
        matched.evidence,
    )
    return pair.turned() if is_turned else pair


def _to_edges(a: Side, b: Side, matched: Matched) -> Matched:
    # Frames are sampled, so a part begins a little late and ends a little early.
    speed = matched.speed
    before = min(matched.a_start_seconds - a.start_seconds, (matched.b_start_seconds - b.start_seconds) / speed)
    after = min(a.end_seconds - matched.a_end_seconds, (b.end_seconds - matched.b_end_seconds) / speed)
    before, after = (by if by <= EDGE_SECONDS else 0.0 for by in (before, after))
    return dataclasses.replace(
        matched,
        a_start_seconds=max(0.0, matched.a_start_seconds - before),
        a_end_seconds=matched.a_end_seconds + after,
        b_start_seconds=max(0.0, matched.b_start_seconds - before * speed),
        b_end_seconds=matched.b_end_seconds + after * speed,
    )
