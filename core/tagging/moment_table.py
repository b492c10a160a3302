"""From frame vectors to moments: what each 5-second moment and each video looks like, and how it changes.

Everything the head reads of a library is in one table of plain arrays; the frames themselves are not needed again
until the shared temporal part is trained.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.moments import MOMENT_SECONDS

N_CHANGE = 2
"""Length of a change vector: how much a moment changes from frame to frame, and how much more over four frames."""
_LONG_LAG = 4
_TINY = 1e-4


@dataclass(frozen=True, slots=True)
class MomentTable:
    """Moments of many videos, those of one video together and in order.

    Attributes
    ----------
    video_ids : ndarray
        ``(V,)`` int64, catalog ids.
    first : ndarray
        ``(V + 1,)`` int64: the moments of video ``i`` are ``first[i]`` to ``first[i + 1]``.
    start_seconds, end_seconds : ndarray
        ``(S,)`` float64, begin and end of each moment.
    looks : ndarray
        ``(S, D)`` float32, mean of the frame vectors of each moment.
    changes : ndarray
        ``(S, N_CHANGE)`` float32: logarithm of the mean distance between neighbouring frames, and by how much the
        logarithm of that between frames four apart exceeds it. NaN where there are too few frames.
    gap_log : ndarray
        ``(S,)`` float32, logarithm of the mean time between neighbouring frames of the video; NaN for one frame.
    video_looks, video_changes, video_gap_log : ndarray
        ``(V, D)``, ``(V, N_CHANGE)``, ``(V,)`` float32: the same over whole videos.
    """

    video_ids: NDArray[np.int64]
    first: NDArray[np.int64]
    start_seconds: NDArray[np.float64]
    end_seconds: NDArray[np.float64]
    looks: NDArray[np.float32]
    changes: NDArray[np.float32]
    gap_log: NDArray[np.float32]
    video_looks: NDArray[np.float32]
    video_changes: NDArray[np.float32]
    video_gap_log: NDArray[np.float32]

    @property
    def n_videos(self) -> int:
        """Number of videos."""
        return len(self.video_ids)

    @property
    def n_moments(self) -> int:
        """Number of moments."""
        return len(self.start_seconds)

    @property
    def n_dims(self) -> int:
        """Numbers in a frame vector, D."""
        return self.looks.shape[1]

    def moments_of(self, place: int) -> slice:
        """Return the rows of the moments of the video at a place in `video_ids`."""
        return slice(int(self.first[place]), int(self.first[place + 1]))


@dataclass(frozen=True, slots=True)
class VideoMoments:
    """The moments of one video; see `MomentTable` for the attributes."""

    start_seconds: NDArray[np.float64]
    end_seconds: NDArray[np.float64]
    looks: NDArray[np.float32]
    changes: NDArray[np.float32]
    gap_log: float
    video_look: NDArray[np.float32]
    video_change: NDArray[np.float32]


def of_frames(
    frames: NDArray[np.floating],
    seconds: NDArray[np.float64],
    *,
    end_seconds: float,
    in_context: NDArray[np.float32] | None = None,
) -> VideoMoments:
    """Divide a video into moments, one for each slot of the 5-second grid that has a frame.

    Parameters
    ----------
    frames : ndarray
        ``(T, D)``, unit rows, T >= 1.
    seconds : ndarray
        ``(T,)``, their times, ascending.
    end_seconds : float
        Where the video ends.
    in_context : ndarray or None
        ``(T, D)`` float32, the frames as the temporal part of a head sees them; None without one. Looks are made of
        these, changes of the frames themselves.
    """
    rows = np.asarray(frames, np.float32)
    slots = np.maximum(seconds, 0) // MOMENT_SECONDS
    starts = np.flatnonzero(np.diff(slots, prepend=-1))
    counts = np.diff(starts, append=len(rows))
    contextual = rows if in_context is None else in_context
    looks = np.add.reduceat(contextual, starts, axis=0) / counts[:, None].astype(np.float32)
    changes = _changes(rows, starts)
    start_seconds = slots[starts] * MOMENT_SECONDS
    gaps = np.diff(seconds)
    return VideoMoments(
        start_seconds,
        np.maximum(np.minimum(start_seconds + MOMENT_SECONDS, end_seconds), seconds[starts + counts - 1]) + 0.0,
        looks.astype(np.float32),
        changes[:-1],
        float(np.log(max(gaps.mean(), _TINY))) if len(gaps) else float("nan"),
        contextual.mean(axis=0),
        changes[-1],
    )


def table_of(videos: Sequence[tuple[int, VideoMoments]], *, n_dims: int) -> MomentTable:
    """Join the moments of videos, in the given order.

    Parameters
    ----------
    videos : sequence of (int, VideoMoments)
        Catalog id and moments.
    n_dims : int
        Length of a frame vector, for a library without videos.
    """
    parts = [moments for _video_id, moments in videos]
    counts = [len(part.start_seconds) for part in parts]
    n_moments = sum(counts)
    nothing = np.zeros(0)
    gaps = np.array([part.gap_log for part in parts], np.float32)
    return MomentTable(
        np.array([video_id for video_id, _moments in videos], np.int64),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64),
        np.concatenate([nothing, *(part.start_seconds for part in parts)]),
        np.concatenate([nothing, *(part.end_seconds for part in parts)]),
        _stacked([part.looks for part in parts], (n_moments, n_dims)),
        _stacked([part.changes for part in parts], (n_moments, N_CHANGE)),
        np.repeat(gaps, counts).astype(np.float32),
        _stacked([part.video_look[None] for part in parts], (len(parts), n_dims)),
        _stacked([part.video_change[None] for part in parts], (len(parts), N_CHANGE)),
        gaps,
    )


def _stacked(parts: list[NDArray[np.float32]], shape: tuple[int, int]) -> NDArray[np.float32]:
    out = np.empty(shape, np.float32)
    place = 0
    for part in parts:
        out[place : place + len(part)] = part
        place += len(part)
    return out


def _distances(rows: NDArray[np.float32], lag: int) -> NDArray[np.float32]:
    """Return how far each frame is from the one `lag` later, ``(T,)``; NaN where there is none."""
    out = np.full(len(rows), np.nan, np.float32)
    if len(rows) > lag:
        out[:-lag] = np.linalg.norm(rows[lag:] - rows[:-lag], axis=1)
    return out


def _changes(rows: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the changes of the moments that begin at these rows, ``(S + 1, N_CHANGE)``, with the whole video last."""
    near, far = (_log_means(_distances(rows, lag), starts) for lag in (1, _LONG_LAG))
    return np.stack([near, far - near], axis=1).astype(np.float32)


def _log_means(distances: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    is_known = ~np.isnan(distances)
    counts = np.add.reduceat(is_known, starts, dtype=np.float64)
    sums = np.add.reduceat(np.where(is_known, distances, 0), starts, dtype=np.float64)
    whole = sums.sum() / counts.sum() if counts.any() else np.nan
    # A moment that is too short takes the value of its video; if that is too short as well, it stays unknown.
    means = np.where(counts > 0, sums / np.maximum(counts, 1), whole)
    return np.log(np.append(means, whole) + _TINY)
