"""Answer searches: a query becomes a vector, the serving encoder's rows become moments.

Any thread may ask. A query by words or picture needs the encoder, which is loaded the first time; a query by video or
frame uses the vectors that are there.
"""

import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.catalog import overview, videos
from core.catalog.database import Database
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.domain.search import (
    FrameQuery,
    ImageQuery,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.domain.videos import VideoStage
from core.errors import QueryError
from core.jobs.encoder_host import EncoderHost
from core.jobs.snapshot import Snapshot, SnapshotKeeper
from core.search import answers, query
from core.sentence import EMPTY, Sentence

NOTHING_ANALYSED = Sentence("No video has been analysed yet")
NO_ENCODER = Sentence(
    "These videos were analysed by an older version, which could not search by words or pictures. They are waiting to "
    "be analysed again; until then, only similar videos and moments can be found"
)
NO_MEANING = Sentence("No word in this search says what to look for. Name something visible, such as a dog")


class Searcher:
    """Answers searches over one library.

    Parameters
    ----------
    paths : LibraryPaths
        Where things lie.
    database : Database
        The catalog.
    host : EncoderHost
        Loads the serving encoder.
    scans_up_to : int
        See `SnapshotKeeper`.
    """

    def __init__(self, paths: LibraryPaths, database: Database, host: EncoderHost, *, scans_up_to: int = 0) -> None:
        self._database = database
        self._host = host
        self._keeper = SnapshotKeeper(paths, database, scans_up_to=scans_up_to)
        # One at a time: the index must not grow while it is searched, and each search uses every core anyway.
        self._lock = threading.Lock()

    def run(self, request: SearchRequest) -> SearchResult:
        """Answer one search.

        Parameters
        ----------
        request : SearchRequest
            What to look for.

        Returns
        -------
        SearchResult
            Hits, or the reason why there are none.

        Raises
        ------
        PictureError
            If the query's picture is none.
        EncoderError
            If the encoder cannot be loaded.
        """
        with self._lock:
            snapshot = self._keeper.newest()
            if snapshot is None:
                return self._result((), None, NOTHING_ANALYSED)
            try:
                vector, unknown_words = self._vector(request.query, snapshot)
            except QueryError as error:
                return self._result((), snapshot, error.whole)
            hits = answers.find(
                vector,
                snapshot.ground,
                limit=request.limit,
                per_video=request.per_video,
                video_ids=self._allowed(request.restriction),
                without_video_id=request.query.video_id if isinstance(request.query, VideoQuery) else None,
            )
        return self._result(hits, snapshot, EMPTY if hits else Sentence("No moments match this search"), unknown_words)

    def save_index(self) -> None:
        """Write the index to its file, where enough has been added since it was last written."""
        with self._lock:
            self._keeper.save()

    def close(self) -> None:
        """Wait for the search under way and let its index go."""
        with self._lock:
            self._keeper.forget()

    def _result(
        self, hits: tuple, snapshot: Snapshot | None, reason: Sentence, unknown_words: tuple[str, ...] = ()
    ) -> SearchResult:
        with self._database.read() as session:
            n_videos = videos.count(session)
        return SearchResult(hits, len(snapshot.ground.spans) if snapshot else 0, n_videos, reason, unknown_words)

    def _allowed(self, restriction: Restriction) -> set[int] | None:
        with self._database.read() as session:
            if restriction != Restriction():
                return videos.allowed_video_ids(session, restriction)
            return set(videos.ids(session)) if overview.has_unlisted(session) else None

    def _vector(self, wanted: Query, snapshot: Snapshot) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        if not snapshot.info.has_text and isinstance(wanted, TextQuery | ImageQuery):
            raise QueryError(NO_ENCODER)
        unknown_words: tuple[str, ...] = ()
        match wanted:
            case TextQuery(text=text):
                encoder = self._host.serving_text(snapshot.info)
                vector = query.of_text(text, encode=encoder.encode_texts, templates=query.load_templates())
                if vector is None:
                    raise QueryError(NO_MEANING)
                unknown_words = encoder.unknown_words(text)
            case ImageQuery(path=path):
                vector = self._picture_vector(path, snapshot)
            case VideoQuery(video_id=video_id):
                vector = query.of_frames(self._rows_of(video_id, snapshot))
            case FrameQuery(video_id=video_id, at_seconds=at_seconds):
                vector = query.of_frames(self._row_at(video_id, at_seconds, snapshot))
        if vector is None:
            raise QueryError("There is nothing to see in that picture")
        return vector, unknown_words

    def _picture_vector(self, path: Path, snapshot: Snapshot) -> NDArray[np.float32] | None:
        from core.media import pictures  # PIL

        picture = pictures.fit(pictures.picture(path), snapshot.info.geometry)
        return query.of_frames(self._host.serving(snapshot.info).encode_frames(picture[None]))

    def _row_at(self, video_id: int, at_seconds: float, snapshot: Snapshot) -> NDArray[np.float16]:
        self._rows_of(video_id, snapshot)
        spans = snapshot.ground.spans
        end_seconds = snapshot.ground.durations_seconds.get(video_id, float(spans.seconds_of(video_id)[-1]))
        if at_seconds > end_seconds + MOMENT_SECONDS:
            raise QueryError(
                "There is no frame at {time} s: that video ends at {end} s",
                time=f"{at_seconds:g}",
                end=f"{end_seconds:.1f}",
            )
        row = spans.row_at(video_id, at_seconds)
        return snapshot.ground.rows[row : row + 1]

    def _rows_of(self, video_id: int, snapshot: Snapshot) -> NDArray[np.float16]:
        if video_id not in snapshot.ground.spans:
            with self._database.read() as session:
                found = videos.get_many(session, [video_id])
            if found and found[0].stage is VideoStage.FAILED:
                raise QueryError("That video could not be read: {reason}", reason=found[0].reason)
            raise QueryError("That video has not been analysed yet", "Search again when it is.")
        return snapshot.ground.rows[snapshot.ground.spans.rows_of(video_id)]
