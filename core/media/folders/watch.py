"""Reports changes below watched folders once things have been quiet for a while.

A change is only a hint to scan the folder again: nothing is concluded from the events themselves, which may be lost or
duplicated.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

logger = logging.getLogger(__name__)

_IDLE_EVENTS = frozenset({"opened", "closed_no_write"})
"""Reading a file is not a change; otherwise our own scans would trigger new ones."""
_LONGEST_WAIT_FACTOR = 30
"""A folder that is never quiet (a running recording) is reported after this many waiting times."""


class FolderWatcher:
    """Watches folders until it is closed.

    Parameters
    ----------
    folders : sequence of Path
        Roots; missing ones are skipped and logged.
    on_change : callable
        Called with the root from a thread of the watcher; calls never overlap.
    debounce_seconds : float
        How long a folder must be quiet before it is reported, > 0.
    """

    def __init__(
        self, folders: Sequence[Path], on_change: Callable[[Path], None], debounce_seconds: float = 2.0
    ) -> None:
        if debounce_seconds <= 0:
            raise ValueError(f"debounce_seconds must be > 0, not {debounce_seconds}")
        self._on_change = on_change
        self._quiet_seconds = debounce_seconds
        self._condition = threading.Condition()
        self._times: dict[Path, tuple[float, float]] = {}
        self._is_closed = False
        self._observer = Observer()
        self._observer.start()  # first, so that a folder that cannot be watched fails alone
        for folder in folders:
            self._watch(folder)
        self._thread = threading.Thread(target=self._tell, name="folder-changes", daemon=True)
        self._thread.start()

    def __enter__(self) -> "FolderWatcher":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop watching; no call starts after this. Safe to call twice, from any thread and inside ``on_change``."""
        with self._condition:
            was_closed, self._is_closed = self._is_closed, True
            self._condition.notify_all()
        if not was_closed:
            self._observer.stop()
            self._observer.join()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _watch(self, folder: Path) -> None:
        try:
            self._observer.schedule(_Handler(self._note, folder), str(folder), recursive=True)
        except OSError as error:
            # Missing, or the system has no watches left: scans still find changes in the folder.
            logger.warning("%s is not watched: %s", folder, error)

    def _note(self, root: Path) -> None:
        now = time.monotonic()
        with self._condition:
            first, _ = self._times.get(root, (now, now))
            self._times[root] = (first, now)
            self._condition.notify_all()

    def _tell(self) -> None:
        while True:
            with self._condition:
                root = self._wait_for_quiet()
                if root is None:
                    return
                del self._times[root]
            self._on_change(root)

    def _wait_for_quiet(self) -> Path | None:
        """Return the next root that has become quiet, or None when closed; the lock must be held."""
        while not self._is_closed:
            now = time.monotonic()
            due = {root: self._due(*times) for root, times in self._times.items()}
            root = min(due, key=lambda one: due[one], default=None)
            if root is not None and due[root] <= now:
                return root
            self._condition.wait(None if root is None else due[root] - now)
        return None

    def _due(self, first: float, last: float) -> float:
        return min(last + self._quiet_seconds, first + _LONGEST_WAIT_FACTOR * self._quiet_seconds)


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path], None], root: Path) -> None:
        self._note = note
        self._root = root

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _IDLE_EVENTS:
            self._note(self._root)
