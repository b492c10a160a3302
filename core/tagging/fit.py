"""Fit one tag to the decisions about it; no other tag changes.

The direction of the row mixes two: the direction of the words plus what decisions add, held small, over the moments
that scores depend on; and, without words, what tells the looks of accepted videos from others. The more was accepted,
the more the second counts. How the score spreads over the library is computed, not learned, so that two fits of one tag
stay comparable. What the score means is learned from cross-validated decisions and from the undecided videos.
"""

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging import calibration, logistic, score_calibration
from core.tagging.background import Background
from core.tagging.calibration import Aim, average_precision
from core.tagging.head import Head
from core.tagging.moment_table import N_CHANGE
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import FeatureFunction, TrainingSet, presumed_weight
from core.tagging.undecided import Undecided

_LOOKS_DEVIATION = 1.8
_CHANGES_DEVIATION = 0.8 * _LOOKS_DEVIATION
_CHANGES_FROM = 4.0
"""At this many decisions of the rarer kind, changes get half their full weight; with few they fit by chance."""
_WORDS_DEVIATION = 0.25
_BIAS_DEVIATION = 2.2
_RARE = -2.0
"""Logit of a tag before anything is known: one video in eight."""
_N_FOLDS = 5
_LEAST_TO_CHECK = 2
_N_ROUNDS = 2
_SILENT = 0.98
"""Threshold of a tag with neither words nor an example."""


@dataclass(frozen=True, slots=True)
class HeldOutScores:
    """Cross-validated scores of decisions and undecided videos: each scored by a row that was not fitted to it.

    Attributes
    ----------
    standard : ndarray
        ``(N,)`` float64, in the order of the training set; NaN where too few were left to learn from.
    drawn : ndarray
        ``(M,)`` float64, of the drawn undecided videos; NaN likewise.
    """

    standard: NDArray[np.float64]
    drawn: NDArray[np.float64]

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Which decisions could be scored, ``(N,)``."""
        return ~np.isnan(self.standard)


def fit(
    bare: TagClassifier,
    decided: TrainingSet,
    features_under: FeatureFunction,
    undecided: Undecided,
    *,
    aim: Aim = Aim.BALANCED,
) -> TagClassifier:
    """Fit the row of a tag.

    Parameters
    ----------
    bare : TagClassifier
        The tag by its words alone, from `of_words`.
    decided : TrainingSet
        All decisions about it.
    features_under : callable
        Returns their features under a row, ``(N, F)``.
    undecided : Undecided
        The other videos; its head holds what applies to all tags.
    aim : Aim
        What the threshold is for.

    Returns
    -------
    TagClassifier
        Bit for bit the same for the same arguments.
    """
    row = bare
    for _round in range(_N_ROUNDS if len(decided) else 0):
        decided = decided.seen_as(features_under(row))
        row = _row(bare, decided, undecided.looks, undecided.feature_table.head)
    held, general = hold_out(bare, decided, undecided), undecided.feature_table.head.general
    known = held.is_known
    standard, is_accepted, weights = held.standard[known], decided.is_accepted[known], decided.weights[known]
    left = undecided.standard(row)
    if decided.n_accepted or bare.knows_something:
        fresh = left.copy()
        fresh[undecided.drawn] = np.where(np.isnan(held.drawn), left[undecided.drawn], held.drawn)
        fitted = score_calibration.calibrate(standard, is_accepted, weights, fresh, general=general)
        from_on = calibration.threshold(fitted.calibration.probability(left), aim=aim)
    else:
        # Rejections alone say what a tag is not; without known words, it could still be anything else.
        n_rejected = float(decided.weights.sum())
        fitted = score_calibration.from_rejections(general, len(left) + len(decided), n_rejected, slope=row.spread)
        from_on = _SILENT
    enough = min(is_accepted.sum(), (~is_accepted).sum()) >= _LEAST_TO_CHECK
    return dataclasses.replace(
        row,
        calibration=fitted.calibration,
        threshold=from_on,
        n_accepted=decided.n_accepted,
        n_rejected=decided.n_rejected,
        average_precision=average_precision(standard, is_accepted, weights) if enough else float("nan"),
        doubt=fitted.doubt,
    )


def hold_out(bare: TagClassifier, decided: TrainingSet, undecided: Undecided) -> HeldOutScores:
    """Score each decision by a row that was fitted to the others; copies and moments of one video stay together.

    Parameters are those of `fit`.
    """
    n_drawn = len(undecided.drawn)
    standard, drawn = np.full(len(decided), np.nan), np.full(n_drawn, np.nan)
    folds, folds_drawn = _folds(decided), np.arange(n_drawn) % _N_FOLDS
    for fold in range(folds.max(initial=-1) + 1):
        out, out_drawn = folds == fold, folds_drawn == fold
        rest = decided.part(~out)
        # Words and rejections also make a row, but a single accepted example cannot test rows fitted without it.
        if rest.n_accepted or (bare.knows_something and not decided.n_accepted and len(rest)):
            row = _row(bare, rest, undecided.looks[~out_drawn], undecided.feature_table.head)
            standard[out] = row.standard(decided.features[out])
            drawn[out_drawn] = undecided.standard_of_drawn(row)[out_drawn]
    return HeldOutScores(standard, drawn)


def _row(bare: TagClassifier, decided: TrainingSet, sample: NDArray[np.float32], head: Head) -> TagClassifier:
    n_accepted = float(decided.weights[decided.is_accepted].sum())
    share = n_accepted / (n_accepted + head.halfway) if bare.knows_something else 0.5
    by_words = _with_direction(bare, _direction(bare, decided.features, decided, sample), head.background)
    if not share or not decided.n_accepted:
        return by_words
    nameless = dataclasses.replace(bare, direction=np.zeros_like(bare.direction))
    by_looks = _with_direction(bare, _direction(nameless, decided.looks, decided, sample), head.background)
    mixed = (1 - share) * by_words.direction / by_words.spread + share * by_looks.direction / by_looks.spread
    return _with_direction(bare, mixed, head.background)


def _direction(
    bare: TagClassifier, features: NDArray[np.float32], decided: TrainingSet, sample: NDArray[np.float32]
) -> NDArray[np.float64]:
    weight = presumed_weight(decided, sample)
    others = sample if weight else sample[:0]
    together = np.concatenate([features, others]).astype(np.float64)
    is_accepted = np.concatenate([decided.is_accepted, np.zeros(len(others), bool)])
    weights = np.concatenate([decided.weights, np.full(len(others), weight)])
    words = (bare.direction / bare.spread) if bare.knows_something else bare.direction
    by_words = together @ words - (bare.mean / bare.spread if bare.knows_something else 0.0)
    rarer = min(weights[is_accepted].sum(), weights[~is_accepted].sum())
    deviations = np.full(together.shape[1] + 2, _LOOKS_DEVIATION)
    deviations[-2 - N_CHANGE : -2] = _CHANGES_DEVIATION * rarer / (rarer + _CHANGES_FROM)
    deviations[-2:] = _WORDS_DEVIATION, _BIAS_DEVIATION
    theta = logistic.solve(
        np.concatenate([together, by_words[:, None], np.ones((len(together), 1))], axis=1),
        is_accepted,
        weights,
        offsets=by_words + _RARE,
        deviations=deviations,
    )
    return (1 + theta[-2]) * words + theta[:-2]


def _with_direction(bare: TagClassifier, direction: NDArray[np.float64], background: Background) -> TagClassifier:
    mean, spread = background.standard(direction)
    return TagClassifier(
        bare.tag_id, bare.anchor, bare.words_key, direction, mean, spread, bare.calibration, bare.threshold
    )


def _folds(decided: TrainingSet) -> NDArray[np.int64]:
    """Deal the groups out, those with an accepted example first, so that every fold gets some of both kinds."""
    groups, which = np.unique(decided.groups, return_inverse=True)
    has_accepted = np.zeros(len(groups), bool)
    np.logical_or.at(has_accepted, which, decided.is_accepted)
    shuffled = np.random.default_rng(len(groups)).permutation(len(groups))
    order = shuffled[np.argsort(~has_accepted[shuffled], kind="stable")]
    fold_of_group = np.empty(len(groups), np.int64)
    fold_of_group[order] = np.arange(len(groups)) % min(_N_FOLDS, max(len(groups), 1))
    return fold_of_group[which]
