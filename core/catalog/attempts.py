"""Attempts at decoding a video, and videos that no reader could read.

An attempt is recorded before it starts. One that is still unfinished when a worker starts has taken the previous worker
down and counts as a crash. Videos are contents, so a copy of a file that was set aside is set aside too; a new version
of the readers tries it again.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from core import sentence
from core.catalog.store import listing
from core.catalog.store.columns import now
from core.catalog.store.schema import AttemptRow, SetAsideRow
from core.domain.jobs import JobKind
from core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Attempt:
    """A failed attempt at a video.

    Attributes
    ----------
    id : int
        Catalog id.
    reader : str
        Which reader was used.
    is_finished : bool
        Whether it ended; if not, it is still running or its process died.
    is_crash : bool
        Whether the decoder died, hung or ran out of memory.
    error : str
        What went wrong, in plain words; empty if not finished.
    """

    id: int
    reader: str
    is_finished: bool
    is_crash: bool
    error: str


def begin(session: Session, video_id: int, *, step: JobKind, reader: str, reader_version: str) -> int:
    """Record that an attempt is about to start and return its id for `finish`; commit before starting it."""
    row = AttemptRow(
        video_id=video_id,
        step=step.value,
        reader=reader,
        reader_version=reader_version,
        started_at=now(),
        is_finished=False,
        is_crash=False,
        error="",
    )
    session.add(row)
    session.flush()
    return row.id


def finish(session: Session, attempt_id: int, *, error: str | None = None, is_crash: bool = False) -> None:
    """Record how an attempt ended; a successful one is deleted, with all attempts before it.

    Parameters
    ----------
    session : Session
        In a write transaction.
    attempt_id : int
        From `begin`.
    error : str or None
        What went wrong, in plain words; None if it succeeded.
    is_crash : bool
        Whether the decoder died, hung or ran out of memory.
    """
    if error is not None:
        session.execute(
            update(AttemptRow)
            .where(AttemptRow.id == attempt_id)
            .values(is_finished=True, is_crash=is_crash, error=error)
        )
        return
    row = session.execute(select(AttemptRow.video_id, AttemptRow.step).where(AttemptRow.id == attempt_id)).one_or_none()
    if row is not None:
        video_id, step = row
        session.execute(delete(AttemptRow).where(AttemptRow.video_id == video_id, AttemptRow.step == step))


def withdraw(session: Session, attempt_id: int) -> None:
    """Delete an attempt that was interrupted through no fault of the file (pause, cancel, close)."""
    session.execute(delete(AttemptRow).where(AttemptRow.id == attempt_id))


def failures(session: Session, video_id: int, *, step: JobKind, reader_version: str) -> list[Attempt]:
    """List the failed and unfinished attempts, oldest first."""
    rows = session.execute(
        select(AttemptRow.id, AttemptRow.reader, AttemptRow.is_finished, AttemptRow.is_crash, AttemptRow.error)
        .where(
            AttemptRow.video_id == video_id,
            AttemptRow.step == step.value,
            AttemptRow.reader_version == reader_version,
        )
        .order_by(AttemptRow.id)
    )
    return [Attempt(*row) for row in rows]


def count_unfinished(session: Session, video_id: int, *, step: JobKind, reader_version: str) -> int:
    """Count the attempts that never ended; if no worker is running, each of them killed one."""
    return sum(
        not attempt.is_finished for attempt in failures(session, video_id, step=step, reader_version=reader_version)
    )


def set_aside(session: Session, video_id: int, *, reason: Sentence, reader_version: str) -> None:
    """Record that this version of the readers cannot read a video."""
    values = {"reader_version": reader_version, "reason": sentence.to_text(reason), "set_aside_at": now()}
    statement = insert(SetAsideRow).values(video_id=video_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["video_id"], set_=values))


def is_set_aside(session: Session, video_id: int, *, reader_version: str) -> bool:
    """Return whether this version of the readers has given up on a video; other versions may try again."""
    return (
        session.scalars(
            select(func.count())
            .select_from(SetAsideRow)
            .where(SetAsideRow.video_id == video_id, SetAsideRow.reader_version == reader_version)
        ).one()
        > 0
    )


def outdated(session: Session, *, reader_version: str) -> list[int]:
    """List the videos that another version of the readers gave up on, for `clear` and for new jobs."""
    return list(
        session.scalars(
            select(SetAsideRow.video_id)
            .where(SetAsideRow.reader_version != reader_version)
            .order_by(SetAsideRow.video_id)
        )
    )


def clear(session: Session, video_ids: Collection[int]) -> None:
    """Delete the failures of some videos, so that they are tried again."""
    chosen = listing.among(video_ids)
    session.execute(delete(AttemptRow).where(AttemptRow.video_id.in_(chosen)))
    session.execute(delete(SetAsideRow).where(SetAsideRow.video_id.in_(chosen)))
