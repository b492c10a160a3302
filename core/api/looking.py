"""Looking into a video: single frames and the cuts of a stretch, decoded on request."""

import contextlib
import math

from core.catalog import videos
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import WorkerError
from core.media.frame_cache import FrameCache
from core.worker.client import WorkerClient, connect

MOST_HEIGHT_PX = 4320


class Looking:
    """What the window asks the worker's decoders for; each request has its own connection, so that none waits.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    """

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database
        self._frames = FrameCache(paths.frames)

    def frame(self, video_id: int, at_seconds: float, *, height_px: int) -> bytes | None:
        """Get the frame nearest to a time; blocks, so call it off the window's thread.

        What was asked for before is kept on disk (200 MB, the least recently used go first) and given at once, with or
        without a worker.

        Parameters
        ----------
        video_id : int
            Catalog id.
        at_seconds : float
            The time, >= 0; the last frame stands for what comes after it.
        height_px : int
            Most height, 1 to `MOST_HEIGHT_PX`; smaller pictures are not enlarged.

        Returns
        -------
        bytes or None
            JPEG; None where no picture there can be decoded.

        Raises
        ------
        ValueError
            If the time or the height cannot be.
        WorkerError
            If no worker runs or it goes away.
        KnownError
            If the file cannot be reached, or is no video.
        """
        if not (math.isfinite(at_seconds) and at_seconds >= 0 and 1 <= height_px <= MOST_HEIGHT_PX):
            raise ValueError(f"no frame of {height_px} px at {at_seconds} s")
        with self._database.read() as session:
            stem = videos.get(session, video_id).content.sampled_hash
        kept = self._frames.get(stem, at_seconds, height_px)
        if kept is not None:
            return kept
        with contextlib.closing(self._client()) as client:
            return client.frame(video_id, at_seconds, height_px)

    def cuts(self, video_id: int, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
        """Find where shots end between two times, to the frame; blocks, so call it off the window's thread.

        All of the span is decoded the first time (10 to 50 times as fast as it plays, on one core), in blocks of 10 s
        that are remembered. Spans longer than 120 s are cut off there.

        Parameters
        ----------
        video_id : int
            Catalog id.
        start_seconds, end_seconds : float
            The span, >= 0.

        Returns
        -------
        tuple of float
            Time of the first frame after each cut, increasing.

        Raises
        ------
        ValueError
            If the span cannot be.
        WorkerError
            If no worker runs or it goes away.
        KnownError
            If the file cannot be reached, or is no video.
        """
        if not (math.isfinite(end_seconds) and 0 <= start_seconds <= end_seconds):
            raise ValueError(f"no span from {start_seconds} to {end_seconds} s")
        with contextlib.closing(self._client()) as client:
            return client.cuts(video_id, start_seconds, end_seconds)

    def _client(self) -> WorkerClient:
        client = connect(self._paths)
        if client is None:
            raise WorkerError("The analysis is not running yet", "Try again in a moment.")
        return client
