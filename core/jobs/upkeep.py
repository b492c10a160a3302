"""Keeping a library well: dated copies of its catalog, and mending what is derived."""

import logging
import shutil
from datetime import UTC, datetime, timedelta

from core.catalog import backup, integrity, jobs, reconciliation
from core.catalog import embeddings as embedding_rows
from core.catalog.database import Database
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.jobs import checkup
from core.jobs.vectors import open_store
from core.sentence import Sentence

log = logging.getLogger(__name__)

NOTHING = Sentence("Nothing had to be mended.")
_BACKUP_EVERY = timedelta(days=1)


def back_up_if_due(paths: LibraryPaths, database: Database) -> None:
    """Make a dated, verified copy of the catalog where the newest is more than a day old, and thin out old ones.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    """
    copies = backup.list_all(paths.backups)
    if copies:
        made_at = datetime.fromtimestamp(copies[0].stat().st_mtime, tz=UTC)
        if datetime.now(tz=UTC) - made_at < _BACKUP_EVERY:
            return
    log.info("catalog copied to %s", backup.make(database, paths.backups))
    backup.rotate(paths.backups)


def mend(paths: LibraryPaths, database: Database) -> list[Sentence]:
    """Make the derived stores agree with the catalog again; needs the library's lock.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.

    Returns
    -------
    list of Sentence
        What was done.
    """
    done = _reconcile(paths, database)
    with database.read() as session:
        encoders = embedding_rows.list_encoders(session)
    for encoder in encoders:
        problems = [found for found in checkup.derived(paths, database, encoder) if found.is_problem]
        open_store(paths, database, encoder).close()
        if any(found.area == "Index" for found in problems):
            shutil.rmtree(paths.index(encoder[1].identity.key), ignore_errors=True)
            with database.write() as session:
                embedding_rows.drop_index_record(session, encoder[0])
                jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        done += [
            Sentence("{area}: {what}; queued to be made again.", area=found.area, what=found.text) for found in problems
        ]
    lost = checkup.lost_pictures(paths, database)
    if lost:
        with database.write() as session:
            jobs.enqueue(session, JobKind.THUMBNAILS, lost, priority=Priority.IDLE)
        done.append(Sentence("{count} videos have lost their pictures; queued to be made again.", count=len(lost)))
    return done or [NOTHING]


def _reconcile(paths: LibraryPaths, database: Database) -> list[Sentence]:
    found = integrity.contradictions(database.path)
    if not found:
        return []
    copy = backup.copy_aside(database.path, paths.backups, reason="before-mending")
    with database.write(is_durable=True) as session:
        again = reconciliation.reconcile(session)
        jobs.enqueue(session, JobKind.ANALYSE, again, priority=Priority.NORMAL)
    return [
        *(Sentence("Catalog: {fault}; mended.", fault=fault) for fault in found),
        Sentence("The catalog as it was is kept in {path}.", path=copy),
    ]
