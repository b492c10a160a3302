"""A campaign is the time from one moment with an empty queue to the next: what progress is counted over."""

from sqlalchemy import delete, literal, select
from sqlalchemy.orm import Session

from core.catalog.store import meta
from core.catalog.store.schema import JobRow
from core.domain.jobs import JobState


def current(session: Session) -> int:
    """Say which campaign is going on, or was the last.

    Returns
    -------
    int
        Counted from 1; 0 before the first.
    """
    return int(meta.get(session, meta.CAMPAIGN) or 0)


def join(session: Session) -> int:
    """Say which campaign new jobs belong to.

    Where nothing is left to do a new one begins, and what was done in the last is forgotten.

    Parameters
    ----------
    session : Session
        In a transaction that writes.

    Returns
    -------
    int
        See `current`.
    """
    number = current(session)
    if number and _has_live_jobs(session):
        return number
    session.execute(delete(JobRow).where(JobRow.state.in_((JobState.DONE.value, JobState.CANCELLED.value))))
    meta.put(session, meta.CAMPAIGN, value=str(number + 1))
    return number + 1


def _has_live_jobs(session: Session) -> bool:
    live = (JobState.QUEUED.value, JobState.RUNNING.value)
    return session.scalars(select(literal(1)).where(JobRow.state.in_(live)).limit(1)).first() is not None
