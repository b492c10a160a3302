"""Audits: what is drawn, what counts as answered, and what makes them outdated."""

import dataclasses

import pytest

from core.domain.audits import Audit, Since
from core.domain.learning import Answer, AuditSheet, ReviewMode
from core.domain.tag_quality import QualityLevel
from core.errors import UsageError
from core.jobs.learning import tag_estimates
from core.jobs.learning.service import LocalLearning
from core.tagging import audit
from tests.core.jobs.learning.conftest import Bench


@pytest.fixture
def red(bench: Bench) -> int:
    """Return a suggested tag with decisions of both kinds."""
    tag_id = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:4], [tag_id])
    bench.library.decisions.reject(bench.of_kind(1)[:4], [tag_id])
    bench.library.tags.set_threshold(tag_id, 0.2)
    bench.learner.catch_up()
    return tag_id


def drawn(bench: Bench, tag_id: int, n_wanted: int = 12) -> AuditSheet:
    with bench.context.database.write() as session:
        return tag_estimates.start_audit(session, tag_id, n_wanted=n_wanted)


def answer(bench: Bench, sheet: AuditSheet, n: int | None = None, *, wrong: int = 0):
    """Answer some questions, the first of them as wrong."""
    said = [Answer(one, place >= wrong) for place, one in enumerate(sheet.questions[:n])]
    return bench.library.decisions.answer(said)


def audit_of(bench: Bench, tag_id: int) -> Audit | None:
    return bench.library.learning.audits([tag_id]).get(tag_id)


def test_audit_is_drawn_from_suggestions_each_video_once(bench: Bench, red: int) -> None:
    suggested = {one.video_id for one in bench.library.learning.suggestions_of_tag(red, limit=1_000)}
    suggested -= set(bench.of_kind(0)[:4])  # accepted for the whole video; that their moments fit is nothing new
    seen: set[int] = set()
    for _draw in range(30):
        sheet = drawn(bench, red, 5)
        ids = [one.video_id for one in sheet.questions]
        assert len(set(ids)) == min(5, len(suggested))
        assert set(ids) <= suggested
        assert {one.audit_id for one in sheet.questions} == {sheet.audit_id}
        assert sheet.n_suggested == len(suggested)
        seen |= set(ids)
    assert seen == suggested, "any of them may be drawn, not only the likeliest"


def test_nothing_is_drawn_without_suggestions(bench: Bench) -> None:
    assert drawn(bench, bench.tag("qwzx")).questions == ()
    assert audit_of(bench, 1) is None


def test_partial_answers_count_and_undecided_ones_do_not(bench: Bench, red: int) -> None:
    sheet = drawn(bench, red)
    assert audit_of(bench, red) is None
    answer(bench, sheet, 4, wrong=1)
    bench.library.decisions.answer([Answer(sheet.questions[4], None)])
    # A drawn question that was decided elsewhere was chosen by a person: it does not belong to the sample.
    bench.library.decisions.accept([sheet.questions[5].video_id], [red])

    found = audit_of(bench, red)
    assert found is not None
    assert (found.n_right, found.n_wrong, found.n_drawn) == (3, 1, len(sheet.questions))
    assert found.is_partial
    assert (found.low, found.high) == audit.interval(3, 4, n_open=len(sheet.questions) - 4)
    assert found.low < audit.interval(3, 4)[0], "what was left open may all be wrong"


def test_unfinished_check_does_not_replace_a_finished_one(bench: Bench, red: int) -> None:
    assert audit_of(bench, red) is None
    begun = drawn(bench, red, 4)
    answer(bench, begun, 2)
    fuller = drawn(bench, red, 5)
    answer(bench, fuller, 3)
    last = drawn(bench, red, 5)
    answer(bench, last, 1)
    found = audit_of(bench, red)
    assert found is not None
    assert (found.id, found.n_answered, found.is_partial) == (fuller.audit_id, 3, True), "none is whole"

    whole = drawn(bench, red, 4)
    answer(bench, whole, wrong=1)
    later = drawn(bench, red, 12)
    answer(bench, later, 5)
    bench.learner.catch_up()
    found = audit_of(bench, red)
    assert found is not None
    assert (found.id, found.n_right, found.n_wrong, found.is_partial) == (whole.audit_id, 3, 1, False)
    assert (found.since, found.n_decisions_since) == ((), 0), "what was drawn at random does not end it"

    answer(bench, later)
    found = audit_of(bench, red)
    assert found is not None
    assert (found.id, found.is_partial) == (later.audit_id, False)
    bench.library.decisions.reject(bench.of_kind(2)[-1:], [red])
    found = audit_of(bench, red)
    assert found is not None
    assert found.since == (Since.DECISIONS,)


def test_audit_stays_current_after_its_own_answers_are_learned(bench: Bench, red: int) -> None:
    answer(bench, drawn(bench, red))
    report = bench.learner.catch_up()
    assert report.tag_ids == (red,), "audit answers are decisions and teach"

    found = audit_of(bench, red)
    assert found is not None
    assert found.is_current
    assert (found.since, found.n_decisions_since) == ((), 0)


def test_undone_answer_leaves_the_audit_and_returns_with_redo(bench: Bench, red: int) -> None:
    sheet = drawn(bench, red)
    answer(bench, sheet, 3)
    last = bench.library.decisions.answer([Answer(sheet.questions[3], False)])

    back = bench.library.undo(last.undo)
    found = audit_of(bench, red)
    assert found is not None
    assert (found.n_right, found.n_wrong) == (3, 0)
    bench.library.undo(back.undo)
    found = audit_of(bench, red)
    assert found is not None
    assert (found.n_right, found.n_wrong) == (3, 1)
    # Corrected later by any means: it counts as corrected.
    one = sheet.questions[3]
    bench.library.decisions.answer([Answer(one, True)])
    found = audit_of(bench, red)
    assert found is not None
    assert (found.n_right, found.n_wrong) == (4, 0)


def test_other_decisions_outdate_it_and_are_counted(bench: Bench, red: int) -> None:
    answer(bench, drawn(bench, red, 3))
    other = bench.library.decisions.reject(bench.of_kind(2)[:5], [red])

    found = audit_of(bench, red)
    assert found is not None
    assert not found.is_current
    assert (found.since, found.n_decisions_since) == ((Since.DECISIONS,), 5)
    bench.library.undo(other.undo)
    found = audit_of(bench, red)
    assert found is not None
    assert found.is_current


def test_new_threshold_or_words_outdate_it(bench: Bench, red: int) -> None:
    answer(bench, drawn(bench, red, 3))
    bench.library.tags.set_threshold(red, 0.5)
    bench.learner.catch_up()
    found = audit_of(bench, red)
    assert found is not None
    assert Since.THRESHOLD in found.since
    bench.library.tags.set_threshold(red, 0.2)
    bench.library.tags.rename(red, "green")
    bench.learner.catch_up()
    found = audit_of(bench, red)
    assert found is not None
    assert Since.WORDS in found.since
    assert Since.THRESHOLD not in found.since


def test_reliable_requires_a_current_audit(bench: Bench, red: int) -> None:
    service = LocalLearning(bench.context, bench.learner)
    bench.library.decisions.accept(bench.of_kind(0)[4:10], [red])
    bench.library.decisions.reject(bench.of_kind(1)[4:16], [red])
    bench.library.tags.set_threshold(red, 0.02)
    bench.learner.catch_up()
    before = service.tag_quality(red)
    assert before.average_precision is not None
    assert before.average_precision > 0.9, "it ranks well what was decided; that is no claim about suggestions"
    assert (before.level, before.audit) == (QualityLevel.UNCHECKED, None)

    sheet = drawn(bench, red, 12)
    assert len(sheet.questions) == 10
    answer(bench, sheet)
    bench.learner.catch_up()
    after = service.tag_quality(red)
    assert after.audit is not None
    assert (after.level, after.audit.n_right) == (QualityLevel.RELIABLE, 10)

    bench.library.decisions.reject(bench.of_kind(3)[-1:], [red])
    bench.learner.catch_up()
    assert service.tag_quality(red).level is QualityLevel.UNCHECKED


def test_merging_drops_the_audit_of_the_merged_tag_and_undo_restores_it(bench: Bench, red: int) -> None:
    answer(bench, drawn(bench, red, 4))
    other = bench.tag("green")
    before = audit_of(bench, red)

    merged = bench.library.tags.merge([red], into_id=other)
    assert bench.library.learning.audits([red, other]) == {}
    bench.library.undo(merged.undo)
    assert audit_of(bench, red) == before


def test_removing_the_tag_removes_its_audits_and_undo_restores_them(bench: Bench, red: int) -> None:
    answer(bench, drawn(bench, red, 4))
    before, outlook = audit_of(bench, red), bench.library.learning.outlooks([red])

    removed = bench.library.tags.remove([red])
    assert bench.library.learning.audits([red]) == {}
    assert bench.library.learning.outlooks([red]) == {}
    bench.library.undo(removed.undo)
    assert audit_of(bench, red) == before
    assert bench.library.learning.outlooks([red]) == outlook


def test_audit_mode_is_refused_for_ordinary_questions(bench: Bench, red: int) -> None:
    with pytest.raises(UsageError, match="A check cannot"):
        LocalLearning(bench.context, bench.learner).questions(red, mode=ReviewMode.AUDIT, n_wanted=3)


def test_answer_to_a_missing_audit_is_refused(bench: Bench, red: int) -> None:
    lost = dataclasses.replace(drawn(bench, red, 1).questions[0], audit_id=99)
    with pytest.raises(UsageError):
        bench.library.decisions.answer([Answer(lost, True)])
    # The decision was not written either.
    assert not [one for one in bench.library.decisions.of_video(lost.video_id) if one.tag_id == red]
