"""What happened, asked for ten times a second by whoever shows it."""

from core.domain.events import Events
from core.worker.supervisor import Supervisor


class EventFeed:
    """The worker's news, folded."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor

    def poll(self) -> Events:
        """Return what happened since the last call; never blocks.

        Returns
        -------
        Events
            Folded together.
        """
        return self._supervisor.take()
