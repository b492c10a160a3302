"""Which of the queued jobs come first."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import JobRow
from core.domain.jobs import JobKind, JobState, Priority


def prioritise(session: Session, kind: JobKind, subject_ids: Collection[int], *, priority: Priority) -> None:
    """Change how soon queued jobs are done; what is not queued is left alone.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    kind : JobKind
        Which kind.
    subject_ids : collection of int
        Of which folders or videos.
    priority : Priority
        How soon; lower than before, too.
    """
    _set(session, kind, JobRow.subject_id.in_(listing.among(subject_ids)), priority=priority)


def focus(session: Session, kind: JobKind, subject_ids: Collection[int], *, priority: Priority) -> None:
    """Let a priority mean these and nothing else: they are raised to it, others that stood there wait like all.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    kind : JobKind
        Which kind.
    subject_ids : collection of int
        What is looked at now; empty where nothing is. What stands higher already stays there.
    priority : Priority
        `Priority.VISIBLE` or `Priority.SELECTED`.
    """
    chosen = JobRow.subject_id.in_(listing.among(subject_ids))
    _set(session, kind, ~chosen, JobRow.priority == int(priority), priority=Priority.NORMAL)
    _set(session, kind, chosen, JobRow.priority < int(priority), priority=priority)


def _set(session: Session, kind: JobKind, *chosen: ColumnElement[bool], priority: Priority) -> None:
    queued = (JobRow.kind == kind.value, JobRow.state == JobState.QUEUED.value)
    session.execute(update(JobRow).where(*queued, *chosen).values(priority=int(priority)))
