"""Recovers a damaged catalog: keeps a copy of it, and writes what can be read into a new catalog.

No other process may have the catalog open. Lost rows are taken from the newest intact backup.
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
    """Result of recovering a damaged catalog.

    Attributes
    ----------
    catalog : Path
        The recovered file.
    copy : Path
        Folder with the damaged file as it was.
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
        """Whether everything that people entered is known to have been recovered."""
        return not PRECIOUS & {*self.filled.damaged_tables}

    def sentences(self) -> list[Sentence]:
        """Return how much was recovered, from where, what is lost, and how to try again."""
        n = self.filled.n_rows
        lines = [
            Sentence("The damaged catalog was copied to {folder}.", folder=self.copy),
            Sentence(
                "Saved: {decisions} decisions, {tags} tags, {videos} videos.",
                decisions=n["decisions"],
                tags=n["tags"],
                videos=n["videos"],
            ),
        ]
        if self.is_complete:
            return lines
        precious = ", ".join(name for name in self.filled.damaged_tables if name in PRECIOUS)
        lines.append(Sentence("These tables could not be read completely: {names}.", names=precious))
        if self.filled.n_from_indexes:
            lines.append(Sentence("Decisions reconstructed from indexes: {count}.", count=self.filled.n_from_indexes))
        if self.backup is None:
            lines.append(Sentence("There was no backup to restore lost rows from."))
        else:
            lines.append(
                Sentence(
                    "Decisions taken from the backup {path}: {count}.",
                    path=self.backup,
                    count=self.filled.n_from_backup,
                )
            )
        if self.filled.n_owners:
            lines.append(
                Sentence("Videos and tags known only from their decisions: {count}.", count=self.filled.n_owners)
            )
        if "decisions" in self.filled.damaged_tables:
            lines.append(Sentence("Decisions known to be lost: {count}.", count=self.filled.n_lost))
        again = Sentence(
            "To try again, close Clipshelf, copy the contents of {copy} back to {folder} and run"
            " `clipshelf doctor --mend`.",
            copy=self.copy,
            folder=self.catalog.parent,
        )
        return [*lines, again]

    def __str__(self) -> str:
        return " ".join(map(str, self.sentences()))


def recover(path: Path) -> Recovery:
    """Replace a damaged catalog, which nobody has open, by a new one with everything that could be recovered.

    Raises
    ------
    StorageError
        If the disk is full, read-only or failing; the catalog is then unchanged.
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
    # The newest that is intact and not newer than this program; its copy in `scratch` is upgraded.
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
