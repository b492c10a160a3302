"""Write the vectors of the serving encoder to one NumPy archive."""

import contextlib
import os
from pathlib import Path

import numpy as np

from core import private
from core.catalog import embeddings as embedding_rows
from core.catalog import videos
from core.catalog.database import Database
from core.domain.library import LibraryPaths
from core.embedding.row_files import read_rows
from core.errors import LibraryDamagedError, PathError, QueryError
from core.jobs.vectors import has_moved_on


def embeddings(paths: LibraryPaths, database: Database, out: Path) -> tuple[int, int]:
    """Export the vectors of every video in the library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    out : Path
        File to write or replace.

    Returns
    -------
    n_videos, n_rows : int
        What was written.

    Raises
    ------
    QueryError
        If nothing has been analysed yet.
    LibraryDamagedError
        If vectors are missing.
    PathError
        If the file cannot be written.
    """
    with database.read() as session:
        current = embedding_rows.current(session)
        if current is None:
            raise QueryError(
                "Nothing has been analysed yet, so there are no vectors", "Add videos first: clipshelf add PATH."
            )
        encoder_id, info = current
        by_video = {span.video_id: span for span in embedding_rows.spans(session, encoder_id)}
        listed = [video for video in videos.get_many(session, videos.ids(session)) if video.id in by_video]
        n_claimed = embedding_rows.n_rows(session, encoder_id)
        generation = embedding_rows.generation(session, encoder_id)
    rows = read_rows(paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_claimed, generation=generation)
    if len(rows) < n_claimed and has_moved_on(database, encoder_id, generation=generation):
        return embeddings(paths, database, out)
    if len(rows) < n_claimed:
        raise LibraryDamagedError(
            "{lost} of {count} vectors are gone",
            "`clipshelf doctor --mend` makes them again.",
            lost=n_claimed - len(rows),
            count=n_claimed,
        )
    spans = [by_video[video.id] for video in listed]
    counts = np.array([span.n_rows for span in spans], np.int64)
    arrays = {
        "path": np.array(
            [os.fspath(video.path).encode("utf-8", "backslashreplace").decode() for video in listed], np.str_
        ),
        "first_row": np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64) if spans else np.zeros(0, np.int64),
        "n_rows": counts,
        "timestamps_seconds": _joined([span.timestamps_seconds for span in spans], np.zeros(0)),
        "vectors": _joined(
            [rows[s.first_row : s.first_row + s.n_rows] for s in spans], np.zeros((0, info.n_dims), np.float16)
        ),
    }
    temporary = out.with_name(out.name + ".tmp")
    try:
        with temporary.open("wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
        private.share(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise PathError(
            "{path} cannot be written ({reason})", "Choose another place.", path=out, reason=error.strerror
        ) from error
    return len(spans), int(counts.sum())


def _joined(parts: list[np.ndarray], empty: np.ndarray) -> np.ndarray:
    return np.concatenate(parts) if parts else empty
