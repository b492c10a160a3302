"""Clusters of videos or moments that look alike: found by the worker, kept in the catalog, edited by people."""

import contextlib
import math
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from core import settings
from core.api import writing
from core.catalog import clusters
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, Undo
from core.domain.cluster_service import METHODS, FindArguments, SplitArguments
from core.domain.clusters import Clustering, ClusterScope
from core.domain.learning_service import call
from core.domain.library import LibraryPaths
from core.errors import LibraryInUseError, WorkerError
from core.worker import lock, protocol
from core.worker.client import connect

_CHANGED = Changes.CLUSTERS | Changes.SEARCHES
_TURN_SECONDS = 30.0
_ASK_SECONDS = 0.1


class Clusters:
    """The clusters of one library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        The catalog.
    works_here : bool
        Find them in this process if no worker is running; otherwise that is an error.
    """

    def __init__(self, paths: LibraryPaths, database: Database, *, works_here: bool = False) -> None:
        self._paths = paths
        self._database = database
        self._works_here = works_here

    def stored(self, scope: ClusterScope) -> Clustering | None:
        """Return the clusters as they were last found and edited; None if they never were found.

        Fast enough for a few thousand videos; about a second for 100,000 members, so not on the window's thread.
        """
        with self._database.read() as session:
            return clusters.read(session, scope)

    def find(self, scope: ClusterScope, *, n_clusters: int | None = None, is_new_start: bool = False) -> Changes:
        """Find the clusters of all analysed videos; blocks for seconds, in a large library for minutes.

        The worker's summary says how much is done. What people have made of clusters stays, as far as they are found.

        Parameters
        ----------
        scope : ClusterScope
            What to cluster.
        n_clusters : int or None
            Number of clusters; 0: as many as are found; None: as asked for last time.
        is_new_start : bool
            Find them anew instead of starting from those of last time.

        Raises
        ------
        QueryError
            If no video has been analysed yet.
        EncoderError
            If the encoder cannot be loaded.
        WorkerError
            If no worker is running and this process may not work, or the worker goes away.
        """
        self._call("find_clusters", FindArguments(scope, n_clusters, is_new_start))
        return _CHANGED

    def split(self, cluster_id: int) -> Change:
        """Split a cluster into two; the larger half keeps its ID. Blocks for seconds.

        Raises
        ------
        UsageError
            If all its members look the same, or it has to be found again first.
        WorkerError
            As for `find`.
        """
        new_id = self._call("split_cluster", SplitArguments(cluster_id))
        with self._database.write() as session:
            saved = tuple(clusters.snapshot_merged(session, new_id, into=cluster_id))
        return Change(_CHANGED, Undo(_CHANGED, saved))

    def rename(self, cluster_id: int, name: str) -> Change:
        """Give a cluster a name of one's own; an empty one returns to the name that was found.

        Raises
        ------
        UsageError
            If another cluster has the name.
        """
        return self._write([cluster_id], lambda session: clusters.rename(session, cluster_id, name=name))

    def set_hidden(self, cluster_ids: Sequence[int], *, is_hidden: bool) -> Change:
        """Hide clusters, or show them again."""
        return self._write(cluster_ids, lambda session: clusters.set_hidden(session, cluster_ids, is_hidden=is_hidden))

    def merge(self, cluster_ids: Sequence[int], *, into: int) -> Change:
        """Show clusters as parts of another, also when they are found again; its ID and name stay.

        Raises
        ------
        UsageError
            If they are of two scopes.
        """

        def apply(session: Session) -> None:
            for cluster_id in cluster_ids:
                if cluster_id != into:
                    clusters.merge(session, cluster_id, into=into)

        return self._write([*cluster_ids, into], apply)

    def separate(self, cluster_id: int) -> Change:
        """Show everything that was merged into a cluster on its own again.

        Raises
        ------
        UsageError
            If nothing was merged into it.
        """
        return self._write([cluster_id], lambda session: clusters.separate(session, cluster_id))

    def _write(self, cluster_ids: Sequence[int], apply: writing.Write) -> Change:
        return writing.write(
            self._database, _CHANGED, snapshot=lambda session: clusters.snapshot(session, cluster_ids), apply=apply
        )

    def _call(self, name: str, arguments: object) -> Any:
        since = time.monotonic()
        while True:
            client = connect(self._paths)
            if client is not None:
                with contextlib.closing(client):
                    return protocol.convert(client.ask(name, arguments, limit_seconds=math.inf), METHODS[name][1])
            if not self._works_here:
                raise WorkerError("The analysis is not running yet", "Try again in a moment.")
            try:
                with lock.hold(self._paths, doing="grouping"):
                    return self._call_here(name, arguments)
            except LibraryInUseError:
                # A worker that has just started, or another command; both usually take only a moment.
                if time.monotonic() - since > _TURN_SECONDS:
                    raise
                time.sleep(_ASK_SECONDS)

    def _call_here(self, name: str, arguments: object) -> Any:
        from core.jobs.clusters.cluster_finder import ClusterFinder  # loads numpy
        from core.jobs.context import JobContext
        from core.jobs.encoder_host import EncoderHost

        context = JobContext(self._paths, self._database, settings.load(self._paths.settings))
        with contextlib.closing(EncoderHost(context)) as host:
            return call(ClusterFinder(context, host), name, arguments)
