"""Chooses the frames of a video to decode: a pure function of its duration and its keyframes.

Decoding a keyframe costs one frame; decoding any other costs every frame since the keyframe before it. So keyframes
come first, thinned to the target rate, and other times are added only to keep the guarantees of the plan: no 5 s of the
video without a frame, and at least 16 frames in all. Short videos are sampled at the full target rate: decoding a whole
minute costs little, and every second counts there.
"""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SLOT_SECONDS = 5.0
"""Every slot of this length gets a frame; also the grid of moments."""
MIN_FRAMES = 16
SHORT_SECONDS = MIN_FRAMES * SLOT_SECONDS
"""Up to this duration gaps are filled at the full target rate; beyond, one frame per slot is already 16 in all."""
MAX_FRAMES = 20_000
"""28 hours at the slowest rate; for longer videos (or wrong durations in the header) the spacing grows."""
RATES = ((600.0, 1.0), (3600.0, 0.4), (math.inf, 0.2))
"""Longest duration in seconds, and the frames per second to aim at up to that."""


class Density(enum.StrEnum):
    """How densely to sample a video."""

    STANDARD = "standard"
    """The target rate by duration: 1 frame/s up to 10 minutes, 0.4 up to an hour, 0.2 beyond."""
    DENSE = "dense"
    """Twice the target rate without gaps: even long videos have a frame at least every 1.25 to 2.5 s."""
    KEYFRAMES = "keyframes"
    """Keyframes only, thinned to the target rate: for a preview."""


@dataclass(frozen=True, slots=True, eq=False)
class SamplingPlan:
    """Times to decode.

    Attributes
    ----------
    timestamps_seconds : ndarray, shape (T,), float64
        Strictly increasing, >= 0, measured from the first frame.
    is_keyframe : ndarray, shape (T,), bool
        Whether there is a keyframe at that time, which a reader decodes alone.
    keyframe_seconds : ndarray, shape (K,), float64
        All keyframes of the video, increasing; decoding starts at one of them.
    is_exact : bool
        Whether the first frame at or after each time is required. Otherwise frames that no other depends on (the
        expensive half) may be skipped, and the next decoded frame is taken.
    """

    timestamps_seconds: NDArray[np.float64]
    is_keyframe: NDArray[np.bool_]
    keyframe_seconds: NDArray[np.float64]
    is_exact: bool = False

    def __post_init__(self) -> None:
        if self.timestamps_seconds.ndim != 1 or self.is_keyframe.shape != self.timestamps_seconds.shape:
            raise ValueError(f"{self.timestamps_seconds.shape} times, but {self.is_keyframe.shape} flags")
        if len(self.timestamps_seconds) and (
            self.timestamps_seconds[0] < 0 or np.any(np.diff(self.timestamps_seconds) <= 0)
        ):
            raise ValueError("times of a plan must be >= 0 and increase")

    def __len__(self) -> int:
        return len(self.timestamps_seconds)

    def part(self, start: int, stop: int) -> "SamplingPlan":
        """Return the plan for the frames ``start .. stop - 1``."""
        return SamplingPlan(
            self.timestamps_seconds[start:stop], self.is_keyframe[start:stop], self.keyframe_seconds, self.is_exact
        )


def target_rate(duration_seconds: float) -> float:
    """Return the frames per second to aim at for a video of this duration (finite, > 0 s).

    Returns
    -------
    float
        Higher than the rate for its duration where 16 frames need it.

    Raises
    ------
    ValueError
        If the duration is not finite and > 0.
    """
    if not (math.isfinite(duration_seconds) and duration_seconds > 0):
        raise ValueError(f"duration_seconds must be finite and > 0, not {duration_seconds}")
    rate = next(rate for end, rate in RATES if duration_seconds <= end)
    return min(max(rate, MIN_FRAMES / duration_seconds), MAX_FRAMES / duration_seconds)


def plan_frames(
    duration_seconds: float,
    keyframe_seconds: Sequence[float] | NDArray[np.float64],
    *,
    density: Density = Density.STANDARD,
) -> SamplingPlan:
    """Choose the frames to decode; at least one.

    Parameters
    ----------
    duration_seconds : float
        Finite and > 0.
    keyframe_seconds : sequence of float
        Times of the keyframes in any order; empty if unknown (decoding then starts at 0).
    density : Density
        How densely to sample.

    Raises
    ------
    ValueError
        If the duration is not finite and > 0.
    """
    spacing_seconds = 1 / target_rate(duration_seconds)
    if density is Density.DENSE:
        spacing_seconds = max(spacing_seconds / 2, duration_seconds / MAX_FRAMES)
    keyframes = _clean(keyframe_seconds, duration_seconds)
    chosen = _thin(keyframes, spacing_seconds)
    fills = np.empty(0)
    if density is Density.DENSE or (density is Density.STANDARD and duration_seconds <= SHORT_SECONDS):
        fills = _fill_all(duration_seconds, spacing_seconds, chosen)
    elif density is Density.STANDARD:
        fills = _fill_slots(duration_seconds, spacing_seconds, chosen, keyframes)
    return _merge(chosen, fills, keyframes)


def even_plan(
    duration_seconds: float, n_frames: int, *, keyframe_seconds: Sequence[float] | NDArray[np.float64] = ()
) -> SamplingPlan:
    """Spread exact times evenly over a video, each in the middle of its share.

    Parameters
    ----------
    duration_seconds : float
        Finite and > 0.
    n_frames : int
        T, >= 1.
    keyframe_seconds : sequence of float
        Where decoding may start; empty: at 0.

    Returns
    -------
    SamplingPlan
        T times within ``(0, duration_seconds)``, none marked as a keyframe.

    Raises
    ------
    ValueError
        If the duration is not finite and > 0 or ``n_frames`` is below 1.
    """
    if not (math.isfinite(duration_seconds) and duration_seconds > 0) or n_frames < 1:
        raise ValueError(f"cannot spread {n_frames} frames over {duration_seconds} s")
    times = (np.arange(n_frames, dtype=np.float64) + 0.5) * np.float64(duration_seconds / n_frames)
    return SamplingPlan(times, np.zeros(n_frames, bool), _clean(keyframe_seconds, duration_seconds), is_exact=True)


def chunks(plan: SamplingPlan, max_frames: int = 64) -> tuple[SamplingPlan, ...]:
    """Split a plan into consecutive parts that can be decoded one after the other.

    A part starts at a keyframe if there is one in the second half of a full part. If there is none, a part may grow to
    four times ``max_frames`` before it is split elsewhere: each such split decodes some frames twice.

    Parameters
    ----------
    plan : SamplingPlan
        T frames.
    max_frames : int
        Size of a full part, >= 1.

    Returns
    -------
    tuple of SamplingPlan
        In order; together they are the plan.

    Raises
    ------
    ValueError
        If ``max_frames`` is below 1.
    """
    if max_frames < 1:
        raise ValueError(f"max_frames must be >= 1, not {max_frames}")
    parts: list[SamplingPlan] = []
    start = 0
    while start < len(plan):
        stop = _cut(plan, start, max_frames)
        parts.append(plan.part(start, stop))
        start = stop
    return tuple(parts)


def _cut(plan: SamplingPlan, start: int, max_frames: int) -> int:
    end = start + max_frames
    if end >= len(plan):
        return len(plan)
    before = np.flatnonzero(plan.is_keyframe[start + max_frames // 2 + 1 : end + 1])
    if len(before):
        return start + max_frames // 2 + 1 + int(before[-1])
    after = np.flatnonzero(plan.is_keyframe[end : start + 4 * max_frames + 1])
    return end + int(after[0]) if len(after) else min(start + 4 * max_frames, len(plan))


def _clean(keyframe_seconds: Sequence[float] | NDArray[np.float64], duration_seconds: float) -> NDArray[np.float64]:
    times = np.unique(np.asarray(keyframe_seconds, np.float64))
    return times[np.isfinite(times) & (times >= 0) & (times < duration_seconds)]


def _thin(keyframes: NDArray[np.float64], spacing_seconds: float) -> NDArray[np.float64]:
    # Keep the first keyframe in each interval of the target rate.
    cells = np.floor(keyframes / spacing_seconds).astype(np.int64)
    return keyframes[np.unique(cells, return_index=True)[1]]


def _fill_all(duration_seconds: float, spacing_seconds: float, chosen: NDArray[np.float64]) -> NDArray[np.float64]:
    # Add the middle of each interval of the target rate that has no keyframe.
    n_cells = max(1, math.ceil(duration_seconds / spacing_seconds - 1e-9))
    is_empty = np.ones(n_cells, bool)
    is_empty[np.minimum((chosen / spacing_seconds).astype(np.int64), n_cells - 1)] = False
    starts = np.flatnonzero(is_empty) * spacing_seconds
    return (starts + np.minimum(starts + spacing_seconds, duration_seconds)) / 2


def _fill_slots(
    duration_seconds: float, spacing_seconds: float, chosen: NDArray[np.float64], keyframes: NDArray[np.float64]
) -> NDArray[np.float64]:
    # Add the start of each slot without a frame, the cheapest time in it. The decoder has to run there from the
    # previous keyframe, so the times of the target rate on the way come for free and are added too.
    slot_seconds = max(SLOT_SECONDS, duration_seconds / MAX_FRAMES)
    n_slots = math.ceil(duration_seconds / slot_seconds - 1e-9)
    is_empty = np.ones(n_slots, bool)
    is_empty[np.minimum((chosen / slot_seconds).astype(np.int64), n_slots - 1)] = False
    fills: list[NDArray[np.float64]] = []
    starts = np.flatnonzero(is_empty) * slot_seconds
    before = np.searchsorted(keyframes, starts, side="right") - 1
    reached = 0.0
    for start, index in zip(starts, before, strict=True):
        origin = max(reached, float(keyframes[index]) if index >= 0 else 0.0)
        n_on_the_way = math.ceil((start - origin) / spacing_seconds - 1e-9)
        fills.append(start - spacing_seconds * np.arange(max(1, n_on_the_way))[::-1])
        reached = start
    return np.concatenate(fills) if fills else np.empty(0)


def _merge(chosen: NDArray[np.float64], fills: NDArray[np.float64], keyframes: NDArray[np.float64]) -> SamplingPlan:
    if not len(chosen) + len(fills):
        return SamplingPlan(np.zeros(1), np.zeros(1, bool), keyframes)
    times = np.concatenate([chosen, fills])
    flags = np.concatenate([np.ones(len(chosen), bool), np.zeros(len(fills), bool)])
    times, first = np.unique(times, return_index=True)
    return SamplingPlan(times, flags[first], keyframes)
