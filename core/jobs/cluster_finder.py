"""Finds and names the clusters of a library, starting from those of last time.

What the next run starts from, and the vectors of the words that clusters are named with, are derived data: files beside
the vector index. If they are missing or do not fit, the clusters are found anew.
"""

import contextlib
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
from core.catalog import decisions, tags, videos
from core.catalog.store.database import Database
from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.embeddings import EncoderInfo
from core.domain.library import LibraryPaths
from core.domain.moments import MOMENT_SECONDS
from core.errors import QueryError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searcher import read_snapshot
from core.search import cluster_names, clustering
from core.search.answers import SearchData
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


def find(
    paths: LibraryPaths,
    database: Database,
    scope: ClusterScope,
    *,
    n_clusters: int | None = None,
    is_new_start: bool = False,
) -> Clustering:
    """Find the clusters of all analysed videos.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
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
    with database.read() as session:
        listed = set(videos.ids(session))
    if not listed:
        raise QueryError(
            "Nothing has been analysed yet, so there are no clusters", "Add videos and wait until they are analysed."
        )
    snapshot = read_snapshot(paths, database)
    points = None if snapshot is None else _points(scope, snapshot.data, listed)
    if snapshot is None or points is None or not points.members:
        raise QueryError("None of the videos has been analysed yet", "Wait until they are analysed.")
    folder = paths.index(snapshot.info.identity.key)
    kept = folder / f"clusters-{scope}.npz"
    last = None if is_new_start else _read_centres(kept, n_clusters)
    centres, assignment = clustering.find(points.vectors, n_clusters=n_clusters, last=last)
    _write_centres(kept, centres, n_clusters)
    namer = _Namer(paths, database, snapshot.info, folder)
    names = namer.choose(points, assignment.places, n_clusters=len(centres.ids))
    clusters = [
        Cluster(int(centres.ids[place]), names[place].name, names[place].others, members)
        for place, members in enumerate(_members(points, assignment, n_clusters=len(centres.ids)))
    ]
    clusters.sort(key=lambda cluster: (-len(cluster.members), cluster.id))
    n_clustered = len({video_id for video_id, _, _ in points.members})
    return Clustering(tuple(clusters), len(listed), n_clustered)


def _points(scope: ClusterScope, data: SearchData, listed: set[int]) -> _Points:
    vectors, members = [], []
    # In the order of the IDs, so that equal libraries have equal clusters.
    for video_id, part in sorted(data.spans.select(listed), key=lambda one: one[0]):
        if part.stop > len(data.rows):
            continue  # lost rows; the worker has them analysed again
        own = np.asarray(data.rows[part], dtype=np.float32)
        seconds = data.spans.seconds_of(video_id)
        end_seconds = max(data.durations_seconds.get(video_id, 0.0), float(seconds[-1]))
        for chosen, start, end in _parts(scope, seconds, end_seconds):
            mean = own[chosen].mean(axis=0)
            length = float(np.linalg.norm(mean))
            if length > 0:
                vectors.append(mean / length)
                members.append((video_id, start, end))
    return _Points(np.stack(vectors) if vectors else np.empty((0, data.rows.shape[1]), np.float32), members)


class _Namer:
    """Names clusters; loads the encoder only for words that it has not encoded before."""

    def __init__(self, paths: LibraryPaths, database: Database, info: EncoderInfo, folder: Path) -> None:
        self._paths, self._database = paths, database
        self._info, self._folder = info, folder

    def choose(self, points: _Points, places: NDArray[np.int64], *, n_clusters: int) -> list[ClusterName]:
        """Return a name for each cluster."""
        with self._database.read() as session:
            own = {tag.id: tag.name for tag in tags.list_all(session)}
            given = decisions.tags_of(session, {video_id for video_id, _, _ in points.members})
        counts = {name: [0] * n_clusters for name in own.values()}
        for place, (video_id, _, _) in zip(places.tolist(), points.members, strict=True):
            for tag_id in given.get(video_id, ()):
                counts[own[tag_id]][place] += 1
        fits = cluster_names.tag_fits(counts, np.bincount(places, minlength=n_clusters).tolist())
        if not self._info.has_text:
            return cluster_names.choose((), np.empty((n_clusters, 0), np.float32), fits)
        terms = list(dict.fromkeys([*own.values(), *load_vocabulary()]))
        vectors = self._term_vectors(terms)
        some = np.unique(np.linspace(0, len(places) - 1, min(len(places), _NAMING_POINTS)).astype(np.int64))
        contrast = cluster_names.contrasts(points.vectors[some], places[some], vectors, n_clusters=n_clusters)
        return cluster_names.choose([_without_article(term) for term in terms], contrast, fits)

    def _term_vectors(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return a unit vector for each term, encoding those that are new; about 3 ms a term for a CLIP model."""
        path = self._folder / "cluster-terms.npz"
        known = _read_terms(path, self._info.n_dims)
        new = [term for term in terms if term not in known]
        if new:
            texts = [_TEMPLATE.format(term) for term in new]
            context = JobContext(self._paths, self._database, load(self._paths.settings))
            with contextlib.closing(EncoderHost(context)) as host:
                known |= zip(new, host.serving_text(self._info).encode_texts(texts), strict=True)
            kept = {term: known[term] for term in terms}
            _write(path, terms=np.array(json.dumps(list(kept))), vectors=np.stack(list(kept.values())))
        return np.stack([known[term] for term in terms]).astype(np.float32)


def load_vocabulary() -> tuple[str, ...]:
    """Return the words that clusters are named with if no tag fits."""
    text = resources.files("resources").joinpath("vocabulary.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def _parts(
    scope: ClusterScope, seconds: NDArray[np.float64], end_seconds: float
) -> list[tuple[NDArray[np.int64], float, float]]:
    """Return which of a video's rows make up each thing to cluster, and its start and end."""
    if scope is ClusterScope.VIDEOS:
        return [(np.arange(len(seconds)), 0.0, end_seconds)]
    moments = (seconds // MOMENT_SECONDS).astype(np.int64)
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
