"""The temporal part learns what no mean of frames can tell, and is only used if it helps."""

import numpy as np
import pytest

from core.tagging import fit, refresh, training_set
from core.tagging.head import Head
from core.tagging.training_set import Clip, Example
from tests.core.tagging.made_up import N_DIMS, bare_row, clip, feature_table, library, others, prototypes

NO_WORDS = np.zeros(N_DIMS, np.float32)


def order_matters(n_each: int) -> tuple[list[Clip], np.ndarray]:
    """Return videos that go from one thing to the other, or back: the same frames in another order."""
    pair = prototypes(2)
    which = np.tile([0, 1], n_each)
    clips = [
        clip(place + 1, pair if kind == 0 else pair[::-1].copy(), seed=place, noise=0.08)
        for place, kind in enumerate(which)
    ]
    return clips, which


def head_for(clips: list[Clip], taught: list[Example]) -> Head:
    things = feature_table(clips)
    rows = {}
    for tag_id, places in training_set.by_tag(taught).items():
        decided, look = things.training_set([taught[place] for place in places])
        bare = bare_row(things, NO_WORDS, tag_id=tag_id)
        rows[tag_id] = fit.fit(bare, decided, look, others(things, taught))
    return things.head.having(rows.values())


@pytest.mark.slow
def test_order_is_learned_where_the_mean_of_frames_fails() -> None:
    clips, which = order_matters(60)
    taught = [Example(place + 1, 1, bool(which[place] == 0)) for place in range(80)]
    head = head_for(clips[:80], taught)
    found = refresh.refresh(head, {one.video_id: one for one in clips}, taught, n_steps=80, seed=0)

    assert found.share > 0
    assert found.after > found.before + 0.2
    assert found.loss_after < found.loss_before
    assert found.tags[0].after > 0.85


def test_noise_is_rejected_and_the_old_part_stays_bit_by_bit() -> None:
    clips, _which = library(12)
    draws = np.random.default_rng(0)
    taught = [Example(one.video_id, 1, bool(draws.random() < 0.5)) for one in clips]
    head = head_for(clips, taught)
    found = refresh.refresh(head, {one.video_id: one for one in clips}, taught, n_steps=3)

    assert found.share == 0
    assert dict(found.temporal) == dict(head.temporal)
    assert found.after == found.before


def test_cancelled_refresh_changes_nothing() -> None:
    clips, which = library(12)
    taught = [Example(one.video_id, 1, bool(kind == 0)) for one, kind in zip(clips, which, strict=True)]
    head = head_for(clips, taught)
    found = refresh.refresh(head, {one.video_id: one for one in clips}, taught, is_wanted=lambda: False)

    assert found.share == 0
    assert not found.temporal


def test_videos_are_compared_once_however_many_decisions_they_have(monkeypatch: pytest.MonkeyPatch) -> None:
    clips, which = library(4)
    taught = [
        Example(one.video_id, tag_id, bool(kind == tag_id % 4))
        for tag_id in range(20)
        for one, kind in zip(clips, which, strict=True)
    ]
    compared: list[int] = []
    gathered = refresh.gathered

    def counted(features: np.ndarray, *args: object, **options: object) -> object:
        compared.append(len(features))
        return gathered(features, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(refresh, "gathered", counted)
    refresh.refresh(head_for(clips, taught), {one.video_id: one for one in clips}, taught, is_wanted=lambda: False)

    assert compared == [len(clips)]


def test_few_decisions_are_too_few() -> None:
    plenty = [Example(number, number % 2, number % 4 < 2) for number in range(60)]

    assert training_set.has_enough(plenty)
    assert not training_set.has_enough(plenty[:20])
    assert not training_set.has_enough([Example(number, 1, is_accepted=True) for number in range(60)])


def test_held_out_part_is_split_by_group() -> None:
    groups = np.repeat(np.arange(20), 3)
    out = training_set.held_out(groups, share=0.2, seed=0)

    assert out.sum() == 12
    assert all(len(set(out[groups == group].tolist())) == 1 for group in range(20))
    assert (out == training_set.held_out(groups, share=0.2, seed=0)).all()
