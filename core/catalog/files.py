"""The paths of videos: which a scan found new, found unchanged, or no longer found.

A file is a trace of a video. The row of a missing file is kept only while it is the video's last trace.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import case, delete, exists, insert, select, update
from sqlalchemy.orm import Session, aliased

from core.catalog.store import listing
from core.catalog.store.columns import now
from core.catalog.store.schema import FileRow, FolderRow, VideoRow
from core.domain.media import ContentKey, FileStamp
from core.domain.videos import FoundFile

_Item = TypeVar("_Item")
_BATCH = 500  # paths are bytes, which JSON cannot hold, so each is a parameter of its own


@dataclass(frozen=True, slots=True)
class PutOutcome:
    """Result of recording a batch of found files.

    Attributes
    ----------
    new_video_ids : tuple of int
        Contents seen for the first time, in the order found.
    reappeared_video_ids : tuple of int
        Known contents that had no file before.
    n_moved : int
        How many of the reappeared are at another path than before.
    n_copies : int
        Paths that are further copies of a video that has a file elsewhere (or has moved, if the old path is not marked
        missing yet).
    n_changed : int
        Known paths with other content than before.
    """

    new_video_ids: tuple[int, ...] = ()
    reappeared_video_ids: tuple[int, ...] = ()
    n_moved: int = 0
    n_copies: int = 0
    n_changed: int = 0


@dataclass(frozen=True, slots=True)
class MissingOutcome:
    """Result of recording files as missing.

    Attributes
    ----------
    lost_video_ids : tuple of int
        Videos that lost their last file.
    n_elsewhere : int
        Files whose video has another file: it moved, or has one copy less.
    """

    lost_video_ids: tuple[int, ...] = ()
    n_elsewhere: int = 0


def known_stamps(session: Session, folder_id: int) -> dict[Path, FileStamp]:
    """Return what the last scan saw in a folder, missing files included, so that unchanged files need not be opened.

    Paths are relative to the folder.
    """
    rows = session.execute(
        select(FileRow.path, FileRow.size_bytes, FileRow.mtime_ns, FileRow.inode).where(FileRow.folder_id == folder_id)
    )
    return {path: FileStamp(size_bytes, mtime_ns, int(inode)) for path, size_bytes, mtime_ns, inode in rows}


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Split items into lists of at most 500, which fit into one statement."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _find_files(session: Session, folder_id: int, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return the file id and video id of each known path of a folder."""
    known: dict[Path, tuple[int, int]] = {}
    for batch in _batches(paths):
        rows = session.execute(
            select(FileRow.path, FileRow.id, FileRow.video_id).where(
                FileRow.folder_id == folder_id, FileRow.path.in_(batch)
            )
        )
        known |= {path: (file_id, video_id) for path, file_id, video_id in rows}
    return known


def mark_seen(session: Session, folder_id: int, paths: Collection[Path]) -> tuple[int, ...]:
    """Record that a scan found files unchanged, and return the videos that have reappeared.

    Costs nothing for files that were never missing.

    Parameters
    ----------
    session : Session
        In a write transaction.
    folder_id : int
        Where they were found.
    paths : collection of Path
        Relative to the folder; pass a set if there are many.
    """
    rows = session.execute(
        select(FileRow.path, FileRow.id, FileRow.video_id).where(
            FileRow.folder_id == folder_id, FileRow.is_missing.is_(True)
        )
    )
    back = {file_id: video_id for path, file_id, video_id in rows if path in paths}
    if not back:
        return ()
    session.execute(update(FileRow).where(FileRow.id.in_(listing.among(back))).values(is_missing=False))
    listing.refresh_videos(session, back.values())
    return tuple(sorted(set(back.values())))


def mark_missing(session: Session, folder_id: int, paths: Collection[Path]) -> MissingOutcome:
    """Record that files are no longer where they were. No video is removed.

    Parameters
    ----------
    session : Session
        In a write transaction.
    folder_id : int
        A folder that is online (see `folders.set_state` for one that is not).
    paths : collection of Path
        Relative to the folder.
    """
    gone = _find_files(session, folder_id, paths)
    if not gone:
        return MissingOutcome()
    file_ids, video_ids = listing.among(i for i, _ in gone.values()), {video_id for _, video_id in gone.values()}
    session.execute(update(FileRow).where(FileRow.id.in_(file_ids)).values(is_missing=True))
    other = aliased(FileRow)
    has_other = exists().where(other.video_id == FileRow.video_id, other.is_missing.is_(False))
    dropped = session.scalars(
        delete(FileRow).where(FileRow.id.in_(file_ids), has_other).returning(FileRow.video_id)
    ).all()
    listing.refresh_videos(session, video_ids)
    return MissingOutcome(tuple(sorted(video_ids - set(dropped))), len(dropped))


def forget(session: Session, paths: Iterable[Path]) -> None:
    """Delete every trace of files the user moved to the trash; their videos stay in the catalog, with all decisions.

    Parameters
    ----------
    session : Session
        In a write transaction.
    paths : iterable of Path
        Absolute.
    """
    gone = list(paths)
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)).all():
        known = _find_files(session, folder_id, [p.relative_to(folder) for p in gone if p.is_relative_to(folder)])
        session.execute(delete(FileRow).where(FileRow.id.in_(listing.among(file_id for file_id, _ in known.values()))))
        listing.refresh_videos(session, {video_id for _, video_id in known.values()})


def paths(session: Session, video_id: int) -> list[Path]:
    """List the absolute paths of a video; those that the last scan could reach first."""
    rows = session.execute(
        select(FolderRow.path, FileRow.path)
        .join(FolderRow, FolderRow.id == FileRow.folder_id)
        .where(FileRow.video_id == video_id)
        .order_by(case((listing.is_reachable(), 0), else_=1), FileRow.id)
    )
    return list(dict.fromkeys(folder / path for folder, path in rows))


def find_by_path(session: Session, path: Path) -> int | None:
    """Return the id of the video at an absolute path; None if the catalog knows no file there."""
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)):
        if path.is_relative_to(folder):
            known = _find_files(session, folder_id, [path.relative_to(folder)])
            for _, video_id in known.values():
                return video_id
    return None


def find_many(session: Session, paths: Iterable[Path]) -> dict[Path, int]:
    """Return the ids of the videos at many absolute paths; unknown paths are left out."""
    wanted = list(paths)
    found: dict[Path, int] = {}
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)).all():
        below = {path.relative_to(folder): path for path in wanted if path.is_relative_to(folder)}
        known = _find_files(session, folder_id, below)
        found = {below[path]: video_id for path, (_, video_id) in known.items()} | found
    return found


def stamps_at(session: Session, paths: Iterable[Path]) -> dict[Path, FileStamp]:
    """Return what the last scan saw of files at absolute paths; unknown paths are left out."""
    wanted = list(paths)
    stamps: dict[Path, FileStamp] = {}
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)).all():
        below = {path.relative_to(folder): path for path in wanted if path.is_relative_to(folder)}
        for batch in _batches(below):
            rows = session.execute(
                select(FileRow.path, FileRow.size_bytes, FileRow.mtime_ns, FileRow.inode).where(
                    FileRow.folder_id == folder_id, FileRow.path.in_(batch)
                )
            )
            for relative, size_bytes, mtime_ns, inode in rows:
                stamps[below[relative]] = FileStamp(size_bytes, mtime_ns, int(inode))
    return stamps


def put_files(session: Session, folder_id: int, found: Sequence[FoundFile]) -> PutOutcome:
    """Record files that a scan has fingerprinted; thousands at a time.

    A known content is the same video, wherever it is now.

    Parameters
    ----------
    session : Session
        In a write transaction.
    folder_id : int
        Where they were found.
    found : sequence of FoundFile
        If a path occurs twice, the later one counts.
    """
    by_path = {file.relative_path: file for file in found}
    contents = list(dict.fromkeys(file.content for file in by_path.values()))  # ids in the order found
    before = _videos_of(session, contents)
    video_ids = {content: video_id for content, (video_id, _) in before.items()}
    video_ids |= _insert_videos(session, [content for content in contents if content not in before])
    known = _find_files(session, folder_id, by_path)
    absent = {video_id for video_id, is_present in before.values() if not is_present}
    displaced = _put_rows(session, folder_id, by_path, video_ids, known)
    n_moved = _drop_stale_traces(session, absent)
    listing.refresh_videos(session, {*video_ids.values(), *displaced})
    new_paths = by_path.keys() - known.keys()
    return PutOutcome(
        new_video_ids=tuple(video_ids[content] for content in contents if content not in before),
        reappeared_video_ids=tuple(sorted(absent)),
        n_moved=n_moved,
        n_copies=sum(before.get(by_path[path].content, (0, False))[1] for path in new_paths),
        n_changed=len(displaced),
    )


def _videos_of(session: Session, contents: Collection[ContentKey]) -> dict[ContentKey, tuple[int, bool]]:
    # For each known content: the video's id, and whether it has a file that is not missing.
    is_present = exists().where(FileRow.video_id == VideoRow.id, FileRow.is_missing.is_(False))
    columns = select(VideoRow.size_bytes, VideoRow.sampled_hash, VideoRow.id, is_present)
    videos: dict[ContentKey, tuple[int, bool]] = {}
    for batch in _batches({content.sampled_hash for content in contents}):
        for size_bytes, sampled_hash, video_id, has_file in session.execute(
            columns.where(VideoRow.sampled_hash.in_(batch))
        ):
            videos[ContentKey(size_bytes, sampled_hash)] = video_id, bool(has_file)
    wanted = set(contents)
    return {content: video for content, video in videos.items() if content in wanted}


def _insert_videos(session: Session, contents: Collection[ContentKey]) -> dict[ContentKey, int]:
    if not contents:
        return {}
    added_at = now()
    values = [
        {
            "size_bytes": content.size_bytes,
            "sampled_hash": content.sampled_hash,
            "added_at": added_at,
            "is_listed": False,
            "sort_name": "",
        }
        for content in contents
    ]
    rows = session.execute(insert(VideoRow).returning(VideoRow.size_bytes, VideoRow.sampled_hash, VideoRow.id), values)
    return {ContentKey(size_bytes, sampled_hash): video_id for size_bytes, sampled_hash, video_id in rows}


def _put_rows(
    session: Session,
    folder_id: int,
    by_path: dict[Path, FoundFile],
    video_ids: dict[ContentKey, int],
    known: dict[Path, tuple[int, int]],
) -> set[int]:
    # Returns the videos that lost a path to another content.
    root = session.scalars(select(FolderRow.path).where(FolderRow.id == folder_id)).one()
    inserts: list[dict[str, object]] = []
    updates: list[dict[str, object]] = []
    displaced: set[int] = set()
    for path, file in by_path.items():
        values: dict[str, object] = {
            "video_id": video_ids[file.content],
            "size_bytes": file.stamp.size_bytes,
            "mtime_ns": file.stamp.mtime_ns,
            "inode": str(file.stamp.inode),
            "is_missing": False,
        }
        if path in known:
            file_id, old_video_id = known[path]
            updates.append({"id": file_id, **values})
            if old_video_id != video_ids[file.content]:
                displaced.add(old_video_id)
            continue
        place = {
            "folder_id": folder_id,
            "path": path,
            **listing.words_of(root, path),
        }
        inserts.append(place | values)
    if inserts:
        session.execute(insert(FileRow), inserts)
    if updates:
        session.execute(update(FileRow), updates)
    return displaced


def _drop_stale_traces(session: Session, video_ids: Collection[int]) -> int:
    # These videos were found again, so their missing paths are stale. Returns how many videos had one.
    if not video_ids:
        return 0
    stale = delete(FileRow).where(FileRow.video_id.in_(listing.among(video_ids)), FileRow.is_missing.is_(True))
    return len(set(session.scalars(stale.returning(FileRow.video_id))))
