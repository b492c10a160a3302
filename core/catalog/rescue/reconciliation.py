"""Repairs inconsistencies of a catalog that can be read.

The files determine which videos are listed. Invalid spans are deleted, because vectors can be computed again.
"""

import logging
import sqlite3
from typing import cast

from sqlalchemy import text, true
from sqlalchemy.orm import Session

from core.catalog import embeddings
from core.catalog.store import listing

_log = logging.getLogger(__name__)

_DROP_WRONG_SPANS = text("""
    DELETE FROM embedding_spans WHERE id IN (
        SELECT id FROM (
            SELECT id, first_row, n_rows, timestamps_seconds,
                max(first_row + n_rows) OVER (PARTITION BY encoder_id ORDER BY first_row, id
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS end_before,
                min(first_row) OVER (PARTITION BY encoder_id ORDER BY first_row, id
                    ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS start_after
            FROM embedding_spans
        )
        WHERE end_before > first_row OR start_after < first_row + n_rows OR length(timestamps_seconds) != 8 * n_rows
    )
    RETURNING encoder_id
""")


def reconcile(session: Session) -> None:
    """Make the catalog consistent, see `core.catalog.rescue.integrity.contradictions`.

    Videos may lose their rows in an embedding store and have to be analysed again.

    Parameters
    ----------
    session : Session
        In a write transaction, while no worker is running.
    """
    drop_orphans(cast("sqlite3.Connection", session.connection().connection.driver_connection))
    listing.refresh(session, true())
    for encoder_id in set(session.scalars(_DROP_WRONG_SPANS)):
        embeddings.drop_index_record(session, encoder_id)  # these row numbers may be reused


def drop_orphans(connection: sqlite3.Connection) -> None:
    """Delete rows that refer to missing rows, in the connection's transaction; a tag survives its parent."""
    connection.execute("UPDATE tags SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM tags)")
    while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, owner, _ in orphans:
            _log.warning("Row %s of %s is deleted, because it refers to a missing row of %s", row_id, table, owner)
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row_id,))
