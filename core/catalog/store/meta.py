"""Small facts about the library as a whole, by name."""

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from core.catalog.store.schema import MetaRow

CURRENT_ENCODER = "encoder.current"
CAMPAIGN = "jobs.campaign"
PAUSED = "jobs.paused"
HEAD_VERSION = "head.version"
HIGHEST_HEAD = "heads.highest"
"""Highest version of a head so far, so that a version number is never used twice."""
ENCODER_CHOICE = "target_encoder.choice"
"""How often an encoder has been chosen."""
DECLINED = "head.declined."
NUMBERS = (CURRENT_ENCODER, CAMPAIGN, HEAD_VERSION, HIGHEST_HEAD, ENCODER_CHOICE)
"""Facts that are whole numbers, as are those whose names begin with `DECLINED`."""


def declined(encoder_id: int) -> str:
    """Return the name of a fact: the number of decisions of the last proposal for an encoder that was rejected."""
    return f"{DECLINED}{encoder_id}"


def get(session: Session, key: str) -> str | None:
    """Return a fact; None if it is not recorded."""
    return session.scalars(select(MetaRow.value).where(MetaRow.key == key)).one_or_none()


def put(session: Session, key: str, *, value: str) -> None:
    """Record a fact, replacing its previous value."""
    statement = insert(MetaRow).values(key=key, value=value)
    session.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def remove(session: Session, key: str) -> None:
    """Delete a fact, if it is recorded."""
    session.execute(delete(MetaRow).where(MetaRow.key == key))


def remove_of_heads(session: Session) -> None:
    """Delete which head is in use, and which proposals were rejected."""
    is_declined = MetaRow.key.startswith(DECLINED, autoescape=True)
    session.execute(delete(MetaRow).where(or_(MetaRow.key == HEAD_VERSION, is_declined)))
