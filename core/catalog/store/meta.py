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
"""Version of the last head that was ever kept: a number that was shown to somebody is not given to another head."""
ENCODER_CHOICE = "target_encoder.choice"
"""How often an encoder was chosen."""
DECLINED = "head.declined."
NUMBERS = (CURRENT_ENCODER, CAMPAIGN, HEAD_VERSION, HIGHEST_HEAD, ENCODER_CHOICE)
"""Facts that are whole numbers; so are those whose name begins with `DECLINED`."""


def declined(encoder_id: int) -> str:
    """Return the name of a fact: how many decisions the last proposal rested on that was not wanted, by encoder."""
    return f"{DECLINED}{encoder_id}"


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


def remove_of_heads(session: Session) -> None:
    """Forget which head is in use, and what was proposed in vain."""
    is_declined = MetaRow.key.startswith(DECLINED, autoescape=True)
    session.execute(delete(MetaRow).where(or_(MetaRow.key == HEAD_VERSION, is_declined)))
