"""Answers searches: the query becomes a vector, and the rows of the serving encoder become moments.

Safe to use from any thread. A query by words or picture needs the encoder, which is loaded on first use; a query by
video or frame uses existing vectors.

Spans, rows and vector index are kept in step with the catalog. The index compares the rows where they lie; the cells
of a large library are derived data: mapped from their file if that is the recorded one, otherwise made by a job, while
searches compare every row. A process that searches once can do without: FAISS is imported only where an index is used.
"""

import dataclasses
import importlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.catalog import embeddings as embedding_rows
from core.catalog import overview, text_matches, videos
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo, IndexKind, IndexRecord
from core.domain.library import LibraryPaths
from core.domain.query.filters import Clause
from core.domain.query.terms import branches, expand
from core.domain.scores import PLAIN_SCALE, ScoreScale
from core.domain.search import (
    MEETS_FILTER,
    ComposedQuery,
    Match,
    MomentHit,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.embedding.row_files import read_rows
from core.errors import QueryError, UsageError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching import tag_scores
from core.jobs.searching.query_vectors import Named, QueryVectors, without_examples
from core.jobs.searching.search_index import IndexFile
from core.jobs.vectors import was_compacted
from core.search import answers, copy_folding, fusion, score_scale, sequences, shots, tag_channel
from core.search.answers import SearchData
from core.search.index.index_files import IndexMismatchError
from core.search.index.row_scan import RowScan
from core.search.spans import SpanTable
from core.sentence import EMPTY, Sentence
from core.settings import load

if TYPE_CHECKING:
    from core.search.index.vector_index import VectorIndex


log = logging.getLogger(__name__)

INDEX_NAME = "rows.faiss"
_MORE_FOR_COPIES = 3
"""How many times as many hits are looked for where copies are then left out."""

NOTHING_ANALYSED = Sentence("No video has been analysed yet")
NOTHING_ALLOWED = Sentence("No videos match these filters, so there was nothing to search")
NONE_OF_THESE_ANALYSED = Sentence("None of these videos has been analysed yet")
SCANNED_ROWS = 150_000
"""Up to this many rows, importing the index takes longer than comparing them once without it: on one core, with 512
dimensions, 0.17 s against 0.00 s for 1,000 rows, and 0.18 s against 0.21 s for 200,000."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A consistent view of one encoder's vectors.

    Attributes
    ----------
    encoder_id : int
        Catalog ID.
    info : EncoderInfo
        The encoder that made the vectors.
    generation : int
        Generation of the store.
    data : SearchData
        Rows, spans and index.
    """

    encoder_id: int
    info: EncoderInfo
    generation: int
    data: SearchData


class SnapshotKeeper:
    """Keeps the newest snapshot; to be used by one thread at a time.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    scans_up_to : int
        Up to this many rows, compare every row instead of using an index.
    """

    def __init__(self, paths: LibraryPaths, database: Database, *, scans_up_to: int = 0) -> None:
        self._paths = paths
        self._database = database
        self._scans_up_to = scans_up_to
        self._snapshot: Snapshot | None = None
        self._index: VectorIndex | None = None
        self._spans: list[EmbeddingSpan] = []
        if not scans_up_to:
            importlib.import_module(
                "core.search.index.vector_index"
            )  # import it now, not in the middle of the first search

    @property
    def index(self) -> "VectorIndex | None":
        """The index of the newest snapshot; None if it has none."""
        return self._index

    def newest(self) -> Snapshot | None:
        """Update the snapshot and return it, or None if nothing has been analysed yet."""
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
            if is_same and held is not None and (len(held.data.spans), held.data.spans.n_rows) == (n_spans, n_rows):
                return held
            if is_same and held is not None:
                self._spans.extend(embedding_rows.spans(session, encoder_id, from_row=held.data.spans.n_rows))
            if not is_same or len(self._spans) != n_spans:
                self._spans = embedding_rows.spans(session, encoder_id)
            record = embedding_rows.index_record(session, encoder_id)
            durations = overview.durations_seconds(session)
        if not self._spans:
            return None
        folder = self._paths.embeddings(info.identity.key)
        rows = read_rows(folder, n_dims=info.n_dims, n_rows=n_rows, generation=generation)
        if len(rows) < n_rows and was_compacted(self._database, encoder_id, generation=generation):
            return self.newest()
        self._index = self._index if is_same else None
        if len(rows) > self._scans_up_to:
            self._index = self._index or self._load(info, record, rows, generation=generation)
            self._index.cover(rows)
        index = self._index or RowScan(rows)
        self._snapshot = Snapshot(
            encoder_id, info, generation, SearchData(index, rows, SpanTable(self._spans), durations)
        )
        return self._snapshot

    def forget(self) -> None:
        """Drop the snapshot; the next search makes a new one."""
        self._snapshot, self._index, self._spans = None, None, []

    def index_file(self, snapshot: Snapshot) -> IndexFile:
        """Return where the cells of the index are kept."""
        path = self._paths.index(snapshot.info.identity.key) / INDEX_NAME
        return IndexFile(self._database, path, snapshot.encoder_id, snapshot.generation)

    def _load(
        self, info: EncoderInfo, record: IndexRecord | None, rows: NDArray[np.float16], *, generation: int
    ) -> "VectorIndex":
        from core.search.index.vector_index import VectorIndex

        index = VectorIndex(info.n_dims)
        index.cover(rows)
        if record is not None and (record.generation, record.kind) == (generation, IndexKind.CELLS):
            try:
                index.load(self._paths.index(info.identity.key) / INDEX_NAME, record)
            except IndexMismatchError as error:
                log.warning("searches compare every row until the index is made again: %s", error)
        return index


def read_snapshot(paths: LibraryPaths, database: Database) -> Snapshot | None:
    """Read the vectors once, without an index; None if nothing has been analysed yet."""
    return SnapshotKeeper(paths, database, scans_up_to=sys.maxsize).newest()


def _nothing(restriction: Restriction, n_videos: int) -> Sentence:
    """Say why there is nothing to search in."""
    if restriction == Restriction():
        return NOTHING_ANALYSED
    return NONE_OF_THESE_ANALYSED if n_videos else NOTHING_ALLOWED


def _count_searched(snapshot: Snapshot, allowed: set[int] | None) -> int:
    spans = snapshot.data.spans
    return len(spans) if allowed is None else len(allowed.intersection(spans.video_ids.tolist()))


def _texts_of(wanted: Query) -> list[str]:
    """Return the words of each alternative that has nothing else that counts for it."""
    if isinstance(wanted, TextQuery):
        return [wanted.text]
    if not isinstance(wanted, ComposedQuery) or wanted.content.then:
        return []
    texts: list[str] = []
    for terms in expand(wanted.content.words):
        sought = [term.what for term in terms if term.weight > 0]
        words = [one for one in sought if isinstance(one, str)]
        if len(words) == len(sought):
            texts.append(" ".join(words))
    return texts


def _by_text(
    request: SearchRequest, matches: Mapping[int, Match], snapshot: Snapshot | None, nothing: SearchResult
) -> SearchResult:
    """Return what names and tags find where pictures cannot be compared; otherwise the reason why not."""
    if not matches:
        return nothing
    data = None if snapshot is None else snapshot.data
    hits = fusion.fuse((), matches, data, vector=None, limit=request.limit, per_video=request.per_video)
    return dataclasses.replace(nothing, hits=hits, reason=EMPTY)


class Searcher:
    """Answers searches in one library.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    host : EncoderHost
        Loads the serving encoder.
    scans_up_to : int
        As for `SnapshotKeeper`.
    """

    def __init__(self, paths: LibraryPaths, database: Database, host: EncoderHost, *, scans_up_to: int = 0) -> None:
        self._database = database
        self._host = host
        self._vectors = QueryVectors(database, host)
        self._keeper = SnapshotKeeper(paths, database, scans_up_to=scans_up_to)
        self._plain_words: tuple[int, NDArray[np.float32]] | None = None
        # One search at a time: the index must not grow meanwhile, and each search uses all cores anyway.
        self._lock = threading.Lock()

    def run(self, request: SearchRequest) -> SearchResult:
        """Answer one search: return the hits, or the reason why there are none.

        Raises
        ------
        PictureError
            If the query's picture is not a picture.
        EncoderError
            If the encoder cannot be loaded.
        """
        with self._lock:
            snapshot = self._keeper.newest()
            allowed, n_videos = self._scope(request.restriction)
            n_searched = 0 if snapshot is None else _count_searched(snapshot, allowed)
            matches: dict[int, Match] = {}
            try:
                matches = self._match(request, allowed)
                if snapshot is None or (not n_searched and request.restriction != Restriction()):
                    nothing = SearchResult((), n_searched, n_videos, _nothing(request.restriction, n_videos))
                    return _by_text(request, matches, None, nothing)
                found = self._find(request, snapshot, allowed, matches)
            except (QueryError, UsageError) as error:
                return _by_text(request, matches, snapshot, SearchResult((), n_searched, n_videos, error.whole))
        hits = copy_folding.fold(found.hits, snapshot.data) if request.hides_copies else found.hits
        return dataclasses.replace(found, hits=hits[: request.limit], n_videos_searched=n_searched, n_videos=n_videos)

    def _find(
        self, request: SearchRequest, snapshot: Snapshot, allowed: set[int] | None, matches: Mapping[int, Match]
    ) -> SearchResult:
        wanted, info, data = request.query, snapshot.info, snapshot.data
        limit = request.limit * _MORE_FOR_COPIES if request.hides_copies else request.limit
        named = self._vectors.examples_of(wanted)
        if isinstance(wanted, ComposedQuery) and wanted.content.then:
            steps, unknown_words = self._vectors.of_steps(wanted.content, info, data, named=named)
            hits = sequences.find(steps, data, limit=limit, video_ids=allowed)
            reason = EMPTY if hits else Sentence("In no video, this follows that")
            return SearchResult(hits, 0, 0, reason, unknown_words, PLAIN_SCALE)
        named_tags = tag_scores.read(self._database, _texts_of(wanted), limit=limit)
        vectors: list[NDArray[np.float32]] = []
        alike: list[tuple[MomentHit, ...]] = []
        unknown: dict[str, None] = {}
        for vector, among, unknown_words in self._branches(request, snapshot, allowed, named):
            unknown.update(dict.fromkeys(unknown_words))
            vectors.append(np.atleast_2d(vector))
            searched = without_examples(named, among, data)
            hits = answers.find(
                vector,
                data,
                limit=limit,
                per_video=request.per_video,
                video_ids=searched,
                without_video_id=wanted.video_id if isinstance(wanted, VideoQuery) else None,
            )
            others = named_tags.likely - {hit.video_id for hit in hits}
            if searched is not None:
                others &= searched
            if others:
                hits += answers.find(vector, data, limit=limit, per_video=request.per_video, video_ids=others)
            hits = tag_channel.rank(hits, named_tags.scores, named_tags.shares)
            alike.append(shots.bounded(hits, data.rows, data.spans))
        vector = np.concatenate(vectors)
        hits = fusion.fuse(fusion.merged(alike), matches, data, vector=vector, limit=limit, per_video=request.per_video)
        reason = EMPTY if hits else Sentence("No moments match this search")
        return SearchResult(hits, 0, 0, reason, tuple(unknown), self._scale(wanted, vector, snapshot))

    def _branches(
        self, request: SearchRequest, snapshot: Snapshot, allowed: set[int] | None, named: Named
    ) -> Iterator[tuple[NDArray[np.float32], set[int] | None, tuple[str, ...]]]:
        """Yield the vectors of what to look for, with the videos to look among and the unknown words.

        Alternatives that filters restrict are looked for separately.
        """
        info, data = snapshot.info, snapshot.data
        if not isinstance(request.query, ComposedQuery):
            vector, unknown_words = self._vectors.of_query(request.query, info, data)
            yield vector, allowed, unknown_words
            return
        for clauses, sums in branches(request.query.content.words).items():
            if sought := [one for one in sums if one]:
                vector, unknown_words = self._vectors.of_sums(sought, info, data, named=named)
                yield vector, self._meeting(request.restriction, clauses) if clauses else allowed, unknown_words

    def _meeting(self, restriction: Restriction, clauses: tuple[Clause, ...]) -> set[int]:
        with self._database.read() as session:
            conditions = (*restriction.conditions, *clauses)
            return videos.allowed_video_ids(session, dataclasses.replace(restriction, conditions=conditions))

    def _match(self, request: SearchRequest, allowed: set[int] | None) -> dict[int, Match]:
        """Return the videos that may be found and are named or tagged as the words say, or meet a filter instead."""
        found: dict[int, Match] = {}
        if isinstance(request.query, ComposedQuery) and not request.query.content.then:
            for clauses, sums in branches(request.query.content.words).items():
                if () in sums:
                    found.update(dict.fromkeys(self._meeting(request.restriction, clauses), Match((MEETS_FILTER,))))
        if texts := _texts_of(request.query):
            with self._database.read() as session:
                for key, match in (one for text in texts for one in text_matches.find(session, text).items()):
                    if key in found:
                        reasons = (*found[key].reasons, *match.reasons)
                        found[key] = Match(tuple(dict.fromkeys(reasons)), match.spans)
                    elif allowed is None or key in allowed:
                        found[key] = match
        return found

    def save_index(self, is_stopped: Callable[[], bool] = lambda: False) -> bool:
        """Sort the rows of a large library into cells, if that is due, and write these to a file; searches go on.

        Parameters
        ----------
        is_stopped : callable
            Asked from time to time whether to give up.

        Returns
        -------
        bool
            False if stopped.
        """
        with self._lock:
            snapshot, index = self._keeper.newest(), self._keeper.index
        if snapshot is None or index is None:
            return True
        return self._keeper.index_file(snapshot).renew(index, lock=self._lock, is_stopped=is_stopped)

    def close(self) -> None:
        """Wait for the current search and free the index."""
        with self._lock:
            self._keeper.forget()

    def _scope(self, restriction: Restriction) -> tuple[set[int] | None, int]:
        """Return the videos that may be found (None for all), and their number."""
        with self._database.read() as session:
            if restriction == Restriction() and not overview.has_unlisted(session):
                return None, videos.count(session)
            allowed = videos.allowed_video_ids(session, restriction)
        return allowed, len(allowed)

    def _scale(self, wanted: Query, vector: NDArray[np.float32], snapshot: Snapshot) -> ScoreScale:
        data = snapshot.data
        frames = score_scale.sample(data.rows, data.spans)
        spread = 0.0
        is_by_words = isinstance(wanted, TextQuery) or (
            isinstance(wanted, ComposedQuery)
            and any(isinstance(term.what, str) for one in expand(wanted.content.words) for term in one)
        )
        if is_by_words:
            spread = score_scale.spread(frames, self._vectors_of_plain_words(snapshot))
        scores = np.max(frames @ np.atleast_2d(vector).T, axis=1) if len(frames) else np.empty(0, dtype=np.float32)
        return score_scale.scale_of(scores, spread=spread, n_rows=data.spans.n_claimed)

    def _vectors_of_plain_words(self, snapshot: Snapshot) -> NDArray[np.float32]:
        if self._plain_words is None or self._plain_words[0] != snapshot.encoder_id:
            encoder = self._host.serving_text(snapshot.info)
            self._plain_words = snapshot.encoder_id, encoder.encode_texts(score_scale.load_plain_words())
        return self._plain_words[1]


def search_once(paths: LibraryPaths, database: Database, request: SearchRequest) -> SearchResult:
    """Answer one search in a process that will not search again."""
    host = EncoderHost(JobContext(paths, database, load(paths.settings)))
    try:
        return Searcher(paths, database, host, scans_up_to=SCANNED_ROWS).run(request)
    finally:
        host.close()
