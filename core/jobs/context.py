"""What all jobs share: the library, its settings, the stop signal, and the errors of decoding tasks."""

import functools
import logging
import os
import platform
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import KnownError
from core.jobs.event_hub import EventHub
from core.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobContext:
    """What all jobs of a library share; one per worker.

    Attributes
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    settings : Settings
        As they were when the worker started.
    events : EventHub
        Receives changes, notices and rates.
    stop : threading.Event
        Set when the worker should end; jobs check it between steps, finish the current step and return.
    wake : threading.Event
        Set when there may be new work.
    retry_requested : threading.Event
        Set when a person has requested something, so that what failed may be tried again.
    growing : dict of int to tuple of Path
        By folder ID, the files that its last scan skipped because they were still being written.
    """

    paths: LibraryPaths
    database: Database
    settings: Settings
    events: EventHub = field(default_factory=EventHub)
    stop: threading.Event = field(default_factory=threading.Event)
    wake: threading.Event = field(default_factory=threading.Event)
    retry_requested: threading.Event = field(default_factory=threading.Event)
    growing: dict[int, tuple[Path, ...]] = field(default_factory=dict)


def decode_processes(settings: Settings) -> int:
    """Return the number of decoding processes, at least 1.

    Decoding scales with the number of cores while the encoder waits, and is the slower side on most machines.
    """
    return settings.decode_processes or max(1, min(_n_cores(), 16))


@functools.cache
def machine_name() -> str:
    """Return the processor and number of cores of this computer, such as ``AMD Ryzen 7 7840U, 16 cores``."""
    return f"{_processor()}, {_n_cores()} cores"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith(("model name", "Hardware")))
    return next(named, "") or platform.processor() or platform.machine()


def _n_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def error_of(future: Future[Any]) -> KnownError | None:
    """Return the error of a finished task, or None if it has a result.

    Anything but a `KnownError` is a bug that showed on one file. It is logged in full and becomes the error of that
    file, because one file must never stop the queue.
    """
    error = future.exception()
    if error is None or isinstance(error, KnownError):
        return error
    log.error("a decoding process failed in an unforeseen way", exc_info=error)
    return KnownError(
        "An unexpected error occurred while reading it ({kind})", "See the log for details.", kind=type(error).__name__
    )
