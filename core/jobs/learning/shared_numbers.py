"""What all tags share beside the temporal part: how moments become a video, and what a standard score means.

Both are learned from the decisions of all tags, by rows that had not seen them.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.tags import Tag
from core.jobs.learning.row_maker import RowMaker
from core.tagging import calibration, fit
from core.tagging.lessons import Lesson
from core.tagging.pooling import Pooling
from core.tagging.seen import Seen
from core.tagging.tag_row import UNSEEN, Calibration

_USUAL = Pooling()
_MIXES = (0.25, 0.75)
_LEAST_DECISIONS = 40
"""About whole videos: with fewer, moments are pooled as usual."""


def learn(
    seen: Seen, tags: Mapping[int, Tag], taught: Mapping[int, Sequence[Lesson]], maker: RowMaker
) -> tuple[Pooling, Calibration]:
    """Learn what all tags share.

    Parameters
    ----------
    seen : Seen
        Everything analysed.
    tags : mapping of int to Tag
        By id.
    taught : mapping of int to sequence of Lesson
        By tag, what was decided.
    maker : RowMaker
        Reads the words of tags.

    Returns
    -------
    Pooling
        The usual one, unless another mix explains decisions better by more than one standard error (the rule of
        Breiman et al. 1984).
    Calibration
        Under that pooling; `UNSEEN` where there is nothing to learn from.
    """
    usual = _held_out(seen, _USUAL, tags, taught, maker)
    if not len(usual.standard):
        return _USUAL, UNSEEN
    best, gain = usual, 0.0
    if usual.is_whole.sum() >= _LEAST_DECISIONS:
        for mix in _MIXES:
            other = _held_out(seen, dataclasses.replace(_USUAL, mix=mix), tags, taught, maker)
            saved = usual.losses() - other.losses()
            if saved.mean() > max(gain, float(saved.std()) / np.sqrt(len(saved))):
                best, gain = other, float(saved.mean())
    return best.pooling, best.meaning


@dataclass(frozen=True, slots=True)
class _HeldOut:
    pooling: Pooling
    standard: NDArray[np.float64]
    is_accepted: NDArray[np.bool_]
    weights: NDArray[np.float64]
    is_whole: NDArray[np.bool_]

    @property
    def meaning(self) -> Calibration:
        return calibration.calibrate(self.standard, self.is_accepted, self.weights)

    def losses(self) -> NDArray[np.float64]:
        """Give the cross-entropy of each decision, weighed."""
        chance = np.clip(self.meaning.probability(self.standard), 1e-6, 1 - 1e-6)
        return -self.weights * np.log(np.where(self.is_accepted, chance, 1 - chance))


def _held_out(
    seen: Seen,
    pooling: Pooling,
    tags: Mapping[int, Tag],
    taught: Mapping[int, Sequence[Lesson]],
    maker: RowMaker,
) -> _HeldOut:
    seen = dataclasses.replace(seen, head=dataclasses.replace(seen.head, pooling=pooling))
    found: list[tuple[NDArray, ...]] = []
    for tag_id, lessons in taught.items():
        training, look = seen.training_set(lessons)
        bare, sample = maker.bare(seen, tags[tag_id]), maker.sample(seen, lessons)
        held = fit.hold_out(bare, training.seen_as(look(bare)), seen.head.background, sample=sample)
        known, is_accepted = held.is_known, training.is_accepted[held.is_known]
        if not is_accepted.any() or is_accepted.all():
            continue  # one kind alone would say that hardly any score, or every one, means yes, and of all tags
        is_whole = np.array([lesson.start_seconds is None for lesson in lessons], bool)
        found.append((held.standard[known], is_accepted, training.weights[known], is_whole[known]))
    if not found:
        nothing, none = np.zeros(0), np.zeros(0, bool)
        return _HeldOut(pooling, nothing, none, nothing, none)
    return _HeldOut(pooling, *(np.concatenate(parts) for parts in zip(*found, strict=True)))
