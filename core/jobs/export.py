"""What exports take out of the embedding stores."""

from core.catalog import embeddings as embedding_rows
from core.catalog import videos
from core.catalog.store.database import Database
from core.domain.embeddings import LibraryVectors, VideoVectors
from core.domain.library import LibraryPaths
from core.embedding.row_files import read_rows
from core.errors import LibraryDamagedError, QueryError
from core.jobs.vectors import has_moved_on


def vectors(paths: LibraryPaths, database: Database) -> LibraryVectors:
    """Read the vectors of every video under the current encoder; they are mapped from the disk.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.

    Returns
    -------
    LibraryVectors
        Of the videos that are analysed.

    Raises
    ------
    QueryError
        If nothing has been analysed yet.
    LibraryDamagedError
        If vectors are missing.
    """
    with database.read() as session:
        current = embedding_rows.current(session)
        if current is None:
            raise QueryError(
                "Nothing has been analysed yet, so there are no vectors", "Add videos first, and let them be analysed."
            )
        encoder_id, info = current
        by_video = {span.video_id: span for span in embedding_rows.spans(session, encoder_id)}
        listed = [video for video in videos.get_many(session, videos.ids(session)) if video.id in by_video]
        n_claimed = embedding_rows.n_rows(session, encoder_id)
        generation = embedding_rows.generation(session, encoder_id)
    rows = read_rows(paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_claimed, generation=generation)
    if len(rows) < n_claimed and has_moved_on(database, encoder_id, generation=generation):
        return vectors(paths, database)
    if len(rows) < n_claimed:
        raise LibraryDamagedError(
            f"{n_claimed - len(rows)} of {n_claimed} vectors are gone", "`clipshelf doctor --mend` makes them again."
        )
    found = []
    for video in listed:
        span = by_video[video.id]
        own = rows[span.first_row : span.first_row + span.n_rows]
        found.append(VideoVectors(video.path, span.timestamps_seconds, own))
    return LibraryVectors(info.n_dims, tuple(found))
