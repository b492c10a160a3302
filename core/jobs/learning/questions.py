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
from core.tagging.review import Mode
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson


def open_moments(
    learner: Learner, tag_id: int, lessons: Sequence[Lesson], *, mode: Mode, n_wanted: int, seed: int
) -> list[Question]:
    """Choose undecided moments, at most one of each video.

    Parameters
    ----------
    learner : Learner
        Its head has a row for the tag.
    tag_id : int
        Catalog id.
    lessons : sequence of Lesson
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
    seen, row = learner.seen, learner.head.rows[tag_id]
    moments = learner.scores([tag_id]).moments[:, 0]
    video_ids = _video_ids(seen)
    open_rows = np.flatnonzero(_is_open(learner, seen, video_ids, lessons))
    # Enough to choose from; reading the features of a whole library for a page would be slow.
    likeliest = open_rows[np.argsort(-moments[open_rows], kind="stable")][:4_000]
    drawn = np.random.default_rng(seed).permutation(open_rows)[:1_000]
    rows = np.unique(np.concatenate([likeliest, drawn]))
    chosen = review.choose(
        moments[rows],
        np.asarray(seen.moments[rows], np.float32),
        video_ids[rows],
        n_wanted=n_wanted,
        n_accepted=row.n_accepted,
        threshold=row.threshold,
        mode=mode,
        seed=seed,
    )
    page = [_question(tag_id, seen, int(rows[place]), int(video_ids[rows[place]]), moments) for place in chosen]
    return [dataclasses.replace(one, is_likely=one.score >= row.threshold) for one in page]


def doubtful_decisions(learner: Learner, tag: Tag, lessons: Sequence[Lesson]) -> list[Question]:
    """Return the decisions about a tag that a row not fitted to them contradicts, the most likely mistakes first.

    Parameters
    ----------
    learner : Learner
        Its head has a row for the tag.
    tag : Tag
        With its words.
    lessons : sequence of Lesson
        All decisions about it.
    """
    seen, maker, row = learner.seen, learner.maker(), learner.head.rows[tag.id]
    training, look = seen.training_set(lessons)
    training = training.seen_as(look(row))
    held_out = fit.hold_out(maker.bare(seen, tag), training, maker.others(seen, lessons))
    chance = row.calibration.probability(held_out.standard)
    listed = learner.listed()
    return [
        Question(
            lessons[place].video_id, tag.id, lessons[place].start_seconds, lessons[place].end_seconds,
            float(chance[place]), lessons[place].is_accepted,
        )
        for place in review.probably_wrong(chance, training.is_accepted)
        if lessons[place].video_id in listed
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
    seen = learner.seen
    row = learner.maker().bare(seen, tag)
    if not row.knows_something:
        return []
    scores = predict.score([row], learner.head.pooling, videos=seen.videos, moments=seen.moments, first=seen.first)
    moments, video_ids = scores.moments[:, 0], _video_ids(seen)
    listed, found = learner.listed(), {}
    for place in np.argsort(-moments, kind="stable").tolist():
        if len(found) == n_wanted:
            break
        video_id = int(video_ids[place])
        if video_id in listed and video_id not in found:
            found[video_id] = _question(tag.id, seen, place, video_id, moments)
    return list(found.values())


def _video_ids(seen: Seen) -> NDArray[np.int64]:
    """Return the video of each moment, (N,)."""
    return np.repeat(np.fromiter(seen.places, np.int64, len(seen.places)), np.diff(seen.first))


def _is_open(
    learner: Learner, seen: Seen, video_ids: NDArray[np.int64], lessons: Sequence[Lesson]
) -> NDArray[np.bool_]:
    whole = [lesson.video_id for lesson in lessons if lesson.start_seconds is None]
    is_open = np.isin(video_ids, np.fromiter(learner.listed(), np.int64)) & ~np.isin(video_ids, whole)
    for lesson in lessons:
        if lesson.start_seconds is not None and lesson.end_seconds is not None and lesson.video_id in seen.places:
            place = seen.places[lesson.video_id]
            rows = slice(int(seen.first[place]), int(seen.first[place + 1]))
            is_inside = (seen.start_seconds[rows] < lesson.end_seconds) & (
                seen.end_seconds[rows] > lesson.start_seconds
            )
            is_open[rows] &= ~is_inside
    return is_open


def _question(tag_id: int, seen: Seen, row: int, video_id: int, moments: NDArray[np.float32]) -> Question:
    place = seen.places[video_id]
    is_only = seen.first[place + 1] - seen.first[place] == 1
    # A video of one moment is asked about as a whole: the answer then holds for all of it.
    start = None if is_only else float(seen.start_seconds[row])
    end = None if is_only else float(seen.end_seconds[row])
    return Question(video_id, tag_id, start, end, float(moments[row]))
