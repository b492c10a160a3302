"""The videos of a library."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import whole_file
from core.api import trash, writing
from core.api.jobs import Jobs
from core.api.looking import Looking
from core.catalog import attempts, files, jobs, overview, remarks, snapshots, videos
from core.catalog.database import Database
from core.domain.changes import Change, Changes
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoSort, VideoStage, VideoSums
from core.errors import StorageError
from core.paths import full


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What became of files that were to go to the trash.

    Attributes
    ----------
    changes : Changes
        What changed in the library.
    moved : tuple of Path
        Files that are in the trash now, or were gone already.
    failures : tuple of (Path, str)
        Files that could not be moved, and why.
    """

    changes: Changes
    moved: tuple[Path, ...]
    failures: tuple[tuple[Path, str], ...]


class Videos(Looking):
    """Reading what was found, looking into it, and asking for another try.

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
        super().__init__(paths, database)
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

    def sums(self, video_ids: Sequence[int]) -> VideoSums:
        """Add up videos, and say what they have in common; 0.1 s for 100,000."""
        with self._database.read() as session:
            return overview.sums(session, video_ids)

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

    def remove_from_library(self, video_ids: Sequence[int]) -> Change:
        """Take videos out of the library. Files and decisions stay, and no scan brings them back; undo does.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.

        Returns
        -------
        Change
            What was done.
        """
        return self._set_removed(video_ids, is_removed=True)

    def put_back(self, video_ids: Sequence[int]) -> Change:
        """Bring back videos that were taken out of the library; see `removed`."""
        done = self._set_removed(video_ids, is_removed=False)
        with self._database.write() as session:
            for kind in (JobKind.THUMBNAILS, JobKind.ANALYSE):  # those that have all already are passed over
                jobs.enqueue(session, kind, video_ids, priority=Priority.NORMAL)
        self._queue.wake_worker()
        return done

    def removed(self) -> list[Video]:
        """List the videos that were taken out of the library."""
        with self._database.read() as session:
            return videos.get_many(session, remarks.removed_ids(session))

    def set_cover(self, video_id: int, at_seconds: float | None, *, picture: bytes = b"") -> Change:
        """Let a frame stand for a video, in place of the poster that was made.

        Parameters
        ----------
        video_id : int
            Catalog id.
        at_seconds : float or None
            The frame's time; None takes the cover away.
        picture : bytes
            The frame as JPEG, which `poster` gives from now on.

        Returns
        -------
        Change
            What was done.

        Raises
        ------
        StorageError
            If the picture cannot be written.
        """
        if at_seconds is not None:
            with self._database.read() as session:
                content = videos.get(session, video_id).content
            _write_whole(self._paths.cover(content.sampled_hash, at_seconds), picture)
        return writing.write(
            self._database,
            Changes.VIDEOS | Changes.THUMBNAILS,
            saves=lambda session: [snapshots.take(session, "videos", {"id": [video_id]}, columns=("cover_seconds",))],
            does=lambda session: remarks.set_cover(session, video_id, seconds=at_seconds),
        )

    def _set_removed(self, video_ids: Sequence[int], *, is_removed: bool) -> Change:
        return writing.write(
            self._database,
            Changes.VIDEOS,
            saves=lambda session: [snapshots.take(session, "videos", {"id": video_ids}, columns=("is_removed",))],
            does=lambda session: remarks.set_removed(session, video_ids, is_removed=is_removed),
        )

    def trash(self, video_ids: Sequence[int], *, named: Collection[Path] | None = None) -> TrashOutcome:
        """Move files of some videos to the system's trash; blocks, so call it off the window's thread.

        It cannot be taken back here, only in the trash itself: a file that is put back there is found again by the
        next scan, with all that was decided about it.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        named : collection of Path or None
            Only the files that the person was told of, not those that were found since; None for every one.

        Returns
        -------
        TrashOutcome
            What was moved, and what could not be.
        """
        with self._database.read() as session:
            known = [path for video_id in video_ids for path in files.paths(session, video_id)]
        chosen = set(named or ())
        wanted = known if named is None else [path for path in known if path in chosen]
        moved, failures = trash.move_all(wanted)
        with self._database.write(is_durable=True) as session:
            files.forget(session, moved)
        return TrashOutcome(Changes.VIDEOS | Changes.FOLDERS, tuple(moved), failures)

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
        """Give the picture that stands for a video: its cover, or the poster; None before it was made."""
        if video.cover_seconds is not None:
            cover = _existing(self._paths.cover(video.content.sampled_hash, video.cover_seconds))
            if cover is not None:
                return cover
        return _existing(self._paths.poster(video.content.sampled_hash))

    def filmstrip(self, video: Video) -> Path | None:
        """Give a video's filmstrip picture, None before it was made."""
        return _existing(self._paths.filmstrip(video.content.sampled_hash))


def _write_whole(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            file.write(data)
    except OSError as error:
        raise StorageError(
            "The picture {path} cannot be written ({reason})", "Check the disk.", path=path, reason=error.strerror
        ) from error


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None
