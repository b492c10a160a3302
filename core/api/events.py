"""Events for the window, which polls them ten times a second."""

from core.domain.events import Events
from core.worker.supervisor import Supervisor


class EventFeed:
    """Merged events of the worker."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor

    def poll(self) -> Events:
        """Return what happened since the last call, merged; never blocks."""
        return self._supervisor.take()
