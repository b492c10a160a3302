"""Audits are stored with their sample and answers, also in a migrated catalog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from core.catalog import audits, decisions, tags
from core.catalog.audits import AuditRecord
from core.catalog.store.columns import now
from core.catalog.store.database import Database, TransactionMode, beginning, choose_journal, make_engine, upgrade
from core.domain.learning import Question
from core.domain.tags import Decision, Verdict
from tests.core.catalog import samples


@pytest.fixture(params=["fresh", "from 0003"])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    path = tmp_path / "library" / "catalog.sqlite"
    if request.param != "fresh":
        path.parent.mkdir()
        engine = make_engine(path)
        choose_journal(engine, path)
        with beginning(engine, TransactionMode.WRITE).begin() as connection:
            upgrade(connection, revision="0003")
        engine.dispose()
    opened = Database.open(path, busy_timeout_seconds=5)
    yield opened
    opened.close()


@pytest.fixture
def tag_id(database: Database) -> int:
    with database.write() as session:
        samples.put(session, "/v", a=1, b=2, c=3, d=4)
        return tags.add(session, "beach").id


def start(database: Database, tag_id: int, *, n_drawn: int) -> int:
    with database.write() as session:
        mark = audits.other_decisions(session, tag_id).mark
        return audits.start(session, AuditRecord(0, tag_id, now(), 2, 0.4, "row", mark, 9, n_drawn))


def answer(database: Database, tag_id: int, audit_id: int, **said: bool) -> None:
    with database.write() as session:
        asked = []
        for name, is_right in said.items():
            video_id = "abcd".index(name) + 1
            verdict = Verdict.ACCEPTED if is_right else Verdict.REJECTED
            decisions.put(session, Decision(video_id, tag_id, verdict, None, None, now()))
            asked.append(Question(video_id, tag_id, None, None, 0.5, audit_id=audit_id))
        audits.put_answers(session, asked, asked)


def newest(database: Database, tag_id: int) -> AuditRecord | None:
    with database.read() as session:
        return audits.newest(session, [tag_id]).get(tag_id)


def test_audit_is_read_back(database: Database, tag_id: int) -> None:
    audit_id = start(database, tag_id, n_drawn=3)
    assert newest(database, tag_id) is None, "nothing was answered"
    answer(database, tag_id, audit_id, a=True, b=False)
    found = newest(database, tag_id)

    assert found is not None
    assert (found.id, found.head_version, found.threshold, found.row_mark) == (audit_id, 2, 0.4, "row")
    assert (found.n_suggested, found.n_drawn, found.n_right, found.n_wrong, found.n_open) == (9, 3, 1, 1, 1)


def test_last_complete_audit_counts_or_else_the_one_with_most_answers(database: Database, tag_id: int) -> None:
    first = start(database, tag_id, n_drawn=3)
    answer(database, tag_id, first, a=True, b=True)
    second = start(database, tag_id, n_drawn=2)
    answer(database, tag_id, second, c=True)
    found = newest(database, tag_id)
    assert found is not None
    assert found.id == first
    answer(database, tag_id, second, d=False)
    found = newest(database, tag_id)
    assert found is not None
    assert (found.id, found.n_open) == (second, 0)


def test_answers_of_this_and_later_audits_do_not_count_as_other_decisions(database: Database, tag_id: int) -> None:
    first = start(database, tag_id, n_drawn=1)
    with database.read() as session:
        before = audits.other_decisions(session, tag_id)
    answer(database, tag_id, first, a=True)
    second = start(database, tag_id, n_drawn=1)
    answer(database, tag_id, second, b=False)
    with database.read() as session:
        assert audits.other_decisions(session, tag_id, audit_id=first) == before
        assert audits.other_decisions(session, tag_id, audit_id=second) != before, "to it the first is one of many"
    with database.write() as session:
        decisions.put(session, Decision(3, tag_id, Verdict.REJECTED, None, None, now()))
    with database.read() as session:
        assert audits.other_decisions(session, tag_id, audit_id=first) != before


def test_answer_needs_its_audit_and_is_removed_with_the_tag(database: Database, tag_id: int) -> None:
    audit_id = start(database, tag_id, n_drawn=1)
    with pytest.raises(IntegrityError):
        answer(database, tag_id, audit_id + 7, a=True)
    answer(database, tag_id, audit_id, a=True)
    with database.write(is_durable=True) as session:
        tags.remove(session, tag_id, with_decisions=True)
    assert newest(database, tag_id) is None
    with database.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM audit_answers").scalar_one() == 0
