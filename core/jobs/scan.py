"""The scan job: updates the catalog's files of one folder, opening only new or changed ones.

A folder that is missing, empty or lost half way is set offline and nothing else is touched: an unplugged drive must
never look like deleted videos.
"""

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from typing_extensions import override

from core import sentence
from core.catalog import files, folders, jobs
from core.domain.changes import Changes
from core.domain.events import Level, NextStep
from core.domain.jobs import NEW_VIDEO_KINDS, Job, JobKind, Priority
from core.domain.media import FileStamp
from core.domain.videos import Folder, FolderState, FoundFile
from core.errors import PathError, StorageError, UsageError
from core.jobs import missing_files
from core.jobs.context import JobContext, error_of
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.media.folders import fingerprint, root_checks, scanner
from core.sentence import Sentence

log = logging.getLogger(__name__)

_FILES_PER_BATCH = 256
_SECONDS_PER_BATCH = 1.0


class ScanLine(JobLine):
    """Runs scans one after the other in a thread of its own, as they wait for the disk, not for the CPU.

    Pausing the queue does not stop them.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    follow_up : callable
        Called with each completed scan, in its thread; queues what the library lacks.
    """

    kind = JobKind.SCAN

    def __init__(self, context: JobContext, follow_up: Callable[[Job], object]) -> None:
        self._context, self._follow_up = context, follow_up
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scan")
        self._running: tuple[Job, Future[bool]] | None = None

    @override
    def step(self, turn: StepTurn) -> LineState:
        if self._running is not None:
            if not self._running[1].done():
                return LineState.BESIDE
            self._finish(*self._running)
            self._running = None
        if not has_queued(self._context.database, self.kind):
            return LineState.IDLE
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=1)
        for job in claimed:
            self._running = (job, self._thread.submit(run, self._context, job, self._follow_up))
        return LineState.BESIDE if claimed else LineState.IDLE

    @override
    def drop(self) -> None:
        """Put a scan that has ended, with or without an error, back into the queue; a running one continues."""
        if self._running is not None and self._running[1].done():
            with self._context.database.write() as session:
                jobs.put_back(session, [self._running[0].id])
            self._running = None

    @override
    def close(self) -> None:
        """Wait for the running scan, which checks `JobContext.stop`, and put it back into the queue."""
        self._thread.shutdown(wait=True)
        self.drop()

    def _finish(self, job: Job, future: Future[bool]) -> None:
        error = error_of(future)
        if isinstance(error, StorageError):
            raise error
        with self._context.database.write() as session:
            if error is not None:
                jobs.fail(session, job.id, reason=error.whole)
            elif future.result():
                jobs.finish(session, [job.id])
            else:
                jobs.put_back(session, [job.id])
        if error is not None:
            self._context.events.notice(error.whole, Level.ERROR, NextStep.RESCAN)
        self._context.events.changed(Changes.JOBS)


def run(context: JobContext, job: Job, follow_up: Callable[[Job], object]) -> bool:
    """Scan one folder.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    job : Job
        A job of kind `JobKind.SCAN`; its subject is the folder.
    follow_up : callable
        Called with the job when the whole folder has been scanned.

    Returns
    -------
    bool
        Whether it completed; False if the worker is stopping and the job must be run again.
    """
    try:
        return _run(context, job, follow_up)
    except UsageError:
        log.info("folder %d was removed while it was scanned", job.subject_id)
        return True


def _run(context: JobContext, job: Job, follow_up: Callable[[Job], object]) -> bool:
    with context.database.read() as session:
        folder = folders.get(session, job.subject_id)
        known = files.known_stamps(session, job.subject_id)
    # A drive that hangs would keep all other scans waiting.
    if root_checks.patient_state(folder.path) is FolderState.OFFLINE:
        _set_offline(context, folder)
        return True
    context.events.activity = Sentence("Scanning {name}", name=folder.path.name)
    try:
        scan = _Scan(context, folder, known, job)
        missing = scan.run()
    except scanner.RootLostError:
        _set_offline(context, folder)
        return True
    if missing is None:
        return False
    with context.database.write() as session:
        folders.get(session, folder.id)
        files.mark_missing(session, folder.id, missing)
        files.mark_seen(session, folder.id, scan.seen)
        folders.set_state(session, folder.id, state=FolderState.ONLINE)
        folders.mark_scanned(session, folder.id)
    _leave_growing(context, folder, scan.growing())
    # Files that came back, or that failed with an older reader, also need work although they have not changed.
    follow_up(job)
    context.events.changed(Changes.FOLDERS | Changes.VIDEOS)
    return True


class _Scan:
    def __init__(self, context: JobContext, folder: Folder, known: dict[Path, FileStamp], job: Job) -> None:
        self._context = context
        self._job = job
        self._folder = folder
        self._known = known
        self.seen: set[Path] = set()
        self._batch: list[FoundFile] = []
        self._batch_since = time.monotonic()
        self._unreadable: list[scanner.Unreadable] = []
        self._growing: list[Path] = []

    def run(self) -> list[Path] | None:
        """Walk to the end; return the paths that are gone, or None if the worker is stopping."""
        for event in self._events():
            if self._context.stop.is_set():
                return None
            match event:
                case scanner.Unchanged(relative_path=path):
                    self.seen.add(path)
                case scanner.Candidate(relative_path=path, stamp=stamp):
                    self._take_settled(path, stamp)
                case scanner.Unreadable():
                    self._unreadable.append(event)
        self._flush()
        if self._growing and not self._take_grown():
            return None
        self._say_unreadable()
        return [path for path in self._known if path not in self.seen and not self._is_hidden(path)]

    def _events(self) -> Iterator[scanner.ScanEvent]:
        root = self._folder.path
        if root.is_file():
            status = root.stat()
            stamp = FileStamp(status.st_size, status.st_mtime_ns, status.st_ino)
            is_known = self._known.get(Path()) == stamp
            yield scanner.Unchanged(Path()) if is_known else scanner.Candidate(Path(), stamp)
            return
        ignore = scanner.IgnoreRules(self._context.settings.ignore_patterns)
        yield from scanner.walk(root, ignore=ignore, known=self._known)

    def _take_settled(self, path: Path, stamp: FileStamp) -> None:
        # A file that is still being written would be a different video, with its own vectors, at each scan.
        if scanner.is_settled(stamp, quiet_seconds=self._context.settings.file_quiet_seconds):
            self._take(path, stamp)
        else:
            self._growing.append(path)

    def _take_grown(self) -> bool:
        """Wait once and take files that are no longer being written; return False if the worker is stopping."""
        if self._context.stop.wait(self._context.settings.file_quiet_seconds):
            return False
        waiting, self._growing = self._growing, []
        for path in waiting:
            with contextlib.suppress(PathError):  # it is gone: discarded, or renamed on completion
                self._take_settled(path, scanner.stamp_of(self._folder.path / path))
        self._flush()
        self.seen.update(self._growing)
        return True

    def growing(self) -> tuple[Path, ...]:
        """Return the full paths of the files that were skipped because they are still being written."""
        return tuple(self._folder.path / path for path in self._growing)

    def _take(self, path: Path, stamp: FileStamp) -> None:
        try:
            content = fingerprint.content_key(self._folder.path / path)
        except PathError as error:
            cause = getattr(error.__cause__, "strerror", None)
            reason = sentence.literal(cause) if cause else error.sentence
            self._unreadable.append(scanner.Unreadable(self._folder.path / path, reason))
            return
        self.seen.add(path)
        self._batch.append(FoundFile(path, stamp, content))
        is_due = time.monotonic() - self._batch_since > _SECONDS_PER_BATCH
        if is_due or len(self._batch) >= _FILES_PER_BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._batch:
            return
        with self._context.database.write() as session:
            folders.get(session, self._folder.id)  # raises if it has been removed meanwhile
            outcome = files.put_files(session, self._folder.id, self._batch)
            # Cancelling a scan still records the files found, but queues nothing.
            wanted = () if jobs.cancelled_among(session, [self._job.id]) else outcome.new_video_ids
            for kind in NEW_VIDEO_KINDS:
                jobs.enqueue(session, kind, wanted, priority=Priority.NORMAL)
        self._batch, self._batch_since = [], time.monotonic()
        self._context.events.changed(Changes.VIDEOS | Changes.JOBS)
        self._context.wake.set()

    def _is_hidden(self, path: Path) -> bool:
        # What is below an unreadable folder is unknown, not gone.
        full = self._folder.path / path
        return any(full.is_relative_to(entry.path) for entry in self._unreadable)

    def _say_unreadable(self) -> None:
        if not self._unreadable:
            return
        first = self._unreadable[0]
        self._context.events.notice(
            Sentence("{path} could not be read: {reason}", path=first.path, reason=first.reason)
            if len(self._unreadable) == 1
            else Sentence(
                "{path} could not be read: {reason} (and {count} more)",
                path=first.path,
                reason=first.reason,
                count=len(self._unreadable) - 1,
            ),
            Level.WARNING,
            NextStep.RESCAN,
        )


def _leave_growing(context: JobContext, folder: Folder, paths: tuple[Path, ...]) -> None:
    if not paths:
        context.growing.pop(folder.id, None)
        return
    context.growing[folder.id] = paths
    name, n_more = paths[0].name, len(paths) - 1
    context.events.notice(
        Sentence(
            "{name} is still being written (and {count} more). It will be read when it is complete",
            name=name,
            count=n_more,
        )
        if n_more
        else Sentence("{name} is still being written. It will be read when it is complete", name=name)
    )


def _set_offline(context: JobContext, folder: Folder) -> None:
    with context.database.write() as session:
        folders.set_state(session, folder.id, state=FolderState.OFFLINE)
    missing_files.report_offline(context, [folder])
