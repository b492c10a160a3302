"""A training proposes: nothing in use changes before somebody adopts it, and a kill leaves either one or the other."""

import dataclasses

import numpy as np
import pytest

from core.catalog import folders, heads, suggestions
from core.domain.tags import Suggestion
from core.errors import UsageError
from core.jobs.learning import head_files, proposals, training, versions
from core.jobs.learning.learner import Learner
from core.jobs.learning.training import HeadTrainer
from core.tagging.head import Pooling
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_training import cards, decide
from tests.support import made_up_library


@dataclasses.dataclass(frozen=True)
class InUse:
    """Everything that a proposal must not change."""

    file: bytes
    version: int
    suggested: dict[int, list[Suggestion]]
    scores: bytes


def in_use(bench: Bench, learner: Learner | None = None) -> InUse:
    learner = learner or bench.learner
    with bench.library.database.read() as session:
        tag_ids = [tag.id for tag in bench.library.tags.list_all()]
        found = {tag_id: suggestions.of_tag(session, tag_id, limit=500) for tag_id in tag_ids}
    path = head_files.working_path(bench.context.paths, learner.head.encoder_key)
    return InUse(path.read_bytes(), learner.version(), found, learner.scores(tag_ids).moments.tobytes())


def taught(bench: Bench) -> tuple[int, int, int]:
    """Return two measurable tags and one that cannot be measured."""
    red, green, rare = bench.tag("red"), bench.tag("green"), bench.tag("rare")
    decide(bench, red, 0)
    decide(bench, green, 1)
    bench.library.decisions.accept(bench.of_kind(2)[:1], [rare])
    bench.learner.catch_up()
    return red, green, rare


def propose(bench: Bench) -> int:
    return HeadTrainer(bench.context, bench.learner).propose(with_temporal=False).version


def rows(learner: Learner, tag_id: int) -> bytes:
    row = learner.head.rows[tag_id]
    numbers = [row.mean, row.spread, row.calibration.slope, row.calibration.bias, row.threshold]
    return row.direction.tobytes() + row.anchor.tobytes() + np.array(numbers).tobytes()


def score(learner: Learner, tag_id: int) -> bytes:
    scores = learner.scores([tag_id])
    return scores.videos.tobytes() + scores.moments.tobytes()


def test_proposal_changes_nothing_in_use(bench: Bench) -> None:
    taught(bench)
    before = in_use(bench)
    report = HeadTrainer(bench.context, bench.learner).propose(with_temporal=False)

    assert report.is_proposal
    assert in_use(bench) == before
    assert bench.learner.catch_up().tag_ids == ()
    with bench.library.database.read() as session:
        (card,) = heads.list_all(session)
        assert card.is_proposal
        assert heads.last_training(session, card.encoder_id) is None, "nothing was trained that is in use"
    again = bench.again()
    assert again.catch_up().tag_ids == ()
    assert in_use(bench, again) == before
    assert proposals.report_of(bench.context, again, report.version) == report


def test_proposed_counts_match_the_suggestions_after_adoption(bench: Bench) -> None:
    taught(bench)
    with bench.library.database.read() as session:
        before = suggestions.counts(session)
    report = HeadTrainer(bench.context, bench.learner).propose(with_temporal=False)
    assert {tag.tag_id: tag.n_before for tag in report.tags if tag.n_before} == before
    proposals.adopt(bench.context, bench.learner, report.version)
    with bench.library.database.read() as session:
        after = suggestions.counts(session)
    assert {tag.tag_id: tag.n_after for tag in report.tags if tag.n_after} == after


def test_quality_is_measured_on_the_same_decisions_for_any_restored_row(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=2)
    trainer = HeadTrainer(bench.context, bench.learner)
    trainer.run(with_temporal=False)
    decide(bench, red, 0, n=6)
    bench.library.decisions.accept(bench.of_kind(3)[:3], [red])
    trainer.run(with_temporal=False)
    fitted = bench.learner.head.rows[red].average_precision
    versions.use(bench.context, bench.learner, 1)
    assert bench.learner.head.rows[red].average_precision != pytest.approx(fitted)
    report = trainer.propose(with_temporal=False)
    assert [(tag.before, tag.after) for tag in report.tags if tag.tag_id == red] == [(fitted, fitted)]


@pytest.mark.usefixtures("teaches")
def test_proposal_is_adopted_and_undone(bench: Bench) -> None:
    red, green, _rare = taught(bench)
    before = {tag_id: score(bench.learner, tag_id) for tag_id in (red, green)}
    version = propose(bench)
    proposals.adopt(bench.context, bench.learner, version)
    after = {tag_id: score(bench.learner, tag_id) for tag_id in (red, green)}

    assert bench.learner.version() == version
    assert after != before
    with bench.library.database.read() as session:
        (card,) = heads.list_all(session)
        assert not card.is_proposal
        assert {one.head_version for one in suggestions.of_tag(session, red, limit=500)} <= {version}
    assert not list(bench.context.paths.heads.rglob("proposed-*")), "its file is not left behind"
    with pytest.raises(UsageError, match="not a proposal"):
        proposals.adopt(bench.context, bench.learner, version)
    again = bench.again()
    assert again.catch_up().tag_ids == ()
    assert {tag_id: score(again, tag_id) for tag_id in (red, green)} == after
    versions.go_back(bench.context, again)
    assert {tag_id: score(again, tag_id) for tag_id in (red, green)} == before
    versions.use(bench.context, again, version)
    assert {tag_id: score(again, tag_id) for tag_id in (red, green)} == after


@pytest.mark.usefixtures("teaches")
def test_kept_tag_keeps_its_row_to_the_last_bit(bench: Bench) -> None:
    red, green, rare = taught(bench)
    row, scores, other = rows(bench.learner, rare), score(bench.learner, rare), score(bench.learner, red)
    proposals.adopt(bench.context, bench.learner, propose(bench), keep_old=[rare])

    for learner in (bench.learner, bench.again()):
        learner.catch_up()
        assert (rows(learner, rare), score(learner, rare)) == (row, scores)
        assert score(learner, red) != other, "the others are new"
    bench.library.decisions.reject(bench.of_kind(1)[:1], [rare])
    assert bench.learner.catch_up().tag_ids == (rare,), "and it goes on learning"
    assert green in bench.learner.head.rows


def test_new_pooling_is_not_used_while_a_tag_keeps_its_row(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red, _green, rare = taught(bench)
    learn, mix = training.learn_shared, Pooling(mix=0.9)
    monkeypatch.setattr(
        training, "learn_shared", lambda *arguments: dataclasses.replace(learn(*arguments), pooling=mix)
    )
    version = propose(bench)
    scores = score(bench.learner, rare)
    proposals.adopt(bench.context, bench.learner, version, keep_old=[rare])
    assert score(bench.learner, rare) == scores
    assert bench.learner.head.pooling == Pooling()
    assert bench.learner.catch_up().tag_ids == ()
    mixed = score(bench.learner, red)

    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    assert [tag.tag_id for tag in report.tags if tag.is_kept] == [rare]
    assert bench.learner.head.pooling == Pooling()
    assert score(bench.learner, rare) == scores
    assert score(bench.learner, red) == mixed, "learned under the old mix both times"
    proposals.adopt(bench.context, bench.learner, propose(bench))
    assert bench.learner.head.pooling == Pooling(), "what was shown is what is used, whichever way it is chosen"


def test_decisions_before_the_adoption_count(bench: Bench) -> None:
    red, green, _rare = taught(bench)
    version = propose(bench)
    seen = bench.of_kind(0)[10]
    bench.library.decisions.reject([seen], [red])
    blue = bench.tag("blue")
    bench.library.decisions.accept(bench.of_kind(3)[:2], [blue])
    bench.library.tags.rename(green, "verdant")
    proposals.adopt(bench.context, bench.learner, version, keep_old=[green])

    row = bench.learner.head.rows[red]
    assert (row.n_accepted, row.n_rejected) == (6, 19)
    assert bench.learner.head.rows[blue].n_accepted == 2
    with bench.library.database.read() as session:
        assert seen not in {one.video_id for one in suggestions.of_tag(session, red, limit=500)}
    assert bench.learner.catch_up().tag_ids == ()


def grow(bench: Bench, n_videos: int) -> list[int]:
    """Analyse more videos similar to the existing ones; return their ids."""
    before = set(bench.library.videos.ids())
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    frames = [np.asarray(bench.learner.frames.clip(one).frames, np.float32) for one in sorted(before)[:n_videos]]
    made_up_library.add(bench.library, root, frames, info=bench.encoder.info)
    return sorted(set(bench.library.videos.ids()) - before)


def test_decisions_on_videos_analysed_later_count(bench: Bench) -> None:
    red, _green, _rare = taught(bench)
    version = propose(bench)
    (new,) = grow(bench, 1)
    bench.library.decisions.accept([new], [red])
    proposals.adopt(bench.context, bench.learner, version)
    assert bench.learner.head.rows[red].n_accepted == 7


def test_tag_removed_meanwhile_is_left_out(bench: Bench) -> None:
    red, green, _rare = taught(bench)
    version = propose(bench)
    bench.library.tags.remove([green])
    proposals.adopt(bench.context, bench.learner, version, keep_old=[green])
    assert green not in bench.learner.head.rows
    assert red in bench.learner.head.rows


def test_newer_proposal_replaces_an_older_one_and_a_dropped_one_disappears(bench: Bench) -> None:
    taught(bench)
    first, second = propose(bench), propose(bench)
    assert cards(bench) == [second]
    before = in_use(bench)
    for choose in (proposals.adopt, proposals.drop):
        with pytest.raises(UsageError, match=f"Version {first} was replaced by a newer proposal, version {second}"):
            choose(bench.context, bench.learner, first)
    assert in_use(bench) == before
    assert cards(bench) == [second]
    proposals.drop(bench.context, bench.learner, second)
    assert cards(bench) == []
    assert in_use(bench) == before
    assert not list(bench.context.paths.heads.rglob("proposed-*"))


def test_adopting_a_dropped_proposal_never_adopts_a_newer_one(bench: Bench) -> None:
    taught(bench)
    shown = propose(bench)
    proposals.drop(bench.context, bench.learner, shown)  # in another window, or by command
    bench.library.decisions.reject(bench.of_kind(3)[-2:], [bench.library.tags.find("red").id])
    later = propose(bench)
    before = bench.learner.version()
    with pytest.raises(UsageError, match=f"newer proposal, version {later}"):
        proposals.adopt(bench.context, bench.learner, shown)
    assert (cards(bench), bench.learner.version()) == ([later], before)
