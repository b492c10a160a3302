"""Each kind of job has its facts and its line."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog import jobs
from core.domain.jobs import VIDEO_KINDS, JobKind, JobState, Priority
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.job_line import LineState, StepTurn
from core.jobs.lines import LINES
from core.jobs.runner import Runner
from core.jobs.searching.search_index import IndexLine
from core.settings import Settings
from tests.support.libraries import opened


@pytest.mark.parametrize("kind", JobKind)
def test_kind_has_a_name_and_both_counts_or_none(kind: JobKind) -> None:
    assert kind.facts.title
    assert ("%1" in kind.facts.headline) == ("%2" in kind.facts.headline) == (kind in VIDEO_KINDS)


def test_every_kind_has_one_line_and_every_line_its_turn(tmp_path: Path) -> None:
    assert sorted(line.kind for line in LINES) == sorted(JobKind)
    with opened(tmp_path / "library") as library:
        host = EncoderHost(context := _context(library))
        runner = Runner(context, host, pictures_first=True, save_index=lambda _is_stopped: True)
        with contextlib.closing(host):
            assert tuple(type(line) for line in runner._lines) == LINES
            runner.run(until_idle=True)  # which closes it


def test_index_is_made_beside_other_jobs_and_queued_again_if_stopped(tmp_path: Path) -> None:
    may_end, is_told = threading.Event(), []

    def save_index(is_stopped: Callable[[], bool]) -> bool:
        may_end.wait(20)
        is_told.append(is_stopped())
        return not is_told[-1]

    with opened(tmp_path / "library") as library:
        context, turn = _context(library), StepTurn(may_claim=True, is_quiet=True)
        line = IndexLine(context, save_index)
        with library.database.write() as session:
            jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        assert line.step(turn) is line.step(turn) is LineState.BESIDE
        may_end.set()
        assert context.wake.wait(20), "the runner does not wait for its next look"
        assert line.step(turn) is LineState.IDLE
        with library.database.write() as session:
            assert jobs.list_all(session, state=JobState.QUEUED, kind=JobKind.INDEX) == []
            jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        line.step(turn)
        context.stop.set()
        line.close()
        assert is_told[-1]
        with library.database.read() as session:
            assert len(jobs.list_all(session, state=JobState.QUEUED, kind=JobKind.INDEX)) == 1


def _context(library: Library) -> JobContext:
    return JobContext(library.paths, library.database, Settings())
