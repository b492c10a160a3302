"""A library as the window and the command line see it: a folder, and one part for each subject.

Importing this module loads none of the heavy libraries; opening a library takes milliseconds. Methods that write
return the `Changes` they made. Methods may be called from any thread; those that say so block.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from core import logs, private, settings
from core.api import damage, storage, writing
from core.api.decisions import Decisions
from core.api.encoders import Encoders
from core.api.events import EventFeed
from core.api.exports import Exports
from core.api.filters import Filters
from core.api.folders import Folders
from core.api.jobs import Jobs
from core.api.learning import Learning
from core.api.preferences import Preferences
from core.api.remarks import Notes, Ratings, SavedSearches
from core.api.search import Search
from core.api.storage import Backups
from core.api.tags import Tags
from core.api.videos import Videos
from core.catalog import folders, jobs
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, Undo
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.storage import Stored
from core.errors import StorageError
from core.jobs import encoder_choice
from core.paths import full
from core.worker.supervisor import Supervisor


class Library:
    """An open library; it holds parts and does no work itself.

    Attributes
    ----------
    folders : Folders
        What is watched.
    videos : Videos
        What was found.
    tags : Tags
        The person's own words.
    decisions : Decisions
        Which of them fit where.
    ratings : Ratings
        How good videos are.
    notes : Notes
        What is written about them.
    filters : Filters
        The search box.
    saved_searches : SavedSearches
        Searches by name.
    settings : Preferences
        How this library is to be worked on.
    backups : Backups
        Dated copies of the catalog.
    exports : Exports
        Taking what it knows elsewhere.
    search : Search
        Finding moments.
    jobs : Jobs
        The queue.
    learning : Learning
        How tags learn from decisions.
    encoders : Encoders
        What turns frames and words into vectors.
    events : EventFeed
        What happened since it was last asked.
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
        self.folders = Folders(database, self.jobs)
        self.videos = Videos(paths, database, self.jobs)
        self.encoders = Encoders(paths, database, self.jobs)
        self.search = Search(paths)
        self.learning = Learning(paths, database, works_here=works_here, on_wait=on_wait)
        self.tags = Tags(database)
        self.decisions = Decisions(database)
        self.ratings = Ratings(database)
        self.notes = Notes(database)
        self.filters = Filters(database)
        self.saved_searches = SavedSearches(database)
        self.settings = Preferences(paths)
        self.backups = Backups(paths, database)
        self.exports = Exports(paths, database)
        self.events = EventFeed(self._supervisor)

    @classmethod
    def open(
        cls, folder: Path, *, works_here: bool = False, on_wait: Callable[[str], object] = lambda _: None
    ) -> "Library":
        """Open a library, making it where there is none.

        Parameters
        ----------
        folder : Path
            The library's folder.
        works_here : bool
            Whether this process may learn by itself where no worker runs; the window never does.
        on_wait : callable
            Told, in a sentence, for whom this process waits where another one holds the library.

        Returns
        -------
        Library
            To be closed.

        Raises
        ------
        StorageError
            If it lies on a disk that cannot be written.
        LibraryError
            If it cannot be used for another reason: newer than this program, or damaged.
        """
        paths = LibraryPaths(full(folder))
        try:
            paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                "The library folder {folder} cannot be made ({reason})",
                "Choose another with --library, or check the disk.",
                folder=paths.folder,
                reason=error.strerror,
            ) from error
        settings.load(paths.settings)  # a wrong setting is said now, not later by the worker
        private.tighten(paths.folder)
        database = Database.open(paths.catalog)
        damage.note_opened(paths.catalog)
        encoder_choice.replace_retired(database)
        return cls(paths, database, works_here=works_here, on_wait=on_wait)

    @property
    def folder(self) -> Path:
        """Where the library lies."""
        return self._paths.folder

    @property
    def paths(self) -> LibraryPaths:
        """Where its parts lie."""
        return self._paths

    @property
    def database(self) -> Database:
        """The catalog, for the other parts of this package and the command line."""
        return self._database

    @property
    def worker_state(self) -> WorkerState:
        """Where the worker stands."""
        return self._supervisor.state

    def undo(self, step: Undo) -> Change:
        """Take a write back, exactly; also does it again, with the undo of the change that this gives.

        Parameters
        ----------
        step : Undo
            Of a `Change`. Steps are to be taken back in the opposite order.

        Returns
        -------
        Change
            What was done, and how to do the write again.

        Raises
        ------
        UsageError
            If it cannot be taken back, because what it is about was removed since.
        """

        def rescan(session: Session) -> None:
            changed = folders.all_paths(session).keys() & set(snapshots.ids_in(step.saved, "folders"))
            jobs.enqueue(session, JobKind.SCAN, changed, priority=Priority.NORMAL)

        done = writing.undo(self._database, step, then=rescan)
        if step.changes & Changes.FOLDERS:
            self.jobs.wake_worker()
        return done

    def storage(self) -> tuple[Stored, ...]:
        """Say what is kept where, and how much; takes a second, so call it off the window's thread."""
        return storage.look(self._paths)

    def delete_logs(self) -> None:
        """Empty the logs; blocks for a moment. Whoever runs goes on writing to them."""
        logs.delete(self._paths.logs)

    def delete_analysis(self) -> Changes:
        """Take away all that analysis has made; decisions and files stay. Blocks while the worker ends; see there."""
        is_running = self.worker_state not in {WorkerState.STOPPED, WorkerState.FAILED}
        self._supervisor.close()
        try:
            return storage.delete_analysis(self._paths, self._database)
        finally:
            if is_running:
                self.start_worker()

    def restart_worker(self) -> None:
        """Let the worker read the settings again: it ends after the step at hand and starts anew; blocks meanwhile."""
        self._supervisor.close()
        self.start_worker()

    def start_worker(self) -> None:
        """Start the worker and keep it running; returns at once. Does nothing once the library is closed."""
        if not self._is_closed:  # a restart on another thread may still be under way then
            self._supervisor.start()

    def close(self) -> None:
        """End the worker after the step at hand and close the catalog; blocks for a moment."""
        self._is_closed = True
        self._supervisor.close()
        self.jobs.close()
        self.learning.close()
        self._database.close()
