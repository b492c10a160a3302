"""The folders of a library."""

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
    """Result of adding paths.

    Attributes
    ----------
    folders : tuple of Folder
        The folders that contain the paths, new or known; each is being scanned.
    n_added : int
        How many of them are new.
    changes : Changes
        What changed.
    undo : Undo or None
        None if all of them were known already.
    """

    folders: tuple[Folder, ...]
    n_added: int
    changes: Changes
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class MoveCheck:
    """How well a new location matches a folder that has moved.

    Attributes
    ----------
    n_known : int
        Files of the folder that the library knows.
    n_checked : int
        How many of these were looked for.
    n_found : int
        How many of these exist there.
    """

    n_known: int
    n_checked: int
    n_found: int


class Folders:
    """Folders, and single files that were added on their own."""

    def __init__(self, database: Database, queue: Jobs) -> None:
        self._database = database
        self._queue = queue

    def check(self, paths: Sequence[Path]) -> list[Path]:
        """Check that paths can be added, without adding them; return them as absolute paths.

        Raises
        ------
        PathError
            If one does not exist or cannot be read.
        """
        return [_checked(path) for path in paths]

    def add(self, paths: Sequence[Path], *, is_watched: bool = True) -> AddOutcome:
        """Add folders or single files and queue their scans; the files themselves are only ever read.

        A path inside a folder of the library adds nothing; a new folder replaces those inside it.

        Parameters
        ----------
        paths : sequence of Path
            Existing folders or files.
        is_watched : bool
            Whether to watch for changes while the program runs.

        Raises
        ------
        PathError
            If a path does not exist or cannot be read; then nothing is added.
        """
        wanted = self.check(paths)
        with self._database.write(is_durable=True) as session:
            saved: list[SavedRows] = []
            known = folders.list_all(session)
            n_before = len(known)
            found: dict[int, Folder] = {}
            for path in sorted(wanted, key=lambda one: len(one.parts)):  # parents before the folders inside them
                folder = _covering(known, path)
                if folder is None:
                    inner = [other for other in known if other.path.is_relative_to(path)]
                    saved += _saved(session, [other.id for other in inner])
                    folder = folders.add(session, path, is_watched=is_watched)
                    saved += _saved(session, [folder.id], is_new=True)
                    for other in inner:
                        folders.remove(
                            session, other.id
                        )  # its videos are recognised by their content when the new folder is scanned
                    known = [other for other in known if other not in inner] + [folder]
                    n_before -= len(inner)
                found[folder.id] = folder
            jobs.enqueue(session, JobKind.SCAN, list(found), priority=Priority.SELECTED)
        self._queue.wake_worker()
        changes = Changes.FOLDERS | Changes.JOBS
        undo = Undo(changes | Changes.VIDEOS, tuple(saved)) if saved else None
        return AddOutcome(tuple(found.values()), len(known) - n_before, changes, undo)

    def list_all(self) -> list[Folder]:
        """List the folders, online and offline, by path."""
        with self._database.read() as session:
            return folders.list_all(session)

    def set_watched(self, folder_id: int, *, is_watched: bool) -> Change:
        """Turn watching a folder for changes on or off."""
        return writing.write(
            self._database,
            Changes.FOLDERS,
            snapshot=lambda session: [snapshots.take(session, "folders", {"id": [folder_id]}, columns=("is_watched",))],
            apply=lambda session: folders.set_watched(session, folder_id, is_watched=is_watched),
        )

    def remove(self, folder_id: int) -> Change:
        """Remove a folder from the library, with undo. Files stay on the disk, decisions stay in the catalog."""
        done = writing.write(
            self._database,
            Changes.FOLDERS | Changes.VIDEOS,
            snapshot=lambda session: _saved(session, [folder_id]),
            apply=lambda session: folders.remove(session, folder_id),
        )
        self._queue.wake_worker()
        return done

    def check_move(self, folder_id: int, path: Path) -> MoveCheck:
        """Check whether a folder has moved to a path, by looking for some of its files there; changes nothing."""
        with self._database.read() as session:
            known = sorted(files.known_stamps(session, folder_id))
        checked = known[:: len(known) // _CHECKED_FILES + 1]
        return MoveCheck(len(known), len(checked), sum((full(path) / name).is_file() for name in checked))

    def relocate(self, folder_id: int, path: Path) -> Change:
        """Point a folder to its new location and queue a scan; its videos keep everything.

        Raises
        ------
        PathError
            If the new location does not exist or cannot be read.
        UsageError
            If it is, contains or lies inside another folder of the library.
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
            snapshot=lambda session: (
                snapshots.take(session, "folders", {"id": [folder_id]}, columns=("path", "state")),
                snapshots.take(
                    session, "files", {"folder_id": [folder_id]}, columns=("sort_name", "search_text", "is_missing")
                ),
            ),
            apply=move,
        )
        self._queue.wake_worker()
        return done

    def rescan(self, folder_id: int | None = None) -> Changes:
        """Queue a scan for changes of one folder, or of all."""
        with self._database.write() as session:
            ids = [place.id for place in folders.places(session)] if folder_id is None else [folder_id]
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
                "{path} is not an existing folder or file",
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
