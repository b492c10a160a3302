"""Rules of a training: which tags and shared parts replace the old ones, and the effect of a grown library."""

import dataclasses
from typing import Any

import pytest

from core import sentence
from core.errors import UsageError
from core.jobs.learning import proposals, versions
from core.jobs.learning.training import GROUND_STAYS, MEASURED_ANEW, NOT_FOR_ALL, TOO_FEW, HeadTrainer
from core.tagging import temporal
from core.tagging.feature_table import FeatureTable
from core.tagging.refresh import PrecisionChange, RefreshOutcome
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_proposals import grow, score, taught
from tests.core.jobs.learning.test_training import cards


def new_part(bench: Bench, tag_id: int, *, before: float, after: float) -> RefreshOutcome:
    weights = temporal.weights_of(temporal.new(len(bench.learner.head.background.centre), seed=1))
    return RefreshOutcome(weights, 0.5, 0.8, 0.9, 0.5, 0.4, (PrecisionChange(tag_id, before, after, 8),))


def test_much_grown_library_is_measured_again_and_no_row_is_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red, _green, rare = taught(bench)
    outcome = new_part(bench, red, before=0.8, after=0.9)
    monkeypatch.setattr(HeadTrainer, "_refreshed", lambda *_arguments: (outcome, ""))
    trainer = HeadTrainer(bench.context, bench.learner)
    proposals.adopt(bench.context, bench.learner, trainer.propose(with_temporal=True).version)
    small = trainer.propose(with_temporal=False)
    assert (small.reason, small.can_keep_rows) == (sentence.EMPTY, True)
    grow(bench, 25)
    bench.learner.catch_up()
    assert bench.learner.head.background.n_videos == 80, "with a shared part it waits for a training"

    report = trainer.propose(with_temporal=False)
    assert (report.reason, report.can_keep_rows) == (MEASURED_ANEW, False)
    with pytest.raises(UsageError, match="measured again on the whole library"):
        proposals.adopt(bench.context, bench.learner, report.version, keep_old=[rare])
    assert cards(bench)[0] == report.version, "it can still be chosen as a whole"
    assert not [tag for tag in trainer.run(with_temporal=False).tags if tag.is_kept]
    assert bench.learner.head.background.n_videos == 105
    assert bench.learner.head.temporal


def grown_with_a_shared_part(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Return a measurable and an unmeasurable tag, in a library that has grown by more than a quarter."""
    red, _green, rare = taught(bench)
    outcome = new_part(bench, red, before=0.8, after=0.9)
    with monkeypatch.context() as patched:
        patched.setattr(HeadTrainer, "_refreshed", lambda *_arguments: (outcome, ""))
        trainer = HeadTrainer(bench.context, bench.learner)
        proposals.adopt(bench.context, bench.learner, trainer.propose(with_temporal=True).version)
    grow(bench, 25)
    bench.learner.catch_up()
    return red, rare


@pytest.mark.parametrize("kind", ["worse", "far more often"])
def test_new_background_that_harms_a_tag_is_not_used(bench: Bench, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    red, rare = grown_with_a_shared_part(bench, monkeypatch)
    before = score(bench.learner, rare)
    compared = versions.compare_heads

    def harmed(old: FeatureTable, new: FeatureTable, **others: Any) -> object:
        found = compared(old, new, **others)
        if old.head.background is new.head.background:
            return found
        harm = {"before": 0.9, "after": 0.8} if kind == "worse" else {"n_before": 3, "n_after": 48}
        tag_id = red if kind == "worse" else rare
        return tuple(dataclasses.replace(one, **harm) if one.tag_id == tag_id else one for one in found)

    monkeypatch.setattr(versions, "compare_heads", harmed)
    monkeypatch.setattr(HeadTrainer, "_refreshed", lambda *_arguments: (None, TOO_FEW))
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=True)

    assert report.reason == sentence.joined(TOO_FEW, GROUND_STAYS)
    assert rare in {tag.tag_id for tag in report.tags if tag.is_kept}, "it cannot be measured"
    assert score(bench.learner, rare) == before
    assert bench.learner.head.background.n_videos == 80
    assert bench.learner.head.temporal
    assert bench.again().catch_up().tag_ids == ()


def test_new_shared_part_is_rejected_if_an_unmeasurable_tag_would_flood(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    red, _green, rare = taught(bench)
    outcome = new_part(bench, red, before=0.8, after=0.9)
    monkeypatch.setattr(HeadTrainer, "_refreshed", lambda *_arguments: (outcome, ""))
    before, compared = score(bench.learner, rare), versions.compare_heads

    def flooded(old: FeatureTable, new: FeatureTable, **others: Any) -> object:
        counts = {"n_before": 3, "n_after": 48 if new.head.temporal else 3}
        found = compared(old, new, **others)
        return tuple(dataclasses.replace(one, **counts) if one.tag_id == rare else one for one in found)

    monkeypatch.setattr(versions, "compare_heads", flooded)
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=True)

    assert report.reason == NOT_FOR_ALL
    assert not bench.learner.head.temporal
    assert score(bench.learner, rare) == before, "and it keeps what it had"


@pytest.mark.usefixtures("teaches")
def test_training_by_command_keeps_worse_and_unmeasurable_tags(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red, green, rare = taught(bench)
    compared = versions.compare_heads

    def worse(*arguments: object, **others: object) -> object:
        found = compared(*arguments, **others)  # type: ignore[arg-type]
        return tuple(
            dataclasses.replace(one, before=0.9, after=0.8 if one.tag_id == red else 0.9) if one.is_measured else one
            for one in found
        )

    monkeypatch.setattr(versions, "compare_heads", worse)
    before = {tag_id: score(bench.learner, tag_id) for tag_id in (red, green, rare)}
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=False)

    assert {tag.tag_id for tag in report.tags if tag.is_kept} == {red, rare}
    assert not report.is_proposal
    assert report.after == pytest.approx(0.9), "what was kept counts with what it was"
    after = {tag_id: score(bench.learner, tag_id) for tag_id in (red, green, rare)}
    assert [tag_id for tag_id in before if after[tag_id] == before[tag_id]] == [red, rare]
    assert bench.again().catch_up().tag_ids == ()


@pytest.mark.parametrize(("before", "after", "is_taken"), [(0.9, 0.95, True), (0.95, 0.9, False)])
def test_training_by_command_uses_a_new_shared_part_only_if_no_tag_gets_worse(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, before: float, after: float, *, is_taken: bool
) -> None:
    red, _green, rare = taught(bench)
    outcome = new_part(bench, red, before=before, after=after)
    monkeypatch.setattr(HeadTrainer, "_refreshed", lambda *_arguments: (outcome, ""))
    kept = score(bench.learner, rare)
    shown = HeadTrainer(bench.context, bench.learner).propose(with_temporal=True)
    assert (shown.share, shown.can_keep_rows) == (0.5, False), "the person is shown the whole of it"
    proposed = {tag.tag_id: (tag.before, tag.after) for tag in shown.tags}
    assert proposed[red] == (before, after)
    is_doubtful = any(tag.has_jumped for tag in shown.tags)
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=True)

    assert report.was_refreshed
    assert bool(bench.learner.head.temporal) is (is_taken and not is_doubtful)
    if not is_taken:
        assert report.reason == NOT_FOR_ALL
        assert score(bench.learner, rare) == kept, "by the rules of a training without it"
