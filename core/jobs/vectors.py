"""Opens the embedding store of an encoder, makes it agree with the catalog, compacts it, and reads all vectors."""

import dataclasses
import logging

from sqlalchemy.orm import Session

from core.catalog import embeddings as embedding_rows
from core.catalog import jobs, videos
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo, LibraryVectors, VideoVectors
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.embedding.row_files import read_rows
from core.embedding.store import EmbeddingStore
from core.errors import LibraryDamagedError, QueryError

log = logging.getLogger(__name__)

_DEAD_SHARE = 0.25


def open_store(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> EmbeddingStore:
    """Open a store for writing; only the worker may.

    Rows that no video claims (left by a killed worker) are truncated. If claimed rows are missing, their videos are
    queued for analysis again.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    encoder : tuple of int and EncoderInfo
        Catalog ID and encoder.

    Returns
    -------
    EmbeddingStore
        With exactly the rows that the catalog claims.
    """
    encoder_id, info = encoder
    with database.read() as session:
        n_claimed = embedding_rows.n_rows(session, encoder_id)
        generation = embedding_rows.generation(session, encoder_id)
    store = EmbeddingStore(paths.embeddings(info.identity.key), n_dims=info.n_dims)
    n_present = store.open(n_claimed, generation=generation)
    if n_present < n_claimed:
        log.error("%d of %d vectors are missing; their videos are analysed again", n_claimed - n_present, n_claimed)
        with database.write() as session:
            video_ids = embedding_rows.drop_spans(session, encoder_id, from_row=n_present)
            jobs.enqueue(session, JobKind.ANALYSE, video_ids, priority=Priority.NORMAL)
            n_kept = embedding_rows.n_rows(session, encoder_id)
        store.open(n_kept, generation=generation)
        # The numbers of the lost rows are reused, so readers of the old ones must see a new generation.
        _compact(database, encoder_id, store)
    return store


def compact_if_worthwhile(database: Database, encoder_id: int, store: EmbeddingStore) -> bool:
    """Copy the needed rows into a new generation if more than a quarter of all rows is unneeded.

    Unneeded are rows that no video claims, and rows of contents without a file or a decision. The new rows are on disk
    before the catalog refers to them, and the old file is removed only after that, so a kill at any point leaves a
    store that agrees with the catalog.

    Returns
    -------
    bool
        Whether it was compacted.
    """
    with database.read() as session:
        n_wanted = sum(span.n_rows for span in _wanted(session, encoder_id))
    if store.n_rows - n_wanted <= _DEAD_SHARE * store.n_rows:
        return False
    _compact(database, encoder_id, store)
    return True


def was_compacted(database: Database, encoder_id: int, *, generation: int) -> bool:
    """Return whether a store was compacted since its generation was read with the spans.

    Returns
    -------
    bool
        If true, the rows of that generation are gone: read the catalog again.
    """
    with database.read() as session:
        return embedding_rows.generation(session, encoder_id) != generation


def _compact(database: Database, encoder_id: int, store: EmbeddingStore) -> None:
    with database.read() as session:
        spans = _wanted(session, encoder_id)
    generation = store.compact((span.first_row, span.n_rows) for span in spans)
    moved, first_row = [], 0
    for span in spans:
        moved.append(dataclasses.replace(span, first_row=first_row))
        first_row += span.n_rows
    with database.write() as session:
        embedding_rows.replace_spans(session, encoder_id, moved, generation=generation)
    store.adopt(generation)
    log.info("compacted to %d rows, generation %d", first_row, generation)


def _wanted(session: Session, encoder_id: int) -> list[EmbeddingSpan]:
    forgotten = videos.without_trace(session)
    return [span for span in embedding_rows.spans(session, encoder_id) if span.video_id not in forgotten]


def read_all(paths: LibraryPaths, database: Database) -> LibraryVectors:
    """Map the vectors of every analysed video of the current encoder.

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
                "Nothing has been analysed yet, so there are no vectors", "Add videos and wait until they are analysed."
            )
        encoder_id, info = current
        by_video = {span.video_id: span for span in embedding_rows.spans(session, encoder_id)}
        listed = [video for video in videos.get_many(session, videos.ids(session)) if video.id in by_video]
        n_claimed = embedding_rows.n_rows(session, encoder_id)
        generation = embedding_rows.generation(session, encoder_id)
    rows = read_rows(paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_claimed, generation=generation)
    if len(rows) < n_claimed and was_compacted(database, encoder_id, generation=generation):
        return read_all(paths, database)
    if len(rows) < n_claimed:
        raise LibraryDamagedError(
            "{lost} of {count} vectors are missing",
            "Run `clipshelf doctor --mend` to rebuild them.",
            lost=n_claimed - len(rows),
            count=n_claimed,
        )
    found = []
    for video in listed:
        span = by_video[video.id]
        own = rows[span.first_row : span.first_row + span.n_rows]
        found.append(VideoVectors(video.path, span.timestamps_seconds, own))
    return LibraryVectors(info.n_dims, tuple(found))
