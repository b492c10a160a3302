"""The videos of a library: what was found, a look into one, the trash."""

import contextlib
import math
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import whole_file
from core.api import writing
from core.api.jobs import Jobs
from core.catalog import attempts, files, jobs, overview, videos
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes
from core.domain.jobs import VIDEO_KINDS, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoSort, VideoStage, VideoSums
from core.errors import StorageError, WorkerError
from core.media.frame_cache import FrameCache
from core.paths import full
from core.worker.client import WorkerClient, connect

MOST_HEIGHT_PX = 4320


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


class Videos:
    """Reading what was found, looking into it, and asking for another try.

    Frames and cuts are asked of the worker's decoders; each request has its own connection, so that none waits for
    another.

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
        self._frames = FrameCache(paths.frames)
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
            for kind in VIDEO_KINDS:
                jobs.enqueue(session, kind, video_ids, priority=Priority.SELECTED)
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
            for kind in VIDEO_KINDS:  # those that have all already are passed over
                jobs.enqueue(session, kind, video_ids, priority=Priority.NORMAL)
        self._queue.wake_worker()
        return done

    def removed(self) -> list[Video]:
        """List the videos that were taken out of the library."""
        with self._database.read() as session:
            return videos.get_many(session, videos.removed_ids(session))

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
            does=lambda session: videos.set_cover(session, video_id, seconds=at_seconds),
        )

    def _set_removed(self, video_ids: Sequence[int], *, is_removed: bool) -> Change:
        return writing.write(
            self._database,
            Changes.VIDEOS,
            saves=lambda session: [snapshots.take(session, "videos", {"id": video_ids}, columns=("is_removed",))],
            does=lambda session: videos.set_removed(session, video_ids, is_removed=is_removed),
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
        moved, failures = _move_to_trash(wanted)
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
        """Return the picture that stands for a video: its cover, or the poster; None before it was made."""
        if video.cover_seconds is not None:
            cover = _existing(self._paths.cover(video.content.sampled_hash, video.cover_seconds))
            if cover is not None:
                return cover
        return _existing(self._paths.poster(video.content.sampled_hash))

    def filmstrip(self, video: Video) -> Path | None:
        """Return a video's filmstrip picture, None before it was made."""
        return _existing(self._paths.filmstrip(video.content.sampled_hash))

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


def _move_to_trash(paths: Iterable[Path]) -> tuple[list[Path], tuple[tuple[Path, str], ...]]:
    """Move files to the trash, one after the other; what cannot be moved stays where it is.

    Parameters
    ----------
    paths : iterable of Path
        Absolute.

    Returns
    -------
    moved : list of Path
        Files that are no longer where they were.
    failures : tuple of (Path, str)
        The others, and why.
    """
    import send2trash

    moved: list[Path] = []
    failures: list[tuple[Path, str]] = []
    wanted = list(paths)
    # A drive that is not there has not thrown its files away; where one was mounted, an empty folder is left.
    reached = {folder for folder in {path.parent for path in wanted} if _has_something(folder)}
    for path in wanted:
        if path.parent not in reached:
            failures.append((path, "its folder cannot be reached"))
            continue
        try:
            if path.exists() or path.is_symlink():
                send2trash.send2trash(path)
            moved.append(path)
        except OSError as error:
            failures.append((path, error.strerror or "the trash of this drive cannot be used"))
    return moved, tuple(failures)


def _has_something(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


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
