"""All moments of a library as features of one head, in memory: what every score is computed from.

In single precision, which scores fastest, up to 0.4 GB (some 16,000 videos of a minute); in half beyond, which takes
1 GB for 40,000 videos of two minutes.
"""

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from core.jobs.learning.growing_rows import GrowingRows
from core.jobs.learning.library_frames import LibraryFrames
from core.tagging import background, moment_table
from core.tagging.background import Background
from core.tagging.head import Head, Weights
from core.tagging.moment_table import MomentTable, VideoMoments
from core.tagging.seen import Seen
from core.tagging.training_set import Clip

if TYPE_CHECKING:
    from core.tagging.temporal import TemporalPart

_VIDEOS_AT_ONCE = 500
_MOMENTS_AT_ONCE = 8_192
_MOMENTS_A_VIDEO = 8
"""A guess, for how much room to keep."""
_MOST_WIDE = 200_000
"""Moments up to which single precision is used."""


def measured(frames: LibraryFrames, video_ids: Iterable[int], weights: Weights) -> Iterable[MomentTable]:
    """Divide videos into moments, some hundred at a time.

    Parameters
    ----------
    frames : LibraryFrames
        Where their vectors are.
    video_ids : iterable of int
        Which.
    weights : mapping
        Of the temporal part; empty for none.

    Yields
    ------
    MomentTable
        In the given order.
    """
    part = _part(weights, frames.info.n_dims)
    pending: list[tuple[int, VideoMoments]] = []
    for clip in frames.clips(list(video_ids)):
        pending.append((clip.video_id, _moments(clip, part)))
        if len(pending) == _VIDEOS_AT_ONCE:
            yield moment_table.table_of(pending, n_dims=frames.info.n_dims)
            pending = []
    if pending:
        yield moment_table.table_of(pending, n_dims=frames.info.n_dims)


def background_of(frames: LibraryFrames, weights: Weights, *, most_videos: int = 4_000) -> Background:
    """Measure what the library looks like.

    Parameters
    ----------
    frames : LibraryFrames
        Where its vectors are.
    weights : mapping
        Of the temporal part; empty for none.
    most_videos : int
        Of a larger library so many, drawn at random, stand for all.

    Returns
    -------
    Background
        Its `n_videos` counts the whole library.
    """
    ids = sorted(frames.spans)
    if len(ids) > most_videos:
        ids = sorted(np.random.default_rng(0).choice(ids, most_videos, replace=False).tolist())
    parts = list(measured(frames, ids, weights))
    ground = background.of_table(_joined(parts, frames.info.n_dims))
    return dataclasses.replace(ground, n_videos=len(frames.spans))


class Bank:
    """Features of videos and moments; grows with the library.

    Parameters
    ----------
    head : Head
        Whose background and temporal part they are made with.
    n_moments : int
        About how many there will be.
    """

    def __init__(self, head: Head, *, n_moments: int) -> None:
        self._head = head
        n_features = head.background.n_features
        kind = np.float32 if n_moments <= _MOST_WIDE else np.float16
        n_videos = n_moments // _MOMENTS_A_VIDEO
        self._places: dict[int, int] = {}
        self._first = GrowingRows((), np.int64, n_expected=n_videos)
        self._first.append(np.zeros(1, np.int64))
        self._videos = GrowingRows((n_features,), kind, n_expected=n_videos)
        self._moments = GrowingRows((n_features,), kind, n_expected=n_moments)
        self._starts, self._ends = (GrowingRows((), np.float64, n_expected=n_moments) for _end in range(2))

    def extend(self, frames: LibraryFrames, *, is_wanted: Callable[[], bool] = lambda: True) -> int:
        """Take in the videos that have come since.

        Parameters
        ----------
        frames : LibraryFrames
            Newest.
        is_wanted : callable
            Asked between pieces; once it says no, the rest is left for later.

        Returns
        -------
        int
            How many came.
        """
        new = sorted(frames.spans.keys() - self._places.keys())
        n_before = len(self._places)
        for table in measured(frames, new, self._head.temporal):
            self._take(table)
            if not is_wanted():
                break
        return len(self._places) - n_before

    def _take(self, table: MomentTable) -> None:
        ground = self._head.background
        n_before = len(self._places)
        new = {video_id: n_before + place for place, video_id in enumerate(table.video_ids.tolist())}
        self._places = {**self._places, **new}  # those given out stay as they were
        self._first.append(self._first.rows[-1] + table.first[1:])
        self._videos.append(ground.videos(table))
        for start in range(0, table.n_moments, _MOMENTS_AT_ONCE):
            self._moments.append(ground.moments(table, slice(start, start + _MOMENTS_AT_ONCE)))
        self._starts.append(table.start_seconds)
        self._ends.append(table.end_seconds)

    def seen(self, head: Head) -> Seen:
        """Give what is in it.

        Parameters
        ----------
        head : Head
            With the same background and temporal part; its rows may be others.

        Returns
        -------
        Seen
            Nothing is copied.
        """
        return Seen(
            head, self._places, self._first.rows, self._starts.rows, self._ends.rows, self._videos.rows,
            self._moments.rows,
        )  # fmt: skip


def _part(weights: Weights, n_dims: int) -> "TemporalPart | None":
    if not weights:
        return None
    from core.tagging import temporal  # loads torch: a correction without a temporal part should not wait for it

    return temporal.of_weights(weights, n_dims)


def _moments(clip: Clip, part: "TemporalPart | None") -> VideoMoments:
    if part is None:
        seen = None
    else:
        from core.tagging import temporal

        seen = temporal.in_context(part, clip.frames, clip.seconds)
    return moment_table.of_frames(clip.frames, clip.seconds, end_seconds=clip.end_seconds, in_context=seen)


def _joined(parts: list[MomentTable], n_dims: int) -> MomentTable:
    if not parts:
        return moment_table.table_of([], n_dims=n_dims)
    counts = np.concatenate([np.diff(part.first) for part in parts])
    return MomentTable(
        np.concatenate([part.video_ids for part in parts]),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in (
                "start_seconds", "end_seconds", "looks", "changes", "gap_log", "video_looks", "video_changes",
                "video_gap_log",
            )
        ),
    )  # fmt: skip
