"""Which encoder the person chose, as the catalog remembers it; no encoder is imported to read or change it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import embeddings as embedding_rows
from core.catalog import meta

TARGET_KEY = "target_encoder"
CHOICE_KEY = "target_encoder.choice"
FALLBACK_REFERENCE = "descriptor"


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
    return Target(meta.get(session, TARGET_KEY) or FALLBACK_REFERENCE, meta.get(session, CHOICE_KEY) or "")


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
