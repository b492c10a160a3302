"""What a scan has found, written into the catalog: new videos, known ones at new paths, changed and further copies."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.orm import Session

from core.catalog.files import batches, find_files
from core.catalog.store import listing
from core.catalog.store.columns import now
from core.catalog.store.schema import FileRow, FolderRow, VideoRow
from core.domain.media import ContentKey
from core.domain.videos import FoundFile


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
    known = find_files(session, folder_id, by_path)
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
    for batch in batches({content.sampled_hash for content in contents}):
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
