"""Answers searches: the query becomes a vector, and the rows of the serving encoder become moments.

Safe to use from any thread. A query by words or picture needs the encoder, which is loaded on first use; a query by
video or frame uses existing vectors.

Spans, rows and vector index are kept in step with the catalog. The index is derived data: it is read from its file if
that is the recorded one, otherwise rebuilt from the rows; the next search adds rows that are new since. A process that
searches once can do without: FAISS is imported only where an index is used.
"""

import dataclasses
import importlib
import logging
import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.catalog import embeddings as embedding_rows
from core.catalog import examples, moment_spans, overview, videos
from core.catalog.store.database import Database
from core.domain.embeddings import EmbeddingSpan, EncoderInfo, IndexRecord
from core.domain.filter_terms import Sum, examples_in, expand
from core.domain.filters import Example, Filter, Group, Wanted
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.domain.scores import PLAIN_SCALE, ScoreScale
from core.domain.search import (
    ComposedQuery,
    FrameQuery,
    ImageQuery,
    MomentHit,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.domain.videos import VideoStage
from core.embedding.row_files import read_rows
from core.errors import QueryError, UsageError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.vectors import was_compacted
from core.search import answers, query, score_scale, sequences
from core.search.answers import SearchData
from core.search.index_files import IndexMismatchError
from core.search.row_scan import RowScan
from core.search.sequences import StepQuery
from core.search.spans import SpanTable
from core.sentence import EMPTY, Sentence
from core.settings import load

if TYPE_CHECKING:
    from core.search.vector_index import VectorIndex


log = logging.getLogger(__name__)

INDEX_NAME = "rows.faiss"
_UNSAVED_SHARE = 0.05

NOTHING_ANALYSED = Sentence("No video has been analysed yet")
NOTHING_ALLOWED = Sentence("No videos match these filters, so there was nothing to search")
NONE_OF_THESE_ANALYSED = Sentence("None of these videos has been analysed yet")
NO_ENCODER = Sentence(
    "These videos were analysed by an older version, which could not search by words or pictures. They are waiting to "
    "be analysed again; until then, only similar videos and moments can be found"
)
NO_MEANING = Sentence("No word in this search says what to look for. Name something visible, such as a dog")
SUBTRACTED_SHARE = 0.5
"""How much of what is subtracted counts, beside what is looked for."""
SCANNED_ROWS = 500_000
"""Up to this many rows the index, too, compares every row, and loading it takes longer than comparing them once: on one
core, with 512 dimensions, 0.17 s against 0.00 s for 1,000 rows, 0.39 s against 0.21 s for 200,000, 0.64 s against
0.52 s for 480,000. Above, use the index, so that results are those of a worker."""


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
            importlib.import_module("core.search.vector_index")  # import it now, not in the middle of the first search

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
            self._index = self._index or self._load(info, record, generation)
            _bring_up_to_date(self._index, rows)
        index = self._index or RowScan(rows)
        self._snapshot = Snapshot(
            encoder_id, info, generation, SearchData(index, rows, SpanTable(self._spans), durations)
        )
        return self._snapshot

    def forget(self) -> None:
        """Drop the snapshot; the next search makes a new one."""
        self._snapshot, self._index, self._spans = None, None, []

    def save(self) -> None:
        """Write the index file and record it, unless the recorded one lacks only a few rows.

        Missing rows are added on reading; writing a large file for each new video would wear out the disk.
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
                log.warning("the vector index is being rebuilt: %s", error)
        return index


def _bring_up_to_date(index: "VectorIndex", rows: NDArray[np.float16]) -> None:
    if index.n_rows > len(rows):
        index.build(rows)
        return
    index.add(rows[index.n_rows :])
    if index.needs_rebuild:
        index.build(rows)


def _nothing(restriction: Restriction, n_videos: int) -> Sentence:
    """Say why there is nothing to search in."""
    if restriction == Restriction():
        return NOTHING_ANALYSED
    return NONE_OF_THESE_ANALYSED if n_videos else NOTHING_ALLOWED


def _count_searched(snapshot: Snapshot, allowed: set[int] | None) -> int:
    spans = snapshot.data.spans
    return len(spans) if allowed is None else len(allowed.intersection(spans.video_ids.tolist()))


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
            if snapshot is None or (not n_searched and request.restriction != Restriction()):
                return SearchResult((), n_searched, n_videos, _nothing(request.restriction, n_videos))
            try:
                if isinstance(request.query, ComposedQuery) and request.query.content.then:
                    hits, unknown_words = self._in_sequence(request.query.content, snapshot, request.limit, allowed)
                    reason = EMPTY if hits else Sentence("In no video, this follows that")
                    return SearchResult(hits, n_searched, n_videos, reason, unknown_words, PLAIN_SCALE)
                vector, unknown_words = self._vector(request.query, snapshot)
                allowed = self._without_examples(request.query, allowed, snapshot)
            except (QueryError, UsageError) as error:
                return SearchResult((), n_searched, n_videos, error.whole)
            hits = answers.find(
                vector,
                snapshot.data,
                limit=request.limit,
                per_video=request.per_video,
                video_ids=allowed,
                without_video_id=request.query.video_id if isinstance(request.query, VideoQuery) else None,
            )
            scale = self._scale(request.query, vector, snapshot)
        reason = EMPTY if hits else Sentence("No moments match this search")
        return SearchResult(hits, n_searched, n_videos, reason, unknown_words, scale)

    def save_index(self) -> None:
        """Write the index to its file if enough has been added since it was last written."""
        with self._lock:
            self._keeper.save()

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

    def _vector(self, wanted: Query, snapshot: Snapshot) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        if not snapshot.info.has_text and isinstance(wanted, TextQuery | ImageQuery):
            raise QueryError(NO_ENCODER)
        unknown_words: tuple[str, ...] = ()
        match wanted:
            case TextQuery(text=text):
                vector, unknown_words = self._text_vector(text, snapshot)
            case ComposedQuery(content=content):
                return self._vectors(content.words, snapshot)
            case ImageQuery(path=path):
                vector = self._picture_vector(path, snapshot)
            case VideoQuery(video_id=video_id):
                vector = query.of_frames(self._rows_of(video_id, snapshot))
            case FrameQuery(video_id=video_id, at_seconds=at_seconds):
                vector = query.of_frames(self._row_at(video_id, at_seconds, snapshot))
        if vector is None:
            raise QueryError("Nothing was recognised in that picture")
        return vector, unknown_words

    def _text_vector(self, text: str, snapshot: Snapshot) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        if not snapshot.info.has_text:
            raise QueryError(NO_ENCODER)
        encoder = self._host.serving_text(snapshot.info)
        vector = query.of_text(text, encode=encoder.encode_texts, templates=query.load_templates())
        if vector is None:
            raise QueryError(NO_MEANING)
        return vector, encoder.unknown_words(text)

    def _vectors(self, words: Sequence[Wanted], snapshot: Snapshot) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        """Return one vector for each alternative of what to look for, shape (Q, D), and the words not known."""
        known: dict[str | Example, NDArray[np.float32]] = {}
        unknown: dict[str, None] = {}
        sums = expand(words)
        for what in dict.fromkeys(term.what for one in sums for term in one):
            if isinstance(what, str):
                known[what], not_known = self._text_vector(what, snapshot)
                unknown.update(dict.fromkeys(not_known))
            else:
                found, _ = self._vector(self._find_example(what), snapshot)
                known[what] = found
        rows = [_sum_of(one, known) for one in sums]
        n_dims = snapshot.info.n_dims
        return np.stack(rows) if rows else np.empty((0, n_dims), dtype=np.float32), tuple(unknown)

    def _find_example(self, example: Example) -> VideoQuery | FrameQuery:
        with self._database.read() as session:
            return examples.find(session, example)

    def _without_examples(self, wanted: Query, allowed: set[int] | None, snapshot: Snapshot) -> set[int] | None:
        """Return the videos that may be found without those that are an example as a whole."""
        if not isinstance(wanted, ComposedQuery):
            return allowed
        found = [self._find_example(one) for one in examples_in(wanted.content)]
        shown = {one.video_id for one in found if isinstance(one, VideoQuery)}
        if not shown:
            return allowed
        return (set(snapshot.data.spans.video_ids.tolist()) if allowed is None else allowed) - shown

    def _in_sequence(
        self, content: Filter, snapshot: Snapshot, limit: int, allowed: set[int] | None
    ) -> tuple[tuple[MomentHit, ...], tuple[str, ...]]:
        steps: list[StepQuery] = []
        unknown: dict[str, None] = {}
        gaps = (None, *(step.within_seconds for step in content.then))
        for words, gap in zip((content.words, *(step.words for step in content.then)), gaps, strict=True):
            vectors, not_known = self._vectors(words, snapshot)
            unknown.update(dict.fromkeys(not_known))
            spans = self._spans_of([word for word in words if isinstance(word, Group)])
            steps.append(StepQuery(vectors, spans, math.inf if gap is None else gap))
        return sequences.find(steps, snapshot.data, limit=limit, video_ids=allowed), tuple(unknown)

    def _spans_of(self, moments: Sequence[Group]) -> sequences.Spans | None:
        if not moments:
            return None
        clauses = tuple(clause for moment in moments for clause in moment.clauses)
        with self._database.read() as session:
            return moment_spans.list_spans(session, dataclasses.replace(moments[0], clauses=clauses))

    def _picture_vector(self, path: Path, snapshot: Snapshot) -> NDArray[np.float32] | None:
        from core.media import pictures  # PIL

        picture = pictures.fit(pictures.picture(path), snapshot.info.geometry)
        return query.of_frames(self._host.serving(snapshot.info).encode_frames(picture[None]))

    def _row_at(self, video_id: int, at_seconds: float, snapshot: Snapshot) -> NDArray[np.float16]:
        self._rows_of(video_id, snapshot)
        spans = snapshot.data.spans
        end_seconds = snapshot.data.durations_seconds.get(video_id, float(spans.seconds_of(video_id)[-1]))
        if at_seconds > end_seconds + MOMENT_SECONDS:
            raise QueryError(
                "There is no frame at {time} s: that video ends at {end} s",
                time=f"{at_seconds:g}",
                end=f"{end_seconds:.1f}",
            )
        row = spans.row_at(video_id, at_seconds)
        return snapshot.data.rows[row : row + 1]

    def _rows_of(self, video_id: int, snapshot: Snapshot) -> NDArray[np.float16]:
        if video_id not in snapshot.data.spans:
            with self._database.read() as session:
                found = videos.get_many(session, [video_id])
            if found and found[0].stage is VideoStage.FAILED:
                raise QueryError("That video could not be read: {reason}", reason=found[0].reason)
            raise QueryError(
                "That video has not been analysed yet", "Wait until it has been analysed, then search again."
            )
        return snapshot.data.rows[snapshot.data.spans.rows_of(video_id)]


def _sum_of(terms: Sum, known: Mapping[str | Example, NDArray[np.float32]]) -> NDArray[np.float32]:
    total = np.zeros_like(next(iter(known.values())))
    for term in terms:
        total += known[term.what] * (term.weight if term.weight > 0 else term.weight * SUBTRACTED_SHARE)
    norm = float(np.sqrt(np.einsum("i,i->", total, total)))
    if norm < 1e-6:
        raise QueryError("What is subtracted leaves nothing to look for")
    return (total / np.float32(norm)).astype(np.float32)


def search_once(paths: LibraryPaths, database: Database, request: SearchRequest) -> SearchResult:
    """Answer one search in a process that will not search again."""
    host = EncoderHost(JobContext(paths, database, load(paths.settings)))
    try:
        return Searcher(paths, database, host, scans_up_to=SCANNED_ROWS).run(request)
    finally:
        host.close()
