"""Which encoder the person chose, as the catalog remembers it; no encoder is imported to read or change it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import embeddings as embedding_rows
from core.catalog import jobs, videos
from core.catalog.store import meta
from core.catalog.store.database import Database
from core.domain.embeddings import BUILTIN
from core.domain.jobs import JobKind, Priority
from core.embedding.builtin.identity import RETIRED
from core.errors import EncoderError
from core.sentence import Sentence

TARGET_KEY = "target_encoder"
CHOICE_KEY = meta.ENCODER_CHOICE
EARLIER_KEY = "target_encoder.earlier"
LOADING_KEY = "target_encoder.loading"
_DEATHS_ALLOWED = 1
"""How often the worker may end while it loads a new choice; the computer may have been switched off just then."""

PUT_BACK = Sentence("The choice was put back.")


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
    before = target_of(session).reference
    if before != reference and before in {info.reference for _, info in embedding_rows.list_encoders(session)}:
        meta.put(session, EARLIER_KEY, value=before)
    meta.put(session, TARGET_KEY, value=reference)
    meta.put(session, CHOICE_KEY, value=str(int(meta.get(session, CHOICE_KEY) or 0) + 1))


def put_back(session: Session, failed: Target) -> bool:
    """Return to the choice before one that cannot be used; the encoder that answers searches stays what it is.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    failed : Target
        What cannot be used.

    Returns
    -------
    bool
        False where something else was chosen meanwhile, there is nothing to return to, or it answers searches already:
        then it has worked here, and may again.
    """
    current = embedding_rows.current(session)
    serving = current[1].reference if current else ""
    earlier = meta.get(session, EARLIER_KEY) or serving or BUILTIN
    if target_of(session) != failed or failed.reference in {serving, earlier}:
        return False
    choose(session, earlier)
    meta.remove(session, EARLIER_KEY)
    return True


def begin_loading(session: Session, target: Target) -> None:
    """Note that a new choice is about to be loaded for the first time, in case it takes the process with it.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    target : Target
        The choice.
    """
    choice, n_times = _loading(session)
    n_times = n_times + 1 if choice == target.choice else 1
    meta.put(session, LOADING_KEY, value=f"{target.choice}:{n_times}")


def end_loading(session: Session) -> None:
    """Note that loading came to an end, well or with an error.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    """
    meta.remove(session, LOADING_KEY)


def recover(database: Database) -> EncoderError | None:
    """After a start: put back a choice during whose loading the process ended, for the second time.

    Parameters
    ----------
    database : Database
        The catalog.

    Returns
    -------
    EncoderError or None
        What to say of it.
    """
    with database.read() as session:
        choice, n_times = _loading(session)
        target = target_of(session)
    if n_times <= _DEATHS_ALLOWED or choice != target.choice:
        return None
    with database.write() as session:
        end_loading(session)
        if not put_back(session, target):
            return None
    return EncoderError(
        "The program ended while it loaded the search model {reference}",
        PUT_BACK,
        reference=target.reference,
    )


def _loading(session: Session) -> tuple[str, int]:
    choice, _, n_times = (meta.get(session, LOADING_KEY) or "").partition(":")
    return choice, int(n_times) if n_times.isdecimal() else 0


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
