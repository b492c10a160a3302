"""Working through the queue from the command line, in this process or in the worker that holds the library."""

import contextlib
import time
from collections.abc import Iterable

from core.api.library import Library
from core.cli import progress
from core.cli.options import say_waiting
from core.cli.output import printable, say
from core.domain.events import Notice
from core.domain.jobs import JobsSummary
from core.errors import EncoderError, KnownError, LibraryInUseError, StorageError, WorkerError
from core.worker import lock
from core.worker.client import WorkerClient, connect

_ASK_SECONDS = 0.1
_SAY_SECONDS = 1.0
_OBSTACLE_SECONDS = 1.5
"""A worker that is told to use another encoder reports the failure of the last one for less than this."""
_SETTLE_SECONDS = 2.0
"""Upper bound on the time between a worker's last job and its new vectors being searchable."""


def analyse(library: Library, *, is_quiet: bool) -> None:
    """Work through the queue until it is empty, then update the tag suggestions for the new videos.

    Raises
    ------
    KnownError
        If the work cannot continue.
    KeyboardInterrupt
        If the user interrupts it; finished work is kept.
    """
    is_done = False
    while not is_done:
        try:
            _work_here(library, is_quiet=is_quiet)
            is_done = True
        except LibraryInUseError:
            # If that worker exits with work left, the lock is free again or another worker holds it.
            is_done = _wait_for_worker(library, is_quiet=is_quiet)
    if library.tags.list_all():
        try:
            library.learning.catch_up()
        except KnownError as error:
            say(f"clipshelf: No suggestions for the new videos yet. {printable(str(error))}")


def _work_here(library: Library, *, is_quiet: bool) -> None:
    from core.catalog.store import backup
    from core.worker import process  # loads the whole engine, which commands that analyse nothing do not need

    with process.foreground(library.folder, pictures_first=False) as worker:
        subscription = worker.context.events.subscribe()
        try:
            with progress.show_progress(worker.server.summary, is_wanted=not is_quiet):
                worker.run(until_idle=True)
        except KeyboardInterrupt:
            worker.context.stop.set()
            raise
        _tell(subscription.take().notices)
        _refuse_pause(library.jobs.summary())
        try:
            backup.make_if_due(worker.context.paths.catalog, worker.context.paths.backups)
        except StorageError as error:
            say(f"clipshelf: The catalog could not be backed up. {printable(error)}")


def _wait_for_worker(library: Library, *, is_quiet: bool) -> bool:
    worker = _reach_worker(library)
    if worker is None:
        return False
    with contextlib.closing(worker) as client:
        if not is_quiet:
            say("Clipshelf is already running on this library and does the work; waiting for it.")
        try:
            with progress.show_progress(lambda: client.poll().summary, is_wanted=not is_quiet):
                _follow(library, client)
        except WorkerError:
            if library.jobs.summary().is_paused:
                raise
            return False
    return True


def _reach_worker(library: Library) -> WorkerClient | None:
    """Wait until the process that holds the library answers, or return None once it has released the lock."""
    since, has_told = time.monotonic(), False
    while True:
        client = connect(library.paths)
        if client is not None:
            return client
        if not lock.is_held(library.paths):
            return None
        # A worker that has just taken the lock cannot be reached for a moment; a command that is learning never can.
        if time.monotonic() - since > _SAY_SECONDS and not has_told:
            has_told = True
            say_waiting(lock.waiting_message(library.paths))
        time.sleep(_ASK_SECONDS)


def _follow(library: Library, client: WorkerClient) -> None:
    since, before, notices = time.monotonic(), (False, ""), []
    while True:
        poll = client.poll()
        is_idle, obstacle = now = (poll.summary.is_idle, poll.summary.obstacle)
        notices += poll.notices
        _refuse_pause(poll.summary)
        if now != before:
            since, before = time.monotonic(), now
        seconds = time.monotonic() - since
        if is_idle and (_has_settled(library) or seconds > _SETTLE_SECONDS):
            _tell(notices)
            return
        if obstacle and not is_idle and seconds > _OBSTACLE_SECONDS:
            raise EncoderError(obstacle)
        time.sleep(_ASK_SECONDS)


def _has_settled(library: Library) -> bool:
    current = library.encoders.current()
    return current is not None and current.reference == library.encoders.target()


def _refuse_pause(state: JobsSummary) -> None:
    if state.is_paused and not state.is_idle:
        raise WorkerError("Analysis is paused", "Run `clipshelf jobs resume` to continue.")


def _tell(notices: Iterable[Notice]) -> None:
    for notice in notices:
        say(f"clipshelf: {printable(str(notice.text).rstrip('.'))}.")
