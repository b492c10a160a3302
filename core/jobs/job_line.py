"""What the runner knows of a kind of job: a line that takes its jobs off the queue and does them."""

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
    """What a line did with its turn."""

    IDLE = enum.auto()
    """There was nothing to do."""
    BESIDE = enum.auto()
    """A job runs in a thread of its own; there is nothing to do here until it ends."""
    BUSY = enum.auto()
    """There was something to do, and there may be more."""
    URGENT = enum.auto()
    """The same, and the lines after this one claim nothing until it is done."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a line may do now.

    Attributes
    ----------
    may_claim : bool
        Take new jobs off the queue, and begin further parts of those that run.
    is_quiet : bool
        Whether all lines before this one were idle: the time for what is done last.
    """

    may_claim: bool
    is_quiet: bool


class JobLine(Protocol):
    """Does the jobs of one kind. The runner calls the lines in turn, all on one thread."""

    kind: ClassVar[JobKind]

    @abstractmethod
    def step(self, turn: Turn) -> LineState:
        """Claim jobs where that is allowed, move them on a little, and write down those that have ended.

        Raises
        ------
        StorageError
            If something cannot be written; `drop` follows before the next step.
        """

    @abstractmethod
    def drop(self) -> None:
        """Put everything that runs back into the queue; the next step starts afresh."""

    @abstractmethod
    def close(self) -> None:
        """Write down what is complete, put the rest back into the queue, and free what is held."""

    @staticmethod
    def missing(session: Session) -> Collection[int]:  # noqa: ARG004 (of this kind nothing can be missing)
        """Return the subjects that lack what this kind of job makes; they are queued after every scan."""
        return ()

    def recover(self, session: Session, interrupted: Sequence[Job]) -> None:
        """Look at the jobs of this kind that ran when the last worker died; they are queued again already."""


def has_queued(database: Database, kind: JobKind) -> bool:
    """Return whether any job of a kind is queued."""
    with database.read() as session:
        return bool(jobs.list_all(session, state=JobState.QUEUED, kind=kind, limit=1))
