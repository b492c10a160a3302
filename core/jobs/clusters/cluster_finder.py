"""Finds and names the clusters of a library, starting from those of last time, and stores them in the catalog."""

import contextlib
import itertools
import math
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from core.catalog import clusters, videos
from core.catalog.clusters import ClusteringRecord, FoundCluster
from core.domain.changes import Changes
from core.domain.cluster_service import ClusterService
from core.domain.clusters import ClusterMember, ClusterScope
from core.domain.moments import MOMENT_SECONDS
from core.errors import QueryError, UsageError
from core.jobs.clusters import cluster_files
from core.jobs.clusters.cluster_files import KeptCentres
from core.jobs.clusters.cluster_namer import ClusterNamer, Points
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching.searcher import Snapshot, read_snapshot
from core.search.answers import SearchData
from core.search.clusters import clustering
from core.search.clusters import matching as cluster_matching
from core.search.clusters.clustering import Assignment, Centres

_MOST_MOMENTS = 2**24
"""More than a video of 2.6 years has."""
_READ_SHARE, _FOUND_SHARE = 0.1, 0.9
"""Of the progress: when the vectors have been read, and when the clusters have been found."""


class ClusterFinder(ClusterService):
    """Finds clusters in this process, one call at a time.

    Parameters
    ----------
    context : JobContext
        The library; its ``stop`` ends a call, its events report the progress.
    host : EncoderHost
        Loads the encoder for words that have not been encoded before.
    """

    def __init__(self, context: JobContext, host: EncoderHost) -> None:
        self._context, self._host = context, host
        self._lock = threading.Lock()

    @override
    def find_clusters(self, scope: ClusterScope, n_clusters: int | None, is_new_start: bool) -> None:
        with self._reporting() as report:
            snapshot, points = self._points(scope)
            report(_READ_SHARE)
            kept, record = self._last(scope, snapshot)
            n_last = None if record is None else record.n_requested
            n_requested = n_last if n_clusters is None else n_clusters or None
            is_other_number = record is not None and n_requested != n_last
            last = None if kept is None or is_new_start or is_other_number else kept.centres
            centres, assignment = clustering.find(
                points.vectors,
                n_clusters=n_requested,
                last=last,
                on_progress=lambda share: report(_READ_SHARE + (_FOUND_SHARE - _READ_SHARE) * share),
            )
            if last is None:
                centres = self._recognised(scope, centres, points, assignment)
            self._store(scope, snapshot, points, centres, assignment, n_requested=n_requested)

    @override
    def split_cluster(self, cluster_id: int) -> int:
        with self._reporting() as report:
            with self._context.database.read() as session:
                scope = clusters.scope_of(session, cluster_id)
            snapshot, points = self._points(scope)
            report(_READ_SHARE)
            kept, record = self._last(scope, snapshot)
            if kept is None or record is None or cluster_id not in kept.centres.ids:
                raise UsageError("This group cannot be split before the groups have been found again")
            halves = clustering.split(kept.centres, points.vectors, cluster_id=cluster_id)
            if halves is None:
                raise UsageError("This group cannot be split", "Its members look too much alike.")
            report(_FOUND_SHARE)
            with self._context.database.write(is_durable=True) as session:
                new_id = clusters.new_ids(session, scope, 1)[0]
            centres = Centres(halves.mean, halves.components, halves.centres, np.append(kept.centres.ids, new_id))
            assignment = clustering.assign(centres.project(points.vectors), centres.centres)
            self._store(scope, snapshot, points, centres, assignment, n_requested=record.n_requested)
            return new_id

    @contextlib.contextmanager
    def _reporting(self) -> Iterator[Callable[[float], None]]:
        """Work alone, and pass the body a function that reports the progress and raises if it has to stop."""
        events = self._context.events

        def report(share: float) -> None:
            if self._context.stop.is_set():
                raise UsageError("Finding groups was stopped")
            events.clustering = share

        with self._lock:
            try:
                report(0.0)
                yield report
            finally:
                events.clustering = None

    def _points(self, scope: ClusterScope) -> tuple[Snapshot, Points]:
        with self._context.database.read() as session:
            listed = set(videos.ids(session))
        if not listed:
            raise QueryError(
                "Nothing has been analysed yet, so there are no groups", "Add videos and wait until they are analysed."
            )
        snapshot = read_snapshot(self._context.paths, self._context.database)
        points = None if snapshot is None else _read_points(scope, snapshot.data, listed)
        if snapshot is None or points is None or not points.members:
            raise QueryError("None of the videos has been analysed yet", "Wait until they are analysed.")
        return snapshot, points

    def _last(self, scope: ClusterScope, snapshot: Snapshot) -> tuple[KeptCentres | None, ClusteringRecord | None]:
        """Return the state of last time, if it belongs to the clusters in the catalog, and how they were found."""
        with self._context.database.read() as session:
            record = clusters.record(session, scope)
        kept = cluster_files.read_centres(self._context.paths.index(snapshot.info.identity.key), scope)
        is_same = record is not None and kept is not None and record.mark == kept.mark
        return (kept if is_same else None), record

    def _recognised(self, scope: ClusterScope, centres: Centres, points: Points, assignment: Assignment) -> Centres:
        """Return new centres with the IDs of the clusters they most resemble, and new IDs for the others."""
        with self._context.database.write(is_durable=True) as session:
            old = clusters.members_by_id(session, scope)
            spans = [[(one.video_id, one.start_seconds, one.end_seconds) for one in those] for those in old.values()]
            old_keys = [_keys(scope, those) for those in spans]
            starts = [(video_id, start, start) for video_id, start, _ in points.members]
            matched = cluster_matching.match(
                _keys(scope, starts),
                assignment.places,
                np.concatenate([*old_keys, np.empty(0, np.int64)]),
                np.repeat(np.array(list(old), np.int64), [len(keys) for keys in old_keys]),
            )
            rest = [place for place in range(len(centres.ids)) if place not in matched]
            matched |= zip(rest, clusters.new_ids(session, scope, len(rest)), strict=True)
        ids = np.array([matched[place] for place in range(len(centres.ids))], np.int64)
        return Centres(centres.mean, centres.components, centres.centres, ids)

    def _store(
        self,
        scope: ClusterScope,
        snapshot: Snapshot,
        points: Points,
        centres: Centres,
        assignment: Assignment,
        *,
        n_requested: int | None,
    ) -> None:
        folder = self._context.paths.index(snapshot.info.identity.key)
        with self._context.database.read() as session:
            taken = clusters.given_names(session, scope).values()
        namer = ClusterNamer(self._context.database, self._host, snapshot.info, folder)
        names = namer.choose(points, assignment, n_clusters=len(centres.ids), taken=set(taken))
        found = [
            FoundCluster(cluster_id, name.name, name.others, members)
            for cluster_id, name, members in zip(
                centres.ids.tolist(),
                names,
                _members(scope, points, assignment, n_clusters=len(centres.ids)),
                strict=True,
            )
        ]
        made = ClusteringRecord(snapshot.encoder_id, n_requested, uuid.uuid4().hex)
        with self._context.database.write(is_durable=True) as session:
            clusters.replace(session, scope, found, made=made)
        # Written last: if it is missing, or of another time, the next clusters are recognised by their members.
        cluster_files.write_centres(folder, scope, KeptCentres(centres, made.mark))
        self._context.events.changed(Changes.CLUSTERS | Changes.SEARCHES)


def _read_points(scope: ClusterScope, data: SearchData, listed: set[int]) -> Points:
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
    return Points(np.stack(vectors) if vectors else np.empty((0, data.rows.shape[1]), np.float32), members)


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


def _keys(scope: ClusterScope, members: Sequence[tuple[int, float, float]]) -> NDArray[np.int64]:
    """Return a number for each video, or for each moment of `MOMENT_SECONDS`, in some members."""
    if scope is ClusterScope.VIDEOS:
        return np.array([video_id for video_id, _, _ in members], np.int64)
    keys = []
    for video_id, start, end in members:
        first, after = int(start // MOMENT_SECONDS), math.ceil(end / MOMENT_SECONDS)
        keys.extend(video_id * _MOST_MOMENTS + moment for moment in range(first, max(after, first + 1)))
    return np.array(keys, np.int64)


def _members(
    scope: ClusterScope, points: Points, assignment: Assignment, *, n_clusters: int
) -> list[list[ClusterMember]]:
    """Return the members of each cluster; moments of one video that follow each other are one."""
    found: list[list[ClusterMember]] = [[] for _ in range(n_clusters)]
    places = assignment.places.tolist()
    starts = [n for n in range(len(places)) if scope is ClusterScope.VIDEOS or not _follows(points, places, n)]
    for first, after in itertools.pairwise([*starts, len(places)]):
        video_id, start, _ = points.members[first]
        end = points.members[after - 1][2]
        closeness = float(np.mean(assignment.closeness[first:after]))
        found[places[first]].append(ClusterMember(video_id, start, end, closeness))
    return found


def _follows(points: Points, places: list[int], number: int) -> bool:
    """Return whether a moment continues the one before it."""
    if not number or places[number] != places[number - 1]:
        return False
    (video_id, _, end), (own_id, start, _) = points.members[number - 1], points.members[number]
    return own_id == video_id and start == end
