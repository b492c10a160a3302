"""The frame vectors that heads learn from: those of the serving encoder, as the catalog and its store have them."""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.catalog import embeddings as embedding_rows
from core.catalog import overview
from core.catalog.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.embedding.row_files import read_rows
from core.jobs.vectors import has_moved_on
from core.tagging.training_set import Clip


def stamp(database: Database) -> tuple[int, ...]:
    """Give numbers that change when other vectors are in use, or more of them; empty where there are none."""
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
    """One moment of an encoder's vectors.

    Attributes
    ----------
    encoder_id : int
        Catalog id.
    info : EncoderInfo
        Whose vectors they are.
    spans : dict of int to EmbeddingSpan
        By catalog id of the video.
    rows : ndarray
        ``(N, D)`` float16, mapped from the disk.
    durations_seconds : dict of int to float
        Of the videos, where it is known.
    """

    encoder_id: int
    info: EncoderInfo
    spans: dict[int, EmbeddingSpan]
    rows: NDArray[np.float16]
    durations_seconds: dict[int, float]

    @property
    def n_moments(self) -> int:
        """About how many moments there are."""
        return sum(math.ceil((float(span.timestamps_seconds[-1]) + 1) / MOMENT_SECONDS) for span in self.spans.values())

    def clip(self, video_id: int) -> Clip:
        """Give the frames of a video.

        Parameters
        ----------
        video_id : int
            One of `spans`.

        Returns
        -------
        Clip
            Its rows stay on the disk until they are read.
        """
        span = self.spans[video_id]
        seconds = np.asarray(span.timestamps_seconds, np.float64)
        frames = self.rows[span.first_row : span.first_row + span.n_rows]
        return Clip(video_id, frames, seconds, self.durations_seconds.get(video_id, float(seconds[-1])))

    def clips(self, video_ids: Collection[int]) -> Iterator[Clip]:
        """Give the frames of videos, of those that are analysed, in the given order."""
        return (self.clip(video_id) for video_id in video_ids if video_id in self.spans)


def read(paths: LibraryPaths, database: Database) -> LibraryFrames | None:
    """Read where the vectors of the serving encoder lie.

    Parameters
    ----------
    paths : LibraryPaths
        Where things lie.
    database : Database
        The catalog.

    Returns
    -------
    LibraryFrames or None
        None where nothing has been analysed yet.
    """
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
        if not has_moved_on(database, encoder_id, generation=generation):
            # Rows that are gone are noticed, and made again, when the worker opens the store.
            whole = {key: span for key, span in spans.items() if span.first_row + span.n_rows <= len(rows)}
            return LibraryFrames(encoder_id, info, whole, rows, durations) if whole else None
