"""Small facts about the library as a whole, by name."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from core.catalog.schema import MetaRow

CURRENT_ENCODER = "encoder.current"
CAMPAIGN = "jobs.campaign"
PAUSED = "jobs.paused"
HEAD_VERSION = "head.version"
DECLINED = "head.declined"
"""How many decisions the last proposal rested on that was not wanted."""


def get(session: Session, key: str) -> str | None:
    """Look up a fact.

    Returns
    -------
    str or None
        None where it was never put.
    """
    return session.scalars(select(MetaRow.value).where(MetaRow.key == key)).one_or_none()


def put(session: Session, key: str, *, value: str) -> None:
    """Record a fact in place of what stood there."""
    statement = insert(MetaRow).values(key=key, value=value)
    session.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def remove(session: Session, key: str) -> None:
    """Forget a fact; none is no error."""
    session.execute(delete(MetaRow).where(MetaRow.key == key))
