"""The frame vectors of a library, and all its moments as features of one head in memory: what scores are computed from.

Features are kept in single precision, which scores fastest, up to 0.4 GB (some 16,000 videos of a minute); in half
precision beyond, which takes 1 GB for 40,000 videos of two minutes.
"""

import dataclasses
import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import DTypeLike, NDArray

from core.catalog import embeddings as embedding_rows
from core.catalog import overview
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.embedding.row_files import read_rows
from core.jobs.vectors import was_compacted
from core.tagging import background, moment_table
from core.tagging.background import Background
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Head, Weights
from core.tagging.moment_table import MomentTable, VideoMoments
from core.tagging.training_set import Clip

if TYPE_CHECKING:
    from core.tagging.temporal import TemporalPart


_GROWTH = 1.5

_VIDEOS_AT_ONCE = 500
_MOMENTS_AT_ONCE = 8_192
_MOMENTS_A_VIDEO = 8
"""A guess, to reserve memory."""
_MOST_WIDE = 200_000
"""Moments up to which single precision is used."""


class GrowingRows:
    """An array whose first axis grows.

    Parameters
    ----------
    shape : tuple of int
        Shape of one row; ``()`` for a number.
    kind : dtype
        Type of its numbers.
    n_expected : int
        Approximate number of rows; memory that is never written to costs nothing.
    """

    def __init__(self, shape: tuple[int, ...], kind: DTypeLike, *, n_expected: int = 0) -> None:
        self._room = np.empty((n_expected, *shape), kind)
        self._n_rows = 0

    def append(self, rows: NDArray) -> None:
        """Add rows, ``(N, *shape)``, at the end; arrays returned by `rows` before do not change."""
        end = self._n_rows + len(rows)
        if end > len(self._room):
            larger = np.empty((max(end, int(_GROWTH * self._n_rows)), *self._room.shape[1:]), self._room.dtype)
            larger[: self._n_rows] = self.rows
            self._room = larger
        self._room[self._n_rows : end] = rows
        self._n_rows = end

    @property
    def rows(self) -> NDArray:
        """All rows, ``(N, *shape)``; nothing is copied."""
        return self._room[: self._n_rows]


def stamp(database: Database) -> tuple[int, ...]:
    """Return numbers that change when other vectors are in use, or more of them; empty where there are none."""
    with database.read() as session:
        current = embedding_rows.current(session)
        if current is None:
            return ()
        encoder_id = current[0]
        return (
            encoder_id,
            embedding_rows.generation(session, encoder_id),
            embedding_rows.count_spans(session, encoder_id),
            embedding_rows.n_rows(session, encoder_id),
        )


@dataclass(frozen=True, slots=True, eq=False)
class LibraryFrames:
    """The vectors of one encoder at one point in time.

    Attributes
    ----------
    encoder_id : int
        Catalog id.
    info : EncoderInfo
        The encoder.
    spans : dict of int to EmbeddingSpan
        By catalog id of the video.
    rows : ndarray
        ``(N, D)`` float16, mapped from the disk.
    durations_seconds : dict of int to float
        Of the videos, where known.
    """

    encoder_id: int
    info: EncoderInfo
    spans: dict[int, EmbeddingSpan]
    rows: NDArray[np.float16]
    durations_seconds: dict[int, float]

    @property
    def n_moments(self) -> int:
        """Approximate number of moments."""
        return sum(math.ceil((float(span.timestamps_seconds[-1]) + 1) / MOMENT_SECONDS) for span in self.spans.values())

    def clip(self, video_id: int) -> Clip:
        """Return the frames of a video in `spans`; they stay on the disk until they are read."""
        span = self.spans[video_id]
        seconds = np.asarray(span.timestamps_seconds, np.float64)
        frames = self.rows[span.first_row : span.first_row + span.n_rows]
        return Clip(video_id, frames, seconds, self.durations_seconds.get(video_id, float(seconds[-1])))

    def clips(self, video_ids: Collection[int]) -> Iterator[Clip]:
        """Yield the frames of those videos that are analysed, in the given order."""
        return (self.clip(video_id) for video_id in video_ids if video_id in self.spans)


def read_frames(paths: LibraryPaths, database: Database) -> LibraryFrames | None:
    """Open the vectors of the serving encoder; None where nothing has been analysed yet."""
    while True:
        with database.read() as session:
            current = embedding_rows.current(session)
            if current is None:
                return None
            encoder_id, info = current
            generation = embedding_rows.generation(session, encoder_id)
            n_rows = embedding_rows.n_rows(session, encoder_id)
            spans = {span.video_id: span for span in embedding_rows.spans(session, encoder_id) if span.n_rows}
            durations = overview.durations_seconds(session)
        if not spans:
            return None
        rows = read_rows(paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_rows, generation=generation)
        if len(rows) == n_rows:
            return LibraryFrames(encoder_id, info, spans, rows, durations)
        if not was_compacted(database, encoder_id, generation=generation):
            # The worker notices missing rows, and computes them again, when it opens the store.
            whole = {key: span for key, span in spans.items() if span.first_row + span.n_rows <= len(rows)}
            return LibraryFrames(encoder_id, info, whole, rows, durations) if whole else None


def measured(frames: LibraryFrames, video_ids: Iterable[int], weights: Weights) -> Iterable[MomentTable]:
    """Divide videos into moments, some hundred videos at a time, in the given order.

    Parameters
    ----------
    frames : LibraryFrames
        Their vectors.
    video_ids : iterable of int
        Catalog ids.
    weights : mapping
        Of the temporal part; empty for none.
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
        Its vectors.
    weights : mapping
        Of the temporal part; empty for none.
    most_videos : int
        A larger library is represented by this many videos, drawn at random.

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
        Its background and temporal part make the features.
    n_moments : int
        Approximate number of moments, to reserve memory.
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
        """Add the videos that are new, and return how many were added.

        Parameters
        ----------
        frames : LibraryFrames
            The current ones.
        is_wanted : callable
            Asked between batches; once it returns False, the rest is left for later.
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
        self._places = {**self._places, **new}  # mappings returned before must not change
        self._first.append(self._first.rows[-1] + table.first[1:])
        self._videos.append(ground.videos(table))
        for start in range(0, table.n_moments, _MOMENTS_AT_ONCE):
            self._moments.append(ground.moments(table, slice(start, start + _MOMENTS_AT_ONCE)))
        self._starts.append(table.start_seconds)
        self._ends.append(table.end_seconds)

    def feature_table(self, head: Head) -> FeatureTable:
        """Return all features under a head with the same background and temporal part; nothing is copied."""
        return FeatureTable(
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
        contextual = None
    else:
        from core.tagging import temporal

        contextual = temporal.in_context(part, clip.frames, clip.seconds)
    return moment_table.of_frames(clip.frames, clip.seconds, end_seconds=clip.end_seconds, in_context=contextual)


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
