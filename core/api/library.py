"""A library as the window and the command line see it: a folder, with one part for each subject.

Importing this module loads none of the heavy dependencies; opening a library takes milliseconds. Methods that write
return the `Changes` they made. Methods may be called from any thread; those that block say so.
"""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from core import logs, private, settings
from core.api import damage, storage, writing
from core.api.clusters import Clusters
from core.api.decisions import Decisions
from core.api.duplicates import Duplicates
from core.api.encoders import Encoders
from core.api.exports import Exports
from core.api.filters import Filters
from core.api.folders import Folders
from core.api.jobs import Jobs
from core.api.learning import Learning
from core.api.maps import Maps
from core.api.preferences import SettingsStore
from core.api.remarks import Notes, Ratings, SavedSearches
from core.api.search import Search
from core.api.storage import Backups
from core.api.tags import Tags
from core.api.videos import Videos
from core.catalog import folders, jobs
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, Undo
from core.domain.events import Events, WorkerState
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.storage import Stored
from core.errors import StorageError
from core.jobs import encoder_choice
from core.jobs.folder_checks import FolderChecks
from core.paths import full
from core.worker.supervisor import Supervisor


class EventFeed:
    """Merged events of the worker and of the checks of folders."""

    def __init__(self, supervisor: Supervisor, folder_checks: FolderChecks) -> None:
        self._supervisor = supervisor
        self._folder_checks = folder_checks

    def poll(self) -> Events:
        """Return what happened since the last call, merged; never blocks."""
        events = self._supervisor.poll()
        changes = self._folder_checks.take()
        return dataclasses.replace(events, changes=events.changes | changes) if changes else events


class Library:
    """An open library; it holds its parts and does no work itself.

    Attributes
    ----------
    folders : Folders
        The folders of the library.
    videos : Videos
        The videos found in them.
    tags : Tags
        The user's tags.
    decisions : Decisions
        Accepted and rejected tags.
    ratings : Ratings
        Ratings of videos.
    notes : Notes
        Notes on videos.
    filters : Filters
        The search box.
    saved_searches : SavedSearches
        Saved searches.
    settings : SettingsStore
        Settings of this library and of the user.
    backups : Backups
        Dated copies of the catalog.
    exports : Exports
        Export to other formats.
    search : Search
        Content search.
    clusters : Clusters
        Clusters of what looks alike.
    maps : Maps
        Maps of what looks alike.
    duplicates : Duplicates
        Copies among the videos.
    jobs : Jobs
        The job queue.
    learning : Learning
        How tags learn from decisions.
    encoders : Encoders
        The search models.
    events : EventFeed
        What happened since the last poll.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        database: Database,
        *,
        works_here: bool = False,
        on_wait: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._paths = paths
        self._database = database
        self._supervisor = Supervisor(paths)
        self._is_closed = False
        self.jobs = Jobs(paths, database)
        self._folder_checks = FolderChecks(database, self.jobs.wake_worker)
        self.folders = Folders(database, self.jobs)
        self.videos = Videos(paths, database, self.jobs)
        self.encoders = Encoders(paths, database, self.jobs)
        self.search = Search(paths)
        self.maps = Maps(paths, database, self.jobs)
        self.clusters = Clusters(paths, database, works_here=works_here)
        self.duplicates = Duplicates(paths, database, self.jobs)
        self.learning = Learning(paths, database, works_here=works_here, on_wait=on_wait)
        self.tags = Tags(database)
        self.decisions = Decisions(database)
        self.ratings = Ratings(database)
        self.notes = Notes(database)
        self.filters = Filters(database)
        self.saved_searches = SavedSearches(database)
        self.settings = SettingsStore(paths)
        self.backups = Backups(paths, database)
        self.exports = Exports(paths, database)
        self.events = EventFeed(self._supervisor, self._folder_checks)

    @classmethod
    def open(
        cls, folder: Path, *, works_here: bool = False, on_wait: Callable[[str], object] = lambda _: None
    ) -> "Library":
        """Open a library, creating it if there is none; the caller must close it.

        Parameters
        ----------
        folder : Path
            The library's folder.
        works_here : bool
            Whether this process may learn by itself if no worker is running; never in the window.
        on_wait : callable
            Called with a sentence that names the process this one is waiting for.

        Raises
        ------
        StorageError
            If its disk cannot be written to.
        LibraryError
            If it cannot be used for another reason: written by a newer version, or damaged.
        """
        paths = LibraryPaths(full(folder))
        try:
            paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                "The library folder {folder} cannot be created ({reason})",
                "Choose another with --library, or check the disk.",
                folder=paths.folder,
                reason=error.strerror,
            ) from error
        settings.load(paths.settings)  # reports an invalid setting now instead of later in the worker
        private.tighten(paths.folder)
        database = Database.open(paths.catalog)
        damage.note_opened(paths.catalog)
        encoder_choice.replace_retired(database)
        return cls(paths, database, works_here=works_here, on_wait=on_wait)

    @property
    def folder(self) -> Path:
        """The library's folder."""
        return self._paths.folder

    @property
    def paths(self) -> LibraryPaths:
        """The paths inside the library's folder."""
        return self._paths

    @property
    def database(self) -> Database:
        """The catalog, for the other parts of this package and the command line."""
        return self._database

    @property
    def worker_state(self) -> WorkerState:
        """State of the worker process."""
        return self._supervisor.state

    def undo(self, step: Undo) -> Change:
        """Undo a write exactly; the returned change contains the step that redoes it.

        Parameters
        ----------
        step : Undo
            Of a `Change`. Undo steps in the opposite order of the writes.

        Raises
        ------
        UsageError
            If it cannot be undone because what it refers to has been removed since.
        """

        def rescan(session: Session) -> None:
            changed = folders.all_paths(session).keys() & set(snapshots.ids_in(step.saved, "folders"))
            jobs.enqueue(session, JobKind.SCAN, changed, priority=Priority.NORMAL)

        done = writing.undo(self._database, step, then=rescan)
        if step.changes & Changes.FOLDERS:
            self.jobs.wake_worker()
        return done

    def storage(self) -> tuple[Stored, ...]:
        """Return what is stored where, and how much; takes a second, so do not call it on the window's thread."""
        return storage.measure(self._paths)

    def delete_logs(self) -> None:
        """Empty the log files; blocks briefly. Running processes keep writing to them."""
        logs.delete(self._paths.logs)

    def delete_analysis(self) -> Changes:
        """Delete all analysis results; decisions and files stay. Blocks while the worker stops."""
        is_running = self.worker_state not in {WorkerState.STOPPED, WorkerState.FAILED}
        self._supervisor.close()
        try:
            return storage.delete_analysis(self._paths, self._database)
        finally:
            if is_running:
                self.start_worker()

    def check_folders(self) -> None:
        """Check every few seconds from now on which folders can be reached; returns at once."""
        self._folder_checks.start()

    def restart_worker(self) -> None:
        """Restart the worker after its current step, so that it reads the settings again; blocks meanwhile."""
        self._supervisor.close()
        self.start_worker()

    def start_worker(self) -> None:
        """Start the worker and keep it running; returns at once. Does nothing after the library is closed."""
        if not self._is_closed:  # a restart may still be in progress on another thread
            self._supervisor.start()

    def close(self) -> None:
        """Stop the worker after its current step and close the catalog; blocks briefly."""
        self._is_closed = True
        self._folder_checks.close()
        self._supervisor.close()
        self.jobs.close()
        self.learning.close()
        self._database.close()
