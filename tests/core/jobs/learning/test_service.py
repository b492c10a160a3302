"""Queries of the learning service: scores, questions, quality, and a preview while typing a tag."""

import pytest

from core.domain.learning import ReviewMode
from core.domain.moments import Moment
from core.domain.tag_quality import QualityLevel
from core.errors import UsageError
from core.jobs.learning.service import LocalLearning
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_training import decide


def test_all_scores_are_returned_and_only_those_above_the_threshold_suggested(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0)
    found = LocalLearning(bench.context, bench.learner).scores()
    whole = [one for one in found if one.start_seconds is None]

    assert {one.video_id for one in whole} == set(range(1, 81))
    assert all(0 <= one.score <= 1 for one in found)
    threshold = bench.learner.head.rows[red].threshold
    told = {*bench.of_kind(0)[:6], *(number for kind in (1, 2, 3) for number in bench.of_kind(kind)[:6])}
    assert {one.video_id for one in whole if one.is_suggested} == {
        one.video_id for one in whole if one.score >= threshold and one.video_id not in told
    }


def test_rejected_moment_is_scored_and_not_suggested(bench: Bench) -> None:
    red = bench.tag("red")
    service = LocalLearning(bench.context, bench.learner)
    wanted = next(one for one in service.scores() if one.is_suggested and one.start_seconds is not None)
    moment = Moment(wanted.video_id, wanted.start_seconds or 0.0, wanted.end_seconds or 0.0)
    bench.library.decisions.reject([moment.video_id], [red], moment=moment)
    again = [
        one for one in service.scores() if (one.video_id, one.start_seconds) == (wanted.video_id, wanted.start_seconds)
    ]
    assert [one.is_suggested for one in again] == [False]


def test_page_asks_no_question_twice(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=3)
    page = LocalLearning(bench.context, bench.learner).questions(red, mode=ReviewMode.MIXED, n_wanted=12)
    told = {*bench.of_kind(0)[:3], *(number for kind in (1, 2, 3) for number in bench.of_kind(kind)[:3])}

    assert len(page) == 12
    assert len({question.video_id for question in page}) == 12
    assert not {question.video_id for question in page} & told
    threshold = bench.learner.head.rows[red].threshold
    assert {question.is_likely for question in page} == {True, False}
    assert all(question.is_likely is (question.score >= threshold) for question in page)


def test_wrong_label_is_asked_again(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=10)
    wrong = bench.of_kind(0)[15]
    bench.library.decisions.reject([wrong], [red])
    doubted = LocalLearning(bench.context, bench.learner).questions(red, mode=ReviewMode.DISAGREES, n_wanted=5)

    assert doubted[0].video_id == wrong
    assert doubted[0].was_accepted is False


def test_tag_quality_includes_the_curve_for_the_slider(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=12)
    found = LocalLearning(bench.context, bench.learner).tag_quality(red)

    assert (found.n_accepted, found.n_rejected) == (12, 36)
    assert found.level is QualityLevel.UNCHECKED, "no audit, no claim"
    assert len(found.thresholds) == 19
    assert LocalLearning(bench.context, bench.learner).tag_quality(bench.tag("new")).level is QualityLevel.TOO_FEW
    with pytest.raises(UsageError):
        LocalLearning(bench.context, bench.learner).tag_quality(999)


def test_preview_shows_matches_of_a_tag_being_typed(bench: Bench) -> None:
    service = LocalLearning(bench.context, bench.learner)
    found = service.preview("red", "", n_wanted=6)

    assert len(found) == 6
    assert {question.video_id for question in found} <= set(bench.of_kind(0))
    assert [question.score for question in found] == sorted((question.score for question in found), reverse=True)
    assert service.preview("Xyzzy", "", n_wanted=6) == []
    assert service.preview("Xyzzy", "", ["red"], n_wanted=6), "another word for it is as good"
    assert service.preview("  ", "", n_wanted=6) == []
    assert not bench.learner.head.rows, "nothing was made"
