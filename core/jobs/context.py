"""What every job works with, and the way it is asked to stop."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.jobs.bulletin import Bulletin
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class JobContext:
    """The bench that jobs work at; one per worker.

    Attributes
    ----------
    paths : LibraryPaths
        Where things lie.
    database : Database
        The catalog.
    settings : Settings
        As they were when the worker started.
    bulletin : Bulletin
        Where changes, notices and rates are said.
    stop : threading.Event
        Set when the worker is to end; jobs look at it between steps, finish the step at hand and return.
    wake : threading.Event
        Set when there may be new work.
    asked : threading.Event
        Set when a person has asked for something, so that what was refused may be tried again.
    growing : dict of int to tuple of Path
        By folder, the files that its last scan left alone because they were still being written.
    """

    paths: LibraryPaths
    database: Database
    settings: Settings
    bulletin: Bulletin = field(default_factory=Bulletin)
    stop: threading.Event = field(default_factory=threading.Event)
    wake: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    growing: dict[int, tuple[Path, ...]] = field(default_factory=dict)
