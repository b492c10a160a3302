"""Learning from the order of frames: ours beside a recurrent network and a mean of frames, on made-up videos.

Twenty static things, and four pairs that differ only in order (A then B, B then A), which no mean of frames can tell
apart. Words point near the things, and those of a pair at both. The set-up follows the measurements of the project's
design notes (learning.md C.9); it says nothing about accuracy on real videos.
"""

import dataclasses
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.tagging import background, fit, moment_table, predict, refresh, temporal, undecided
from core.tagging.calibration import average_precision
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Head, blank
from core.tagging.tag_classifier import of_words
from core.tagging.training_set import Clip, Example, has_enough
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

_N_DIMS, _N_FRAMES, _N_STILL, _N_PAIRS, _N_TEST = 128, 16, 20, 4, 20
_N_TAGS = _N_STILL + 2 * _N_PAIRS
_SHOTS = {Size.FULL: (1, 4, 16), Size.QUICK: (4,), Size.TINY: (2,)}
_GRU_EPOCHS, _GRU_LEAST_STEPS = 60, 400
_OWN, _FRAME_NOISE, _WORD_NOISE = 1.7, 0.12, 1.2
"""Chosen so that words alone, and a mean with one video per tag, tell as much as in those measurements."""
_SECONDS = np.arange(_N_FRAMES, dtype=np.float64)


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    yield Note(f"{_N_STILL} static tags, {2 * _N_PAIRS} tags that differ in order; mean average precision")
    for shots in _SHOTS[size]:
        made = _make(shots)
        plain, head = _ours(made, {})
        taught = _examples(made)
        if has_enough(taught):
            clips = {one.video_id: one for one in made.clips if one.video_id in {each.video_id for each in taught}}
            found = refresh.refresh(head, clips, taught, n_steps=2 if size is Size.TINY else None)
            ours, share = _ours(made, dict(found.temporal))[0], found.share
        else:
            ours, share = plain, 0.0
        least = 2 if size is Size.TINY else _GRU_LEAST_STEPS
        yield from _findings(shots, ours, plain, _mean_pool(made), _recurrent(made, least_steps=least))
        told = _recurrent(made, least_steps=least, is_one_of=True)
        yield Note(
            f"a GRU that knows that exactly one tag fits each video: order {told.order:.3f}, static {told.still:.3f}"
        )
        yield Note(f"{shots} videos for each tag: {share:.2f} of a new temporal part was used")


@dataclass(frozen=True)
class _Made:
    clips: list[Clip]
    kinds: np.ndarray
    is_taught: np.ndarray
    anchors: np.ndarray


@dataclass(frozen=True)
class _Precision:
    still: float
    order: float


def _make(shots: int) -> _Made:
    things = _unit(np.random.default_rng(99).normal(size=(_N_TAGS, _N_DIMS)))
    clips, kinds, is_taught = [], [], []
    for kind in range(_N_TAGS):
        for number in range(shots + _N_TEST):
            clips.append(_clip(things, kind, video_id=len(clips) + 1, seed=kind * 1_000 + number))
            kinds.append(kind)
            is_taught.append(number < shots)
    return _Made(clips, np.array(kinds), np.array(is_taught), _anchors(things))


def _clip(things: np.ndarray, kind: int, *, video_id: int, seed: int) -> Clip:
    draws = np.random.default_rng(seed)
    rows = np.repeat(things[kind][None], _N_FRAMES, axis=0)
    if kind >= _N_STILL:
        pair = _N_STILL + (kind - _N_STILL) // 2 * 2
        ends = things[[pair, pair + 1]][:: 1 if (kind - _N_STILL) % 2 == 0 else -1]
        rows = np.where((np.arange(_N_FRAMES) < draws.integers(5, 12))[:, None], ends[0], ends[1])
    own = _OWN * _unit(draws.normal(size=_N_DIMS))
    frames = _unit(rows + own + _FRAME_NOISE * draws.normal(size=(_N_FRAMES, _N_DIMS)))
    return Clip(video_id, frames.astype(np.float32), _SECONDS, float(_N_FRAMES))


def _anchors(things: np.ndarray) -> np.ndarray:
    words = _unit(things + _WORD_NOISE * _unit(np.random.default_rng(5).normal(size=things.shape)))
    for pair in range(_N_STILL, _N_TAGS, 2):
        words[pair : pair + 2] = _unit(words[pair] + words[pair + 1])
    return words.astype(np.float32)


def _examples(made: _Made) -> list[Example]:
    taught = np.flatnonzero(made.is_taught).tolist()
    return [
        Example(made.clips[place].video_id, tag_id, bool(made.kinds[place] == tag_id))
        for tag_id in range(_N_TAGS)
        for place in taught
    ]


def _ours(made: _Made, weights: dict) -> tuple[_Precision, Head]:
    part = temporal.of_weights(weights, _N_DIMS) if weights else None
    moments = [
        (
            one.video_id,
            moment_table.of_frames(
                one.frames,
                one.seconds,
                end_seconds=one.end_seconds,
                in_context=None if part is None else temporal.in_context(part, one.frames, one.seconds),
            ),
        )
        for one in made.clips
    ]
    table = moment_table.table_of(moments, n_dims=_N_DIMS)
    seen = FeatureTable.of_table(
        table, dataclasses.replace(blank("made-up", background.of_table(table)), temporal=weights)
    )
    by_tag: dict[int, list[Example]] = {}
    for example in _examples(made):
        by_tag.setdefault(example.tag_id, []).append(example)
    rows = []
    for tag_id, examples in by_tag.items():
        decided, look = seen.training_set(examples)
        bare = of_words(
            tag_id, made.anchors[tag_id], "", seen.head.background, threshold=0.5, calibration=seen.head.general
        )
        rows.append(fit.fit(bare, decided, look, undecided.among(seen, {one.video_id for one in examples})))
    scores = predict.score(rows, seen.head.pooling, videos=seen.videos, moments=seen.moments, first=seen.first)
    return _precision(made, scores.videos), seen.head.having(rows)


def _mean_pool(made: _Made) -> _Precision:
    from sklearn.linear_model import LogisticRegression

    means = np.stack([one.frames.mean(axis=0) for one in made.clips])
    with warnings.catch_warnings(action="ignore"):  # with one video per tag it is the same as a regression
        model = LogisticRegression(C=30, max_iter=3_000).fit(means[made.is_taught], made.kinds[made.is_taught])
    return _precision(made, model.predict_proba(means))


def _recurrent(made: _Made, *, least_steps: int, is_one_of: bool = False) -> _Precision:
    """Train a GRU of 512 units on the same decisions, with a sigmoid per tag or one softmax."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    frames = torch.from_numpy(np.stack([one.frames for one in made.clips])) * _N_DIMS**0.5
    wanted = nn.functional.one_hot(torch.from_numpy(made.kinds), _N_TAGS).float()
    loss_of = nn.functional.cross_entropy if is_one_of else nn.functional.binary_cross_entropy_with_logits
    taught = np.flatnonzero(made.is_taught)
    n_batches = max(1, len(taught) // 64)
    n_epochs = max(least_steps // n_batches, min(least_steps, _GRU_EPOCHS))
    body, top = nn.GRU(_N_DIMS, 512, batch_first=True), nn.Linear(512, _N_TAGS)
    optimiser = torch.optim.AdamW([*body.parameters(), *top.parameters()], lr=1e-3, weight_decay=0.05)
    draws = np.random.default_rng(0)
    for _epoch in range(n_epochs):
        for places in np.array_split(draws.permutation(taught), n_batches):
            optimiser.zero_grad()
            chosen = torch.from_numpy(places)
            loss_of(top(body(frames[chosen])[0].mean(dim=1)), wanted[chosen]).backward()
            optimiser.step()
    with torch.inference_mode():
        logits = top(body(frames)[0].mean(dim=1))
        return _precision(made, (logits.softmax(dim=1) if is_one_of else logits).numpy())


def _precision(made: _Made, scores: np.ndarray) -> _Precision:
    tested = ~made.is_taught
    found = [average_precision(scores[tested, tag], made.kinds[tested] == tag) for tag in range(_N_TAGS)]
    return _Precision(float(np.mean(found[:_N_STILL])), float(np.mean(found[_N_STILL:])))


def _findings(
    shots: int, ours: _Precision, plain: _Precision, pooled: _Precision, recurrent: _Precision
) -> Iterator[Finding]:
    title = f"{shots} videos for each tag, "
    goal = Goal(1.0) if shots >= 4 else None
    yield Figure(title + "order", ours.order, "AP", recurrent.order, "GRU of 512 units, same decisions", goal)
    yield Figure(title + "order, no temporal part", plain.order, "AP", pooled.order, "mean pool, logistic")
    yield Figure(title + "static", ours.still, "AP", pooled.still, "mean pool, logistic", Goal(0.99))


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)
