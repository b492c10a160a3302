"""Fit one tag to what was decided about it; nothing else is touched.

The row's direction is the words' own plus what decisions add, held small; how the score then spreads over the library
is computed, not learned, so that two fits of one tag stay comparable. What the score means is learned from decisions
held out in turn.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging import calibration, logistic
from core.tagging.background import Background
from core.tagging.calibration import Aim
from core.tagging.measures import average_precision
from core.tagging.moment_table import N_CHANGE
from core.tagging.tag_row import UNSEEN, Calibration, TagRow, of_words
from core.tagging.training_set import TrainingSet, presumed

_LOOKS_DEVIATION = 1.8
_CHANGES_DEVIATION = 0.8 * _LOOKS_DEVIATION
_CHANGES_FROM = 4.0
"""With so many decisions of the rarer kind, how a moment changes counts half of what it can: it fits by chance."""
_WORDS_DEVIATION = 0.25
_BIAS_DEVIATION = 2.2
_RARE = -2.0
"""Logit of a tag before anything is known: one video in eight."""
_N_FOLDS = 5
_LEAST_TO_CHECK = 2
_N_ROUNDS = 2

Look = Callable[[TagRow], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Held:
    """What rows that had not seen them say of decisions.

    Attributes
    ----------
    standard : ndarray
        ``(N,)`` float64, in the order of the training set; NaN where too few were left to learn from.
    """

    standard: NDArray[np.float64]

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Which of them could be checked, ``(N,)``."""
        return ~np.isnan(self.standard)


def fit(
    bare: TagRow,
    decided: TrainingSet,
    look: Look,
    background: Background,
    *,
    sample: NDArray[np.float32],
    general: Calibration = UNSEEN,
    aim: Aim = Aim.BALANCED,
) -> TagRow:
    """Fit a row.

    Parameters
    ----------
    bare : TagRow
        The tag by its words alone, from `of_words`.
    decided : TrainingSet
        All decisions about it.
    look : callable
        Given a row, the features ``(N, F)`` that the decisions speak of under it: of a video, those of the moments
        that its score hangs on.
    background : Background
        Of the library.
    sample : ndarray
        ``(M, F)``, features of videos drawn at random, for `presumed`.
    general : Calibration
        What holds for all tags.
    aim : Aim
        What the threshold is for.

    Returns
    -------
    TagRow
        The same for the same arguments, bit by bit.
    """
    if not (decided.n_accepted or bare.knows_something):
        # Rejections alone say what a tag is not; without words that mean something, that is all the rest of the world.
        nothing = of_words(bare.tag_id, bare.anchor, bare.words_key, background, threshold=aim.general)
        return dataclasses.replace(nothing, n_rejected=decided.n_rejected)
    if not len(decided):
        return of_words(bare.tag_id, bare.anchor, bare.words_key, background, threshold=aim.general)
    row = bare
    for _round in range(_N_ROUNDS):
        decided = decided.seen_as(look(row))
        row = _with_direction(bare, _direction(bare, decided, sample), background)
    held = hold_out(bare, decided, background, sample=sample)
    return _judged(row, decided, held, general, aim)


def hold_out(bare: TagRow, decided: TrainingSet, background: Background, *, sample: NDArray[np.float32]) -> Held:
    """Score each decision by a row that was fitted to the others; copies and moments of one video stay together.

    Parameters
    ----------
    bare, decided, background, sample
        See `fit`.

    Returns
    -------
    Held
        See there.
    """
    standard = np.full(len(decided), np.nan)
    folds = _folds(decided)
    for fold in range(folds.max(initial=-1) + 1):
        out = folds == fold
        rest = decided.part(~out)
        # Words and rejections make a row as well; but one acceptance is no measure for the rows that lack it.
        if rest.n_rejected and (rest.n_accepted or (bare.knows_something and not decided.n_accepted)):
            row = _with_direction(bare, _direction(bare, rest, sample), background)
            standard[out] = row.standard(decided.features[out])
    return Held(standard)


def _direction(bare: TagRow, decided: TrainingSet, sample: NDArray[np.float32]) -> NDArray[np.float64]:
    others, weight = presumed(decided, sample)
    features = np.concatenate([decided.features, others]).astype(np.float64)
    is_accepted = np.concatenate([decided.is_accepted, np.zeros(len(others), bool)])
    weights = np.concatenate([decided.weights, np.full(len(others), weight)])
    words = (bare.direction / bare.spread) if bare.knows_something else bare.direction
    by_words = features @ words - (bare.mean / bare.spread if bare.knows_something else 0.0)
    rarer = min(weights[is_accepted].sum(), weights[~is_accepted].sum())
    deviations = np.full(features.shape[1] + 2, _LOOKS_DEVIATION)
    deviations[-2 - N_CHANGE : -2] = _CHANGES_DEVIATION * rarer / (rarer + _CHANGES_FROM)
    deviations[-2:] = _WORDS_DEVIATION, _BIAS_DEVIATION
    theta = logistic.solve(
        np.concatenate([features, by_words[:, None], np.ones((len(features), 1))], axis=1),
        is_accepted,
        weights,
        offsets=by_words + _RARE,
        deviations=deviations,
    )
    return (1 + theta[-2]) * words + theta[:-2]


def _with_direction(bare: TagRow, direction: NDArray[np.float64], background: Background) -> TagRow:
    mean, spread = background.standard(direction)
    return TagRow(bare.tag_id, bare.anchor, bare.words_key, direction, mean, spread, bare.calibration, bare.threshold)


def _judged(row: TagRow, decided: TrainingSet, held: Held, general: Calibration, aim: Aim) -> TagRow:
    known = held.is_known
    standard, is_accepted, weights = held.standard[known], decided.is_accepted[known], decided.weights[known]
    # Where there are both, one kind alone, as after a single acceptance, says nothing of what a score means. Where all
    # was rejected it says that scores like these mean less than elsewhere.
    both = is_accepted.any() and not is_accepted.all()
    is_telling = both or not decided.n_accepted
    meaning = calibration.calibrate(standard, is_accepted, weights, general=general) if is_telling else general
    chance = meaning.probability(standard)
    from_on = calibration.threshold(chance, is_accepted, weights, aim=aim) if both else aim.general
    enough = min(is_accepted.sum(), (~is_accepted).sum()) >= _LEAST_TO_CHECK
    precision = average_precision(standard, is_accepted, weights) if enough else float("nan")
    return TagRow(
        row.tag_id, row.anchor, row.words_key, row.direction, row.mean, row.spread, meaning, from_on,
        decided.n_accepted, decided.n_rejected, precision,
    )  # fmt: skip


def _folds(decided: TrainingSet) -> NDArray[np.int64]:
    """Deal the groups out, those with an acceptance first, so that every fold gets its share of both kinds."""
    groups, which = np.unique(decided.groups, return_inverse=True)
    has_accepted = np.zeros(len(groups), bool)
    np.logical_or.at(has_accepted, which, decided.is_accepted)
    shuffled = np.random.default_rng(len(groups)).permutation(len(groups))
    order = shuffled[np.argsort(~has_accepted[shuffled], kind="stable")]
    fold_of_group = np.empty(len(groups), np.int64)
    fold_of_group[order] = np.arange(len(groups)) % min(_N_FOLDS, max(len(groups), 1))
    return fold_of_group[which]
