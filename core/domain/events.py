"""Events that the engine sends to the window."""

import enum
from dataclasses import dataclass

from core.domain.changes import Changes
from core.domain.jobs import JobsSummary
from core.sentence import Sentence


class Level(enum.StrEnum):
    """Severity of a notice."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class NextStep(enum.StrEnum):
    """What the user can do about a warning or an error at once; the window offers it as a button."""

    HELP = "help"
    """Read what can be done: nothing else is known to help."""
    CHOOSE_MODEL = "choose_model"
    """Choose another search model."""
    RESUME = "resume"
    """Resume the paused queue."""
    RESCAN = "rescan"
    """Look for changes in the folders again."""
    RESTART = "restart"
    """Start the worker again."""
    SETTINGS = "settings"
    """Change a setting."""
    SHOW_LOG = "show_log"
    """Show the folder with the log files."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user, plain text.

    Attributes
    ----------
    level : Level
        Its severity.
    text : str or Sentence
        A text of the window, or a sentence of the engine.
    next_step : NextStep
        What can be done about it; not offered for information.
    """

    level: Level
    text: str | Sentence
    next_step: NextStep = NextStep.HELP


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
