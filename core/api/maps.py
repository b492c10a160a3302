"""Maps of the library: videos or moments as points, those that look alike close together."""

from collections.abc import Callable
from pathlib import Path

from core.api.jobs import Jobs
from core.catalog import jobs, videos
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.clusters import Clustering, ClusterScope
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.maps import VideoMap

KINDS = {ClusterScope.VIDEOS: JobKind.VIDEO_MAP, ClusterScope.MOMENTS: JobKind.MOMENT_MAP}


class Maps:
    """The maps of one library."""

    def __init__(self, paths: LibraryPaths, database: Database, queue: Jobs) -> None:
        self._paths = paths
        self._database = database
        self._jobs = queue

    def read(self, scope: ClusterScope) -> VideoMap:
        """Return the map that was drawn last with new videos added, or a rough one; blocks for up to a second.

        It has no points if nothing is analysed.
        """
        from core.jobs.maps import map_reader

        return map_reader.read(self._paths, self._database, scope)

    def draw_soon(self, scope: ClusterScope) -> Changes:
        """Have the worker draw a map anew; the old one stays until that is done."""
        with self._database.write() as session:
            jobs.enqueue(session, KINDS[scope], [0], priority=Priority.SELECTED)
        self._jobs.wake_worker()
        return Changes.JOBS

    def cancel(self, scope: ClusterScope) -> Changes:
        """Stop drawing a map; the old one stays."""
        with self._database.write() as session:
            jobs.cancel(session, KINDS[scope])
        self._jobs.wake_worker()
        return Changes.JOBS

    def draw(self, scope: ClusterScope, *, on_progress: Callable[[float], object] = lambda _share: None) -> None:
        """Draw a map anew in this process; blocks for up to minutes.

        Parameters
        ----------
        scope : ClusterScope
            Whether the points are videos or moments.
        on_progress : callable
            Called with the share that is done, 0 to 1.

        Raises
        ------
        QueryError
            If no video has been analysed yet.
        StorageError
            If the map cannot be written to the library.
        """
        from core.jobs.maps import map_reader

        map_reader.draw(self._paths, self._database, scope, on_progress=on_progress)

    def export(self, found: VideoMap, out: Path, *, groups: Clustering | None = None) -> bool:
        """Write a map to a file that is written completely or not at all, and return whether it replaced one.

        Parameters
        ----------
        found : VideoMap
            The map; it has points.
        out : Path
            Absolute; ends with ``.png`` for a picture or ``.json`` for its points.
        groups : Clustering or None
            Clusters of the same scope, which colour the points and name the places.

        Raises
        ------
        UsageError
            If it has another ending.
        PathError
            If the file cannot be written.
        """
        from core.interchange import map_export

        with self._database.read() as session:
            video_ids = sorted(set(found.video_ids.tolist()))
            paths = {video.id: video.path for video in videos.get_many(session, video_ids)}
        return map_export.write(found, paths, groups, out)
