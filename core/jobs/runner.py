"""The loop that keeps a library's jobs going: scans beside everything else, pictures before analysis, index last."""

import logging
import time
from collections.abc import Callable

from core import sentence
from core.catalog import jobs, videos
from core.domain.changes import Changes
from core.domain.events import Level
from core.domain.jobs import JobKind, JobState
from core.errors import LibraryError, LibraryLockedError, StorageError
from core.jobs import encoder_choice, queueing, upkeep
from core.jobs.analyse import Analysis
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.machine import decode_processes
from core.jobs.scan_line import ScanLine
from core.jobs.thumbnails import PictureMaker
from core.media.decode_pool import DecodePool
from core.sentence import EMPTY, Sentence

log = logging.getLogger(__name__)

_IDLE_SECONDS = 0.5
_BUSY_SECONDS = 1.0
_UPKEEP_SECONDS = 3600.0


class Runner:
    """Runs jobs until it is told to stop, or until none is left.

    Parameters
    ----------
    context : JobContext
        The bench; its ``stop`` ends the loop, its ``wake`` makes it look for work.
    host : EncoderHost
        Loads encoders.
    pictures_first : bool
        Make all pictures before analysis begins (someone is looking); else analysis makes them on its way.
    save_index : callable
        Writes the vector index to its file.
    """

    def __init__(
        self,
        context: JobContext,
        host: EncoderHost,
        *,
        pictures_first: bool,
        save_index: Callable[[], None],
    ) -> None:
        self._context = context
        self._pictures_first = pictures_first
        self._save_index = save_index
        self._pool = DecodePool(
            n_processes=decode_processes(context.settings), memory_bytes=context.settings.decode_memory_mib * 2**20
        )
        self._scans = ScanLine(context)
        self._pictures = PictureMaker(context, self._pool)
        self.analysis = Analysis(context, host, self._pool)
        self._has_analysed = False
        self._is_disturbed = False
        self._next_upkeep = time.monotonic()

    def run(self, *, until_idle: bool = False) -> None:
        """Work.

        Parameters
        ----------
        until_idle : bool
            Return when the queue is empty.

        Raises
        ------
        KnownError
            With ``until_idle``, where the work cannot go on: the disk is full or the encoder cannot be used.
        """
        queueing.recover(self._context)
        self._recover_choice()
        try:
            while not self._context.stop.is_set():
                self._context.wake.clear()
                if self._context.asked.is_set():
                    self._context.asked.clear()
                    self.analysis.try_again()
                if self._try_step(is_strict=until_idle):
                    continue
                if until_idle:
                    if self.analysis.failed_choice is not None:
                        raise self.analysis.failed_choice  # the rest is done; what was asked for is not
                    return
                self._context.bulletin.activity = EMPTY
                self._look_after()
                self._context.wake.wait(_IDLE_SECONDS)
        finally:
            self._close()

    def _recover_choice(self) -> None:
        error = encoder_choice.recover(self._context.database)
        if error is not None:
            self.analysis.failed_choice = error
            self._context.bulletin.notice(error.whole, Level.ERROR)
            self._context.bulletin.changed(Changes.ENCODERS)

    def _try_step(self, *, is_strict: bool) -> bool:
        try:
            if self._is_disturbed and not self._is_paused():
                self._start_over()
            is_busy = not (self._is_disturbed and self._is_paused()) and self._step()
        except LibraryLockedError as error:
            # Another program has the catalog for long, a backup perhaps. What was to be written then is done again.
            log.warning("waiting: %s", error)
            self._is_disturbed = True
            self._context.stop.wait(_BUSY_SECONDS)
            return True
        except StorageError as error:
            # Nothing is lost: what was not written is still queued. Going on would only fail again.
            self._is_disturbed = True
            if is_strict:
                raise
            self._pause(error)
            return False
        if is_strict and not is_busy and self.analysis.refusal is not None:
            raise self.analysis.refusal
        return is_busy

    def _start_over(self) -> None:
        """After a write that failed: give everything back to the queue, so that memory and catalog agree again."""
        self.analysis.drop()
        self._pictures.drop()
        self._scans.drop()
        self._is_disturbed = False

    def _step(self) -> bool:
        is_scanning = self._scans.step()
        is_paused = self._is_paused()
        has_pictures = self._step_pictures(may_claim=not is_paused)
        wait_for_pictures = self._pictures_first and has_pictures
        has_analysed = self.analysis.step(may_claim=not (is_paused or wait_for_pictures))
        self._has_analysed = self._has_analysed or has_analysed
        if has_analysed or has_pictures:
            return True
        if is_scanning:
            self._context.wake.wait(0.02)
            return True
        return not is_paused and self._settle()

    def _step_pictures(self, *, may_claim: bool) -> bool:
        # Without someone looking, a picture job is only taken when analysis has nothing more to make it on the way.
        # Where it cannot go on for want of an encoder, pictures do not wait for it.
        is_held = self.analysis.refusal is not None or not self._has_queued(JobKind.ANALYSE)
        is_due = self._pictures_first or (self.analysis.is_empty and is_held)
        if may_claim and is_due and self._pictures.n_free and self._has_queued(JobKind.THUMBNAILS):
            with self._context.database.write() as session:
                claimed = jobs.claim(session, JobKind.THUMBNAILS, limit=self._pictures.n_free)
                found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
                ready = [job for job in claimed if job.subject_id in found and not found[job.subject_id].is_offline]
                jobs.finish(session, [job.id for job in claimed if job not in ready])
            self._pictures.put([(job, found[job.subject_id]) for job in ready])
        if self._pictures.is_empty:
            return False
        self._context.bulletin.activity = Sentence("Making pictures")
        self._pictures.step(0.05 if self.analysis.is_empty else 0)
        return True

    def _settle(self) -> bool:
        if self._has_analysed and self.analysis.refusal is None:
            self._has_analysed = False
            self.analysis.settle()
        if not self._has_queued(JobKind.INDEX):
            return False
        with self._context.database.write() as session:
            claimed = jobs.claim(session, JobKind.INDEX, limit=1)
        for job in claimed:
            self._context.bulletin.activity = Sentence("Writing the index")
            self._save_index()
            with self._context.database.write() as session:
                jobs.finish(session, [job.id])
            self._context.bulletin.changed(Changes.JOBS)
        return bool(claimed)

    def _has_queued(self, kind: JobKind) -> bool:
        with self._context.database.read() as session:
            return bool(jobs.list_all(session, state=JobState.QUEUED, kind=kind, limit=1))

    def _is_paused(self) -> bool:
        with self._context.database.read() as session:
            return jobs.is_paused(session)

    def _pause(self, error: StorageError) -> None:
        log.error("paused: %s", error)
        self._context.bulletin.notice(sentence.joined(error.whole, Sentence("Analysis is paused")), Level.ERROR)
        try:
            with self._context.database.write() as session:
                jobs.set_paused(session, is_paused=True)
        except StorageError:
            log.exception("the pause could not be written")
            self._context.stop.wait(5.0)

    def _look_after(self) -> None:
        """Now and then, with nothing else to do: a dated copy of the catalog."""
        if time.monotonic() < self._next_upkeep:
            return
        self._next_upkeep = time.monotonic() + _UPKEEP_SECONDS
        try:
            upkeep.back_up_if_due(self._context.paths, self._context.database)
        except LibraryError as error:
            log.warning("no copy of the catalog could be made: %s", error)

    def _close(self) -> None:
        try:
            self.analysis.finish_writing()
            self._pictures.drop()
        except StorageError as error:
            log.warning("what was not written will be done again: %s", error)
        finally:
            self._pool.close()
            self._scans.close()
            self.analysis.close()
