"""How well tags are told apart: figures of each tag, and their means over all tags."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.average_precision import NO_INTERVAL, Interval, average_precision, bootstrap_interval
from core.evaluation.predictions import Predictions
from core.sentence import EMPTY, Sentence

FEW = 10
"""With fewer examples on one side, the figures of a tag depend on which examples happen to be there."""
NO_EXAMPLES = Sentence("No examples")


@dataclass(frozen=True, slots=True)
class TagMetrics:
    """Figures of one tag. NaN where a figure is not defined.

    Attributes
    ----------
    n_positive, n_negative : int
        Examples that the tag fits, and that it does not fit; the first is the support.
    n_right, n_wrong, n_missed : int
        Examples at or above the threshold that the tag fits; that it does not fit; and below it that it fits.
    average_precision : float
        With ties together; see `core.evaluation.average_precision`.
    interval : Interval
        Its bootstrap interval.
    """

    n_positive: int
    n_negative: int
    n_right: int
    n_wrong: int
    n_missed: int
    average_precision: float
    interval: Interval

    @property
    def support(self) -> int:
        """Number of examples that the tag fits."""
        return self.n_positive

    @property
    def precision(self) -> float:
        """Share of right ones among those at or above the threshold; NaN where there are none, or no examples."""
        return _share(self.n_right, self.n_right + self.n_wrong) if self.support else float("nan")

    @property
    def recall(self) -> float:
        """Share of the examples that are found; NaN without examples."""
        return _share(self.n_right, self.support)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where nothing right is found; NaN without examples."""
        return _f1(self.n_right, self.n_wrong, self.n_missed) if self.support else float("nan")

    @property
    def remark(self) -> Sentence:
        """What has to be known before the figures are read; empty if nothing."""
        if not self.support:
            return NO_EXAMPLES
        if not self.n_negative:
            return Sentence("No counterexamples")
        if self.support < FEW:
            return Sentence("Only {count} examples: too few to rely on", count=self.support)
        if self.n_negative < FEW:
            return Sentence("Only {count} counterexamples: too few to rely on", count=self.n_negative)
        return EMPTY


@dataclass(frozen=True, slots=True)
class TagSetMetrics:
    """Figures of several tags.

    "Macro" figures are means over the tags that have examples, in which a tag counts as 0 where it finds nothing;
    "micro" figures pool the decisions of all tags, with those of tags without examples.

    Attributes
    ----------
    tags : tuple of TagMetrics
        In the order of the columns.
    """

    tags: tuple[TagMetrics, ...]

    @property
    def n_without_examples(self) -> int:
        """Number of tags that are in no macro figure."""
        return sum(not tag.support for tag in self.tags)

    @property
    def mean_average_precision(self) -> float:
        """Mean of the average precision of the tags that have examples (mAP); NaN if none has."""
        return _mean([tag.average_precision for tag in self.tags if tag.support])

    @property
    def macro_precision(self) -> float:
        """Mean precision; a tag that nothing is given counts as 0."""
        return _mean([float(np.nan_to_num(tag.precision)) for tag in self.tags if tag.support])

    @property
    def macro_recall(self) -> float:
        """Mean recall."""
        return _mean([tag.recall for tag in self.tags if tag.support])

    @property
    def macro_f1(self) -> float:
        """Mean F1."""
        return _mean([tag.f1 for tag in self.tags if tag.support])

    @property
    def micro_precision(self) -> float:
        """Share of right ones among all given tags; NaN if none was given."""
        return _share(self._n_right, self._n_right + self._n_wrong)

    @property
    def micro_recall(self) -> float:
        """Share of all fitting tags that were given; NaN if none fits."""
        return _share(self._n_right, self._n_right + self._n_missed)

    @property
    def micro_f1(self) -> float:
        """Harmonic mean of the micro figures; NaN if no tag fits and none was given."""
        return _f1(self._n_right, self._n_wrong, self._n_missed)

    @property
    def _n_right(self) -> int:
        return sum(tag.n_right for tag in self.tags)

    @property
    def _n_wrong(self) -> int:
        return sum(tag.n_wrong for tag in self.tags)

    @property
    def _n_missed(self) -> int:
        return sum(tag.n_missed for tag in self.tags)


def measure(predictions: Predictions, thresholds: ArrayLike, *, seed: int = 0) -> TagSetMetrics:
    """Return the figures of all tags.

    Parameters
    ----------
    predictions : Predictions
        N examples, C tags.
    thresholds : array_like
        ``(C,)`` or a single number: from which score on a tag is given.
    seed : int
        Seed of the bootstrap.
    """
    chosen = predictions.scores >= np.broadcast_to(np.asarray(thresholds, np.float64), predictions.n_tags)
    return TagSetMetrics(
        tuple(_of_tag(predictions, tag, chosen[:, tag], seed=seed) for tag in range(predictions.n_tags))
    )


def _of_tag(predictions: Predictions, tag: int, chosen: NDArray[np.bool_], *, seed: int) -> TagMetrics:
    scores, truth, groups = predictions.of_tag(tag)
    given = chosen[predictions.is_known[:, tag]]
    has_both = bool(truth.any()) and not truth.all()
    return TagMetrics(
        n_positive=int(truth.sum()),
        n_negative=int((~truth).sum()),
        n_right=int((given & truth).sum()),
        n_wrong=int((given & ~truth).sum()),
        n_missed=int((~given & truth).sum()),
        average_precision=average_precision(scores, truth),
        interval=bootstrap_interval(scores, truth, groups=groups, seed=seed) if has_both else NO_INTERVAL,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _f1(n_right: int, n_wrong: int, n_missed: int) -> float:
    return _share(2 * n_right, 2 * n_right + n_wrong + n_missed)


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
