"""Decides from two traces whether parts of two videos are the same pictures, and finds the parts.

Two takes by one fixed camera look alike frame by frame. So what moves is compared, too: each frame without what stays
the same from one cut to the next. In copies it agrees, in other takes it does not. Where next to nothing moves, the
pictures must be all but equal. Pure arithmetic.
"""

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.media.copies import lines
from core.media.copies.lines import Bounds, Line
from core.media.copies.traces import Trace, mirrored

LEAST_FRAMES = 5

_BOUNDS = Bounds(votes_from=0.55, agrees_from=0.5, bin_seconds=0.12)
_CUT = 0.5
"""Consecutive frames that correlate less belong to different shots."""
_MOTION_SURELY_AGREES = 0.9
_MOTION_AGREES = 0.65
"""Enough if the pictures differ less than they move; one fixed camera's noise and flicker agree by that much."""
_STILL, _STILL_AGREES = 0.002, 0.99
"""Up to this share of motion, frames must correlate this much."""
_MOST_COMPARED = 160
"""Frames compared at once while a line is refined."""
_ODD_SPEED_COSTS = 0.05
"""Per unit of speed, in correlation: without motion any speed fits, and the original one is likeliest."""

Rows = NDArray[np.float32]
Grid = tuple[NDArray[np.float64], NDArray[np.float64]]
"""By how much the speed and the offset of a line are changed to find a better one."""

_COARSE: Grid = (np.arange(-0.1, 0.101, 0.01), np.arange(-0.3, 0.301, 0.03))
_FINE: Grid = (np.arange(-0.0075, 0.0076, 0.0025), np.arange(-0.025, 0.0251, 0.0125))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Parts of two videos that look alike, frame by frame.

    Attributes
    ----------
    a_start_seconds, a_end_seconds, b_start_seconds, b_end_seconds : float
        Times of the first and last frames of the parts.
    speed : float
        Seconds of the second video that pass in a second of the first.
    is_mirrored : bool
        Whether left and right are swapped.
    n_frames : int
        Frames compared.
    likeness : float
        Mean correlation of the frames.
    motion : float
        Share of the pictures that moves, 0 to 1.
    likeness_of_motion : float
        Correlation of what moves.
    """

    a_start_seconds: float
    a_end_seconds: float
    b_start_seconds: float
    b_end_seconds: float
    speed: float
    is_mirrored: bool
    n_frames: int
    likeness: float
    motion: float
    likeness_of_motion: float

    def turned(self) -> "Alignment":
        """Return the same with the videos swapped."""
        return dataclasses.replace(
            self,
            a_start_seconds=self.b_start_seconds,
            a_end_seconds=self.b_end_seconds,
            b_start_seconds=self.a_start_seconds,
            b_end_seconds=self.a_end_seconds,
            speed=1 / self.speed,
        )

    @property
    def is_copy(self) -> bool:
        """Whether the parts show the same pictures, not only similar ones."""
        if self.n_frames < LEAST_FRAMES:
            return False
        if self.motion < _STILL and self.likeness >= _STILL_AGREES:
            return True
        needed = _MOTION_AGREES if 1 - self.likeness <= self.motion else _MOTION_SURELY_AGREES
        return self.likeness_of_motion >= needed


def align(a: Trace, b: Trace) -> Alignment | None:
    """Return the parts of two traces that are most alike; None if none are.

    Parameters
    ----------
    a, b : Trace
        Of two videos, or of parts of them; they may be sampled differently.
    """
    if min(len(a), len(b)) < LEAST_FRAMES:
        return None
    if float(np.median(np.diff(a.seconds))) >= float(np.median(np.diff(b.seconds))):
        return _align(a, b)
    # Frames are looked for in the denser trace, which has one nearer to any time.
    found = _align(b, a)
    return None if found is None else found.turned()


def _align(a: Trace, b: Trace) -> Alignment | None:
    views = [(a.waves, b.waves)]
    if a.whole is not None or b.whole is not None:
        views.append((a.waves if a.whole is None else a.whole, b.waves if b.whole is None else b.whole))
    found: list[tuple[float, Alignment]] = []
    for one, other in views:
        for is_mirrored in (False, True):
            rows = _unit(mirrored(one) if is_mirrored else one)
            line = _line(rows, a.seconds, _unit(other), b.seconds)
            if len(line) >= LEAST_FRAMES:
                measured = _measured(line, rows, a.seconds, _unit(other), b.seconds, is_mirrored=is_mirrored)
                found.append((line.support, measured))
    return max(found, key=lambda one: one[0])[1] if found else None


def _unit(waves: Rows) -> Rows:
    return waves / np.linalg.norm(waves, axis=1, keepdims=True)


def _line(one: Rows, a_seconds: lines.Times, other: Rows, b_seconds: lines.Times) -> Line:
    table = one @ other.T
    line = lines.find(table, a_seconds, b_seconds, _BOUNDS)
    # The part may grow once the line is exact, and the line becomes more exact with it.
    for grids in ((_COARSE, _FINE), (_FINE,)):
        if len(line) >= LEAST_FRAMES:
            exact = _refined(line, one, a_seconds, other, b_seconds, grids=grids)
            line = lines.follow(exact, table, a_seconds, b_seconds, _BOUNDS)
    return line


def _refined(
    line: Line, one: Rows, a_seconds: lines.Times, other: Rows, b_seconds: lines.Times, *, grids: tuple[Grid, ...]
) -> Line:
    # The line turns about the middle of its part.
    part = slice(line.first, line.stop, max(1, len(line) // _MOST_COMPARED))
    moving, seconds = _without_means(one[part], _shots(one[part])), a_seconds[part]
    middle = float(seconds.mean())
    best = line
    for turns, shifts in grids:
        turned = [
            Line(best.speed + turn, best.offset_seconds - turn * middle + shift, line.first, line.stop)
            for turn in turns.tolist()
            for shift in shifts.tolist()
            if lines.SPEEDS[0] <= best.speed + turn <= lines.SPEEDS[-1]
        ]
        scores = [
            _agreement(each, moving, seconds, other, b_seconds) - _ODD_SPEED_COSTS * abs(each.speed - 1)
            for each in turned
        ]
        best = turned[int(np.argmax(scores))] if turned else best
    return best


def _agreement(line: Line, moving: Rows, seconds: lines.Times, other: Rows, b_seconds: lines.Times) -> float:
    # Correlation of what moves along a line. Frames beyond the ends of b are compared with its first or last frame.
    sampled = _sampled(other, b_seconds, line.at(seconds))
    moved = sampled - sampled.mean(axis=0)
    return float((moving * moved).sum()) / (1e-6 + float(np.linalg.norm(moving)) * float(np.linalg.norm(moved)))


def _sampled(rows: Rows, seconds: lines.Times, at: lines.Times) -> Rows:
    # The rows at times between those known.
    high = np.clip(np.searchsorted(seconds, at), 1, len(seconds) - 1)
    share = np.clip((at - seconds[high - 1]) / (seconds[high] - seconds[high - 1]), 0, 1).astype(np.float32)
    mixed = rows[high - 1] * (1 - share[:, None]) + rows[high] * share[:, None]
    return mixed.astype(np.float32, copy=False)


def _measured(
    line: Line, one: Rows, a_seconds: lines.Times, other: Rows, b_seconds: lines.Times, *, is_mirrored: bool
) -> Alignment:
    part = slice(line.first, line.stop)
    targets = line.at(a_seconds[part])
    mine, theirs = one[part], _nearest(one[part], other, b_seconds, targets)
    shots = _shots(mine)
    moving, moved = _without_means(mine, shots), _without_means(theirs, shots)
    strength = float(np.linalg.norm(moving)) * float(np.linalg.norm(moved))
    return Alignment(
        a_start_seconds=float(a_seconds[line.first]),
        a_end_seconds=float(a_seconds[line.stop - 1]),
        b_start_seconds=float(targets[0]),
        b_end_seconds=float(targets[-1]),
        speed=line.speed,
        is_mirrored=is_mirrored,
        n_frames=len(mine),
        likeness=float(np.mean(np.sum(mine * theirs, axis=1))),
        motion=float((moving**2).sum()) / len(mine),
        likeness_of_motion=float((moving * moved).sum()) / (1e-6 + strength),
    )


def _nearest(one: Rows, other: Rows, seconds: lines.Times, at: lines.Times) -> Rows:
    # Of the frames before and after a time and the mean between them, the one most like that of `one`.
    high = np.clip(np.searchsorted(seconds, at), 1, len(seconds) - 1)
    choices = np.stack([other[high - 1], other[high], _unit(_sampled(other, seconds, at))])
    best = np.argmax(np.einsum("cij,ij->ci", choices, one), axis=0)
    return choices[best, np.arange(len(one))]


def _shots(rows: Rows) -> NDArray[np.int64]:
    # The number of each frame's shot.
    return np.cumsum(np.concatenate([[0], np.sum(rows[1:] * rows[:-1], axis=1) < _CUT]))


def _without_means(rows: Rows, shots: NDArray[np.int64]) -> Rows:
    sums = np.zeros((int(shots[-1]) + 1, rows.shape[1]), np.float32)
    np.add.at(sums, shots, rows)
    means = (sums / np.bincount(shots)[:, None]).astype(np.float32)
    return rows - means[shots]
