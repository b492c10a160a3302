"""The videos of a library: listing them, reading their frames, moving them to the trash."""

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
from core.domain.jobs import NEW_VIDEO_KINDS, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoSort, VideoStage, VideoSums
from core.errors import StorageError, WorkerError
from core.media.pictures.frame_cache import FrameCache
from core.paths import full
from core.worker.client import WorkerClient, connect

MOST_HEIGHT_PX = 4320


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """Result of moving files to the trash.

    Attributes
    ----------
    changes : Changes
        What changed in the library.
    moved : tuple of Path
        Files that are now in the trash, or were gone already.
    failures : tuple of (Path, str)
        Files that could not be moved, and why.
    """

    changes: Changes
    moved: tuple[Path, ...]
    failures: tuple[tuple[Path, str], ...]


class Videos:
    """Lists videos, reads frames of them, and retries failed ones.

    Frames and cuts come from the worker's decoders; each request has its own connection, so that none waits for
    another.
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
        """Return the ids of videos in order; about 50 ms for 100,000."""
        with self._database.read() as session:
            return videos.ids(session, sort=sort, descending=descending, folder_id=folder_id, text=text)

    def get_many(self, video_ids: Sequence[int]) -> list[Video]:
        """Return videos in the order of their ids; ids that no longer exist are left out."""
        with self._database.read() as session:
            return videos.get_many(session, video_ids)

    def count_stages(self) -> dict[VideoStage, int]:
        """Count the videos at each stage of analysis."""
        with self._database.read() as session:
            return overview.count_stages(session)

    def count_frames(self, video_ids: Sequence[int]) -> int:
        """Count the frames of some videos that the current encoder has embedded."""
        with self._database.read() as session:
            return overview.count_frames(session, list(video_ids))

    def sums(self, video_ids: Sequence[int]) -> VideoSums:
        """Return totals over videos, and what they have in common; 0.1 s for 100,000."""
        with self._database.read() as session:
            return overview.sums(session, video_ids)

    def failed(self) -> list[Video]:
        """List the videos that could not be read, with their reasons."""
        with self._database.read() as session:
            return videos.failed(session)

    def retry(self, video_ids: Sequence[int]) -> Changes:
        """Retry videos that were set aside."""
        with self._database.write() as session:
            attempts.clear(session, video_ids)
            for kind in NEW_VIDEO_KINDS:
                jobs.enqueue(session, kind, video_ids, priority=Priority.SELECTED)
        self._queue.wake_worker()
        return Changes.VIDEOS | Changes.JOBS

    def remove_from_library(self, video_ids: Sequence[int]) -> Change:
        """Remove videos from the library. Files and decisions stay, and no scan brings them back; undo does."""
        return self._set_removed(video_ids, is_removed=True)

    def put_back(self, video_ids: Sequence[int]) -> Change:
        """Bring back videos that were removed from the library, see `removed`."""
        done = self._set_removed(video_ids, is_removed=False)
        with self._database.write() as session:
            for kind in NEW_VIDEO_KINDS:  # complete videos are skipped
                jobs.enqueue(session, kind, video_ids, priority=Priority.NORMAL)
        self._queue.wake_worker()
        return done

    def removed(self) -> list[Video]:
        """List the videos that were removed from the library."""
        with self._database.read() as session:
            return videos.get_many(session, videos.removed_ids(session))

    def set_cover(self, video_id: int, at_seconds: float | None, *, picture: bytes = b"") -> Change:
        """Use a frame as the cover of a video, instead of its automatic poster.

        Parameters
        ----------
        video_id : int
            Catalog id.
        at_seconds : float or None
            Time of the frame; None removes the cover.
        picture : bytes
            The frame as JPEG, which `poster` returns from now on.

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
            snapshot=lambda session: [
                snapshots.take(session, "videos", {"id": [video_id]}, columns=("cover_seconds",))
            ],
            apply=lambda session: videos.set_cover(session, video_id, seconds=at_seconds),
        )

    def _set_removed(self, video_ids: Sequence[int], *, is_removed: bool) -> Change:
        return writing.write(
            self._database,
            Changes.VIDEOS,
            snapshot=lambda session: [snapshots.take(session, "videos", {"id": video_ids}, columns=("is_removed",))],
            apply=lambda session: videos.set_removed(session, video_ids, is_removed=is_removed),
        )

    def trash(self, video_ids: Sequence[int], *, named: Collection[Path] | None = None) -> TrashOutcome:
        """Move the files of some videos to the system's trash; blocks, so do not call it on the window's thread.

        This can be undone only in the trash itself: the next scan finds a file restored there, with all its decisions.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        named : collection of Path or None
            Only the files that the user confirmed, not those found since; None for all.
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
        """Return the id of the video with a file at a path, absolute or relative to the working folder, or None."""
        with self._database.read() as session:
            return files.find_by_path(session, full(path))

    def paths(self, video_id: int) -> list[Path]:
        """List the files of a video; those that can be reached first."""
        with self._database.read() as session:
            return files.paths(session, video_id)

    def poster(self, video: Video) -> Path | None:
        """Return the picture file of a video, its cover or its poster; None before it has been made."""
        if video.cover_seconds is not None:
            cover = _existing(self._paths.cover(video.content.sampled_hash, video.cover_seconds))
            if cover is not None:
                return cover
        return _existing(self._paths.poster(video.content.sampled_hash))

    def filmstrip(self, video: Video) -> Path | None:
        """Return the filmstrip picture of a video; None before it has been made."""
        return _existing(self._paths.filmstrip(video.content.sampled_hash))

    def frame(self, video_id: int, at_seconds: float, *, height_px: int) -> bytes | None:
        """Return the frame nearest to a time as JPEG; blocks, so do not call it on the window's thread.

        Requested frames are cached on disk (200 MB, least recently used are dropped first) and then returned at once,
        with or without a worker.

        Parameters
        ----------
        video_id : int
            Catalog id.
        at_seconds : float
            The time, >= 0; times past the end return the last frame.
        height_px : int
            Maximum height, 1 to `MOST_HEIGHT_PX`; smaller pictures are not enlarged.

        Returns
        -------
        bytes or None
            JPEG; None if no picture there can be decoded.

        Raises
        ------
        ValueError
            If the time or the height is out of range.
        WorkerError
            If no worker is running or it exits.
        KnownError
            If the file cannot be reached or is not a video.
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
        """Return the shot boundaries between two times, exact to the frame; blocks.

        The first time, the whole span is decoded (10 to 50 times as fast as playback, on one core), in blocks of 10 s
        that are cached. Spans longer than 120 s are truncated. Do not call it on the window's thread.

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
            If the span is out of range.
        WorkerError
            If no worker is running or it exits.
        KnownError
            If the file cannot be reached or is not a video.
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
    """Move files to the trash one by one; return the files that are gone now, and those that failed with the reason."""
    import send2trash

    moved: list[Path] = []
    failures: list[tuple[Path, str]] = []
    wanted = list(paths)
    # A file on a disconnected drive is not deleted; where the drive was mounted, an empty folder is left.
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
