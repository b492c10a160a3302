"""The interface between the runner and each kind of job: a line takes jobs of its kind off the queue and does them."""

import enum
from abc import abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from sqlalchemy.orm import Session

from core.catalog import jobs
from core.catalog.store.database import Database
from core.domain.jobs import Job, JobKind, JobState


class LineState(enum.Enum):
    """What a line did in its turn."""

    IDLE = enum.auto()
    """Nothing to do."""
    BESIDE = enum.auto()
    """A job is running in a thread of its own; nothing else to do until it ends."""
    BUSY = enum.auto()
    """Did something; there may be more."""
    URGENT = enum.auto()
    """Did something, and the lines after this one may not claim jobs until it is done."""


@dataclass(frozen=True, slots=True)
class StepTurn:
    """What a line may do in its turn.

    Attributes
    ----------
    may_claim : bool
        Take new jobs off the queue, and start further parts of running ones.
    is_quiet : bool
        Whether all lines before this one were idle: the time for low-priority work.
    """

    may_claim: bool
    is_quiet: bool


class JobLine(Protocol):
    """Does the jobs of one kind. The runner calls the lines in turn, all on one thread."""

    kind: ClassVar[JobKind]

    @abstractmethod
    def step(self, turn: StepTurn) -> LineState:
        """Claim jobs if allowed, advance them a little, and record those that have ended.

        Raises
        ------
        StorageError
            If something cannot be written; the runner calls `drop` before the next step.
        """

    @abstractmethod
    def drop(self) -> None:
        """Put all running jobs back into the queue; the next step starts afresh."""

    @abstractmethod
    def close(self) -> None:
        """Record what is complete, put the rest back into the queue, and free all resources."""

    @staticmethod
    def missing(session: Session) -> Collection[int]:  # noqa: ARG004 (by default nothing can be missing)
        """Return the IDs of what lacks the result of this kind of job; they are queued after every scan."""
        return ()

    def recover(self, session: Session, interrupted: Sequence[Job]) -> None:
        """Examine the jobs of this kind that were running when the last worker died; they are already queued again."""


def has_queued(database: Database, kind: JobKind) -> bool:
    """Return whether any job of a kind is queued."""
    with database.read() as session:
        return bool(jobs.list_all(session, state=JobState.QUEUED, kind=kind, limit=1))
