"""What people look up of a head: its scores, a page of questions, how well a tag is known, a tag that is not yet."""

import dataclasses
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.health import TagHealth
from core.domain.learning import Question, ReviewMode, ScoredTag
from core.domain.tags import Tag
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import audits, decided, suggesting
from core.jobs.learning.learner import Learner
from core.jobs.learning.row_maker import UNBORN
from core.tagging import audit, fit, health, predict, review
from core.tagging.review import Mode
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson, TrainingSet
from core.tagging.undecided import Undecided


class Asker:
    """Answers questions about the head at work.

    Parameters
    ----------
    context : JobContext
        The bench.
    learner : Learner
        Holds the head.
    """

    def __init__(self, context: JobContext, learner: Learner) -> None:
        self._context, self._learner = context, learner

    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        """Give the score of every tag on every video and moment.

        Parameters
        ----------
        tag_ids : collection of int or None
            Only these; None for all.
        with_moments : bool
            Or of whole videos only.

        Returns
        -------
        list of ScoredTag
            Videos first, each followed by its moments; empty where nothing was analysed.
        """
        learner = self._learner
        with learner.lock:
            learner.catch_up()
            if learner.ready() is None:
                return []
            seen, head = learner.seen, learner.head
            chosen = sorted(head.rows if tag_ids is None else head.rows.keys() & set(tag_ids))
            scores = learner.scores(chosen)
            told = learner.lessons(chosen)
        listed = self._learner.listed()
        told_of = {tag_id: suggesting.by_video(lessons) for tag_id, lessons in told.items()}
        found: list[ScoredTag] = []
        for video_id, place in seen.places.items():
            if video_id not in listed:
                continue
            rows = range(int(seen.first[place]), int(seen.first[place + 1]))
            for column, tag_id in enumerate(chosen):
                threshold, said = head.rows[tag_id].threshold, told_of.get(tag_id, {}).get(video_id, ())
                whole = float(scores.videos[place, column])
                is_new = whole >= threshold and not suggesting.is_decided(said, None, None)
                found.append(ScoredTag(video_id, tag_id, whole, None, None, is_new))
                for row in rows if with_moments else ():
                    chance = float(scores.moments[row, column])
                    span = (float(seen.start_seconds[row]), float(seen.end_seconds[row]))
                    is_new = chance >= threshold and not suggesting.is_decided(said, *span)
                    found.append(ScoredTag(video_id, tag_id, chance, *span, is_new))
        return found

    def questions(self, tag_id: int, *, mode: ReviewMode, n_wanted: int, seed: int = 0) -> list[Question]:
        """Choose what to ask next about a tag.

        Parameters
        ----------
        tag_id : int
            Catalog id.
        mode : ReviewMode
            See there.
        n_wanted : int
            At most so many.
        seed : int
            For the random stream: another page, another number.

        Returns
        -------
        list of Question
            The ones to ask first first.

        Raises
        ------
        UsageError
            If it is for an audit, which is drawn and written down at once: see `core.jobs.learning.audits`.
        """
        if mode is ReviewMode.AUDIT:
            raise UsageError("An audit cannot be reviewed page by page", "Start an audit.")
        learner = self._learner
        with learner.lock:
            learner.catch_up([tag_id])
            if learner.ready() is None or tag_id not in learner.head.rows:
                return []
            told = learner.lessons([tag_id]).get(tag_id, [])
            if mode is ReviewMode.DISAGREES:
                return self._doubtful(tag_id, told)[:n_wanted]
            return self._open(tag_id, told, Mode(mode.value), n_wanted, seed)

    def _open(self, tag_id: int, told: list[Lesson], mode: Mode, n_wanted: int, seed: int) -> list[Question]:
        seen, row = self._learner.seen, self._learner.head.rows[tag_id]
        scores = self._learner.scores([tag_id])
        moments = scores.moments[:, 0]
        videos_of = np.repeat(np.fromiter(seen.places, np.int64, len(seen.places)), np.diff(seen.first))
        open_rows = np.flatnonzero(self._is_open(seen, videos_of, told))
        # Enough to choose from; reading the features of a whole library for a page would be slow.
        likeliest = open_rows[np.argsort(-moments[open_rows], kind="stable")][:4_000]
        drawn = np.random.default_rng(seed).permutation(open_rows)[:1_000]
        rows = np.unique(np.concatenate([likeliest, drawn]))
        chosen = review.choose(
            moments[rows],
            np.asarray(seen.moments[rows], np.float32),
            videos_of[rows],
            n_wanted=n_wanted,
            n_accepted=row.n_accepted,
            threshold=row.threshold,
            mode=mode,
            seed=seed,
        )
        page = [
            self._question(tag_id, seen, int(rows[place]), int(videos_of[rows[place]]), moments) for place in chosen
        ]
        return [dataclasses.replace(one, is_likely=one.score >= row.threshold) for one in page]

    def _is_open(self, seen: Seen, videos_of: NDArray[np.int64], told: list[Lesson]) -> NDArray[np.bool_]:
        whole = [lesson.video_id for lesson in told if lesson.start_seconds is None]
        is_open = np.isin(videos_of, np.fromiter(self._learner.listed(), np.int64)) & ~np.isin(videos_of, whole)
        for lesson in told:
            if lesson.start_seconds is not None and lesson.end_seconds is not None and lesson.video_id in seen.places:
                place = seen.places[lesson.video_id]
                rows = slice(int(seen.first[place]), int(seen.first[place + 1]))
                is_inside = (seen.start_seconds[rows] < lesson.end_seconds) & (
                    seen.end_seconds[rows] > lesson.start_seconds
                )
                is_open[rows] &= ~is_inside
        return is_open

    @staticmethod
    def _question(tag_id: int, seen: Seen, row: int, video_id: int, moments: NDArray[np.float32]) -> Question:
        place = seen.places[video_id]
        is_only = seen.first[place + 1] - seen.first[place] == 1
        # A video of one moment is asked about as a whole: the answer then holds for all of it.
        start = None if is_only else float(seen.start_seconds[row])
        end = None if is_only else float(seen.end_seconds[row])
        return Question(video_id, tag_id, start, end, float(moments[row]))

    def _doubtful(self, tag_id: int, told: list[Lesson]) -> list[Question]:
        training, chance = self._held(tag_id, told)
        listed = self._learner.listed()
        return [
            Question(
                told[place].video_id, tag_id, told[place].start_seconds, told[place].end_seconds, float(chance[place]),
                told[place].is_accepted,
            )
            for place in review.probably_wrong(chance, training.is_accepted)
            if told[place].video_id in listed
        ]  # fmt: skip

    def _held(self, tag_id: int, told: list[Lesson]) -> tuple[TrainingSet, NDArray[np.float64]]:
        learner = self._learner
        seen, maker, row = learner.seen, learner.maker(), learner.head.rows[tag_id]
        training, look = seen.training_set(told)
        training = training.seen_as(look(row))
        bare, others = maker.bare(seen, self._tag(tag_id)), self._others(told)
        held = fit.hold_out(bare, training, others)
        return training, row.calibration.probability(held.standard)

    def health(self, tag_id: int) -> TagHealth:
        """Examine how well a tag is known.

        Parameters
        ----------
        tag_id : int
            Catalog id.

        Returns
        -------
        TagHealth
            See there.

        Raises
        ------
        UsageError
            If there is no such tag, or nothing was analysed.
        """
        learner = self._learner
        with learner.lock:
            learner.catch_up([tag_id])
            tag = self._tag(tag_id)
            learner.require()
            told = learner.lessons([tag_id]).get(tag_id, [])
            seen, maker, row = learner.seen, learner.maker(), learner.head.rows[tag_id]
            training, look = seen.training_set(told)
            training = training.seen_as(look(row))
            bare, others = maker.bare(seen, tag), self._others(told)
            found = health.examine(row, bare, training, others)
            steps = health.tune(row, bare, training, others)
        with self._context.database.read() as session:
            checked = audits.newest(session, [tag_id]).get(tag_id)
        interval = (checked.low, checked.high) if checked is not None and checked.is_current else None
        return TagHealth(
            tag_id, found.n_accepted, found.n_rejected, _known(found.precision_average.value),
            _known(found.precision_average.low), _known(found.precision_average.high), found.threshold,
            tuple((at, _known(precision), _known(recall)) for at, precision, recall in steps), found.curve,
            audit.knowledge(found.n_accepted, found.n_rejected, interval, aim=learner.aim.value),
            found.would_more_help, checked,
        )  # fmt: skip

    def preview(self, name: str, description: str, aliases: Sequence[str] = (), *, n_wanted: int) -> list[Question]:
        """Show what a tag that is only being typed would find: its best moments, one of each video.

        Parameters
        ----------
        name, description : str
            As far as they are typed.
        aliases : sequence of str
            Other words for it.
        n_wanted : int
            At most so many.

        Returns
        -------
        list of Question
            Best first; empty where the encoder has no meaning for the words, or nothing was analysed.
        """
        learner = self._learner
        with learner.lock:
            if not name.strip() or learner.ready() is None:
                return []
            seen = learner.seen
            row = learner.maker().bare(seen, Tag(UNBORN, name.strip(), description, aliases=tuple(aliases)))
            if not row.knows_something:
                return []
            scores = predict.score(
                [row], learner.head.pooling, videos=seen.videos, moments=seen.moments, first=seen.first
            )
        moments = scores.moments[:, 0]
        videos_of = np.repeat(np.fromiter(seen.places, np.int64, len(seen.places)), np.diff(seen.first))
        listed, found, taken = self._learner.listed(), [], set()
        for place in np.argsort(-moments, kind="stable").tolist():
            video_id = int(videos_of[place])
            if video_id in listed and video_id not in taken:
                taken.add(video_id)
                found.append(self._question(UNBORN, seen, place, video_id, moments))
            if len(found) == n_wanted:
                break
        return found

    def _others(self, told: Sequence[Lesson]) -> Undecided:
        return self._learner.maker().others(self._learner.seen, told)

    def _tag(self, tag_id: int) -> Tag:
        with self._context.database.read() as session:
            found = decided.wanted(session, [tag_id], aim=self._learner.aim.value).tags
        if tag_id not in found:
            raise UsageError("There is no tag {number} in this library", number=tag_id)
        return found[tag_id]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
