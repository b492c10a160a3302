"""Events for the window, which polls them ten times a second."""

import dataclasses

from core.domain.events import Events
from core.jobs.folder_checks import FolderChecks
from core.worker.supervisor import Supervisor


class EventFeed:
    """Merged events of the worker and of the checks of folders."""

    def __init__(self, supervisor: Supervisor, folder_checks: FolderChecks) -> None:
        self._supervisor = supervisor
        self._folder_checks = folder_checks

    def poll(self) -> Events:
        """Return what happened since the last call, merged; never blocks."""
        events = self._supervisor.poll()
        changes = self._folder_checks.take()
        return dataclasses.replace(events, changes=events.changes | changes) if changes else events
