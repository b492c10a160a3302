"""Finds single frames and cuts on request, for what somebody is looking at, independently of the queue.

Safe to use from any thread; results are cached on disk.
"""

from pathlib import Path

from core.catalog import files, videos
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import PathError
from core.media.decoding.interactive_pool import InteractivePool
from core.media.pictures.cut_cache import BLOCK_SECONDS, CutCache, block_of, runs
from core.media.pictures.frame_cache import FrameCache

MOST_CUT_SECONDS = 120.0
"""Longer spans are cut off at this length."""
_BLOCKS_AT_ONCE = 3
"""Results are stored after this many blocks, so that a film that decodes slowly does not start over."""


class FrameFinder:
    """Finds frames and cuts of a library's videos.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    memory_bytes : int
        Memory limit of a decoding child.
    """

    def __init__(self, paths: LibraryPaths, database: Database, *, memory_bytes: int) -> None:
        self._database = database
        self._frames = FrameCache(paths.frames)
        self._notes = CutCache(paths.cuts)
        self._pool = InteractivePool(memory_bytes=memory_bytes)

    def frame(self, video_id: int, at_seconds: float, height_px: int) -> bytes | None:
        """Return the frame nearest to a time.

        Parameters
        ----------
        video_id : int
            Catalog ID.
        at_seconds : float
            >= 0.
        height_px : int
            Maximum height.

        Returns
        -------
        bytes or None
            JPEG; None if no frame there can be decoded.

        Raises
        ------
        KnownError
            If the file cannot be reached or read.
        """
        stem, path = self._place(video_id)
        picture = self._frames.get(stem, at_seconds, height_px)
        if picture is None:
            picture = self._pool.frame(path, at_seconds, height_px).result()
            if picture is not None:
                self._frames.put(stem, at_seconds, height_px, picture)
        return picture

    def cuts(self, video_id: int, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
        """Return the times of the first frames after each cut in a span, of which `MOST_CUT_SECONDS` are searched.

        Raises
        ------
        KnownError
            If the file cannot be reached or read.
        """
        end_seconds = min(end_seconds, start_seconds + MOST_CUT_SECONDS)
        stem, path = self._place(video_id)
        known = self._notes.read(stem)
        wanted = range(block_of(start_seconds), block_of(end_seconds) + 1)
        for blocks in runs([block for block in wanted if block not in known], longest=_BLOCKS_AT_ONCE):
            found = self._pool.cuts(path, blocks.start * BLOCK_SECONDS, blocks.stop * BLOCK_SECONDS).result()
            self._notes.add(stem, blocks, found)
            known |= {block: tuple(time for time in found if block_of(time) == block) for block in blocks}
        times = (time for block in wanted for time in known[block])
        return tuple(time for time in times if start_seconds <= time <= end_seconds)

    def close(self) -> None:
        """End the children; waiting requests fail."""
        self._pool.close()

    def _place(self, video_id: int) -> tuple[str, Path]:
        with self._database.read() as session:
            stem = videos.get(session, video_id).content.sampled_hash
            known = files.paths(session, video_id)
        for path in known:
            if path.is_file():
                return stem, path
        name = known[0] if known else "The file of that video"
        raise PathError("{name} cannot be reached", "Connect its drive, or look for changes (F5).", name=name)
