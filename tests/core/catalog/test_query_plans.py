"""Frequent queries on 100,000 videos use an index and sort nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from core.catalog import embeddings, jobs, videos
from core.catalog.store.database import Database
from core.domain.jobs import JobKind
from core.domain.videos import VideoSort


@contextmanager
def _statements(session: Session) -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    seen: list[tuple[str, tuple[object, ...]]] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        seen.append((statement, parameters))

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _plan(session: Session, statement: str, parameters: tuple[object, ...]) -> str:
    return "\n".join(
        row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    )


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    "sort", [VideoSort.NAME, VideoSort.ADDED, VideoSort.DURATION, VideoSort.RATING, VideoSort.RECORDED]
)
def test_grid_is_listed_from_an_index_alone(database: Database, sort: VideoSort, descending: bool) -> None:
    with database.read() as session:
        with _statements(session) as seen:
            videos.ids(session, sort=sort, descending=descending)
        plan = _plan(session, *seen[-1])
    assert "USING COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan


def test_claims_and_row_counts_need_no_sorting(database: Database) -> None:
    with database.write() as session:
        with _statements(session) as seen:
            jobs.claim(session, JobKind.ANALYSE, limit=8)
            embeddings.n_rows(session, 1)
        plans = [_plan(session, *one) for one in seen]
    for plan in plans:
        assert "SEARCH" in plan
        assert "USING COVERING INDEX" in plan
        assert "TEMP B-TREE" not in plan
