"""The cluster service: the calls that find clusters, wherever they are found.

`ClusterFinder` of `core.jobs.clusters` does the work in its own process; `core.api.clusters.Clusters` sends each call
to the worker, or makes it in its own process where no worker runs. Both sides of the connection read `METHODS`. What is
found is stored in the catalog.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from core.domain.clusters import ClusterScope


class ClusterService(Protocol):
    """Finds the clusters of one library. Any thread may call; each call blocks until it is done."""

    def find_clusters(self, scope: ClusterScope, n_clusters: int | None, is_new_start: bool) -> None:  # noqa: FBT001
        """Find the clusters of all analysed videos and store them; takes seconds, in a large library minutes.

        Parameters
        ----------
        scope : ClusterScope
            What to cluster.
        n_clusters : int or None
            Number of clusters; 0: as many as are found; None: as asked for last time.
        is_new_start : bool
            Find them anew instead of starting from those of last time. Clusters that are much the same keep their IDs.

        Raises
        ------
        QueryError
            If no video has been analysed yet.
        UsageError
            If the worker was stopped meanwhile.
        EncoderError
            If the encoder cannot be loaded.
        """
        ...

    def split_cluster(self, cluster_id: int) -> int:
        """Split a cluster into two, store them, and return the ID of the smaller; the larger keeps its own.

        Raises
        ------
        UsageError
            If there is no such cluster, all its members look the same, or it has to be found again first.
        """
        ...


@dataclass(frozen=True, slots=True)
class FindArguments:
    """Arguments of `find_clusters`."""

    scope: ClusterScope
    n_clusters: int | None
    is_new_start: bool


@dataclass(frozen=True, slots=True)
class SplitArguments:
    """Arguments of `split_cluster`."""

    cluster_id: int


METHODS: dict[str, tuple[type, Any]] = {
    "find_clusters": (FindArguments, None),
    "split_cluster": (SplitArguments, int),
}
"""By name of the method: the type of its arguments, and of its result."""
