"""Finds and names the clusters of a library, starting from those of last time.

What the next run starts from, and the vectors of the words that clusters are named with, are derived data: files beside
the vector index. If they are missing or do not fit, the clusters are found anew.
"""

import json
import logging
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.catalog import decisions, overview, tags, videos
from core.catalog import embeddings as embedding_rows
from core.catalog.store.database import Database
from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.embeddings import EmbeddingSpan, EncoderInfo
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.embedding.row_files import read_rows
from core.errors import QueryError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.vectors import was_compacted
from core.search import cluster_names, clustering
from core.search.cluster_names import ClusterName
from core.search.clustering import Centres
from core.settings import load

log = logging.getLogger(__name__)

_TEMPLATE = "a photo of {}"
_ARTICLES = ("a ", "an ", "the ")
_NAMING_POINTS = 20_000
"""Names hardly change with more points."""


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """What is clustered: one vector for each video or moment.

    Attributes
    ----------
    vectors : ndarray, shape (N, D), float32
        Unit vectors.
    members : list of (int, float, float)
        Video ID, start and end of each in seconds.
    """

    vectors: NDArray[np.float32]
    members: list[tuple[int, float, float]]


class ClusterFinder:
    """Finds the clusters of one library.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    host : EncoderHost
        Encodes the words that clusters are named with.
    """

    def __init__(self, paths: LibraryPaths, database: Database, host: EncoderHost) -> None:
        self._paths = paths
        self._database = database
        self._host = host

    def find(self, scope: ClusterScope, *, n_clusters: int | None = None, is_new_start: bool = False) -> Clustering:
        """Find the clusters of all analysed videos.

        Parameters
        ----------
        scope : ClusterScope
            What to cluster.
        n_clusters : int or None
            Number of clusters, at least 1; None: as many as last time, or as are found the first time.
        is_new_start : bool
            Find them anew instead of starting from those of last time; their IDs then mean something else.

        Raises
        ------
        QueryError
            If no video has been analysed yet.
        EncoderError
            If the encoder cannot be loaded.
        """
        with self._database.read() as session:
            current = embedding_rows.current(session)
            listed = set(videos.ids(session))
        if current is None or not listed:
            raise QueryError(
                "Nothing has been analysed yet, so there are no clusters",
                "Add videos and wait until they are analysed.",
            )
        points = self._points(scope, current, listed)
        if not points.members:
            raise QueryError("None of the videos has been analysed yet", "Wait until they are analysed.")
        folder = self._paths.index(current[1].identity.key)
        kept = folder / f"clusters-{scope}.npz"
        last = None if is_new_start else _read_centres(kept, n_clusters)
        centres, assignment = clustering.find(points.vectors, n_clusters=n_clusters, last=last)
        _write_centres(kept, centres, n_clusters)
        names = self._names(points, assignment.places, current[1], folder, n_clusters=len(centres.ids))
        clusters = [
            Cluster(int(centres.ids[place]), names[place].name, names[place].others, members)
            for place, members in enumerate(_members(points, assignment, n_clusters=len(centres.ids)))
        ]
        clusters.sort(key=lambda cluster: (-len(cluster.members), cluster.id))
        n_clustered = len({video_id for video_id, _, _ in points.members})
        return Clustering(tuple(clusters), len(listed), n_clustered)

    def _points(self, scope: ClusterScope, current: tuple[int, EncoderInfo], listed: set[int]) -> _Points:
        encoder_id, info = current
        with self._database.read() as session:
            spans = [span for span in embedding_rows.spans(session, encoder_id) if span.video_id in listed]
            n_rows = embedding_rows.n_rows(session, encoder_id)
            generation = embedding_rows.generation(session, encoder_id)
            durations = overview.durations_seconds(session)
        folder = self._paths.embeddings(info.identity.key)
        rows = read_rows(folder, n_dims=info.n_dims, n_rows=n_rows, generation=generation)
        if len(rows) < n_rows and was_compacted(self._database, encoder_id, generation=generation):
            return self._points(scope, current, listed)
        vectors, members = [], []
        # In the order of the IDs, so that equal libraries have equal clusters.
        for span in sorted(spans, key=lambda one: one.video_id):
            if span.first_row + span.n_rows > len(rows):
                continue  # lost rows; the worker has them analysed again
            own = np.asarray(rows[span.first_row : span.first_row + span.n_rows], dtype=np.float32)
            end_seconds = max(durations.get(span.video_id, 0.0), float(span.timestamps_seconds[-1]))
            for chosen, start, end in _parts(scope, span, end_seconds):
                mean = own[chosen].mean(axis=0)
                length = float(np.linalg.norm(mean))
                if length > 0:
                    vectors.append(mean / length)
                    members.append((span.video_id, start, end))
        return _Points(np.stack(vectors) if vectors else np.empty((0, info.n_dims), np.float32), members)

    def _names(
        self, points: _Points, places: NDArray[np.int64], info: EncoderInfo, folder: Path, *, n_clusters: int
    ) -> list[ClusterName]:
        with self._database.read() as session:
            own = {tag.id: tag.name for tag in tags.list_all(session)}
            given = decisions.tags_of(session, {video_id for video_id, _, _ in points.members})
        sizes = np.bincount(places, minlength=n_clusters).tolist()
        counts = {name: [0] * n_clusters for name in own.values()}
        for place, (video_id, _, _) in zip(places.tolist(), points.members, strict=True):
            for tag_id in given.get(video_id, ()):
                counts[own[tag_id]][place] += 1
        fits = cluster_names.tag_fits(counts, sizes)
        if not info.has_text:
            return cluster_names.choose((), np.empty((n_clusters, 0), np.float32), fits)
        terms = list(dict.fromkeys([*own.values(), *load_vocabulary()]))
        vectors = self._term_vectors(terms, info, folder)
        some = np.unique(np.linspace(0, len(places) - 1, min(len(places), _NAMING_POINTS)).astype(np.int64))
        contrast = cluster_names.contrasts(points.vectors[some], places[some], vectors, n_clusters=n_clusters)
        return cluster_names.choose([_without_article(term) for term in terms], contrast, fits)

    def _term_vectors(self, terms: Sequence[str], info: EncoderInfo, folder: Path) -> NDArray[np.float32]:
        """Return a unit vector for each term, encoding those that are new; about 3 ms a term for a CLIP model."""
        path = folder / "cluster-terms.npz"
        known = _read_terms(path, info.n_dims)
        new = [term for term in terms if term not in known]
        if new:
            texts = [_TEMPLATE.format(term) for term in new]
            known |= zip(new, self._host.serving_text(info).encode_texts(texts), strict=True)
            kept = {term: known[term] for term in terms}
            _write(path, terms=np.array(json.dumps(list(kept))), vectors=np.stack(list(kept.values())))
        return np.stack([known[term] for term in terms]).astype(np.float32)


def find_once(
    paths: LibraryPaths,
    database: Database,
    scope: ClusterScope,
    *,
    n_clusters: int | None = None,
    is_new_start: bool = False,
) -> Clustering:
    """Find the clusters in a process that does nothing else; see `ClusterFinder.find`."""
    host = EncoderHost(JobContext(paths, database, load(paths.settings)))
    try:
        return ClusterFinder(paths, database, host).find(scope, n_clusters=n_clusters, is_new_start=is_new_start)
    finally:
        host.close()


def load_vocabulary() -> tuple[str, ...]:
    """Return the words that clusters are named with if no tag fits."""
    text = resources.files("resources").joinpath("vocabulary.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def _parts(
    scope: ClusterScope, span: EmbeddingSpan, end_seconds: float
) -> list[tuple[NDArray[np.int64], float, float]]:
    """Return the rows (within the span), start and end of each thing to cluster in a video."""
    if scope is ClusterScope.VIDEOS:
        return [(np.arange(span.n_rows), 0.0, end_seconds)]
    moments = (span.timestamps_seconds // MOMENT_SECONDS).astype(np.int64)
    found = []
    for moment in np.unique(moments).tolist():
        start = moment * MOMENT_SECONDS
        found.append((np.flatnonzero(moments == moment), start, min(start + MOMENT_SECONDS, max(end_seconds, start))))
    return found


def _members(points: _Points, assignment: clustering.Assignment, *, n_clusters: int) -> list[tuple[ClusterMember, ...]]:
    members: list[list[ClusterMember]] = [[] for _ in range(n_clusters)]
    for number in np.argsort(-assignment.closeness, kind="stable").tolist():
        video_id, start, end = points.members[number]
        member = ClusterMember(video_id, start, end, float(assignment.closeness[number]))
        members[int(assignment.places[number])].append(member)
    return [tuple(found) for found in members]


def _without_article(term: str) -> str:
    article = next((one for one in _ARTICLES if term.startswith(one)), "")
    return term.removeprefix(article)


def _read_centres(path: Path, n_clusters: int | None) -> Centres | None:
    """Return the state of last time; None if there is none, or it was for another number of clusters."""
    found = _read(path)
    try:
        centres = Centres(found["mean"], found["components"], found["centres"], found["ids"])
        requested = int(found["requested"])
    except (KeyError, TypeError, ValueError):
        return None
    n_dims, n_kept = centres.components.shape if centres.components.ndim == 2 else (0, 0)
    is_whole = (
        centres.mean.shape == (n_dims,)
        and centres.centres.shape == (len(centres.ids), n_kept)
        and len(centres.ids) > 0
        and all(np.isfinite(part).all() for part in (centres.mean, centres.components, centres.centres))
    )
    return centres if is_whole and n_clusters in {None, requested or None} else None


def _write_centres(path: Path, centres: Centres, n_clusters: int | None) -> None:
    _write(
        path,
        mean=centres.mean,
        components=centres.components,
        centres=centres.centres,
        ids=centres.ids,
        requested=np.array(n_clusters or 0),
    )


def _read_terms(path: Path, n_dims: int) -> dict[str, NDArray[np.float32]]:
    found = _read(path)
    try:
        terms, vectors = json.loads(str(found["terms"])), found["vectors"]
    except (KeyError, ValueError):
        return {}
    return dict(zip(terms, vectors, strict=True)) if vectors.shape == (len(terms), n_dims) else {}


def _read(path: Path) -> dict[str, NDArray]:
    try:
        # Opened here: of a damaged file, numpy would leave that to the garbage collector.
        with path.open("rb") as file:
            found = np.load(file, allow_pickle=False)
            return {name: found[name] for name in found.files} if isinstance(found, np.lib.npyio.NpzFile) else {}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        log.warning("%s cannot be read, so the clusters are found anew: %s", path, error)
        return {}


def _write(path: Path, **arrays: NDArray) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            np.savez(file, allow_pickle=False, **arrays)
    except OSError as error:
        # Everything in it can be found again: a full disk must not take the result away.
        log.warning("%s cannot be written: %s", path, error)
