"""The videos of a library."""

from collections.abc import Sequence
from pathlib import Path

from core.api.jobs import Jobs
from core.catalog import attempts, files, jobs, overview, videos
from core.catalog.database import Database
from core.domain.changes import Changes
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoSort, VideoStage
from core.paths import full


class Videos:
    """Reading what was found, and asking for another try.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    queue : Jobs
        To wake the worker.
    """

    def __init__(self, paths: LibraryPaths, database: Database, queue: Jobs) -> None:
        self._paths = paths
        self._database = database
        self._queue = queue

    def count(self, *, folder_id: int | None = None, text: str | None = None) -> int:
        """Count videos, all or in a folder, all or with this text in their path."""
        with self._database.read() as session:
            return videos.count(session, folder_id=folder_id, text=text)

    def ids(
        self,
        sort: VideoSort = VideoSort.NAME,
        *,
        descending: bool = False,
        folder_id: int | None = None,
        text: str | None = None,
    ) -> list[int]:
        """List the ids of videos in order; some 50 ms for 100,000.

        Returns
        -------
        list of int
            Catalog ids.
        """
        with self._database.read() as session:
            return videos.ids(session, sort=sort, descending=descending, folder_id=folder_id, text=text)

    def get_many(self, video_ids: Sequence[int]) -> list[Video]:
        """Read videos.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.

        Returns
        -------
        list of Video
            In the order asked for; ids that are gone are left out.
        """
        with self._database.read() as session:
            return videos.get_many(session, video_ids)

    def count_stages(self) -> dict[VideoStage, int]:
        """Count the videos by how far they have come."""
        with self._database.read() as session:
            return overview.count_stages(session)

    def count_frames(self, video_ids: Sequence[int]) -> int:
        """Count the frames of some videos that the current encoder has embedded."""
        with self._database.read() as session:
            return overview.count_frames(session, list(video_ids))

    def failed(self) -> list[Video]:
        """List the videos that could not be read, with their reasons."""
        with self._database.read() as session:
            return videos.failed(session)

    def retry(self, video_ids: Sequence[int]) -> Changes:
        """Try videos again that were set aside."""
        with self._database.write() as session:
            attempts.clear(session, video_ids)
            jobs.enqueue(session, JobKind.ANALYSE, video_ids, priority=Priority.SELECTED)
            jobs.enqueue(session, JobKind.THUMBNAILS, video_ids, priority=Priority.SELECTED)
        self._queue.wake_worker()
        return Changes.VIDEOS | Changes.JOBS

    def find(self, path: Path) -> int | None:
        """Find the video whose file lies at a path.

        Parameters
        ----------
        path : Path
            Absolute or relative to the working folder.

        Returns
        -------
        int or None
            Catalog id; None where the library does not know the path.
        """
        with self._database.read() as session:
            return files.find_by_path(session, full(path))

    def paths(self, video_id: int) -> list[Path]:
        """List where a video lies; those that can be reached first."""
        with self._database.read() as session:
            return files.paths(session, video_id)

    def poster(self, video: Video) -> Path | None:
        """Give a video's poster picture, None before it was made."""
        return _existing(self._paths.poster(video.content.sampled_hash))

    def filmstrip(self, video: Video) -> Path | None:
        """Give a video's filmstrip picture, None before it was made."""
        return _existing(self._paths.filmstrip(video.content.sampled_hash))


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None
