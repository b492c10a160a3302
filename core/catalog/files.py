"""The paths at which videos lie: what a scan found new, found unchanged, or did not find any more.

A file is a trace of a video. The row of a file that is gone is kept only while it is the last trace.
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
_BATCH = 500  # paths are bytes, which no JSON parameter can carry: they go in as so many parameters


@dataclass(frozen=True, slots=True)
class PutOutcome:
    """What a batch of found files meant.

    Attributes
    ----------
    new_video_ids : tuple of int
        Content seen for the first time, in the order found.
    reappeared_video_ids : tuple of int
        Content that was known, but had no file that could be found.
    n_moved : int
        Of the reappeared, how many lie at another path than before.
    n_copies : int
        Paths that are further copies of a video that has a file elsewhere (or has moved, where
        the old path is not marked missing yet).
    n_changed : int
        Known paths that hold other content than before.
    """

    new_video_ids: tuple[int, ...] = ()
    reappeared_video_ids: tuple[int, ...] = ()
    n_moved: int = 0
    n_copies: int = 0
    n_changed: int = 0


@dataclass(frozen=True, slots=True)
class MissingOutcome:
    """What the absence of some files meant.

    Attributes
    ----------
    lost_video_ids : tuple of int
        Videos whose last file it was.
    n_elsewhere : int
        Files whose video has another file: moved, or one copy less.
    """

    lost_video_ids: tuple[int, ...] = ()
    n_elsewhere: int = 0


def known_stamps(session: Session, folder_id: int) -> dict[Path, FileStamp]:
    """Say what the last scan saw of a folder, so that the next need not open what has not changed.

    Returns
    -------
    dict of Path to FileStamp
        By path below the folder; files that went missing are among them.
    """
    rows = session.execute(
        select(FileRow.path, FileRow.size_bytes, FileRow.mtime_ns, FileRow.inode).where(FileRow.folder_id == folder_id)
    )
    return {path: FileStamp(size_bytes, mtime_ns, int(inode)) for path, size_bytes, mtime_ns, inode in rows}


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Cut items into pieces that fit into one statement.

    Yields
    ------
    list
        At most 500 items.
    """
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _find_files(session: Session, folder_id: int, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Find which paths of a folder are known.

    Returns
    -------
    dict of Path to (int, int)
        The file's and its video's id.
    """
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
    """Record that files which a scan found unchanged are there; costs nothing for those that were never missing.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        Where they were found.
    paths : collection of Path
        Below the folder; a set where there are many.

    Returns
    -------
    tuple of int
        Videos that have reappeared.
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
    """Record that files are not where they were. No video is removed.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        A folder that is there (see `folders.set_state` for one that is not).
    paths : collection of Path
        Below it.

    Returns
    -------
    MissingOutcome
        What it meant.
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
    """Drop every trace of files that the person threw away; their videos stay in the catalog, with all decisions.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    paths : iterable of Path
        Absolute.
    """
    gone = list(paths)
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)).all():
        known = _find_files(session, folder_id, [p.relative_to(folder) for p in gone if p.is_relative_to(folder)])
        session.execute(delete(FileRow).where(FileRow.id.in_(listing.among(file_id for file_id, _ in known.values()))))
        listing.refresh_videos(session, {video_id for _, video_id in known.values()})


def paths(session: Session, video_id: int) -> list[Path]:
    """List where a video lies.

    Returns
    -------
    list of Path
        Absolute; those that could be reached at the last scan first.
    """
    rows = session.execute(
        select(FolderRow.path, FileRow.path)
        .join(FolderRow, FolderRow.id == FileRow.folder_id)
        .where(FileRow.video_id == video_id)
        .order_by(case((listing.is_reachable(), 0), else_=1), FileRow.id)
    )
    return list(dict.fromkeys(folder / path for folder, path in rows))


def find_by_path(session: Session, path: Path) -> int | None:
    """Find the video that lies at a path.

    Parameters
    ----------
    session : Session
        In a transaction.
    path : Path
        Absolute.

    Returns
    -------
    int or None
        The video's id; None where the catalog knows no file there.
    """
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)):
        if path.is_relative_to(folder):
            known = _find_files(session, folder_id, [path.relative_to(folder)])
            for _, video_id in known.values():
                return video_id
    return None


def find_many(session: Session, paths: Iterable[Path]) -> dict[Path, int]:
    """Find the videos that lie at many paths; see `find_by_path`.

    Returns
    -------
    dict of Path to int
        Ids of the videos; paths that the catalog does not know are left out.
    """
    wanted = list(paths)
    found: dict[Path, int] = {}
    for folder_id, folder in session.execute(select(FolderRow.id, FolderRow.path)).all():
        below = {path.relative_to(folder): path for path in wanted if path.is_relative_to(folder)}
        known = _find_files(session, folder_id, below)
        found = {below[path]: video_id for path, (_, video_id) in known.items()} | found
    return found


def stamps_at(session: Session, paths: Iterable[Path]) -> dict[Path, FileStamp]:
    """Say what the last scan saw of some files.

    Parameters
    ----------
    session : Session
        In a transaction.
    paths : iterable of Path
        Absolute.

    Returns
    -------
    dict of Path to FileStamp
        Without the paths that the catalog does not know.
    """
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

    A content that the catalog knows is the same video, wherever it lies now.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        Where they were found.
    found : sequence of FoundFile
        Of one path twice the later counts.

    Returns
    -------
    PutOutcome
        What it meant.
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
    # For each content that is known: the video's id, and whether it has a file that is not missing.
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
    # Answers with the videos that lost a path to another content.
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
    # These videos were found again, so what is still missing is another path. Answers how many had one.
    if not video_ids:
        return 0
    stale = delete(FileRow).where(FileRow.video_id.in_(listing.among(video_ids)), FileRow.is_missing.is_(True))
    return len(set(session.scalars(stale.returning(FileRow.video_id))))
