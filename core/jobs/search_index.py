"""The index job: writes the vector index to its file when everything else is done."""

from collections.abc import Callable

from typing_extensions import override

from core.catalog import jobs
from core.domain.changes import Changes
from core.domain.jobs import JobKind
from core.jobs.context import JobContext
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.sentence import Sentence


class IndexLine(JobLine):
    """Writes the index.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    save_index : callable
        Writes the vector index to its file.
    """

    kind = JobKind.INDEX

    def __init__(self, context: JobContext, save_index: Callable[[], None]) -> None:
        self._context, self._save_index = context, save_index

    @override
    def step(self, turn: StepTurn) -> LineState:
        if not (turn.may_claim and turn.is_quiet and has_queued(self._context.database, self.kind)):
            return LineState.IDLE
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=1)
        for job in claimed:
            self._context.events.activity = Sentence("Writing the index")
            self._save_index()
            with self._context.database.write() as session:
                jobs.finish(session, [job.id])
            self._context.events.changed(Changes.JOBS)
        return LineState.BUSY if claimed else LineState.IDLE

    @override
    def drop(self) -> None:
        pass

    @override
    def close(self) -> None:
        pass
