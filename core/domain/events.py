"""Events that the engine sends to the window."""

import enum
from dataclasses import dataclass
from typing import Protocol

from core.domain.changes import Changes
from core.domain.jobs import JobsSummary
from core.sentence import Sentence


class Level(enum.StrEnum):
    """Severity of a notice."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user, plain text.

    Attributes
    ----------
    level : Level
        Its severity.
    text : str or Sentence
        A text of the window, or a sentence of the engine.
    """

    level: Level
    text: str | Sentence


class WorkerState(enum.StrEnum):
    """State of the worker process, as its supervisor sees it."""

    STOPPED = "stopped"
    STARTING = "starting"
    WAITING = "waiting"
    """Another command holds the library; the worker starts when it ends."""
    RUNNING = "running"
    RESTARTING = "restarting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Events:
    """Everything that happened since the last poll, merged.

    Attributes
    ----------
    summary : JobsSummary or None
        Latest state of the queue; None if nothing new is known.
    changes : Changes
        Kinds that changed, OR-ed.
    notices : tuple of Notice
        Oldest first.
    worker : WorkerState
        State of the worker process.
    """

    summary: JobsSummary | None
    changes: Changes
    notices: tuple[Notice, ...]
    worker: WorkerState


class EventSource(Protocol):
    """Tells the window what happens in the worker."""

    def poll(self) -> Events:
        """Return everything that happened since the last call, merged; never blocks."""
        ...
