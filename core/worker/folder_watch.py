"""Queues a scan of each watched folder once it is being watched, and when it changes.

Folders that are back are noticed by `core.jobs.folder_checks`, which also runs without a worker.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from core.catalog import folders, jobs
from core.domain.changes import Changes
from core.domain.jobs import JobKind, Priority
from core.domain.videos import FolderState
from core.errors import KnownError, PathError
from core.jobs.context import JobContext
from core.media.folders import scanner
from core.media.folders.watch import FolderWatcher

log = logging.getLogger(__name__)

_LOOK_SECONDS = 2.0
"""Shorter than the time that a folder stays offline in the catalog, so that no return is missed."""


@contextlib.contextmanager
def watch_folders(context: JobContext) -> Iterator[None]:
    """Watch the library's folders while the body runs, following folders that are added, removed, lost and found."""
    watch = _Watch(context)
    thread = threading.Thread(target=watch.run, name="folder-watch")
    thread.start()
    try:
        yield
    finally:
        watch.end()
        thread.join()


class _Watch:
    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._followed: dict[Path, _Followed] = {}
        self._lock = threading.Lock()
        self._changed: set[Path] = set()
        self._woken = threading.Event()
        self._is_ended = False

    def run(self) -> None:
        """Check the folders until `end` is called."""
        try:
            while not self._is_ended:
                try:
                    self._look()
                except KnownError as error:
                    log.warning("the folders could not be checked: %s", error)
                self._woken.wait(_LOOK_SECONDS)
                self._woken.clear()
        finally:
            self._follow(set())

    def end(self) -> None:
        """Stop watching soon."""
        self._is_ended = True
        self._woken.set()

    def _on_changed(self, root: Path) -> None:
        with self._lock:
            self._changed.add(root)
        self._woken.set()

    def _look(self) -> None:
        with self._context.database.read() as session:
            known = folders.places(session)
        self._follow({place.path for place in known if place.is_watched and place.state is FolderState.ONLINE})
        with self._lock:
            changed, self._changed = self._changed, set()
        try:
            self._enqueue([place.id for place in known if place.path in changed])
        except KnownError:
            with self._lock:
                self._changed |= changed
            raise
        self._enqueue(self._grown())

    def _follow(self, paths: set[Path]) -> None:
        for path in self._followed.keys() - paths:
            self._followed.pop(path).end()
        for path in sorted(paths - self._followed.keys()):
            quiet_seconds = self._context.settings.watch_quiet_seconds
            self._followed[path] = _Followed(path, self._on_changed, quiet_seconds=quiet_seconds)

    def _enqueue(self, folder_ids: list[int]) -> None:
        if not folder_ids:
            return
        with self._context.database.write() as session:
            jobs.enqueue(session, JobKind.SCAN, folder_ids, priority=Priority.NORMAL)
        self._context.events.changed(Changes.JOBS)
        self._context.wake.set()

    def _grown(self) -> list[int]:
        """Return the folders with files that were being written and are now complete or gone."""
        quiet, growing = self._context.settings.file_quiet_seconds, self._context.growing
        done = [folder for folder, paths in list(growing.items()) if any(_is_complete(path, quiet) for path in paths)]
        for folder in done:
            growing.pop(folder, None)
        return done


class _Followed:
    """Watches one folder; a drive that hangs keeps only its own thread waiting."""

    def __init__(self, root: Path, on_change: Callable[[Path], None], *, quiet_seconds: float) -> None:
        self._lock = threading.Lock()
        self._watcher: FolderWatcher | None = None
        self._is_ended = False
        # A daemon: it must not keep the worker from ending.
        threading.Thread(
            target=self._begin, args=(root, on_change, quiet_seconds), name="folder-follow", daemon=True
        ).start()

    def _begin(self, root: Path, on_change: Callable[[Path], None], quiet_seconds: float) -> None:
        watcher = FolderWatcher([root], on_change, debounce_seconds=quiet_seconds)
        with self._lock:
            self._watcher = watcher
        if self._is_ended:
            watcher.close()
        else:
            # An incremental scan, which opens no unchanged file, finds what changed while nobody was watching.
            on_change(root)

    def end(self) -> None:
        """Stop watching, at once or when the drive answers."""
        with self._lock:
            self._is_ended, watcher = True, self._watcher
        if watcher is not None:
            watcher.close()


def _is_complete(path: Path, quiet_seconds: float) -> bool:
    try:
        return scanner.is_settled(scanner.stamp_of(path), quiet_seconds=quiet_seconds)
    except PathError:
        return True
