"""A page of questions: marks, the answers they become, accessible texts, and what is written."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.browse.models.cards import VideoCard
from app.learning.models import review
from app.learning.models.review import ClipMark, ReviewCell, ReviewModel
from app.learning.models.review_run import ReviewRun
from core.domain.learning import Answer, Question, ReviewMode
from core.domain.tags import Tag
from tests.app.stand_in import video
from tests.app.tag_driving import plain

TAG = Tag(3, "beach")
CARDS = {n: VideoCard(video(n, Path(f"sea {n}.mp4")), None, None) for n in range(1, 40)}


def moments(*video_ids: int, was_accepted: bool | None = None) -> list[Question]:
    return [Question(n, TAG.id, 5.0, 10.0, 0.81, was_accepted) for n in video_ids]


def cells(*video_ids: int) -> list[ReviewCell]:
    asked = moments(*video_ids)
    return [ReviewCell(one, CARDS[one.video_id], place, len(asked)) for place, one in enumerate(asked, 1)]


def spoken(model: ReviewModel, row: int) -> str:
    found = plain(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole))
    return found.replace("\u2066", "")


def test_passes_qt_model_test(qtmodeltester: ModelTester) -> None:
    model = ReviewModel()
    model.set_page(cells(1, 2, 3))
    qtmodeltester.check(model)
    model.set_mark([1], ClipMark.WRONG)
    model.set_single(is_single=True)
    model.set_page(cells(4))


def test_accessible_text_describes_the_clip() -> None:
    model = ReviewModel()
    model.set_page(cells(1, 2, 3))
    model.set_mark([2], ClipMark.WRONG)
    assert spoken(model, 2) == "clip 3 of 3, 0:05 \u2013 0:10 of sea 3.mp4, marked wrong, likely"
    assert spoken(model, 0).endswith("undecided, likely")
    model.set_mark([0], ClipMark.RIGHT)
    assert spoken(model, 0).endswith("marked right, likely")


def test_clips_start_undecided_whatever_their_score() -> None:
    model = ReviewModel()
    model.set_page(cells(1, 2, 3))
    model.set_mark([0, 2], ClipMark.WRONG)
    for is_single in (False, True, False):
        model.set_single(is_single=is_single)
        assert [cell.mark for cell in model.cells] == [ClipMark.WRONG, ClipMark.OPEN, ClipMark.WRONG]


def test_doubted_decision_starts_undecided_and_shows_the_earlier_verdict() -> None:
    asked = moments(1, was_accepted=False)[0]
    cell = ReviewCell(asked, CARDS[1], 1, 1)
    assert cell.mark is ClipMark.OPEN
    assert not cell.is_hinted
    assert "you rejected it" in review.accessible_text(cell)


def test_score_is_hidden_while_nothing_is_known_of_the_tag() -> None:
    words = [
        review.score_words(ReviewCell(Question(1, 3, None, None, score), CARDS[1], 1, 1)) for score in (0.0, 0.004)
    ]
    assert words[0] == "not learned yet"
    assert words[1] == "unlikely"


def test_audit_hides_the_score_until_answered() -> None:
    asked = Question(1, 3, None, None, 0.9, audit_id=7)
    cell = ReviewCell(asked, CARDS[1], 1, 1)
    assert review.score_words(cell) == ""
    for words in (review.accessible_text(cell), review.tooltip(cell)):
        assert "likely" not in words
        assert "90" not in words


def test_loop_covers_the_moment_or_the_whole_video() -> None:
    times = [seconds for _id, seconds in cells(1)[0].frame_keys]
    assert times == [5.5, 6.5, 7.5, 8.5, 9.5]
    whole = ReviewCell(Question(1, 3, None, None, 0.5), CARDS[1], 1, 1)
    times = [seconds for _id, seconds in whole.frame_keys]
    assert times == sorted(times)
    assert 0 < times[0] < times[-1] < 60
    unknown = VideoCard(video(9, Path("x.mp4"), has_media=False), None, None)
    assert not ReviewCell(Question(9, 3, None, None, 0.5), unknown, 1, 1).frame_keys


def mark(run: ReviewRun, model: ReviewModel, *what: ClipMark) -> list[Answer]:
    assert run.sheet is not None
    model.set_page(run.sheet.cells)
    for row, one in enumerate(what):
        model.set_mark([row], one)
    run.note(model.cells)
    return run.answers()


def test_pages_never_repeat_a_question() -> None:
    run, model = ReviewRun(TAG, ReviewMode.MIXED), ReviewModel()
    assert run.add(moments(1, 2, 3), CARDS, n_wanted=2)
    answers = mark(run, model, ClipMark.RIGHT, ClipMark.OPEN)
    assert [(one.question.video_id, one.is_right) for one in answers] == [(1, True)]
    run.set_saved(answers)
    assert run.n_unanswered == 1
    assert run.tally_of_others() == (0, 0)
    assert run.add(moments(2, 3), CARDS, n_wanted=2)
    assert run.tally_of_others() == (1, 1)
    assert run.sheet is not None
    assert [cell.question.video_id for cell in run.sheet.cells] == [3]
    assert not run.add(moments(2, 3), CARDS, n_wanted=2)


def test_pages_after_an_undone_one_are_asked_again_unless_marked() -> None:
    run, model = ReviewRun(TAG, ReviewMode.MIXED), ReviewModel()
    run.add(moments(1, 2), CARDS, n_wanted=1)
    run.set_saved(mark(run, model, ClipMark.RIGHT))
    run.add(moments(2), CARDS, n_wanted=1)
    run.set_saved((), place=0)
    run.return_to(0)
    assert (run.place, run.n_pages, run.n_unanswered) == (0, 1, 1)
    assert run.add(moments(2, 3), CARDS, n_wanted=1), "what was on the page that went may be asked again"
    mark(run, model, ClipMark.WRONG)
    run.return_to(0)
    assert run.n_pages == 2
    run = ReviewRun(TAG, ReviewMode.MIXED)
    for place in (1, 2):
        run.add(moments(place), CARDS, n_wanted=1)
        run.set_saved([Answer(moments(place)[0], is_right=True)])
    run.set_saved((), place=1)
    run.return_to(0)
    assert run.n_pages == 2, "the history may keep that page again"


def test_deleted_video_is_not_asked_about() -> None:
    run = ReviewRun(TAG, ReviewMode.MIXED)
    assert not run.add(moments(77), CARDS, n_wanted=12)
    assert run.sheet is None


def test_saving_a_page_again_withdraws_answers_that_are_now_undecided() -> None:
    run, model = ReviewRun(TAG, ReviewMode.MIXED), ReviewModel()
    run.add(moments(1, 2, 3), CARDS, n_wanted=12)
    run.set_saved(mark(run, model, ClipMark.RIGHT, ClipMark.WRONG, ClipMark.OPEN))
    again = mark(run, model, ClipMark.OPEN, ClipMark.RIGHT, ClipMark.OPEN)
    assert [(one.question.video_id, one.is_right) for one in again] == [(1, None), (2, True)]
    before = run.set_saved(again)
    assert [one.is_right for one in before] == [True, False]


def test_undecided_doubted_decision_returns_to_the_earlier_verdict() -> None:
    run, model = ReviewRun(TAG, ReviewMode.DISAGREES), ReviewModel()
    run.add(moments(1, was_accepted=False), CARDS, n_wanted=12)
    run.set_saved(mark(run, model, ClipMark.RIGHT))
    assert [one.is_right for one in mark(run, model, ClipMark.OPEN)] == [False]


def test_likely_clip_is_hinted_until_it_is_marked() -> None:
    asked = [Question(n, TAG.id, 5.0, 10.0, 0.4, None, is_likely=n == 1) for n in (1, 2)]
    model = ReviewModel()
    model.set_page([ReviewCell(one, CARDS[one.video_id], place, 2) for place, one in enumerate(asked, 1)])
    assert [cell.is_hinted for cell in model.cells] == [True, False]
    assert model.n_with(ClipMark.OPEN) == 2
    model.set_mark([0], ClipMark.WRONG)
    assert not model.cells[0].is_hinted


def test_unsaved_marks_are_counted_and_found_again() -> None:
    run, model = ReviewRun(TAG, ReviewMode.MIXED), ReviewModel()
    run.add(moments(1, 2), CARDS, n_wanted=1)
    run.set_saved(mark(run, model, ClipMark.RIGHT))
    assert run.n_unsaved == 0
    run.add(moments(2, 3), CARDS, n_wanted=1)
    mark(run, model, ClipMark.WRONG)
    assert run.n_unsaved == 1
    run.place = 0
    mark(run, model, ClipMark.OPEN)
    assert run.n_unsaved == 2, "an answer that is to be taken back is a change, too"
    mark(run, model, ClipMark.RIGHT)
    run.go_to_unsaved()
    assert run.place == 1
