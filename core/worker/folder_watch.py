"""Queues scans at the start, when a watched folder changes, and when an offline one is back."""

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

from core.catalog import folders, jobs
from core.domain.changes import Changes
from core.domain.jobs import JobKind, Priority
from core.domain.videos import Folder, FolderState
from core.errors import KnownError, PathError
from core.jobs.context import JobContext
from core.media import scanner
from core.media.watch import FolderWatcher

log = logging.getLogger(__name__)

_LOOK_SECONDS = 5.0


@contextlib.contextmanager
def watch_folders(context: JobContext) -> Iterator[None]:
    """Watch the library's folders while the body runs, following folders that are added, removed, lost and found."""
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
        """Check the folders until `ended` is set."""
        is_first = True
        try:
            while not self.ended.is_set():
                try:
                    self._look(is_first=is_first)
                    is_first = False
                except KnownError as error:
                    log.warning("the folders could not be checked: %s", error)
                self.ended.wait(_LOOK_SECONDS)
        finally:
            self._follow([])

    def _look(self, *, is_first: bool) -> None:
        known = self._folders()
        if is_first:
            # An incremental scan, which opens no unchanged file, finds what changed while no worker was running.
            self._enqueue([folder.id for folder in known if folder.is_watched])
        self._follow([folder.path for folder in known if folder.is_watched and folder.state is FolderState.ONLINE])
        self._enqueue([folder.id for folder in known if _is_back(folder)])
        self._enqueue(self._grown())

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

    def _grown(self) -> list[int]:
        """Return the folders with files that were being written and are now complete or gone."""
        quiet, growing = self._context.settings.file_quiet_seconds, self._context.growing
        done = [folder for folder, paths in list(growing.items()) if any(_is_complete(path, quiet) for path in paths)]
        for folder in done:
            growing.pop(folder, None)
        return done

    def _folders(self) -> list[Folder]:
        with self._context.database.read() as session:
            return folders.list_all(session)


def _is_complete(path: Path, quiet_seconds: float) -> bool:
    try:
        return scanner.is_settled(scanner.stamp_of(path), quiet_seconds=quiet_seconds)
    except PathError:
        return True


def _is_back(folder: Folder) -> bool:
    return folder.state is FolderState.OFFLINE and scanner.root_state(folder.path) is FolderState.ONLINE
