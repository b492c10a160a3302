"""What the engine tells the window."""

import enum
from dataclasses import dataclass

from core.domain.changes import Changes
from core.domain.jobs import JobsSummary
from core.sentence import Sentence


class Level(enum.StrEnum):
    """How a notice is meant."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the person, plain text.

    Attributes
    ----------
    level : Level
        How it is meant.
    text : str or Sentence
        Words of the window, or what the engine says.
    """

    level: Level
    text: str | Sentence


class WorkerState(enum.StrEnum):
    """Where the worker process stands, as its supervisor sees it."""

    STOPPED = "stopped"
    STARTING = "starting"
    WAITING = "waiting"
    """Another command holds the library; the worker starts when that ends."""
    RUNNING = "running"
    RESTARTING = "restarting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Events:
    """Everything that happened since the last poll, folded together.

    Attributes
    ----------
    summary : JobsSummary or None
        Newest state of the queue; None where nothing new is known.
    changes : Changes
        Kinds that changed, OR-ed.
    notices : tuple of Notice
        Oldest first.
    worker : WorkerState
        See there.
    """

    summary: JobsSummary | None
    changes: Changes
    notices: tuple[Notice, ...]
    worker: WorkerState
