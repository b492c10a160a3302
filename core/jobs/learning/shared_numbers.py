"""What all tags share beside the temporal part: how moments become a video, and how soon looks outweigh words.

Both are learned from the decisions of all tags, by rows that had not seen them. What a score means is not: decisions of
one who accepts what fits would make every tag look common.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.tags import Tag
from core.jobs.learning.row_maker import RowMaker
from core.tagging import fit, logistic
from core.tagging.head import HALFWAY, Head, Pooling
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson

_USUAL = Pooling()
_MIXES = (0.25, 0.75)
_HALFWAYS = (2.0, 32.0)
_LEAST_DECISIONS = 40
"""About whole videos: with fewer, both are as usual."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What was learned.

    Attributes
    ----------
    pooling : Pooling
        From moments to videos.
    halfway : float
        See `Head`.
    """

    pooling: Pooling
    halfway: float

    def given_to(self, head: Head) -> Head:
        """Give a head with these numbers; its rows are as they were."""
        return dataclasses.replace(head, pooling=self.pooling, halfway=self.halfway)


def learn(seen: Seen, tags: Mapping[int, Tag], taught: Mapping[int, Sequence[Lesson]], maker: RowMaker) -> Shared:
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
    Shared
        What is usual, unless another number explains decisions better by more than one standard error (the rule of
        Breiman et al. 1984).
    """
    usual = Shared(_USUAL, HALFWAY)
    known = {tag_id: lessons for tag_id, lessons in taught.items() if tag_id in tags}

    def tried(numbers: Shared) -> _HeldOut:
        return _held_out(dataclasses.replace(seen, head=numbers.given_to(seen.head)), tags, known, maker)

    best, shown = usual, tried(usual)
    if shown.n_whole >= _LEAST_DECISIONS:
        others = [dataclasses.replace(best, pooling=dataclasses.replace(_USUAL, mix=mix)) for mix in _MIXES]
        best, shown = _better(best, shown, [(one, tried(one)) for one in others])
        others = [dataclasses.replace(best, halfway=halfway) for halfway in _HALFWAYS]
        best, shown = _better(best, shown, [(one, tried(one)) for one in others])
    return best


@dataclass(frozen=True, slots=True)
class _HeldOut:
    """What rows that had not seen them say of all decisions."""

    standard: NDArray[np.float64]
    is_accepted: NDArray[np.bool_]
    weights: NDArray[np.float64]
    n_whole: int

    def losses(self) -> NDArray[np.float64]:
        """Give the cross-entropy of each decision, weighed, under the one curve that fits all best (Platt 1999)."""
        return logistic.losses(self.standard, self.is_accepted, self.weights)


def _better(best: Shared, shown: _HeldOut, others: Sequence[tuple[Shared, _HeldOut]]) -> tuple[Shared, _HeldOut]:
    usual, gain = shown, 0.0
    for numbers, found in others:
        saved = usual.losses() - found.losses()
        if saved.mean() > max(gain, float(saved.std()) / np.sqrt(len(saved))):
            best, shown, gain = numbers, found, float(saved.mean())
    return best, shown


def _held_out(seen: Seen, tags: Mapping[int, Tag], taught: Mapping[int, Sequence[Lesson]], maker: RowMaker) -> _HeldOut:
    found: list[tuple[NDArray, ...]] = []
    n_whole = 0
    for tag_id, lessons in taught.items():
        training, look = seen.training_set(lessons)
        bare, others = maker.bare(seen, tags[tag_id]), maker.others(seen, lessons)
        held = fit.hold_out(bare, training.seen_as(look(bare)), others)
        known, is_accepted = held.is_known, training.is_accepted[held.is_known]
        if not is_accepted.any() or is_accepted.all():
            continue  # one kind alone would say that hardly any score, or every one, means yes, and of all tags
        found.append((held.standard[known], is_accepted, training.weights[known]))
        n_whole += int(sum(one.start_seconds is None for one, is_in in zip(lessons, known, strict=True) if is_in))
    if not found:
        nothing, none = np.zeros(0), np.zeros(0, bool)
        return _HeldOut(nothing, none, nothing, 0)
    standard, is_accepted, weights = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return _HeldOut(standard, is_accepted, weights, n_whole)
