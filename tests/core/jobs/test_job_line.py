"""Each kind of job has its facts and its line."""

import contextlib
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.jobs import VIDEO_KINDS, JobKind
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.lines import LINES
from core.jobs.runner import Runner
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
        runner = Runner(context, host, pictures_first=True, save_index=lambda: None)
        with contextlib.closing(host):
            assert tuple(type(line) for line in runner._lines) == LINES
            runner.run(until_idle=True)  # which closes it


def _context(library: Library) -> JobContext:
    return JobContext(library.paths, library.database, Settings())
