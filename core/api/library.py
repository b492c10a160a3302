"""A library as the window and the command line see it: a folder, and one part for each subject.

Importing this module loads none of the heavy libraries; opening a library takes milliseconds. Methods that write
return the `Changes` they made. Methods may be called from any thread; those that say so block.
"""

from pathlib import Path

from core import settings
from core.api.encoders import Encoders
from core.api.events import EventFeed
from core.api.folders import Folders
from core.api.jobs import Jobs
from core.api.search import Search
from core.api.tags import Tags
from core.api.videos import Videos
from core.catalog.database import Database
from core.domain.events import WorkerState
from core.domain.library import LibraryPaths
from core.errors import StorageError
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
    search : Search
        Finding moments.
    jobs : Jobs
        The queue.
    encoders : Encoders
        What turns frames and words into vectors.
    events : EventFeed
        What happened since it was last asked.
    """

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database
        self._supervisor = Supervisor(paths)
        self.jobs = Jobs(paths, database)
        self.folders = Folders(database, self.jobs)
        self.videos = Videos(paths, database, self.jobs)
        self.encoders = Encoders(paths, database, self.jobs)
        self.search = Search(paths)
        self.tags = Tags(database)
        self.events = EventFeed(self._supervisor)

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open a library, making it where there is none.

        Parameters
        ----------
        folder : Path
            The library's folder.

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
            paths.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"The library folder {paths.folder} cannot be made ({error.strerror})"
            raise StorageError(problem, "Choose another with --library, or check the disk.") from error
        settings.load(paths.settings)  # a wrong setting is said now, not later by the worker
        return cls(paths, Database.open(paths.catalog))

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

    def start_worker(self) -> None:
        """Start the worker and keep it running; returns at once."""
        self._supervisor.start()

    def close(self) -> None:
        """End the worker after the step at hand and close the catalog; blocks for a moment."""
        self._supervisor.close()
        self.jobs.close()
        self._database.close()
