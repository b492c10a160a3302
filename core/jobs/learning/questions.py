"""Choose what to ask about a tag: undecided moments, doubtful decisions, or the best moments of a tag being typed.

The caller holds the lock of the learner, which is up to date.
"""

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.learning import Question
from core.domain.tags import Tag
from core.jobs.learning.learner import Learner
from core.tagging import fit, predict, review
from core.tagging.feature_table import FeatureTable
from core.tagging.review import Mode
from core.tagging.training_set import Example


def open_moments(
    learner: Learner, tag_id: int, examples: Sequence[Example], *, mode: Mode, n_wanted: int, seed: int
) -> list[Question]:
    """Choose undecided moments, at most one of each video.

    Parameters
    ----------
    learner : Learner
        Its head has a row for the tag.
    tag_id : int
        Catalog id.
    examples : sequence of Example
        All decisions about the tag.
    mode : Mode
        The kind of page.
    n_wanted : int
        The most questions.
    seed : int
        Another number draws another page.

    Returns
    -------
    list of Question
        In the order to ask in.
    """
    feature_table, row = learner.feature_table, learner.head.rows[tag_id]
    moments = learner.scores([tag_id]).moments[:, 0]
    video_ids = _video_ids(feature_table)
    open_rows = np.flatnonzero(_is_open(learner, feature_table, video_ids, examples))
    # Enough to choose from; reading the features of a whole library for a page would be slow.
    likeliest = open_rows[np.argsort(-moments[open_rows], kind="stable")][:4_000]
    drawn = np.random.default_rng(seed).permutation(open_rows)[:1_000]
    rows = np.unique(np.concatenate([likeliest, drawn]))
    chosen = review.choose(
        moments[rows],
        np.asarray(feature_table.moments[rows], np.float32),
        video_ids[rows],
        n_wanted=n_wanted,
        n_accepted=row.n_accepted,
        threshold=row.threshold,
        mode=mode,
        seed=seed,
    )
    page = [
        _question(tag_id, feature_table, int(rows[place]), int(video_ids[rows[place]]), moments) for place in chosen
    ]
    return [dataclasses.replace(one, is_likely=one.score >= row.threshold) for one in page]


def doubtful_decisions(learner: Learner, tag: Tag, examples: Sequence[Example]) -> list[Question]:
    """Return the decisions about a tag that a row not fitted to them contradicts, the most likely mistakes first.

    Parameters
    ----------
    learner : Learner
        Its head has a row for the tag.
    tag : Tag
        With its words.
    examples : sequence of Example
        All decisions about it.
    """
    feature_table, maker, row = learner.feature_table, learner.maker(), learner.head.rows[tag.id]
    training, features_under = feature_table.training_set(examples)
    training = training.seen_as(features_under(row))
    held_out = fit.hold_out(maker.bare(feature_table, tag), training, maker.others(feature_table, examples))
    chance = row.calibration.probability(held_out.standard)
    listed = learner.listed()
    return [
        Question(
            examples[place].video_id, tag.id, examples[place].start_seconds, examples[place].end_seconds,
            float(chance[place]), examples[place].is_accepted,
        )
        for place in review.probably_wrong(chance, training.is_accepted)
        if examples[place].video_id in listed
    ]  # fmt: skip


def best_moments(learner: Learner, tag: Tag, *, n_wanted: int) -> list[Question]:
    """Return the best moments of a tag that has words but no decisions, one of each video.

    Parameters
    ----------
    learner : Learner
        With any head.
    tag : Tag
        As typed so far.
    n_wanted : int
        The most questions.

    Returns
    -------
    list of Question
        Best first; empty where the encoder does not know the words.
    """
    feature_table = learner.feature_table
    row = learner.maker().bare(feature_table, tag)
    if not row.knows_something:
        return []
    scores = predict.score(
        [row],
        learner.head.pooling,
        videos=feature_table.videos,
        moments=feature_table.moments,
        first=feature_table.first,
    )
    moments, video_ids = scores.moments[:, 0], _video_ids(feature_table)
    listed, found = learner.listed(), {}
    for place in np.argsort(-moments, kind="stable").tolist():
        if len(found) == n_wanted:
            break
        video_id = int(video_ids[place])
        if video_id in listed and video_id not in found:
            found[video_id] = _question(tag.id, feature_table, place, video_id, moments)
    return list(found.values())


def _video_ids(feature_table: FeatureTable) -> NDArray[np.int64]:
    """Return the video of each moment, (N,)."""
    return np.repeat(
        np.fromiter(feature_table.places, np.int64, len(feature_table.places)), np.diff(feature_table.first)
    )


def _is_open(
    learner: Learner, feature_table: FeatureTable, video_ids: NDArray[np.int64], examples: Sequence[Example]
) -> NDArray[np.bool_]:
    whole = [example.video_id for example in examples if example.start_seconds is None]
    is_open = np.isin(video_ids, np.fromiter(learner.listed(), np.int64)) & ~np.isin(video_ids, whole)
    for example in examples:
        if (
            example.start_seconds is not None
            and example.end_seconds is not None
            and example.video_id in feature_table.places
        ):
            place = feature_table.places[example.video_id]
            rows = slice(int(feature_table.first[place]), int(feature_table.first[place + 1]))
            is_inside = (feature_table.start_seconds[rows] < example.end_seconds) & (
                feature_table.end_seconds[rows] > example.start_seconds
            )
            is_open[rows] &= ~is_inside
    return is_open


def _question(
    tag_id: int, feature_table: FeatureTable, row: int, video_id: int, moments: NDArray[np.float32]
) -> Question:
    place = feature_table.places[video_id]
    is_only = feature_table.first[place + 1] - feature_table.first[place] == 1
    # A video of one moment is asked about as a whole: the answer then holds for all of it.
    start = None if is_only else float(feature_table.start_seconds[row])
    end = None if is_only else float(feature_table.end_seconds[row])
    return Question(video_id, tag_id, start, end, float(moments[row]))
