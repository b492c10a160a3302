"""Files that differ from the last scan: changed, missing, or in a folder that is offline.

An unplugged drive must never look like deleted videos.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from core.catalog import files, folders
from core.catalog.folders import FolderPlace
from core.domain.changes import Changes
from core.domain.media import FileStamp
from core.domain.videos import Folder, FolderState
from core.errors import PathError
from core.jobs.context import JobContext
from core.media.folders import scanner

log = logging.getLogger(__name__)


def mark_missing(session: Session, path: Path) -> list[FolderPlace]:
    """Mark a file as missing, or its folder as offline.

    Parameters
    ----------
    session : Session
        In a write transaction.
    path : Path
        Absolute.

    Returns
    -------
    list of FolderPlace
        The folders that are now offline; pass them to `report_offline` after the commit.
    """
    lost = []
    for folder in folders.places(session):
        if not path.is_relative_to(folder.path):
            continue
        if scanner.root_state(folder.path) is FolderState.ONLINE:
            files.mark_missing(session, folder.id, [path.relative_to(folder.path)])
        elif folders.set_state(session, folder.id, state=FolderState.OFFLINE):
            lost.append(folder)
    return lost


def report_offline(context: JobContext, lost: Sequence[Folder | FolderPlace]) -> None:
    """Report that folders have gone offline; the window says which ones."""
    for folder in lost:
        log.info("folder %s is offline", folder.path)
        context.events.changed(Changes.FOLDERS | Changes.VIDEOS)


def is_as_scanned(path: Path, stamp: FileStamp | None) -> bool:
    """Return whether a file is still the one that the last scan fingerprinted.

    Parameters
    ----------
    path : Path
        Absolute.
    stamp : FileStamp or None
        FeatureTable by the scan; None if unknown.

    Returns
    -------
    bool
        True also if the file is gone: what was read from it before is still valid.
    """
    try:
        return stamp is None or scanner.stamp_of(path) == stamp
    except PathError:
        return True
