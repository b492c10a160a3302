"""What searches look at: spans, rows and vector index of the serving encoder, kept in step with the catalog.

The index is derived. It is read from its file where that is the recorded one, else built from the rows; rows that were
added since are put in when the next search comes by. A process that searches once can do without: FAISS is imported
only where an index is used.
"""

import importlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.catalog import embeddings as embedding_rows
from core.catalog import overview
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo, IndexRecord
from core.domain.library import LibraryPaths
from core.embedding.row_files import read_rows
from core.jobs.vectors import has_moved_on
from core.search.answers import Ground
from core.search.index_files import IndexMismatchError
from core.search.row_scan import RowScan
from core.search.spans import SpanTable

if TYPE_CHECKING:
    from core.search.vector_index import VectorIndex

log = logging.getLogger(__name__)

INDEX_NAME = "rows.faiss"
_UNSAVED_SHARE = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One moment of an encoder's vectors; everything in it belongs together.

    Attributes
    ----------
    encoder_id : int
        Catalog id.
    info : EncoderInfo
        Whose vectors they are.
    generation : int
        Of the store.
    ground : Ground
        Rows, spans and index.
    """

    encoder_id: int
    info: EncoderInfo
    generation: int
    ground: Ground


class SnapshotKeeper:
    """Gives the newest snapshot; used by one thread at a time.

    Parameters
    ----------
    paths : LibraryPaths
        Where things lie.
    database : Database
        The catalog.
    scans_up_to : int
        Compare every row, without an index, up to so many of them.
    """

    def __init__(self, paths: LibraryPaths, database: Database, *, scans_up_to: int = 0) -> None:
        self._paths = paths
        self._database = database
        self._scans_up_to = scans_up_to
        self._snapshot: Snapshot | None = None
        self._index: VectorIndex | None = None
        self._spans: list[EmbeddingSpan] = []
        if not scans_up_to:
            importlib.import_module("core.search.vector_index")  # now, not in the middle of the first search

    def newest(self) -> Snapshot | None:
        """Bring the snapshot up to date.

        Returns
        -------
        Snapshot or None
            None where nothing has been analysed yet.
        """
        with self._database.read() as session:
            current = embedding_rows.current(session)
            if current is None:
                return None
            encoder_id, info = current
            generation = embedding_rows.generation(session, encoder_id)
            n_spans = embedding_rows.count_spans(session, encoder_id)
            n_rows = embedding_rows.n_rows(session, encoder_id)
            held = self._snapshot
            is_same = held is not None and (held.encoder_id, held.generation) == (encoder_id, generation)
            if is_same and held is not None and (len(held.ground.spans), held.ground.spans.n_rows) == (n_spans, n_rows):
                return held
            if is_same and held is not None:
                self._spans.extend(embedding_rows.spans(session, encoder_id, from_row=held.ground.spans.n_rows))
            if not is_same or len(self._spans) != n_spans:
                self._spans = embedding_rows.spans(session, encoder_id)
            record = embedding_rows.index_record(session, encoder_id)
            durations = overview.durations_seconds(session)
        if not self._spans:
            return None
        folder = self._paths.embeddings(info.identity.key)
        rows = read_rows(folder, n_dims=info.n_dims, n_rows=n_rows, generation=generation)
        if len(rows) < n_rows and has_moved_on(self._database, encoder_id, generation=generation):
            return self.newest()
        self._index = self._index if is_same else None
        if len(rows) > self._scans_up_to:
            self._index = self._index or self._load(info, record, generation)
            _bring_up_to_date(self._index, rows)
        index = self._index or RowScan(rows)
        self._snapshot = Snapshot(encoder_id, info, generation, Ground(index, rows, SpanTable(self._spans), durations))
        return self._snapshot

    def forget(self) -> None:
        """Let the snapshot go; the next question makes it anew."""
        self._snapshot, self._index, self._spans = None, None, []

    def save(self) -> None:
        """Write the index file and record it, unless the recorded one lacks only a few rows.

        What it lacks is added when it is read; writing a large file for each new video would wear the disk out.
        """
        snapshot = self.newest()
        if snapshot is None or self._index is None:
            return
        with self._database.read() as session:
            record = embedding_rows.index_record(session, snapshot.encoder_id)
        n_rows, is_same = self._index.n_rows, record is not None and record.generation == snapshot.generation
        if record is not None and is_same and 0 <= n_rows - record.n_rows <= _UNSAVED_SHARE * n_rows:
            return
        folder = self._paths.index(snapshot.info.identity.key)
        folder.mkdir(parents=True, exist_ok=True)
        record = self._index.save(folder / INDEX_NAME, generation=snapshot.generation)
        with self._database.write() as session:
            embedding_rows.put_index_record(session, snapshot.encoder_id, record)

    def _load(self, info: EncoderInfo, record: IndexRecord | None, generation: int) -> "VectorIndex":
        from core.search.vector_index import VectorIndex

        index = VectorIndex(info.n_dims)
        if record is not None and record.generation == generation:
            try:
                index.load(self._paths.index(info.identity.key) / INDEX_NAME, record)
            except IndexMismatchError as error:
                log.warning("the vector index is built anew: %s", error)
        return index


def _bring_up_to_date(index: "VectorIndex", rows: NDArray[np.float16]) -> None:
    if index.n_rows > len(rows):
        index.build(rows)
        return
    index.add(rows[index.n_rows :])
    if index.wants_building:
        index.build(rows)
