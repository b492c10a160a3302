"""Notices within seconds that folders of the library became unreachable, such as on an unplugged drive, or returned.

It runs in the process that has the library open, not in the worker: what is shown must be right while the worker is
starting, busy, stopped, or waiting for another command.
"""

import logging
import threading
from collections.abc import Callable

from sqlalchemy.orm import Session

from core.catalog import folders, jobs
from core.catalog.folders import FolderPlace
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.jobs import JobKind
from core.domain.videos import FolderState
from core.media.folders.root_checks import RootChecks

log = logging.getLogger(__name__)

_LOOK_SECONDS = 3.0


class FolderChecks:
    """Checks every few seconds which folders can be reached, and records it in the catalog.

    A watched folder that is back is scanned. Of others, the work that was left undone is queued again.

    Parameters
    ----------
    database : Database
        The catalog.
    on_queued : callable
        Called from another thread after jobs were queued.
    checks : RootChecks
        Checks the folders themselves.
    """

    def __init__(
        self, database: Database, on_queued: Callable[[], object], *, checks: RootChecks | None = None
    ) -> None:
        self._database = database
        self._on_queued = on_queued
        self._checks = checks or RootChecks()
        self._lock = threading.Lock()
        self._changes = Changes.NOTHING
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start checking in a thread of its own; does nothing if it is running or closed."""
        if self._thread is None and not self._ended.is_set():
            self._thread = threading.Thread(target=self._run, name="folder-checks", daemon=True)
            self._thread.start()

    def take(self) -> Changes:
        """Return what has changed since the last call; never blocks."""
        with self._lock:
            changes, self._changes = self._changes, Changes.NOTHING
        return changes

    def close(self) -> None:
        """Stop checking; does not wait for a drive that hangs."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        reported = ""
        while not self._ended.is_set():
            try:
                self._look()
                reported = ""
            except Exception as error:  # whatever it is, it may be over the next time
                if (words := repr(error)) != reported:
                    log.warning("the folders could not be checked: %s", error, exc_info=True)
                reported = words
            self._ended.wait(_LOOK_SECONDS)

    def _look(self) -> None:
        with self._database.read() as session:
            known = folders.places(session)
        found = self._checks.look({place.path for place in known})
        moved = [place for place in known if found.get(place.path, place.state) is not place.state]
        if not moved or self._ended.is_set():
            return
        with self._database.write() as session:
            # A folder may have been moved or removed while its old place was checked.
            current = set(folders.places(session))
            changes = Changes.NOTHING
            for place in moved:
                if place in current:
                    changes |= _record(session, place, found[place.path])
        with self._lock:
            self._changes |= changes
        if changes & Changes.JOBS:
            self._on_queued()


def _record(session: Session, place: FolderPlace, state: FolderState) -> Changes:
    log.info("folder %s is %s", place.path, state)
    folders.set_state(session, place.id, state=state)
    if state is FolderState.OFFLINE:
        return Changes.FOLDERS | Changes.VIDEOS
    if place.is_watched:
        jobs.enqueue(session, JobKind.SCAN, [place.id])
    else:
        from core.jobs.lines import enqueue_missing  # loads decoders and numpy

        # Jobs of videos that could not be reached were dropped.
        enqueue_missing(session)
    return Changes.FOLDERS | Changes.VIDEOS | Changes.JOBS
