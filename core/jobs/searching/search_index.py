"""The index job: sorts the rows of a large library into cells and writes these to a file, while searches go on."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from core.catalog import embeddings as embedding_rows
from core.catalog import jobs
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.embeddings import IndexKind
from core.domain.jobs import Job, JobKind
from core.jobs.context import JobContext
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.sentence import Sentence

if TYPE_CHECKING:
    from core.search.index.vector_index import VectorIndex

Stopped = Callable[[], bool]


class IndexLine(JobLine):
    """Renews the index in a thread of its own when everything else is done.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    save_index : callable
        Makes and writes the cells; gets what tells it to give up, and returns False if it has.
    """

    kind = JobKind.INDEX

    def __init__(self, context: JobContext, save_index: Callable[[Stopped], bool]) -> None:
        self._context, self._save_index = context, save_index
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="index")
        self._running: tuple[Job, Future[bool]] | None = None

    @override
    def step(self, turn: StepTurn) -> LineState:
        if self._running is not None:
            if not self._running[1].done():
                return LineState.BESIDE
            self._finish(*self._running)
            self._running = None
        if not (turn.may_claim and turn.is_quiet and has_queued(self._context.database, self.kind)):
            return LineState.IDLE
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=1)
        for job in claimed:
            self._context.events.activity = Sentence("Writing the index")
            self._running = job, self._thread.submit(self._save_index, self._context.stop.is_set)
            self._running[1].add_done_callback(lambda _: self._context.wake.set())
        return LineState.BESIDE if claimed else LineState.IDLE

    @override
    def drop(self) -> None:
        """Put a job that has ended, with or without an error, back into the queue; a running one continues."""
        if self._running is not None and self._running[1].done():
            with self._context.database.write() as session:
                jobs.put_back(session, [self._running[0].id])
            self._running = None

    @override
    def close(self) -> None:
        """Wait for the running job, which checks `JobContext.stop`; if it has not ended by then, queue it again."""
        self._thread.shutdown(wait=True)
        if self._running is not None and self._running[1].exception() is None:
            self._finish(*self._running)
            self._running = None
        self.drop()

    def _finish(self, job: Job, future: Future[bool]) -> None:
        is_complete = future.result()  # an error pauses the runner, which calls `drop`
        with self._context.database.write() as session:
            (jobs.finish if is_complete else jobs.put_back)(session, [job.id])
        self._context.events.changed(Changes.JOBS)


@dataclass(frozen=True, slots=True)
class IndexFile:
    """Where the cells of one encoder's index are kept.

    Attributes
    ----------
    database : Database
        The catalog, which has their record.
    path : Path
        The file.
    encoder_id : int
        Catalog ID.
    generation : int
        Generation of the rows.
    """

    database: Database
    path: Path
    encoder_id: int
    generation: int

    def renew(
        self, index: "VectorIndex", *, lock: contextlib.AbstractContextManager[object], is_stopped: Stopped
    ) -> bool:
        """Make the cells that an index needs, and write those that are not in the file.

        Parameters
        ----------
        index : VectorIndex
            Searched meanwhile.
        lock : context manager
            Entered only while the index is changed.
        is_stopped : callable
            Asked from time to time whether to give up.

        Returns
        -------
        bool
            False if stopped.
        """
        is_new = index.needs_cells
        if is_new:
            from core.search.index.vector_index import use_half_of_the_cores

            use_half_of_the_cores()
            made = index.make_cells(is_stopped=is_stopped)
            if made is None:
                return False
            with lock:
                index.adopt(made)
        with self.database.read() as session:
            record = embedding_rows.index_record(session, self.encoder_id)
        if index.kind is IndexKind.FLAT:
            if record is not None:
                self._remove()
        elif is_new or record is None or (record.generation, record.n_rows) != (self.generation, index.n_in_cells):
            self._write(index, lock)
        return True

    def _write(self, index: "VectorIndex", lock: contextlib.AbstractContextManager[object]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        record = index.save(self.path, generation=self.generation)
        with self.database.write() as session:
            embedding_rows.put_index_record(session, self.encoder_id, record)
        with lock:
            index.load(self.path, record)  # mapped, they take no memory

    def _remove(self) -> None:
        with self.database.write() as session:
            embedding_rows.drop_index_record(session, self.encoder_id)
        with contextlib.suppress(OSError):  # it is not used any more, whether it can be removed or not
            self.path.unlink(missing_ok=True)
