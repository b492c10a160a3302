"""The folders that a library follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from core.api import writing
from core.api.jobs import Jobs
from core.catalog import files, folders, jobs
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, SavedRows, Undo
from core.domain.jobs import JobKind, Priority
from core.domain.videos import Folder
from core.errors import PathError, UsageError
from core.paths import full

_CHECKED_FILES = 300


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
    undo : Undo or None
        How to take it back; None where all of them were known.
    """

    folders: tuple[Folder, ...]
    n_added: int
    changes: Changes
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class MoveCheck:
    """How well a place fits for a folder that has moved.

    Attributes
    ----------
    n_known : int
        Files that the library knows in the folder.
    n_checked : int
        Of these, how many were looked for.
    n_found : int
        Of these, how many are there.
    """

    n_known: int
    n_checked: int
    n_found: int


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
        with self._database.write(is_durable=True) as session:
            saved: list[SavedRows] = []
            known = folders.list_all(session)
            n_before = len(known)
            found: dict[int, Folder] = {}
            for path in sorted(wanted, key=lambda one: len(one.parts)):  # a folder before those inside it
                folder = _covering(known, path)
                if folder is None:
                    inner = [other for other in known if other.path.is_relative_to(path)]
                    saved += _saved(session, [other.id for other in inner])
                    folder = folders.add(session, path, is_watched=is_watched)
                    saved += _saved(session, [folder.id], is_new=True)
                    for other in inner:
                        folders.remove(
                            session, other.id
                        )  # its videos come back under their content when this one is scanned
                    known = [other for other in known if other not in inner] + [folder]
                    n_before -= len(inner)
                found[folder.id] = folder
            jobs.enqueue(session, JobKind.SCAN, list(found), priority=Priority.SELECTED)
        self._queue.wake_worker()
        changes = Changes.FOLDERS | Changes.JOBS
        undo = Undo(changes | Changes.VIDEOS, tuple(saved)) if saved else None
        return AddOutcome(tuple(found.values()), len(known) - n_before, changes, undo)

    def list_all(self) -> list[Folder]:
        """List the folders by path.

        Returns
        -------
        list of Folder
            Online and offline.
        """
        with self._database.read() as session:
            return folders.list_all(session)

    def set_watched(self, folder_id: int, *, is_watched: bool) -> Change:
        """Say whether changes in a folder are to be followed while the worker runs."""
        return writing.write(
            self._database,
            Changes.FOLDERS,
            saves=lambda session: [snapshots.take(session, "folders", {"id": [folder_id]}, columns=("is_watched",))],
            does=lambda session: folders.set_watched(session, folder_id, is_watched=is_watched),
        )

    def remove(self, folder_id: int) -> Changes:
        """Stop to follow a folder; see `take_out`, which can be taken back."""
        return self.take_out(folder_id).changes

    def take_out(self, folder_id: int) -> Change:
        """Stop to follow a folder. Files stay where they are, decisions stay in the catalog."""
        done = writing.write(
            self._database,
            Changes.FOLDERS | Changes.VIDEOS,
            saves=lambda session: _saved(session, [folder_id]),
            does=lambda session: folders.remove(session, folder_id),
        )
        self._queue.wake_worker()
        return done

    def check_move(self, folder_id: int, path: Path) -> MoveCheck:
        """See whether a place is where a folder has moved to, by looking for some of its files; changes nothing.

        Parameters
        ----------
        folder_id : int
            Catalog id.
        path : Path
            Where it may be.

        Returns
        -------
        MoveCheck
            What was found.
        """
        with self._database.read() as session:
            known = sorted(files.known_stamps(session, folder_id))
        checked = known[:: len(known) // _CHECKED_FILES + 1]
        return MoveCheck(len(known), len(checked), sum((full(path) / name).is_file() for name in checked))

    def relocate(self, folder_id: int, path: Path) -> Change:
        """Follow a folder to the place it has moved to; its videos keep everything.

        Parameters
        ----------
        folder_id : int
            Catalog id.
        path : Path
            Where it is now.

        Returns
        -------
        Change
            What was done; a scan is queued.

        Raises
        ------
        PathError
            If there is nothing at that place, or it cannot be read.
        UsageError
            If another folder of the library lies there, inside it or around it.
        """
        place = _checked(path)

        def move(session: Session) -> None:
            for other in folders.list_all(session):
                is_same = other.path.is_relative_to(place) or place.is_relative_to(other.path)
                if other.id != folder_id and is_same:
                    raise UsageError(
                        "{path} is already in the library, with {other}",
                        "Remove that one first.",
                        path=place,
                        other=other.path,
                    )
            folders.relocate(session, folder_id, path=place)
            jobs.enqueue(session, JobKind.SCAN, [folder_id], priority=Priority.SELECTED)

        done = writing.write(
            self._database,
            Changes.FOLDERS | Changes.VIDEOS | Changes.JOBS,
            saves=lambda session: (
                snapshots.take(session, "folders", {"id": [folder_id]}, columns=("path", "state")),
                snapshots.take(
                    session, "files", {"folder_id": [folder_id]}, columns=("sort_name", "search_text", "is_missing")
                ),
            ),
            does=move,
        )
        self._queue.wake_worker()
        return done

    def rescan(self, folder_id: int | None = None) -> Changes:
        """Look for changes in one folder, or in all."""
        with self._database.write() as session:
            ids = [folder.id for folder in folders.list_all(session)] if folder_id is None else [folder_id]
            jobs.enqueue(session, JobKind.SCAN, ids, priority=Priority.SELECTED)
        self._queue.wake_worker()
        return Changes.JOBS


def _saved(session: Session, folder_ids: list[int], *, is_new: bool = False) -> list[SavedRows]:
    read = snapshots.absent if is_new else snapshots.take
    return [read(session, "folders", {"id": folder_ids}), read(session, "files", {"folder_id": folder_ids})]


def _checked(path: Path) -> Path:
    absolute = full(path)
    try:
        if absolute.is_dir():
            next(iter(absolute.iterdir()), None)
        elif absolute.is_file():
            absolute.open("rb").close()
        else:
            raise PathError(
                "There is nothing to add at {path}",
                "Check the spelling, and whether its drive is connected.",
                path=path,
            )
    except OSError as error:
        raise PathError(
            "{path} cannot be read ({reason})", "Check its permissions.", path=path, reason=error.strerror
        ) from error
    return absolute


def _covering(known: Sequence[Folder], path: Path) -> Folder | None:
    return next((folder for folder in known if path.is_relative_to(folder.path)), None)
