"""The folders that a library follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.api.jobs import Jobs
from core.catalog import folders, jobs
from core.catalog.database import Database
from core.domain.changes import Changes
from core.domain.jobs import JobKind, Priority
from core.domain.videos import Folder
from core.errors import PathError
from core.paths import full


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What adding paths did.

    Attributes
    ----------
    folders : tuple of Folder
        The folders that the paths are in, new or known before; each is being scanned.
    n_added : int
        How many of them are new.
    changes : Changes
        What changed.
    """

    folders: tuple[Folder, ...]
    n_added: int
    changes: Changes


class Folders:
    """Folders, and single files that were added on their own.

    Parameters
    ----------
    database : Database
        The catalog.
    queue : Jobs
        To wake the worker.
    """

    def __init__(self, database: Database, queue: Jobs) -> None:
        self._database = database
        self._queue = queue

    def check(self, paths: Sequence[Path]) -> list[Path]:
        """See whether paths could be added; nothing is.

        Parameters
        ----------
        paths : sequence of Path
            Folders or files.

        Returns
        -------
        list of Path
            The same, absolute.

        Raises
        ------
        PathError
            If one is not there or cannot be read.
        """
        return [_checked(path) for path in paths]

    def add(self, paths: Sequence[Path], *, is_watched: bool = True) -> AddOutcome:
        """Follow folders or single files and queue their scans; the files themselves are only ever read.

        A path inside a folder that is followed already adds nothing; a folder takes over those inside it.

        Parameters
        ----------
        paths : sequence of Path
            Existing folders or files.
        is_watched : bool
            Whether changes are looked for while the program runs.

        Returns
        -------
        AddOutcome
            What was done.

        Raises
        ------
        PathError
            If a path is not there or cannot be read; then nothing is added.
        """
        wanted = self.check(paths)
        with self._database.write() as session:
            known = folders.list_all(session)
            n_before = len(known)
            found: dict[int, Folder] = {}
            for path in wanted:
                folder = _covering(known, path)
                if folder is None:
                    folder = folders.add(session, path, is_watched=is_watched)
                    inner = [other for other in known if other.path.is_relative_to(path)]
                    for other in inner:
                        folders.remove(
                            session, other.id
                        )  # its videos come back under their content when this one is scanned
                    known = [other for other in known if other not in inner] + [folder]
                    n_before -= len(inner)
                found[folder.id] = folder
            jobs.enqueue(session, JobKind.SCAN, list(found), priority=Priority.SELECTED)
        self._queue.wake_worker()
        return AddOutcome(tuple(found.values()), len(known) - n_before, Changes.FOLDERS | Changes.JOBS)

    def list_all(self) -> list[Folder]:
        """List the folders by path.

        Returns
        -------
        list of Folder
            Online and offline.
        """
        with self._database.read() as session:
            return folders.list_all(session)

    def remove(self, folder_id: int) -> Changes:
        """Stop to follow a folder. Files stay where they are, decisions stay in the catalog."""
        with self._database.write() as session:
            folders.remove(session, folder_id)
        self._queue.wake_worker()
        return Changes.FOLDERS | Changes.VIDEOS

    def rescan(self, folder_id: int | None = None) -> Changes:
        """Look for changes in one folder, or in all."""
        with self._database.write() as session:
            ids = [folder.id for folder in folders.list_all(session)] if folder_id is None else [folder_id]
            jobs.enqueue(session, JobKind.SCAN, ids, priority=Priority.SELECTED)
        self._queue.wake_worker()
        return Changes.JOBS


def _checked(path: Path) -> Path:
    absolute = full(path)
    try:
        if absolute.is_dir():
            next(iter(absolute.iterdir()), None)
        elif absolute.is_file():
            absolute.open("rb").close()
        else:
            raise PathError(
                f"There is nothing to add at {path}", "Check the spelling, and whether its drive is connected."
            )
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror})", "Check its permissions.") from error
    return absolute


def _covering(known: Sequence[Folder], path: Path) -> Folder | None:
    return next((folder for folder in known if path.is_relative_to(folder.path)), None)
