"""The encoder that the person chose, as stored in the catalog; no encoder is imported to read or change it."""

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
"""How often the worker may end while loading a new choice; the first time may have been a power cut."""

PUT_BACK = Sentence("Your previous choice was restored.")


@dataclass(frozen=True, slots=True)
class TargetEncoder:
    """A choice of encoder.

    Attributes
    ----------
    reference : str
        The chosen encoder.
    choice : str
        Unique to each choice: choosing the same folder again means its current content.
    """

    reference: str
    choice: str


def chosen(session: Session) -> str | None:
    """Return the reference of the chosen encoder; None if there was no choice yet."""
    reference = meta.get(session, TARGET_KEY)
    return BUILTIN if reference == RETIRED else reference


def target_of(session: Session) -> TargetEncoder:
    """Return the person's choice; the built-in encoder if there was none yet."""
    return TargetEncoder(chosen(session) or BUILTIN, meta.get(session, CHOICE_KEY) or "")


def replace_retired(database: Database) -> None:
    """Move a library from the former built-in encoder to the current one, and queue all its videos.

    The old vectors are used until the new ones are ready.
    """
    with database.read() as session:
        current = embedding_rows.current(session)
        if (meta.get(session, TARGET_KEY) or (current[1].reference if current else "")) != RETIRED:
            return
    with database.write() as session:
        choose(session, BUILTIN)
        jobs.enqueue(session, JobKind.ANALYSE, videos.ids(session), priority=Priority.NORMAL)


def choose(session: Session, reference: str) -> None:
    """Store the person's choice, in its canonical form; the worker follows it within a moment."""
    before = target_of(session).reference
    if before != reference and before in {info.reference for _, info in embedding_rows.list_encoders(session)}:
        meta.put(session, EARLIER_KEY, value=before)
    meta.put(session, TARGET_KEY, value=reference)
    meta.put(session, CHOICE_KEY, value=str(int(meta.get(session, CHOICE_KEY) or 0) + 1))


def put_back(session: Session, failed: TargetEncoder) -> bool:
    """Return to the previous choice from one that cannot be used; searches keep their encoder.

    Returns
    -------
    bool
        False if something else has been chosen since, there is no previous choice, or the failed one already answers
        searches: then it has worked here before, and may again.
    """
    current = embedding_rows.current(session)
    serving = current[1].reference if current else ""
    earlier = meta.get(session, EARLIER_KEY) or serving or BUILTIN
    if target_of(session) != failed or failed.reference in {serving, earlier}:
        return False
    choose(session, earlier)
    meta.remove(session, EARLIER_KEY)
    return True


def begin_loading(session: Session, target: TargetEncoder) -> None:
    """Record that a new choice is about to be loaded for the first time, in case that crashes the process."""
    choice, n_times = _loading(session)
    n_times = n_times + 1 if choice == target.choice else 1
    meta.put(session, LOADING_KEY, value=f"{target.choice}:{n_times}")


def end_loading(session: Session) -> None:
    """Record that loading has ended, successfully or with an error."""
    meta.remove(session, LOADING_KEY)


def recover(database: Database) -> EncoderError | None:
    """Undo a choice if the process has ended twice while loading it; return the error to report."""
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
        "Clipshelf quit unexpectedly while loading the search model {reference}",
        PUT_BACK,
        reference=target.reference,
    )


def _loading(session: Session) -> tuple[str, int]:
    choice, _, n_times = (meta.get(session, LOADING_KEY) or "").partition(":")
    return choice, int(n_times) if n_times.isdecimal() else 0


def target_id(session: Session) -> int | None:
    """Return the catalog ID of the target encoder; None if it was never loaded for this library."""
    reference = target_of(session).reference
    found = [encoder_id for encoder_id, info in embedding_rows.list_encoders(session) if info.reference == reference]
    return found[-1] if found else None
