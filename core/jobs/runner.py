"""The loop that keeps a library's jobs going: scans beside everything else, pictures before analysis, index last."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from core.catalog import jobs, videos
from core.domain.changes import Changes
from core.domain.events import Level
from core.domain.jobs import Job, JobKind, JobState
from core.errors import KnownError, StorageError
from core.jobs import analyse, index, scan
from core.jobs.analyse import Analysis
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.machine import decode_processes
from core.jobs.thumbnails import PictureMaker
from core.media.decode_pool import DecodePool

log = logging.getLogger(__name__)

_IDLE_SECONDS = 0.5


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
    """

    def __init__(self, context: JobContext, host: EncoderHost, *, pictures_first: bool) -> None:
        self._context = context
        self._pictures_first = pictures_first
        self._pool = DecodePool(
            n_processes=decode_processes(context.settings), memory_bytes=context.settings.decode_memory_mib * 2**20
        )
        self._pictures = PictureMaker(context, self._pool)
        self.analysis = Analysis(context, host, self._pool)
        self._scanner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scan")
        self._scan: tuple[Job, Future[bool]] | None = None
        self._has_analysed = False

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
        analyse.recover(self._context)
        try:
            while not self._context.stop.is_set():
                self._context.wake.clear()
                if self._try_step(is_strict=until_idle):
                    continue
                if until_idle:
                    return
                self._context.bulletin.activity = ""
                self._context.wake.wait(_IDLE_SECONDS)
        finally:
            self._close()

    def _try_step(self, *, is_strict: bool) -> bool:
        try:
            is_busy = self._step()
        except StorageError as error:
            # Nothing is lost: what was not written is still queued. Going on would only fail again.
            if is_strict:
                raise
            self._pause(error)
            return False
        if is_strict and not is_busy and self.analysis.refusal is not None:
            raise self.analysis.refusal
        return is_busy

    def _step(self) -> bool:
        is_scanning = self._step_scan()
        if self._is_paused():
            self.analysis.step(may_claim=False)
            if is_scanning:
                self._context.wake.wait(0.02)
            return is_scanning or not self.analysis.is_empty
        has_pictures = self._step_pictures()
        wait_for_pictures = self._pictures_first and has_pictures
        has_analysed = self.analysis.step(may_claim=not wait_for_pictures)
        self._has_analysed = self._has_analysed or has_analysed
        if has_analysed or has_pictures:
            return True
        if is_scanning:
            self._context.wake.wait(0.02)
            return True
        return self._settle()

    def _step_scan(self) -> bool:
        if self._scan is not None:
            job, future = self._scan
            if not future.done():
                return True
            self._scan = None
            self._finish_scan(job, future)
        if not self._has_queued(JobKind.SCAN):
            return False
        with self._context.database.write() as session:
            claimed = jobs.claim(session, JobKind.SCAN, limit=1)
        for job in claimed:
            self._scan = (job, self._scanner.submit(scan.run, self._context, job))
        return bool(claimed)

    def _finish_scan(self, job: Job, future: Future[bool]) -> None:
        try:
            is_done = future.result()
        except StorageError:
            raise
        except KnownError as error:
            with self._context.database.write() as session:
                jobs.fail(session, job.id, reason=str(error))
            self._context.bulletin.notice(str(error), Level.ERROR)
            return
        if is_done:
            with self._context.database.write() as session:
                jobs.finish(session, [job.id])
        self._context.bulletin.changed(Changes.JOBS)

    def _step_pictures(self) -> bool:
        # Without someone looking, a picture job is only taken when analysis has nothing more to make it on the way.
        may_claim = self._pictures_first or (self.analysis.is_empty and not self._has_queued(JobKind.ANALYSE))
        if may_claim and self._pictures.n_free and self._has_queued(JobKind.THUMBNAILS):
            with self._context.database.write() as session:
                claimed = jobs.claim(session, JobKind.THUMBNAILS, limit=self._pictures.n_free)
                found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
                ready = [job for job in claimed if job.subject_id in found and not found[job.subject_id].is_offline]
                jobs.finish(session, [job.id for job in claimed if job not in ready])
            self._pictures.put([(job, found[job.subject_id]) for job in ready])
        if self._pictures.is_empty:
            return False
        self._context.bulletin.activity = "Making pictures"
        self._pictures.step(0.05 if self.analysis.is_empty else 0)
        return True

    def _settle(self) -> bool:
        if self._has_analysed and self.analysis.refusal is None:
            self._has_analysed = False
            self.analysis.settle()
        with self._context.database.write() as session:
            claimed = jobs.claim(session, JobKind.INDEX, limit=1)
        for job in claimed:
            self._context.bulletin.activity = "Writing the index"
            index.run(self._context)
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
        self._context.bulletin.notice(f"{error} Analysis is paused", Level.ERROR)
        try:
            with self._context.database.write() as session:
                jobs.set_paused(session, is_paused=True)
        except StorageError:
            log.exception("the pause could not be written")
            self._context.stop.wait(5.0)

    def _close(self) -> None:
        try:
            self.analysis.finish_writing()
        finally:
            self._scanner.shutdown(wait=True)
            self._pool.close()
            self.analysis.close()
