"""Mending a damaged catalog: it is copied aside, and what can be read is laid into a fresh one.

Nobody else may have the catalog open meanwhile. Nothing is deleted; where rows are lost they are taken from the newest
good backup.
"""

import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import true

from core.catalog.rescue import filling, integrity, salvage
from core.catalog.rescue.filling import Filled
from core.catalog.rescue.salvage import Salvage
from core.catalog.store import backup, listing
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.catalog.store.schema import PRECIOUS
from core.errors import LibraryError, StorageError
from core.sentence import Sentence

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a damaged catalog.

    Attributes
    ----------
    catalog : Path
        Its file.
    copy : Path
        Folder that holds the damaged file as it was.
    backup : Path or None
        The backup that replaced what could not be read.
    filled : Filled
        What was saved, and where it came from.
    """

    catalog: Path
    copy: Path
    backup: Path | None
    filled: Filled

    @property
    def is_complete(self) -> bool:
        """Whether all that people said is known to have come back."""
        return not PRECIOUS & {*self.filled.damaged_tables}

    def sentences(self) -> list[Sentence]:
        """Say in numbers what came back and what did not, and how to try again."""
        n = self.filled.n_rows
        said = [
            Sentence("The damaged catalog was copied to {folder}.", folder=self.copy),
            Sentence(
                "Saved: {decisions} decisions, {tags} tags, {videos} videos.",
                decisions=n["decisions"],
                tags=n["tags"],
                videos=n["videos"],
            ),
        ]
        if self.is_complete:
            return said
        precious = ", ".join(name for name in self.filled.damaged_tables if name in PRECIOUS)
        said.append(Sentence("These tables could not be read whole: {names}.", names=precious))
        if self.filled.n_from_indexes:
            said.append(Sentence("Decisions put together from indexes: {count}.", count=self.filled.n_from_indexes))
        if self.backup is None:
            said.append(Sentence("There was no backup to fill up from."))
        else:
            said.append(
                Sentence(
                    "Decisions taken from the backup {path}: {count}.",
                    path=self.backup,
                    count=self.filled.n_from_backup,
                )
            )
        if self.filled.n_owners:
            said.append(
                Sentence("Videos and tags of which only their decisions are left: {count}.", count=self.filled.n_owners)
            )
        if "decisions" in self.filled.damaged_tables:
            said.append(Sentence("Decisions known not to have come back: {count}.", count=self.filled.n_lost))
        again = Sentence(
            "To try again, close Clipshelf, copy what is in {copy} back to {folder} and run `clipshelf doctor --mend`.",
            copy=self.copy,
            folder=self.catalog.parent,
        )
        return [*said, again]

    def __str__(self) -> str:
        return " ".join(map(str, self.sentences()))


def recover(path: Path) -> Recovery:
    """Replace a damaged catalog by one that holds what could be saved.

    Parameters
    ----------
    path : Path
        The catalog's file, closed.

    Returns
    -------
    Recovery
        What was done.

    Raises
    ------
    StorageError
        The disk is full, read-only or failing; the catalog is then as it was.
    """
    path = path.absolute()
    backups = path.parent / "backups"
    fresh = path.with_name(f"{path.stem}-recovered-{now().strftime('%Y%m%d-%H%M%S-%f')}.sqlite")
    try:
        aside = backup.copy_damaged(path, backups)
        recovery = _fill(fresh, aside, path, backups)
        backup.put_in_place(fresh, path)
    except OSError as error:
        raise StorageError(
            "The catalog {path} cannot be recovered: {reason}", "Check the disk.", path=path, reason=error.strerror
        ) from error
    finally:
        backup.remove(fresh)
    _log.warning("%s", recovery)
    return recovery


def _fill(fresh: Path, aside: Path, path: Path, backups: Path) -> Recovery:
    Database.open(fresh).close()
    # Reads from a copy of the copy, because SQLite merges the log into the file it opens.
    scratch = fresh.with_name(f"{fresh.name}.scratch")
    scratch.mkdir()
    try:
        for source in aside.iterdir():
            shutil.copy2(source, scratch / source.name)
        found = salvage.read(scratch / path.name)
        substitute, spare = _newest_good(backups, scratch) if filling.is_broken(found) else (None, None)
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            filled = filling.fill(connection, found, spare)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    _relist(fresh)
    return Recovery(path, aside, substitute, filled)


def _newest_good(backups: Path, scratch: Path) -> tuple[Path | None, Salvage | None]:
    # A sound one, no newer than this program; its copy in `scratch` is upgraded on the way.
    for candidate in backup.list_daily(backups):
        copy = scratch / candidate.name
        shutil.copy2(candidate, copy)
        try:
            Database.open(copy).close()
        except LibraryError:
            continue
        if not integrity.check(copy):
            return candidate, salvage.read(copy)
    return None, None


def _relist(path: Path) -> None:
    database = Database.open(path)
    try:
        with database.write(is_durable=True) as session:
            listing.refresh(session, true())
    finally:
        database.close()
