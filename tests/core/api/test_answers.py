"""Answers to a page are one undo step, and an audit knows the answers to its own questions."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import audits
from core.catalog.audits import AuditRecord
from core.catalog.store.columns import now
from core.domain.changes import Changes
from core.domain.learning import Answer, Question
from core.domain.moments import Moment
from core.domain.tags import Verdict
from tests.support import made_up_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 4)
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        library.tags.add("red")
        yield library


def said(library: Library, video_id: int) -> list[tuple[Verdict, float | None]]:
    return [(one.verdict, one.start_seconds) for one in library.decisions.of_video(video_id)]


def whole(video_id: int, *, audit_id: int | None = None) -> Question:
    return Question(video_id, 1, None, None, 0.5, audit_id=audit_id)


def started(library: Library, n_drawn: int) -> int:
    with library.database.write() as session:
        mark = audits.other_decisions(session, 1).mark
        return audits.start(session, AuditRecord(0, 1, now(), 0, 0.4, "", mark, 4, n_drawn))


def record(library: Library) -> AuditRecord | None:
    with library.database.read() as session:
        return audits.newest(session, [1]).get(1)


def test_page_is_decided_and_undone_in_one_step(library: Library) -> None:
    library.decisions.reject([1], [1])
    library.decisions.accept([3], [1])
    library.decisions.reject([2], [1], moment=Moment(2, 0.0, 1.0))
    page = [Answer(whole(1), True), Answer(Question(2, 1, 0.5, 1.5, 0.4), False), Answer(whole(3), None)]
    change = library.decisions.answer(page)

    assert change.changes & Changes.DECISIONS
    assert said(library, 1) == [(Verdict.ACCEPTED, None)]
    assert said(library, 2) == [(Verdict.REJECTED, 0.0), (Verdict.REJECTED, 0.5)], "another moment stays as it was"
    assert said(library, 3) == [], "what is left undecided is unknown again"
    library.undo(change.undo)
    assert [said(library, video_id) for video_id in (1, 2, 3)] == [
        [(Verdict.REJECTED, None)], [(Verdict.REJECTED, 0.0)], [(Verdict.ACCEPTED, None)],
    ]  # fmt: skip


def test_answer_counts_in_its_audit_until_it_is_withdrawn(library: Library) -> None:
    audit_id = started(library, 3)
    library.decisions.answer([Answer(whole(one, audit_id=audit_id), one == 1) for one in (1, 2)])
    found = record(library)
    assert found is not None
    assert (found.n_right, found.n_wrong, found.n_open) == (1, 1, 1)

    change = library.decisions.answer([Answer(whole(2, audit_id=audit_id), None)])
    found = record(library)
    assert found is not None
    assert (found.n_right, found.n_wrong, found.n_open) == (1, 0, 2)
    library.undo(change.undo)
    found = record(library)
    assert found is not None
    assert (found.n_right, found.n_wrong, found.n_open) == (1, 1, 1)


def test_answer_without_an_audit_belongs_to_none(library: Library) -> None:
    started(library, 1)
    library.decisions.answer([Answer(whole(1), True)])
    assert record(library) is None
    assert said(library, 1) == [(Verdict.ACCEPTED, None)]
