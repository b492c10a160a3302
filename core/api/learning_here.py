"""Learning in this process, for the command line where no worker runs."""

import contextlib
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core import settings
from core.catalog.database import Database
from core.domain.library import LibraryPaths
from core.worker import lock

if TYPE_CHECKING:
    from core.jobs.encoder_host import EncoderHost
    from core.jobs.learning.service import Desk


class DeskHere:
    """Takes the place of the worker for the length of one call, so that no two processes write heads at once.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    """

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths, self._database = paths, database
        self._lock = threading.RLock()
        self._desk: Desk | None = None
        self._host: EncoderHost | None = None
        self._files: dict[str, int] = {}
        self._is_held = False

    @contextlib.contextmanager
    def held(self) -> "Iterator[Desk]":
        """Hold the library and give its desk.

        Yields
        ------
        Desk
            It stays warm for the next call, unless another process has changed the head since.

        Raises
        ------
        LibraryLockedError
            If a worker, or another command, holds the library.
        """
        with self._lock, contextlib.ExitStack() as stack:
            if not self._is_held:  # else a training tells its progress, and whoever is told asks something
                stack.enter_context(self._taken())
            self._desk = self._desk or self._make()
            yield self._desk

    @contextlib.contextmanager
    def _taken(self) -> Iterator[None]:
        with lock.hold(self._paths, doing="learning"):
            if self._written() != self._files:
                self._forget()
            self._is_held = True
            try:
                yield
            finally:
                self._is_held = False
                self._files = self._written()

    def stop_training(self) -> None:
        """Break off the training that another thread waits for."""
        if self._desk is not None:
            self._desk.stop_training()

    def close(self) -> None:
        """Let everything go."""
        with self._lock:
            self._forget()

    def _make(self) -> "Desk":
        from core.jobs.context import JobContext
        from core.jobs.encoder_host import EncoderHost
        from core.jobs.learning.service import Desk  # numpy and more: only whoever learns should wait for it

        context = JobContext(self._paths, self._database, settings.load(self._paths.settings))
        self._host = EncoderHost(context)
        return Desk(context, self._host)

    def _forget(self) -> None:
        desk, host = self._desk, self._host
        self._desk = self._host = None
        if desk is not None:
            desk.close()
        if host is not None:
            host.close()

    def _written(self) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in self._paths.heads.glob("*/working.safetensors")}
