"""Queue scans by themselves: at the start, when a watched folder changes, and when an offline one is back."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from core.catalog import folders, jobs
from core.domain.changes import Changes
from core.domain.jobs import JobKind, Priority
from core.domain.videos import Folder, FolderState
from core.jobs.context import JobContext
from core.media import scanner
from core.media.watch import FolderWatcher

_LOOK_SECONDS = 5.0


@contextlib.contextmanager
def watch_folders(context: JobContext) -> Iterator[None]:
    """Watch the library's folders while the body runs, following folders that are added, removed, lost and found.

    Parameters
    ----------
    context : JobContext
        The bench.

    Yields
    ------
    None
        While folders are watched.
    """
    watch = _Watch(context)
    thread = threading.Thread(target=watch.run, name="folder-watch")
    thread.start()
    try:
        yield
    finally:
        watch.ended.set()
        thread.join()


class _Watch:
    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._watcher: FolderWatcher | None = None
        self._watched: list[Path] = []
        self.ended = threading.Event()

    def run(self) -> None:
        """Look after the folders until `ended` is set."""
        known = self._folders()
        # What changed while no worker was there is found by one incremental scan, which opens no unchanged file.
        self._enqueue([folder.id for folder in known if folder.is_watched])
        try:
            while True:
                self._follow([
                    folder.path for folder in known if folder.is_watched and folder.state is FolderState.ONLINE
                ])
                self._enqueue([folder.id for folder in known if _is_back(folder)])
                if self.ended.wait(_LOOK_SECONDS):
                    return
                known = self._folders()
        finally:
            self._follow([])

    def _follow(self, paths: list[Path]) -> None:
        if paths == self._watched:
            return
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        self._watched = paths
        if paths:
            quiet_seconds = self._context.settings.watch_quiet_seconds
            self._watcher = FolderWatcher(paths, self._scan, debounce_seconds=quiet_seconds)

    def _scan(self, root: Path) -> None:
        with self._context.database.read() as session:
            folder = folders.find(session, root)
        if folder is not None:
            self._enqueue([folder.id])

    def _enqueue(self, folder_ids: list[int]) -> None:
        if not folder_ids:
            return
        with self._context.database.write() as session:
            jobs.enqueue(session, JobKind.SCAN, folder_ids, priority=Priority.NORMAL)
        self._context.bulletin.changed(Changes.JOBS)
        self._context.wake.set()

    def _folders(self) -> list[Folder]:
        with self._context.database.read() as session:
            return folders.list_all(session)


def _is_back(folder: Folder) -> bool:
    return folder.state is FolderState.OFFLINE and scanner.root_state(folder.path) is FolderState.ONLINE
