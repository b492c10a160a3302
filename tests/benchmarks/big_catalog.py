"""A catalog of many videos that are not there, made through the catalog's own functions."""

from pathlib import Path

from core.catalog import findings, folders, jobs, videos
from core.catalog.database import Database
from core.domain.library import LibraryPaths
from core.domain.media import ContentKey, FileStamp, MediaInfo
from core.domain.videos import FoundFile

_PER_BATCH = 5_000


def make(library: Path, n_videos: int) -> None:
    """Make a library whose videos are all pictured; its queue is empty, its folder is there and holds one file."""
    paths = LibraryPaths(library)
    paths.folder.mkdir(parents=True)
    root = library.parent / "videos"
    root.mkdir()
    (root / "readme.txt").write_text("The videos of this catalog do not exist.")
    database = Database.open(paths.catalog)
    try:
        with database.write() as session:
            folder_id = folders.add(session, root, is_watched=False).id
            jobs.set_paused(session, is_paused=True)  # nothing may be concluded about files that are not there
        for start in range(0, n_videos, _PER_BATCH):
            _put(database, folder_id, range(start, min(start + _PER_BATCH, n_videos)))
    finally:
        database.close()


def _put(database: Database, folder_id: int, numbers: range) -> None:
    found = [
        FoundFile(
            Path(f"year {number % 20 + 2000}/holiday {number:06}.mp4"),
            FileStamp(1_000_000 + number, 1_600_000_000_000_000_000 + number, number + 1),
            ContentKey(1_000_000 + number, f"{number:032x}"),
        )
        for number in numbers
    ]
    with database.write() as session:
        outcome = findings.put_files(session, folder_id, found)
        for video_id in outcome.new_video_ids:
            media = MediaInfo(20.0 + video_id % 600, 1920, 1080, 0, 30.0, "h264", "mp4", has_audio=True)
            videos.set_media(session, video_id, media=media, n_strip_frames=10)
