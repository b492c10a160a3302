"""Working off the queue from the command line: here, or in the worker that already holds the library."""

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
"""A worker that is told of another encoder has forgotten by then that the last one was of no use."""
_SETTLE_SECONDS = 2.0
"""Between its last job and the moment when new vectors answer searches a worker needs less than this."""


def analyse(library: Library, *, is_quiet: bool) -> None:
    """Work off the queue to its end; then the tags there are are suggested for what has come.

    Parameters
    ----------
    library : Library
        With jobs in its queue.
    is_quiet : bool
        Draw no progress.

    Raises
    ------
    KnownError
        If the work cannot go on.
    KeyboardInterrupt
        If the person breaks it off; what was finished is kept.
    """
    is_done = False
    while not is_done:
        try:
            _work_here(library, is_quiet=is_quiet)
            is_done = True
        except LibraryInUseError:
            # Where that worker goes away with work left, the lock is free again or another worker has it.
            is_done = _wait_for_worker(library, is_quiet=is_quiet)
    if library.tags.list_all():
        try:
            library.learning.catch_up()
        except KnownError as error:
            say(f"clipshelf: Nothing is suggested for the new videos yet. {printable(str(error))}")


def _work_here(library: Library, *, is_quiet: bool) -> None:
    from core.jobs import upkeep  # the whole engine; commands that analyse nothing should not wait for it
    from core.worker import process

    with process.foreground(library.folder, pictures_first=False) as worker:
        subscription = worker.context.bulletin.subscribe()
        try:
            with progress.shown(worker.server.summary, is_wanted=not is_quiet):
                worker.run(until_idle=True)
        except KeyboardInterrupt:
            worker.context.stop.set()
            raise
        _tell(subscription.take().notices)
        _refuse_pause(library.jobs.summary())
        try:
            upkeep.back_up_if_due(worker.context.paths, worker.context.database)
        except StorageError as error:
            say(f"clipshelf: The catalog could not be copied. {printable(error)}")


def _wait_for_worker(library: Library, *, is_quiet: bool) -> bool:
    worker = _reach_worker(library)
    if worker is None:
        return False
    with contextlib.closing(worker) as client:
        if not is_quiet:
            say("Another Clipshelf holds this library; it does the work.")
        try:
            with progress.shown(lambda: client.poll().summary, is_wanted=not is_quiet):
                _follow(library, client)
        except WorkerError:
            if library.jobs.summary().is_paused:
                raise
            return False
    return True


def _reach_worker(library: Library) -> WorkerClient | None:
    """Wait for whoever holds the library to answer, or to be done with it; then there is None."""
    since, has_told = time.monotonic(), False
    while True:
        client = connect(library.paths)
        if client is not None:
            return client
        if not lock.is_held(library.paths):
            return None
        # A worker that has just taken the lock needs a moment until it can be reached; a command that learns never can.
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
        raise WorkerError("Analysis is paused, so what was added waits", "`clipshelf jobs resume` goes on.")


def _tell(notices: Iterable[Notice]) -> None:
    for notice in notices:
        say(f"clipshelf: {printable(str(notice.text).rstrip('.'))}.")
