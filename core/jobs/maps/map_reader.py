"""Draws the map of a library and places new videos on it.

An arranged map is kept in a file. A video that is new since is placed near its likes whenever the map is read, so the
others never move until someone has the map drawn again; then it is turned so that it resembles the old one.
"""

import logging
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.catalog import videos
from core.catalog.store.database import Database
from core.domain.clusters import ClusterScope
from core.domain.library import LibraryPaths
from core.domain.maps import VideoMap
from core.errors import QueryError, StorageError
from core.jobs.maps import map_files
from core.jobs.maps.map_files import StoredMap
from core.jobs.searching.searcher import Snapshot, read_snapshot
from core.search.maps import layout as map_layout
from core.search.maps import points as map_points
from core.search.maps import process as map_process
from core.search.maps.points import Segments

log = logging.getLogger(__name__)

MOST_ARRANGED = 100_000
"""Arranging more takes too long; the others, evenly spread over the library, are placed near their likes."""


class _Library:
    """What maps are made of: one consistent view of a library's vectors."""

    def __init__(self, paths: LibraryPaths, database: Database, scope: ClusterScope) -> None:
        with database.read() as session:
            listed = set(videos.ids(session))
        self.scope, self.n_videos = scope, len(listed)
        self._snapshot: Snapshot | None = read_snapshot(paths, database) if listed else None
        self.points: Segments | None = None
        if self._snapshot is not None:
            self.points = map_points.segments(scope, self._snapshot.data, listed)
            info = self._snapshot.info
            self.path = paths.index(info.identity.key) / f"map-{scope}.npz"
            self.stored = map_files.read(self.path, n_dims=info.n_dims)

    @property
    def rows(self) -> NDArray[np.float16]:
        assert self._snapshot is not None
        return self._snapshot.data.rows

    def known(self, points: Segments) -> NDArray[np.int64]:
        """Return for each point its number in the stored map, or -1."""
        stored = self.stored
        if stored is None:
            return np.full(len(points), -1)
        order = np.lexsort((stored.start_seconds, stored.video_ids))
        keys = _keys(stored.video_ids, stored.start_seconds)[order]
        wanted = _keys(points.video_ids, points.start_seconds)
        places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[places] == wanted, order[places], -1)

    def map_of(self, positions: NDArray[np.float32], *, is_arranged: bool, n_added: int) -> VideoMap:
        """Return the map with these positions."""
        points = self.points
        assert points is not None
        return VideoMap(
            self.scope,
            points.video_ids,
            points.start_seconds,
            points.end_seconds,
            positions,
            is_arranged,
            n_added,
            self.n_videos,
            len(np.unique(points.video_ids)),
        )


def _keys(video_ids: NDArray[np.int64], start_seconds: NDArray[np.float64]) -> NDArray:
    """Return values that are equal for equal points, and ordered by video and start."""
    keys = np.empty(len(video_ids), dtype=np.complex128)
    keys.real, keys.imag = video_ids, start_seconds
    return keys


def read(paths: LibraryPaths, database: Database, scope: ClusterScope) -> VideoMap:
    """Return the map that was drawn last with new videos added, or a rough one; empty if nothing is analysed.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    scope : ClusterScope
        Whether the points are videos or moments.
    """
    library = _Library(paths, database, scope)
    points, nothing = library.points, np.empty(0, np.int64)
    if points is None or not len(points):
        places = np.empty((0, 2), np.float32)
        return VideoMap(
            scope, nothing, np.empty(0), np.empty(0), places, is_arranged=False, n_added=0, n_videos=library.n_videos,
            n_analysed=0,
        )  # fmt: skip
    stored, known = library.stored, library.known(points)
    if stored is None or not (known >= 0).any():
        projection = map_points.fit(library.rows, points)
        components = map_points.project(library.rows, points, projection)
        return library.map_of(map_layout.rough(components), is_arranged=False, n_added=0)
    new = np.flatnonzero(known < 0)
    positions = stored.positions[known]
    if len(new):
        components = map_points.project(library.rows, points, stored.projection, new)
        positions[new] = map_layout.place(components, stored.components.astype(np.float32), stored.positions)
    return library.map_of(positions, is_arranged=True, n_added=len(new))


def draw(
    paths: LibraryPaths,
    database: Database,
    scope: ClusterScope,
    *,
    on_progress: Callable[[float], object] = lambda _share: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Arrange all points anew and keep the result; blocks for up to minutes.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    scope : ClusterScope
        Whether the points are videos or moments.
    on_progress : callable
        Called with the share that is done, 0 to 1.
    is_stopped : callable
        Called a few times a second; once it returns true, the old map stays.

    Returns
    -------
    bool
        False if it was stopped.

    Raises
    ------
    QueryError
        If no video has been analysed yet.
    StorageError
        If the map cannot be written.
    """
    library = _Library(paths, database, scope)
    points = library.points
    if points is None or not len(points):
        raise QueryError(
            "Nothing has been analysed yet, so there is no map", "Add videos and wait until they are analysed."
        )
    projection = map_points.fit(library.rows, points)
    components = map_points.project(library.rows, points, projection)
    some = np.unique(np.linspace(0, len(points) - 1, min(len(points), MOST_ARRANGED)).astype(np.int64))
    arranged = map_process.arrange(components[some], on_progress=on_progress, is_stopped=is_stopped)
    if arranged is None:
        return False
    arranged = _like_before(library, points, some, arranged)
    positions = np.empty((len(points), 2), np.float32)
    positions[some] = arranged
    rest = np.setdiff1d(np.arange(len(points)), some)
    positions[rest] = map_layout.place(components[rest], components[some], arranged)
    stored = StoredMap(points.video_ids, points.start_seconds, components.astype(np.float16), positions, projection)
    try:
        map_files.write(library.path, stored)
    except OSError as error:
        raise StorageError(
            "The map cannot be written to {path} ({reason})",
            "Free some space, or check the disk.",
            path=library.path,
            reason=error.strerror or str(error),
        ) from error
    return True


def _like_before(
    library: _Library, points: Segments, some: NDArray[np.int64], arranged: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Turn or mirror a new map so that it resembles the old one."""
    known = library.known(points)[some]
    common = known >= 0
    if library.stored is None or not common.any():
        return arranged
    return arranged @ map_layout.turned_like(arranged[common], library.stored.positions[known[common]])
