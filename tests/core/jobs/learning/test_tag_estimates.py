"""The outlook of a tag is written with its suggestions and stays right when videos come and go."""

from collections.abc import Sequence

import pytest

from core.catalog import suggestions
from core.domain.outlook import OutlookReason, StoredOutlook
from core.jobs.learning.learner import Learner
from core.jobs.learning.suggestion_book import SuggestionBook
from core.tagging.feature_table import FeatureTable
from tests.core.jobs.learning.conftest import Bench


def kept(bench: Bench) -> dict[int, StoredOutlook]:
    with bench.context.database.read() as session:
        return suggestions.outlooks_of_tags(session)


def counted_whole(bench: Bench) -> dict[int, StoredOutlook]:
    """Count everything again, as after a correction."""
    bench.learner.suggest_all()
    return kept(bench)


def same(one: StoredOutlook, other: StoredOutlook) -> bool:
    fields = ("n_open", "expected", "variance", "likeliest", "low", "high", "videos_mark")
    return all(getattr(one, name) == pytest.approx(getattr(other, name)) for name in fields)


def test_outlook_sums_the_scores_of_undecided_videos(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    bench.library.decisions.reject(bench.of_kind(1)[:2], [red])
    bench.learner.catch_up()

    decided = {*bench.of_kind(0)[:3], *bench.of_kind(1)[:2]}
    scores = bench.learner.scores([red]).videos[:, 0]
    left = [
        float(scores[place])
        for video_id, place in bench.learner.feature_table.places.items()
        if video_id not in decided
    ]
    found = bench.library.learning.outlooks([red])[red]
    assert found.n_open == len(left) == 75
    assert found.left_estimate == pytest.approx(sum(left), rel=1e-5)
    assert found.likeliest == pytest.approx(max(left))
    assert 0 <= found.left_low < found.left_estimate < found.left_high <= 75
    assert found.n_suggested == bench.library.learning.suggestion_counts([red])[red]


def test_accepted_videos_are_not_counted_as_suggested_for_their_moments(bench: Bench) -> None:
    red = bench.tag("red")
    accepted = bench.of_kind(0)[:6]
    bench.library.decisions.accept(accepted, [red])
    bench.library.tags.set_threshold(red, 0.05)
    bench.learner.catch_up()
    suggested = {one.video_id for one in bench.library.learning.suggestions_of_tag(red, limit=1_000)}
    assert suggested & set(accepted), "their moments are still offered"

    n_open = len(suggested - set(accepted))
    found = bench.library.learning.outlooks([red])[red]
    assert n_open
    assert found.n_suggested == n_open
    assert bench.library.learning.suggestion_counts([red]) == {red: n_open}
    assert bench.learner.book.counts(bench.learner.feature_table, [red]) == {red: n_open}
    assert found.n_suggested <= found.n_open


def test_added_and_removed_videos_are_counted_one_by_one(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    bench.learner.catch_up()
    before = kept(bench)
    scores = bench.learner.scores([red, green]).videos
    unlikely = [video_id for video_id in bench.of_kind(3) if (scores[video_id - 1] < scores.max(axis=0)).all()]
    gone = [unlikely[0], unlikely[7], unlikely[-1]]
    whole: list[list[int]] = []
    write = SuggestionBook.write

    def watched(self: SuggestionBook, feature_table: FeatureTable, tag_ids: Sequence[int], *, version: int) -> int:
        whole.append(list(tag_ids))
        return write(self, feature_table, tag_ids, version=version)

    monkeypatch.setattr(SuggestionBook, "write", watched)

    change = bench.library.videos.remove_from_library(gone)
    bench.learner.catch_up()
    assert whole == []
    smaller = kept(bench)
    assert smaller[red].n_open == before[red].n_open - 3
    assert smaller[red].expected < before[red].expected
    bench.library.undo(change.undo)
    bench.learner.catch_up()
    assert whole == []
    assert same(kept(bench)[red], before[red])
    assert same(kept(bench)[green], before[green])


def test_removing_the_likeliest_video_recounts_everything(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    likeliest = 1 + int(bench.learner.scores([red]).videos[:, 0].argmax())

    bench.library.videos.remove_from_library([likeliest])
    bench.learner.catch_up()

    found = kept(bench)[red]
    assert found.n_open == 79
    assert same(found, counted_whole(bench)[red])


def test_changes_lost_in_a_crash_are_recounted(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    change = bench.library.videos.remove_from_library(bench.of_kind(2)[:4])
    bench.learner.catch_up()
    bench.library.undo(change.undo)

    class Killed(Exception):  # noqa: N818
        pass

    def die(self: Learner) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Learner, "save", die)
        with pytest.raises(Killed):
            bench.learner.catch_up()  # the catalog has counted them; the head's card has not
    bench.again().catch_up()

    assert same(kept(bench)[red], counted_whole(bench)[red])
    assert kept(bench)[red].n_open == 80


def test_missing_outlooks_are_counted_once(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    with bench.context.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM tag_outlooks")

    assert bench.again().catch_up().tag_ids == ()
    assert kept(bench)[red].n_open == 80


def test_reasons_for_no_suggestions(bench: Bench) -> None:
    def reason(tag_id: int) -> OutlookReason:
        bench.learner.catch_up()
        return bench.library.learning.outlooks([tag_id])[tag_id].reason

    red, blank = bench.tag("red"), bench.tag("qwzx")
    assert bench.library.learning.outlooks([red])[red].reason is OutlookReason.WAITS
    assert reason(red) is OutlookReason.SUGGESTS
    bench.library.tags.set_threshold(red, 0.999)
    assert reason(red) is OutlookReason.NOTHING_LIKELY
    bench.library.decisions.accept(bench.of_kind(0)[:1], [red])
    assert reason(red) is OutlookReason.ONLY_ACCEPTED
    bench.library.decisions.reject(bench.of_kind(0)[:1], [red])
    assert reason(red) is OutlookReason.ONLY_REJECTED
    assert reason(blank) is OutlookReason.KNOWS_NOTHING
    assert bench.library.learning.outlooks([blank])[blank].left_high == 80
    bench.library.decisions.accept(list(range(1, 81)), [red])
    assert reason(red) is OutlookReason.ALL_DECIDED
