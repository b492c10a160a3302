"""What becomes of files that are not where the scan found them: one is missing, or its whole folder is offline.

An unplugged drive must never look like deleted videos.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from core.catalog import files, folders
from core.domain.changes import Changes
from core.domain.events import Level
from core.domain.videos import Folder, FolderState
from core.jobs.context import JobContext
from core.media import scanner
from core.sentence import Sentence

log = logging.getLogger(__name__)


def mark(session: Session, path: Path) -> list[Folder]:
    """Note that a file is gone, or that the folder it was found in is.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    path : Path
        Absolute.

    Returns
    -------
    list of Folder
        The folders that are offline from now on; to be given to `say_offline` when this is written.
    """
    lost = []
    for folder in folders.list_all(session):
        if not path.is_relative_to(folder.path):
            continue
        if scanner.root_state(folder.path) is FolderState.ONLINE:
            files.mark_missing(session, folder.id, [path.relative_to(folder.path)])
        elif folders.set_state(session, folder.id, state=FolderState.OFFLINE):
            lost.append(folder)
    return lost


def say_offline(context: JobContext, lost: Sequence[Folder]) -> None:
    """Tell the person which folders have gone offline.

    Parameters
    ----------
    context : JobContext
        The bench.
    lost : sequence of Folder
        Any.
    """
    for folder in lost:
        log.info("folder %s is offline", folder.path)
        context.bulletin.changed(Changes.FOLDERS | Changes.VIDEOS)
        context.bulletin.notice(
            Sentence(
                "{path} is empty or cannot be reached. Its videos stay in the library as offline",
                path=folder.path,
            ),
            Level.WARNING,
        )
