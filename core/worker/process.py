"""Runs a worker in this process: for the window's child process and for commands in the foreground."""

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core import settings
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.embedding import offline
from core.jobs.context import JobContext
from core.worker import lock
from core.worker.server import Server

log = logging.getLogger(__name__)

# Threads that spin while waiting take the cores from the decoders; torch and OpenBLAS read these when imported.
_THREAD_MANNERS = {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Foreground:
    """A worker that runs in this process.

    Attributes
    ----------
    context : JobContext
        Shared by its jobs.
    server : Server
        Answers clients.
    run : callable
        Works until stopped, or with ``until_idle=True`` until nothing is left.
    """

    context: JobContext
    server: Server
    run: Callable[..., None]


@contextlib.contextmanager
def foreground(folder: Path, *, pictures_first: bool) -> Iterator[Foreground]:
    """Be the worker of a library while the body runs.

    Parameters
    ----------
    folder : Path
        The library.
    pictures_first : bool
        As for `core.jobs.runner.Runner`.

    Yields
    ------
    Foreground
        Not yet running; clients can connect once it is.

    Raises
    ------
    LibraryError
        If the library cannot be opened or another worker holds it.
    """
    for name, value in _THREAD_MANNERS.items():
        os.environ.setdefault(name, value)
    offline.enforce()
    paths = LibraryPaths(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock.hold(paths) as endpoint:
        # The process that started this worker has already checked the catalog and keeps it open.
        database = Database.open(paths.catalog, checks_leftovers=False)
        try:
            context = JobContext(paths, database, settings.load(paths.settings))
            server = Server(context, pictures_first=pictures_first)

            def run(*, until_idle: bool = False) -> None:
                server.run(endpoint, until_idle=until_idle)

            yield Foreground(context, server, run)
        finally:
            database.close()


def stop_when_parent_goes(context: JobContext) -> None:
    """Stop the worker when its standard input closes, which happens when the window that started it is gone."""

    def wait_for_end() -> None:
        while sys.stdin.buffer.read(1024):
            pass
        log.info("the window is gone")
        context.stop.set()
        context.wake.set()

    threading.Thread(target=wait_for_end, name="parent-watch", daemon=True).start()
