"""Which encoder the person chose, as the catalog remembers it; no encoder is imported to read or change it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import embeddings as embedding_rows
from core.catalog import jobs, meta, videos
from core.catalog.database import Database
from core.domain.embeddings import BUILTIN
from core.domain.jobs import JobKind, Priority
from core.embedding.builtin.identity import RETIRED

TARGET_KEY = "target_encoder"
CHOICE_KEY = "target_encoder.choice"


@dataclass(frozen=True, slots=True)
class Target:
    """A choice of encoder.

    Attributes
    ----------
    reference : str
        What was chosen.
    choice : str
        Differs from choice to choice: whoever chooses the same folder again wants what lies in it now.
    """

    reference: str
    choice: str


def chosen(session: Session) -> str | None:
    """Read which encoder the person chose.

    Parameters
    ----------
    session : Session
        In a transaction.

    Returns
    -------
    str or None
        Its reference; None where nobody chose yet.
    """
    reference = meta.get(session, TARGET_KEY)
    return BUILTIN if reference == RETIRED else reference


def target_of(session: Session) -> Target:
    """Read the person's choice.

    Parameters
    ----------
    session : Session
        In a transaction.

    Returns
    -------
    Target
        The built-in encoder where nothing was chosen yet.
    """
    return Target(chosen(session) or BUILTIN, meta.get(session, CHOICE_KEY) or "")


def replace_retired(database: Database) -> None:
    """Choose today's built-in encoder for a library that chose its predecessor, and queue all its videos.

    The old vectors serve until the new ones are there.

    Parameters
    ----------
    database : Database
        The catalog.
    """
    with database.read() as session:
        current = embedding_rows.current(session)
        if (meta.get(session, TARGET_KEY) or (current[1].reference if current else "")) != RETIRED:
            return
    with database.write() as session:
        choose(session, BUILTIN)
        jobs.enqueue(session, JobKind.ANALYSE, videos.ids(session), priority=Priority.NORMAL)


def choose(session: Session, reference: str) -> None:
    """Write down the person's choice; it is followed within a moment.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    reference : str
        In its lasting form.
    """
    meta.put(session, TARGET_KEY, value=reference)
    meta.put(session, CHOICE_KEY, value=str(int(meta.get(session, CHOICE_KEY) or 0) + 1))


def target_id(session: Session) -> int | None:
    """Find the target encoder among those that were loaded before.

    Parameters
    ----------
    session : Session
        In a transaction.

    Returns
    -------
    int or None
        Catalog id; None where it was never loaded for this library.
    """
    reference = target_of(session).reference
    found = [encoder_id for encoder_id, info in embedding_rows.list_encoders(session) if info.reference == reference]
    return found[-1] if found else None
