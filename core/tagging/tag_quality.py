"""How well a tag is learned, and whether more decisions would help."""

from dataclasses import dataclass

import numpy as np

from core.tagging import calibration, fit
from core.tagging.audit import FEW
from core.tagging.calibration import Estimate, average_precision, average_precision_interval
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import TrainingSet
from core.tagging.undecided import Undecided

_SHARES = (0.25, 0.5, 0.75, 1.0)
_STILL_RISES = 0.02


@dataclass(frozen=True, slots=True)
class MeasuredQuality:
    """How well a tag is learned.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_accepted, n_rejected : int
        Decisions.
    precision_average : Estimate
        Cross-validated average precision on the decisions, with a 90 % interval. People choose what they decide about,
        so it does not tell how many suggestions are right: only an audit does.
    precision, recall : float
        At the threshold, on the same decisions; NaN where nothing can be said.
    threshold : float
        Score from which the tag is suggested.
    curve : tuple of (int, float)
        Number of decisions learned from, and the average precision reached.
    would_more_help : bool
        Whether the curve still rises.
    """

    tag_id: int
    n_accepted: int
    n_rejected: int
    precision_average: Estimate
    precision: float
    recall: float
    threshold: float
    curve: tuple[tuple[int, float], ...]
    would_more_help: bool


def examine(row: TagClassifier, bare: TagClassifier, decided: TrainingSet, others: Undecided) -> MeasuredQuality:
    """Measure how well a tag is learned.

    Parameters
    ----------
    row : TagClassifier
        The row in use.
    bare, decided, others
        As in `core.tagging.fit.fit`; the decisions with their features under `row`.
    """
    held = fit.hold_out(bare, decided, others)
    known = held.is_known
    standard, is_accepted, weights = held.standard[known], decided.is_accepted[known], decided.weights[known]
    estimate = average_precision_interval(standard, is_accepted, weights, decided.groups[known])
    precision, recall = calibration.quality(
        row.calibration.probability(standard), is_accepted, weights, at=row.threshold
    )
    curve = _curve(bare, decided, others)
    is_early = min(decided.n_accepted, decided.n_rejected) < FEW
    rises = len(curve) < 2 or curve[-1][1] - curve[-2][1] > _STILL_RISES
    return MeasuredQuality(
        row.tag_id, decided.n_accepted, decided.n_rejected, estimate, precision, recall, row.threshold, curve,
        would_more_help=is_early or rises,
    )  # fmt: skip


def tune(
    row: TagClassifier, bare: TagClassifier, decided: TrainingSet, others: Undecided
) -> tuple[tuple[float, float, float], ...]:
    """Return what each threshold would do, for a slider; the parameters are those of `examine`.

    Returns
    -------
    tuple of (float, float, float)
        Threshold, precision and recall on held-out decisions, for thresholds from 0.05 to 0.95.
    """
    held = fit.hold_out(bare, decided, others)
    known = held.is_known
    chance = row.calibration.probability(held.standard[known])
    steps = [round(0.05 * step, 2) for step in range(1, 20)]
    return tuple(
        (at, *calibration.quality(chance, decided.is_accepted[known], decided.weights[known], at=at)) for at in steps
    )


def _curve(bare: TagClassifier, decided: TrainingSet, others: Undecided) -> tuple[tuple[int, float], ...]:
    """Learn from more and more of the groups, each time measured by cross-validation."""
    groups = np.unique(decided.groups)
    order = np.random.default_rng(0).permutation(len(groups))
    points = []
    for share in _SHARES:
        chosen = groups[order[: max(2, round(share * len(groups)))]]
        part = decided.part(np.isin(decided.groups, chosen))
        held = fit.hold_out(bare, part, others)
        known = held.is_known
        value = average_precision(held.standard[known], part.is_accepted[known], part.weights[known])
        if not np.isnan(value) and (not points or len(part) > points[-1][0]):
            points.append((len(part), value))
    return tuple(points)
