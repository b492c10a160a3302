"""Corrections become suggestions at once, for the changed tags only, and never against a decision."""

import contextlib
from pathlib import Path

import pytest
from sqlalchemy import update

from core.api.library import Library
from core.catalog import suggestions
from core.catalog.store.schema import DecisionRow
from core.domain.changes import Changes
from core.domain.embeddings import EncoderInfo
from core.domain.moments import Moment
from core.domain.tags import PERSON, Suggestion
from core.errors import EncoderError
from core.jobs.context import JobContext
from core.jobs.learning import classifier_builder, head_files, suggestion_book, training_data
from core.jobs.learning import learner as learner_module
from core.jobs.learning.learner import Learner
from core.settings import Settings
from tests.core.jobs.learning.conftest import Bench
from tests.support import made_up_library
from tests.support.made_up_library import WordEncoder, WordHost


def suggested(bench: Bench, tag_id: int) -> set[int]:
    with bench.library.database.read() as session:
        found: list[Suggestion] = [one for video_id in range(1, 100) for one in suggestions.of_video(session, video_id)]
    return {one.video_id for one in found if one.tag_id == tag_id and one.start_seconds is None}


def test_new_tag_is_suggested_by_its_name_alone(bench: Bench) -> None:
    red = bench.tag("red")
    report = bench.learner.catch_up()

    assert report.tag_ids == (red,)
    assert report.n_suggestions > 0
    assert suggested(bench, red) <= set(bench.of_kind(0))


def test_name_without_meaning_is_not_suggested_before_the_first_decision(bench: Bench) -> None:
    tag = bench.tag("Xyzzy")
    bench.learner.catch_up()
    assert suggested(bench, tag) == set()

    bench.library.decisions.accept(bench.of_kind(2)[:4], [tag])
    bench.library.decisions.reject([*bench.of_kind(0)[:4], *bench.of_kind(1)[:4]], [tag])
    bench.learner.catch_up([tag])
    found = suggested(bench, tag)
    assert len(found & set(bench.of_kind(2))) >= 4
    assert len(found - set(bench.of_kind(2))) <= 2


def test_decided_videos_are_never_suggested(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    before = suggested(bench, red)
    rejected, accepted = [*sorted(before), *(one for one in bench.of_kind(0) if one not in before)][:2]
    bench.library.decisions.reject([rejected], [red])
    bench.library.decisions.accept([accepted], [red])
    for learner in (bench.learner, bench.again()):
        learner.catch_up([red])
        assert not suggested(bench, red) & {rejected, accepted}
    with bench.library.database.read() as session:
        assert not [one for one in suggestions.of_video(session, rejected) if one.tag_id == red], "nor its moments"


def test_correction_changes_no_other_tag_by_one_bit(bench: Bench) -> None:
    red, green, other = (bench.tag(name) for name in ("red", "green", "Xyzzy"))
    bench.library.decisions.accept(bench.of_kind(2)[:3], [other])
    bench.learner.catch_up()
    before = bench.learner.scores([green, other])
    bench.library.decisions.accept(bench.of_kind(0)[:5], [red])
    bench.library.decisions.reject(bench.of_kind(3)[:5], [red])
    report = bench.learner.catch_up()
    after = bench.learner.scores([green, other])

    assert report.tag_ids == (red,)
    assert after.videos.tobytes() == before.videos.tobytes()
    assert after.moments.tobytes() == before.moments.tobytes()


def test_withdrawing_a_decision_restores_the_old_scores(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    before = bench.learner.scores([red])
    change = bench.library.decisions.accept(bench.of_kind(1)[:5], [red])
    bench.learner.catch_up()
    assert bench.learner.scores([red]).videos.tobytes() != before.videos.tobytes()
    assert change.undo is not None
    bench.library.undo(change.undo)
    bench.learner.catch_up()

    assert bench.learner.scores([red]).videos.tobytes() == before.videos.tobytes()


def test_nothing_is_done_without_changes_even_after_a_restart(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    bench.learner.catch_up()
    asked = bench.encoder.n_asked

    assert bench.learner.catch_up().tag_ids == ()
    again = bench.again()
    assert again.catch_up().tag_ids == ()
    assert again.head.rows[red].n_accepted == 3
    assert bench.encoder.n_asked == asked, "words are kept with the head"


def test_decisions_written_while_stopped_are_learned_at_the_next_start(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    bench.learner.catch_up()
    bench.learner.close()
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])  # the worker was killed before it noticed

    assert bench.again().catch_up().tag_ids == (red,)
    assert bench.learner.head.rows[green].n_accepted == 0


def test_damaged_head_file_is_made_again(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    bench.learner.catch_up()
    before = bench.learner.scores([red])
    path = head_files.working_path(bench.context.paths, bench.learner.head.encoder_key)
    path.write_bytes(path.read_bytes()[:100])

    again = bench.again()
    assert again.catch_up().tag_ids == (red,)
    assert again.scores([red]).videos.tobytes() == before.videos.tobytes()


def test_renamed_tag_gets_a_new_direction_and_keeps_its_decisions(bench: Bench) -> None:
    tag = bench.tag("red")
    bench.library.decisions.reject(bench.of_kind(3)[:2], [tag])
    bench.learner.catch_up()
    bench.library.tags.rename(tag, "green")
    report = bench.learner.catch_up()

    assert report.tag_ids == (tag,)
    assert len(suggested(bench, tag) & set(bench.of_kind(1))) > len(suggested(bench, tag) & set(bench.of_kind(0)))
    assert bench.learner.head.rows[tag].n_rejected == 2


def test_words_that_could_not_be_encoded_are_encoded_at_the_next_start(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classifier_builder, "_read_words", lambda _path, _n_dims: None)  # other tests have cached them
    red = bench.tag("red")
    kept = bench.encoder

    class Refuses:
        def serving_text(self, _info: EncoderInfo) -> WordEncoder:
            raise EncoderError("no weights")

    bench.learner = Learner(bench.context, Refuses())  # type: ignore[arg-type]
    assert bench.learner.catch_up().tag_ids == (red,)
    assert suggested(bench, red) == set()
    assert bench.learner.catch_up().tag_ids == (), "not again and again"
    bench.encoder = kept
    assert bench.again().catch_up().tag_ids == (red,)
    assert suggested(bench, red)


def test_many_tags_are_suggested_as_each_alone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    tags = [bench.tag(name) for name in ("red", "green", "other")]
    bench.library.decisions.accept(bench.of_kind(2)[:3], [tags[2]])
    bench.library.decisions.reject(bench.of_kind(1)[:3], [tags[2]])
    bench.learner.catch_up()
    at_once = [suggested(bench, tag) for tag in tags]
    monkeypatch.setattr(suggestion_book, "TAGS_AT_ONCE", 1)
    bench.learner.suggest_all()
    assert [suggested(bench, tag) for tag in tags] == at_once
    assert all(at_once)


def test_removed_video_is_not_suggested_and_a_removed_tag_is_forgotten(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    bench.learner.catch_up()
    gone = min(suggested(bench, red))
    bench.library.videos.remove_from_library([gone])
    bench.library.decisions.reject(bench.of_kind(3)[:1], [red])
    bench.library.tags.remove([green])
    bench.learner.catch_up()

    assert gone not in suggested(bench, red)
    assert bench.learner.head.rows.keys() == {red}


def test_chosen_threshold_is_used(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    n_before = len(suggested(bench, red))
    bench.library.tags.set_threshold(red, 0.99)
    assert bench.learner.catch_up().tag_ids == (red,)
    assert len(suggested(bench, red)) < n_before
    bench.library.tags.set_threshold(red, None)
    bench.learner.catch_up()
    assert len(suggested(bench, red)) == n_before


def test_rejected_moment_is_not_suggested_again(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    video_id = min(suggested(bench, red))
    bench.library.decisions.reject([video_id], [red], moment=Moment(video_id, 0.0, 5.0))
    bench.learner.catch_up()
    with bench.library.database.read() as session:
        left = [one for one in suggestions.of_video(session, video_id) if one.tag_id == red]

    assert not [one for one in left if one.start_seconds is not None and one.start_seconds < 2.5]


def test_video_with_all_moments_rejected_is_not_suggested(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.tags.set_threshold(red, 0.1)
    bench.learner.catch_up()
    video_id = min(suggested(bench, red))
    feature_table = bench.learner.feature_table
    rows = range(
        feature_table.first[feature_table.places[video_id]], feature_table.first[feature_table.places[video_id] + 1]
    )
    spans = [(float(feature_table.start_seconds[row]), float(feature_table.end_seconds[row])) for row in rows]
    for start, end in spans:
        assert video_id in suggested(bench, red), "one moment may still fit"
        bench.library.decisions.reject([video_id], [red], moment=Moment(video_id, start, end))
        bench.learner.catch_up()

    assert video_id not in suggested(bench, red)


def test_new_suggestions_are_announced(bench: Bench) -> None:
    told = bench.context.events.subscribe()
    bench.tag("red")
    bench.learner.catch_up()

    assert told.take().changes & Changes.SUGGESTIONS


def test_empty_library_learns_nothing_without_errors(tmp_path: Path) -> None:
    with contextlib.closing(Library.open(tmp_path / "empty")) as library:
        library.tags.add("red")
        encoder = WordEncoder(made_up_library.encoder_info(), {})
        learner = Learner(JobContext(library.paths, library.database, Settings()), WordHost(encoder))  # type: ignore[arg-type]

        assert learner.catch_up().tag_ids == ()
        assert learner.ready() is None


def test_imported_decision_confirmed_by_a_person_is_learned_again(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    with bench.library.database.write(is_durable=True) as session:
        session.execute(update(DecisionRow).values(source="import:elsewhere"))
    bench.learner.catch_up()
    with bench.library.database.write(is_durable=True) as session:
        session.execute(update(DecisionRow).values(source=PERSON))
    assert bench.learner.catch_up([red]).tag_ids == (red,)


def test_many_tags_are_learned_in_steps_and_finished_ones_stay(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner_module, "TAGS_AT_ONCE", 2)
    tags = [bench.tag(f"tag {number}") for number in range(5)]
    fits: list[tuple[int, ...]] = []
    fit = bench.learner._fit

    def stops(tag_ids: list[int], wanted: training_data.TagsToFit) -> int:
        if len(fits) == 2:
            raise KeyboardInterrupt
        fits.append(tuple(tag_ids))
        return fit(tag_ids, wanted)

    monkeypatch.setattr(bench.learner, "_fit", stops)
    with pytest.raises(KeyboardInterrupt):
        bench.learner.catch_up()
    assert fits == [tuple(tags[:2]), tuple(tags[2:4])]
    assert bench.again().catch_up().tag_ids == (tags[4],)
