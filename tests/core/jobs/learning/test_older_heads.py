"""Scores of heads from older program versions are never trusted, however such a head becomes active."""

import dataclasses
from pathlib import Path

import pytest

from core.domain.learning import TrainReport
from core.jobs.learning import proposals, training_data, versions
from core.jobs.learning.suggestion_book import SuggestionBook
from core.tagging.head import Head
from core.tagging.tag_classifier import Calibration
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_proposals import rows, taught

CLAIMS_ALL = Calibration(1.0, 9.0)
"""Calibration of the old recipe: any video is nearly certain."""


def flattering(head: Head) -> Head:
    return head.having([dataclasses.replace(row, calibration=CLAIMS_ALL, threshold=0.2) for row in head.rows.values()])


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Calibration]:
    """Return the calibrations from which suggestions were written."""
    found: list[Calibration] = []
    write = SuggestionBook.write

    def watched(self: SuggestionBook, feature_table, tag_ids, *, version: int) -> int:
        found.extend(feature_table.head.rows[tag_id].calibration for tag_id in tag_ids)
        return write(self, feature_table, tag_ids, version=version)

    monkeypatch.setattr(SuggestionBook, "write", watched)
    return found


def keep_old_version(bench: Bench, recipe: str) -> int:
    """Save a version as an older program did: under its marks and with its calibration."""
    now = bench.learner.head
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(training_data, "_RECIPE", recipe)
        with bench.library.database.read() as session:
            marks = training_data.tags_to_fit(session, aim=bench.learner.aim.value).marks
        bench.learner.adopt(flattering(now), marks=marks)
        version = versions.keep(bench.context, bench.learner, {})
    bench.learner.close()
    return version


def expected(bench: Bench, tag_ids: tuple[int, ...]) -> dict[int, bytes]:
    bench.learner.catch_up()
    return {tag_id: rows(bench.learner, tag_id) for tag_id in tag_ids}


def test_restored_old_version_is_recalibrated(bench: Bench, written: list[Calibration]) -> None:
    tags = taught(bench)
    fresh = expected(bench, tags)
    version = keep_old_version(bench, "1")
    bench.again().catch_up()
    versions.use(bench.context, bench.learner, version)

    assert bench.learner.version() == version
    assert {tag_id: rows(bench.learner, tag_id) for tag_id in tags} == fresh
    assert written
    assert CLAIMS_ALL not in written
    assert bench.again().catch_up().tag_ids == (), "and it stays so"


def test_old_active_head_is_refitted_before_it_suggests(bench: Bench, written: list[Calibration]) -> None:
    tags = taught(bench)
    fresh = expected(bench, tags)
    keep_old_version(bench, "1")
    again = bench.again()
    again.ready()
    again.book.is_complete = False  # as if stopped while it was being activated
    again.catch_up()

    assert {tag_id: rows(again, tag_id) for tag_id in tags} == fresh
    assert CLAIMS_ALL not in written


def test_imported_old_head_is_kept_without_its_calibration(
    bench: Bench, written: list[Calibration], tmp_path: Path
) -> None:
    red, green, _rare = taught(bench)
    bench.learner.catch_up()
    version = keep_old_version(bench, "1")
    versions.export_version(bench.context, bench.again(), version, tmp_path / "theirs")
    bench.library.decisions.withdraw(bench.library.videos.ids(), [green])
    bench.learner.catch_up()
    words = rows(bench.learner, green)
    versions.import_version(bench.context, bench.learner, tmp_path / "theirs")

    row = bench.learner.head.rows[green]
    assert row.n_accepted == 6, "nothing is decided here about green; what was learned elsewhere is not lost"
    assert rows(bench.learner, green) != words
    assert row.calibration != CLAIMS_ALL
    assert bench.learner.head.rows[red].n_accepted == 6
    assert CLAIMS_ALL not in written
    assert bench.library.learning.outlooks([green])[green].n_suggested < 40


def test_current_version_is_restored_to_the_last_bit(bench: Bench) -> None:
    red, _green, _rare = taught(bench)
    bench.learner.adopt(flattering(bench.learner.head), marks=bench.learner.marks)
    version = versions.keep(bench.context, bench.learner, {})
    before = rows(bench.learner, red)
    bench.library.decisions.reject(bench.of_kind(3)[-3:], [red])
    bench.learner.catch_up()
    assert rows(bench.learner, red) != before
    versions.use(bench.context, bench.learner, version)
    assert rows(bench.learner, red) == before


def test_old_proposal_is_refitted_when_adopted(bench: Bench, written: list[Calibration]) -> None:
    tags = taught(bench)
    fresh = expected(bench, tags)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(training_data, "_RECIPE", "1")
        with bench.library.database.read() as session:
            marks = training_data.tags_to_fit(session, aim=bench.learner.aim.value).marks
    report = proposals.report_of(bench.context, bench.learner, _propose(bench, marks))
    proposals.adopt(bench.context, bench.learner, report.version)
    assert {tag_id: rows(bench.learner, tag_id) for tag_id in tags} == fresh
    assert CLAIMS_ALL not in written


def _propose(bench: Bench, marks: dict[int, str]) -> int:
    made = proposals.Proposal(
        flattering(bench.learner.head), marks, frozenset(bench.learner.feature_table.places), 0.0,
        TrainReport(0, 3, 49, 0.1, None, None, 0.0, was_refreshed=False, tags=()),
    )  # fmt: skip
    return proposals.keep(bench.context, bench.learner, made).version
