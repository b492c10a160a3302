"""Finds the straight line in a table of similarities along which two sequences agree. Pure arithmetic.

Similar entries vote for their offset at each of some speeds. The lines with most votes are followed as far as the
entries along them agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

SPEEDS = np.unique([*np.arange(0.90, 1.101, 0.01).round(2), 23.976 / 25, 0.999, 1.001, 25 / 24, 25 / 23.976])
"""Among them those between the frame rates of cinema and television, which add up over a film."""
_N_PEAKS = 3
_APART_BINS = 4
"""Lines nearer to one another than this are the same."""

Times = NDArray[np.float64]
Number = TypeVar("Number", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Bounds:
    """What counts as similar, and how exact the times are.

    Attributes
    ----------
    votes_from : float
        Similarity from which an entry votes.
    agrees_from : float
        Similarity above which an entry speaks for a line, and below which against it.
    bin_seconds : float
        Offsets within this count as one.
    """

    votes_from: float
    agrees_from: float
    bin_seconds: float


@dataclass(frozen=True, slots=True)
class Line:
    """Where the second sequence shows what the first shows: at ``speed * seconds + offset_seconds``.

    Attributes
    ----------
    speed : float
        Seconds of the second sequence that pass in a second of the first.
    offset_seconds : float
        Time in the second sequence at time 0 of the first.
    first, stop : int
        The part of the first sequence that agrees: entries ``first .. stop - 1``.
    support : float
        How much speaks for the line.
    """

    speed: float
    offset_seconds: float
    first: int = 0
    stop: int = 0
    support: float = 0.0

    def __len__(self) -> int:
        return self.stop - self.first

    def at(self, seconds: Number) -> Number:
        """Return the time or times in the second sequence."""
        return self.speed * seconds + self.offset_seconds


def find(table: NDArray[np.float32], a_seconds: Times, b_seconds: Times, bounds: Bounds) -> Line:
    """Return the line with most support; an empty one if no entries agree.

    Parameters
    ----------
    table : ndarray, shape (N, M), float32
        Similarities.
    a_seconds, b_seconds : ndarray, shape (N,) and (M,)
        Times of the sequences, not decreasing.
    bounds : Bounds
        What counts as similar.
    """
    return next(iter(find_several(table, a_seconds, b_seconds, bounds, most=1)), Line(1.0, 0.0))


def find_several(
    table: NDArray[np.float32], a_seconds: Times, b_seconds: Times, bounds: Bounds, *, most: int
) -> list[Line]:
    """Return the lines with most support, best first, of which no two begin at the same place; see `find`."""
    found = [follow(line, table, a_seconds, b_seconds, bounds) for line in _voted(table, a_seconds, b_seconds, bounds)]
    chosen: list[Line] = []
    for line in sorted(found, key=lambda line: -line.support):
        if len(chosen) == most or not len(line):
            break
        begins = line.at(a_seconds[line.first])
        if all(abs(begins - one.at(a_seconds[line.first])) > _APART_BINS * bounds.bin_seconds for one in chosen):
            chosen.append(line)
    return chosen


def _voted(table: NDArray[np.float32], a_seconds: Times, b_seconds: Times, bounds: Bounds) -> Iterator[Line]:
    rows, columns = np.nonzero(table > bounds.votes_from)
    if not len(rows):
        return
    votes = table[rows, columns].astype(np.float64) - bounds.votes_from
    # An entry that is like many others says little about where it belongs.
    changes = np.diff(rows, prepend=-1) != 0
    starts = np.flatnonzero(changes)
    certainty = np.maximum.reduceat(votes, starts) / np.add.reduceat(votes, starts)
    votes *= certainty[np.cumsum(changes) - 1]
    for speed in SPEEDS.tolist():
        offsets = (b_seconds[columns] - speed * a_seconds[rows]) / bounds.bin_seconds
        low = np.floor(offsets.min())
        counts = np.convolve(np.bincount((offsets - low).astype(np.int64), votes), (0.5, 1.0, 0.5), mode="same")
        for peak in np.argsort(-counts)[:_N_PEAKS].tolist():
            yield Line(speed, float((peak + low + 0.5) * bounds.bin_seconds))


def follow(line: Line, table: NDArray[np.float32], a_seconds: Times, b_seconds: Times, bounds: Bounds) -> Line:
    """Return a line with the part along which most speaks for it; the other parameters are those of `find`."""
    targets = line.at(a_seconds)
    slack = 0.5 * bounds.bin_seconds
    inside = np.flatnonzero((targets >= b_seconds[0] - slack) & (targets <= b_seconds[-1] + slack))
    if not len(inside):
        return Line(line.speed, line.offset_seconds)
    high = np.clip(np.searchsorted(b_seconds, targets[inside]), 0, len(b_seconds) - 1)
    agreement = np.maximum(table[inside, np.maximum(high - 1, 0)], table[inside, high]) - bounds.agrees_from
    first, stop, support = _best_part(agreement.astype(np.float64))
    if stop <= first:
        return Line(line.speed, line.offset_seconds)
    return Line(line.speed, line.offset_seconds, int(inside[first]), int(inside[stop - 1]) + 1, support)


def _best_part(values: NDArray[np.float64]) -> tuple[int, int, float]:
    # The contiguous part with the largest sum.
    sums = np.concatenate([[0.0], np.cumsum(values)])
    gains = sums - np.minimum.accumulate(sums)
    stop = int(np.argmax(gains))
    return int(np.argmin(sums[: stop + 1])), stop, float(gains[stop])
