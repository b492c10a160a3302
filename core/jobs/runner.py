"""The main loop of the worker: gives each job line its turn."""

import contextlib
import logging
import time
from collections.abc import Callable

from core import sentence
from core.catalog import attempts, jobs
from core.catalog.store import backup
from core.domain.changes import Changes
from core.domain.events import Level, NextStep
from core.domain.jobs import Job
from core.errors import LibraryError, LibraryLockedError, StorageError
from core.jobs import encoder_choice
from core.jobs.analysis.ledger import versions
from core.jobs.analysis.line import AnalysisLine
from core.jobs.context import JobContext, decode_processes
from core.jobs.dates import DateLine
from core.jobs.duplicates.duplicate_line import DuplicateLine
from core.jobs.encoder_host import EncoderHost
from core.jobs.job_line import JobLine, LineState, StepTurn
from core.jobs.lines import enqueue_missing
from core.jobs.maps.map_line import MomentMapLine, VideoMapLine
from core.jobs.scan import ScanLine
from core.jobs.searching.search_index import IndexLine
from core.jobs.thumbnails import ThumbnailLine
from core.media.decoding.decode_pool import DecodePool
from core.sentence import EMPTY, Sentence

log = logging.getLogger(__name__)

_IDLE_SECONDS = 0.5
_BUSY_SECONDS = 1.0
_BESIDE_SECONDS = 0.02
_UPKEEP_SECONDS = 3600.0


def follow_up_scan(context: JobContext, job: Job) -> None:
    """Queue everything that the library lacks after a scan, unless the scan has been cancelled."""
    with context.database.write() as session:
        if jobs.cancelled_among(session, [job.id]):
            return
        attempts.clear(session, attempts.outdated(session, reader_version=versions()))
        enqueue_missing(session)
    context.events.changed(Changes.JOBS)
    context.wake.set()


class Runner:
    """Runs jobs until it is stopped, or until none is left.

    Parameters
    ----------
    context : JobContext
        Its ``stop`` ends the loop, its ``wake`` makes it check for work.
    host : EncoderHost
        Loads encoders.
    pictures_first : bool
        Make all thumbnails before analysis begins (someone is looking); otherwise analysis makes them on its way.
    save_index : callable
        As for `IndexLine`.
    """

    def __init__(
        self,
        context: JobContext,
        host: EncoderHost,
        *,
        pictures_first: bool,
        save_index: Callable[[Callable[[], bool]], bool],
    ) -> None:
        self._context = context
        self._pool = DecodePool(
            n_processes=decode_processes(context.settings), memory_bytes=context.settings.decode_memory_mib * 2**20
        )
        self.analysis = AnalysisLine(context, host, self._pool)
        self._lines: tuple[JobLine, ...] = (
            ScanLine(context, lambda job: follow_up_scan(context, job)),
            ThumbnailLine(context, self._pool, self.analysis, comes_first=pictures_first),
            DateLine(context, self._pool),
            self.analysis,
            IndexLine(context, save_index),
            VideoMapLine(context),
            MomentMapLine(context),
            DuplicateLine(context, self._pool),
        )
        self._is_disturbed = False
        self._next_upkeep = time.monotonic()

    def run(self, *, until_idle: bool = False) -> None:
        """Run all jobs.

        Parameters
        ----------
        until_idle : bool
            Return when the queue is empty.

        Raises
        ------
        KnownError
            With ``until_idle``, if the work cannot continue: the disk is full or the encoder cannot be used.
        """
        self._recover_jobs()
        self._recover_choice()
        try:
            while not self._context.stop.is_set():
                self._context.wake.clear()
                if self._context.retry_requested.is_set():
                    self._context.retry_requested.clear()
                    self.analysis.try_again()
                if self._try_step(is_strict=until_idle):
                    continue
                if until_idle:
                    if self.analysis.failed_choice is not None:
                        raise self.analysis.failed_choice  # everything else is done, but not what the person requested
                    return
                self._context.events.activity = EMPTY
                self._back_up()
                self._context.wake.wait(_IDLE_SECONDS)
        finally:
            self._close()

    def _recover_jobs(self) -> None:
        """Queue again the jobs that were running when the last worker died."""
        with self._context.database.write() as session:
            interrupted = jobs.release_running(session)
            for line in self._lines:
                line.recover(session, [job for job in interrupted if job.kind is line.kind])

    def _recover_choice(self) -> None:
        error = encoder_choice.recover(self._context.database)
        if error is not None:
            self.analysis.failed_choice = error
            self._context.events.notice(error.whole, Level.ERROR, NextStep.CHOOSE_MODEL)
            self._context.events.changed(Changes.ENCODERS)

    def _try_step(self, *, is_strict: bool) -> bool:
        try:
            if self._is_disturbed and not self._is_paused():
                self._start_over()
            is_busy = not (self._is_disturbed and self._is_paused()) and self._step()
        except LibraryLockedError as error:
            # Another program, such as a backup, locks the catalog for long. The work that was not written is repeated.
            log.warning("waiting: %s", error)
            self._is_disturbed = True
            self._context.stop.wait(_BUSY_SECONDS)
            return True
        except StorageError as error:
            # Nothing is lost: what was not written is still queued. Continuing would only fail again.
            self._is_disturbed = True
            if is_strict:
                raise
            self._pause(error)
            return False
        if is_strict and not is_busy and self.analysis.refusal is not None:
            raise self.analysis.refusal
        return is_busy

    def _start_over(self) -> None:
        """After a failed write: put everything back into the queue, so that memory and catalog agree again."""
        for line in reversed(self._lines):
            line.drop()
        self._is_disturbed = False

    def _step(self) -> bool:
        may_claim = not self._is_paused()
        states: list[LineState] = []
        for line in self._lines:
            is_quiet = all(state is LineState.IDLE for state in states)
            turn = StepTurn(may_claim=may_claim and LineState.URGENT not in states, is_quiet=is_quiet)
            states.append(line.step(turn))
        if LineState.BUSY in states or LineState.URGENT in states:
            return True
        if LineState.BESIDE in states:
            self._context.wake.wait(_BESIDE_SECONDS)
            return True
        return False

    def _is_paused(self) -> bool:
        with self._context.database.read() as session:
            return jobs.is_paused(session)

    def _pause(self, error: StorageError) -> None:
        log.error("paused: %s", error)
        text = sentence.joined(error.whole, Sentence("Analysis is paused"))
        self._context.events.notice(text, Level.ERROR, NextStep.RESUME)
        try:
            with self._context.database.write() as session:
                jobs.set_paused(session, is_paused=True)
        except StorageError:
            log.exception("the pause could not be written")
            self._context.stop.wait(5.0)

    def _back_up(self) -> None:
        """From time to time, when idle: make a dated copy of the catalog."""
        if time.monotonic() < self._next_upkeep:
            return
        self._next_upkeep = time.monotonic() + _UPKEEP_SECONDS
        try:
            backup.make_if_due(self._context.paths.catalog, self._context.paths.backups)
        except LibraryError as error:
            log.warning("no copy of the catalog could be made: %s", error)

    def _close(self) -> None:
        with contextlib.ExitStack() as stack:  # the last line first, the decoders at the end
            stack.callback(self._pool.close)
            for line in self._lines:
                stack.callback(self._close_line, line)

    @staticmethod
    def _close_line(line: JobLine) -> None:
        try:
            line.close()
        except StorageError as error:
            log.warning("unsaved work will be repeated: %s", error)
