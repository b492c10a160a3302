"""Retrain the shared temporal part, and keep the new one only if held-out decisions confirm it.

A part of the decisions, divided by video and by copies of one shot, is held out. The rest trains; then the old and the
new part are mixed in several shares, tags are fitted again on the rest under each, and the share with the least loss on
the held-out decisions wins, provided that the mean average precision there does not fall. A share of zero keeps the old
part.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging import background, fit, logistic, moment_table, temporal, training_set, undecided
from core.tagging.calibration import average_precision
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Head, Weights
from core.tagging.moment_table import MomentTable, VideoMoments
from core.tagging.tag_classifier import of_words
from core.tagging.training_set import Clip, Example, TrainingSet, gathered

_SHARES = (0.25, 0.5, 0.75, 1.0)
_HELD_OUT = 0.2
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class PrecisionChange:
    """One tag before and after, on held-out decisions.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    before, after : float
        Average precision; NaN where it cannot be measured.
    n_held_out : int
        Number of decisions it was measured on.
    """

    tag_id: int
    before: float
    after: float
    n_held_out: int


@dataclass(frozen=True, slots=True)
class RefreshOutcome:
    """The result of a refresh.

    Attributes
    ----------
    temporal : mapping of str to ndarray
        The shared part to use from now on; exactly the old one where nothing was better.
    share : float
        How much of the new part is in it; 0 for none.
    before, after : float
        Mean average precision on held-out decisions.
    loss_before, loss_after : float
        Mean cross-entropy there.
    tags : tuple of PrecisionChange
        Figures of each tag.
    """

    temporal: Weights
    share: float
    before: float
    after: float
    loss_before: float
    loss_after: float
    tags: tuple[PrecisionChange, ...]


def refresh(
    head: Head,
    clips: Mapping[int, Clip],
    examples: Sequence[Example],
    *,
    seed: int = 0,
    device: str = "cpu",
    n_steps: int | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
    on_progress: Callable[[float], object] = lambda _share: None,
) -> RefreshOutcome:
    """Train a new shared part and decide whether it is better.

    Parameters
    ----------
    head : Head
        The head in use; it has rows for all tags of the examples.
    clips : mapping of int to Clip
        The decided videos, and some others that represent the library.
    examples : sequence of Example
        All decisions.
    seed, device, n_steps, is_wanted, on_progress
        As in `temporal.TemporalTrainer`.

    Returns
    -------
    RefreshOutcome
        The same for the same arguments on the same kind of device.
    """
    evaluate = _Evaluator(head, clips, examples, seed=seed)
    rest = [example for example, is_out in zip(examples, evaluate.is_held_out, strict=True) if not is_out]
    trainer = temporal.TemporalTrainer(head, clips, rest, seed=seed, device=device)
    old = dict(head.temporal) or temporal.weights_of(temporal.new(len(head.background.centre), seed=seed))
    fresh = trainer.run(n_steps=n_steps, is_wanted=is_wanted, on_progress=on_progress)
    first = best = evaluate.evaluate(old if head.temporal else {})
    share = 0.0
    for candidate in _SHARES if is_wanted() else ():
        judged = evaluate.evaluate(temporal.between(old, fresh, candidate))
        if judged.loss < best.loss - _ROUNDING and judged.precision >= first.precision - _ROUNDING:
            best, share = judged, candidate
    compared = tuple(
        PrecisionChange(tag_id, before, best.by_tag[tag_id][0], n_held_out)
        for tag_id, (before, n_held_out) in first.by_tag.items()
    )
    return RefreshOutcome(best.weights, share, first.precision, best.precision, first.loss, best.loss, compared)


@dataclass(frozen=True, slots=True)
class _Evaluation:
    weights: Weights
    loss: float
    precision: float
    by_tag: dict[int, tuple[float, int]]


class _Evaluator:
    """Fits and checks tags under one shared part after another, always on the same decisions."""

    def __init__(self, head: Head, clips: Mapping[int, Clip], examples: Sequence[Example], *, seed: int) -> None:
        self._head, self._examples = head, examples
        self._clips = [clips[video_id] for video_id in sorted(clips)]
        self._place = {clip.video_id: place for place, clip in enumerate(self._clips)}
        self._places = training_set.by_tag(examples)
        groups = self._groups()
        self.is_held_out = training_set.held_out(groups, share=_HELD_OUT, seed=seed)

    def _groups(self) -> NDArray[np.int64]:
        """Group all decisions by video and shot, whatever their tags: a video is used either to learn or to check."""
        features = self._head.background.videos(self._table(None))
        # Each video once, since all are compared with all.
        ids = list(dict.fromkeys(example.video_id for example in self._examples))
        rows = features[[self._place[video_id] for video_id in ids]]
        nothing = np.zeros(len(ids), bool)
        found = gathered(rows, nothing, video_ids=np.array(ids, np.int64), is_imported=nothing).groups
        group_of = dict(zip(ids, found.tolist(), strict=True))
        return np.array([group_of[example.video_id] for example in self._examples], np.int64)

    def _table(self, part: "temporal.TemporalPart | None") -> MomentTable:
        return moment_table.table_of([(one.video_id, _moments(one, part)) for one in self._clips], n_dims=self._n_dims)

    @property
    def _n_dims(self) -> int:
        return len(self._head.background.centre)

    def evaluate(self, shared: Weights) -> _Evaluation:
        table = self._table(temporal.of_weights(shared, self._n_dims) if shared else None)
        ground = background.of_table(table)
        feature_table = FeatureTable.of_table(table, dataclasses.replace(self._head, background=ground))
        del table  # with thousands of videos it is hundreds of megabytes, all needed of it is in `feature_table`
        standard, is_accepted, weights, by_tag = [], [], [], {}
        for tag_id, places in self._places.items():
            found, checked = self._check_tag(feature_table, tag_id, np.array(places))
            standard.extend(found.tolist())
            is_accepted.extend(checked.is_accepted.tolist())
            weights.extend(checked.weights.tolist())
            by_tag[tag_id] = (average_precision(found, checked.is_accepted, checked.weights), len(checked))
        losses = logistic.losses(np.array(standard), np.array(is_accepted, bool), np.array(weights))
        known = [precision for precision, _n in by_tag.values() if not np.isnan(precision)]
        return _Evaluation(
            shared, float(losses.mean()) if len(losses) else 0.0, float(np.mean(known)) if known else 0.0, by_tag
        )

    def _check_tag(
        self, feature_table: FeatureTable, tag_id: int, places: NDArray
    ) -> tuple[NDArray[np.float64], TrainingSet]:
        """Score the held-out decisions of one tag by a row fitted to the rest."""
        is_out = self.is_held_out[places]
        learned, checked = places[~is_out], places[is_out]
        row = self._head.rows[tag_id]
        bare = of_words(
            tag_id, row.anchor, row.words_key, feature_table.head.background,
            threshold=row.threshold, calibration=self._head.general,
        )  # fmt: skip
        decided, features_under = feature_table.training_set([self._examples[place] for place in learned.tolist()])
        told = {self._examples[place].video_id for place in places.tolist()}
        fitted = fit.fit(bare, decided, features_under, undecided.among(feature_table, told))
        others, features_of_others = feature_table.training_set([self._examples[place] for place in checked.tolist()])
        return fitted.standard(features_of_others(fitted)), others


def _moments(clip: Clip, part: "temporal.TemporalPart | None") -> VideoMoments:
    contextual = None if part is None else temporal.in_context(part, clip.frames, clip.seconds)
    return moment_table.of_frames(clip.frames, clip.seconds, end_seconds=clip.end_seconds, in_context=contextual)
