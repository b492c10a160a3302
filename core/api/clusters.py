"""Clusters of videos or moments that look alike."""

from core.catalog.store.database import Database
from core.domain.clusters import Clustering, ClusterScope
from core.domain.library import LibraryPaths


class Clusters:
    """The clusters of one library."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database

    def find(self, scope: ClusterScope, *, n_clusters: int | None = None, is_new_start: bool = False) -> Clustering:
        """Find the clusters of all analysed videos in this process; blocks for some seconds.

        Parameters
        ----------
        scope : ClusterScope
            What to cluster.
        n_clusters : int or None
            Number of clusters, at least 1; None: as many as last time, or as are found the first time.
        is_new_start : bool
            Find them anew instead of starting from those of last time.

        Raises
        ------
        QueryError
            If no video has been analysed yet.
        EncoderError
            If the encoder cannot be loaded.
        """
        from core.jobs import cluster_finder  # loads numpy

        return cluster_finder.find(self._paths, self._database, scope, n_clusters=n_clusters, is_new_start=is_new_start)
