"""The learning service of this process, for the worker or for a command where no worker runs."""

import contextlib
import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
from typing_extensions import override

from core.catalog import heads
from core.catalog.store import meta
from core.domain.events import Level
from core.domain.learning import (
    BEFORE_TRAINING,
    LearnReport,
    Question,
    ReviewMode,
    ScoredTag,
    TagComparison,
    TrainReport,
)
from core.domain.learning_service import LearningService, Progress, ignore_progress
from core.domain.tag_quality import TagQuality
from core.domain.tags import Tag
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import proposals, questions, suggestion_book, tag_estimates, training_data, versions
from core.jobs.learning.classifier_builder import UNSAVED_TAG
from core.jobs.learning.learner import Learner
from core.jobs.learning.training import HeadTrainer
from core.sentence import Sentence
from core.tagging import audit, tag_quality
from core.tagging.review import Mode
from core.tagging.training_set import LEAST_EXAMPLES, has_enough

_GROWN = 1.25


class LocalLearning(LearningService):
    """Learns in this process. Any thread may call.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head; it is closed with this.
    """

    def __init__(self, context: JobContext, learner: Learner) -> None:
        self._context, self._learner = context, learner
        self._trainer = HeadTrainer(context, learner)
        self._training = threading.Lock()
        self._is_stopped = threading.Event()

    @override
    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        return self._learner.catch_up(tag_ids)

    @override
    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        learner = self._learner
        with learner.lock:
            learner.catch_up()
            if learner.ready() is None:
                return []
            feature_table, head = learner.feature_table, learner.head
            chosen = sorted(head.rows if tag_ids is None else head.rows.keys() & set(tag_ids))
            scores = learner.scores(chosen)
            examples = learner.examples(chosen)
        listed = learner.listed()
        by_tag = {tag_id: suggestion_book.by_video(those) for tag_id, those in examples.items()}
        found: list[ScoredTag] = []
        for video_id, place in feature_table.places.items():
            if video_id not in listed:
                continue
            rows = range(int(feature_table.first[place]), int(feature_table.first[place + 1]))
            for column, tag_id in enumerate(chosen):
                threshold, of_video = head.rows[tag_id].threshold, by_tag.get(tag_id, {}).get(video_id, ())
                whole = float(scores.videos[place, column])
                is_new = whole >= threshold and not suggestion_book.is_decided(of_video, None, None)
                found.append(ScoredTag(video_id, tag_id, whole, None, None, is_new))
                for row in rows if with_moments else ():
                    chance = float(scores.moments[row, column])
                    span = (float(feature_table.start_seconds[row]), float(feature_table.end_seconds[row]))
                    is_new = chance >= threshold and not suggestion_book.is_decided(of_video, *span)
                    found.append(ScoredTag(video_id, tag_id, chance, *span, is_new))
        return found

    @override
    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        if mode is ReviewMode.AUDIT:
            raise UsageError("A check cannot be reviewed page by page", "Start a check.")
        learner = self._learner
        with learner.lock:
            learner.catch_up([tag_id])
            if learner.ready() is None or tag_id not in learner.head.rows:
                return []
            examples = learner.examples([tag_id]).get(tag_id, [])
            if mode is ReviewMode.DISAGREES:
                return questions.doubtful_decisions(learner, self._tag(tag_id), examples)[:n_wanted]
            return questions.open_moments(
                learner, tag_id, examples, mode=Mode(mode.value), n_wanted=n_wanted, seed=seed
            )

    @override
    def tag_quality(self, tag_id: int) -> TagQuality:
        learner = self._learner
        with learner.lock:
            learner.catch_up([tag_id])
            tag = self._tag(tag_id)
            learner.require()
            examples = learner.examples([tag_id]).get(tag_id, [])
            feature_table, maker, row = learner.feature_table, learner.maker(), learner.head.rows[tag_id]
            training, features_under = feature_table.training_set(examples)
            training = training.seen_as(features_under(row))
            bare, others = maker.bare(feature_table, tag), maker.others(feature_table, examples)
            found = tag_quality.examine(row, bare, training, others)
            steps = tag_quality.tune(row, bare, training, others)
        with self._context.database.read() as session:
            checked = tag_estimates.newest_audits(session, [tag_id]).get(tag_id)
        interval = (checked.low, checked.high) if checked is not None and checked.is_current else None
        return TagQuality(
            tag_id, found.n_accepted, found.n_rejected, _known(found.precision_average.value),
            _known(found.precision_average.low), _known(found.precision_average.high), found.threshold,
            tuple((at, _known(precision), _known(recall)) for at, precision, recall in steps), found.curve,
            audit.quality_level(found.n_accepted, found.n_rejected, interval, aim=learner.aim.value),
            found.would_more_help, checked,
        )  # fmt: skip

    @override
    def preview(
        self, name: str, description: str = "", aliases: Sequence[str] = (), *, n_wanted: int = 12
    ) -> list[Question]:
        with self._learner.lock:
            if not name.strip() or self._learner.ready() is None:
                return []
            tag = Tag(UNSAVED_TAG, name.strip(), description, aliases=tuple(aliases))
            return questions.best_moments(self._learner, tag, n_wanted=n_wanted)

    @override
    def train(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        with self._training_alone(on_progress) as report_progress:
            return self._trainer.run(with_temporal=full, is_wanted=self._is_wanted, on_progress=report_progress)

    @override
    def propose(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        with self._training_alone(on_progress) as report_progress:
            return self._trainer.propose(with_temporal=full, is_wanted=self._is_wanted, on_progress=report_progress)

    @contextlib.contextmanager
    def _training_alone(self, on_progress: Progress) -> Iterator[Progress]:
        if not self._training.acquire(blocking=False):
            raise UsageError("A training is already running", "Wait for it, or stop it.")
        events = self._context.events

        def report_progress(share: float) -> None:
            events.training = share
            on_progress(share)

        try:
            self._is_stopped.clear()
            report_progress(0.0)
            yield report_progress
        finally:
            events.training = None
            self._training.release()

    def refresh_if_due(self) -> TrainReport | None:
        """Propose a full training if there are enough decisions: a quarter and forty more than last time.

        Returns
        -------
        TrainReport or None
            None if it was not due. The result is not used before somebody adopts it.

        Raises
        ------
        UsageError
            If it was stopped, or another training is running.
        """
        if not self._is_refresh_due():
            return None
        report = self.propose(full=True)
        self._context.events.notice(_proposal_notice(report), Level.INFO)
        return report

    def _is_refresh_due(self) -> bool:
        with self._learner.lock:
            if self._learner.ready() is None:
                return False
            examples_by_tag = self._learner.examples(self._learner.head.rows.keys())
            encoder_id = self._learner.frames.encoder_id
        with self._context.database.read() as session:
            cards = heads.list_all(session, encoder_id=encoder_id)
            declined = float(meta.get(session, meta.declined(encoder_id)) or 0)
        n_last = max((card.figures.get("n_decisions", 0.0) for card in cards), default=0.0)
        n_last = max(n_last, declined)
        examples = [example for tag_id in sorted(examples_by_tag) for example in examples_by_tag[tag_id]]
        return len(examples) >= _GROWN * n_last + LEAST_EXAMPLES and has_enough(examples)

    @override
    def stop_training(self) -> None:
        self._is_stopped.set()

    @override
    def proposal(self, version: int) -> TrainReport:
        return proposals.report_of(self._context, self._learner, version)

    @override
    def adopt_version(self, version: int, keep_old: Collection[int] = ()) -> None:
        proposals.adopt(self._context, self._learner, version, keep_old=keep_old)

    @override
    def discard_version(self, version: int) -> None:
        proposals.drop(self._context, self._learner, version)

    @override
    def use_version(self, version: int) -> None:
        if version == BEFORE_TRAINING:
            versions.go_back(self._context, self._learner)
        elif versions.find(self._context, self._learner, version).is_proposal:
            report = proposals.report_of(self._context, self._learner, version)
            kept = report.better_kept if report.can_keep_rows else ()
            proposals.adopt(self._context, self._learner, version, keep_old=kept)
        else:
            versions.use(self._context, self._learner, version)

    @override
    def compare(self, first: int, second: int) -> tuple[TagComparison, ...]:
        return versions.compare(self._context, self._learner, first, second)

    @override
    def export_version(self, version: int, target: Path) -> None:
        versions.export_version(self._context, self._learner, version, target)

    @override
    def import_version(self, source: Path) -> tuple[int, tuple[str, ...]]:
        return versions.import_version(self._context, self._learner, source)

    def close(self, *, patience_seconds: float = 0.0) -> None:
        """Stop a training, wait this long for it to end, and free the head."""
        self.stop_training()
        if self._training.acquire(timeout=patience_seconds):
            self._training.release()
            self._learner.close()

    def _is_wanted(self) -> bool:
        return not (self._is_stopped.is_set() or self._context.stop.is_set())

    def _tag(self, tag_id: int) -> Tag:
        with self._context.database.read() as session:
            found = training_data.tags_to_fit(session, [tag_id], aim=self._learner.aim.value).tags
        if tag_id not in found:
            raise UsageError("There is no tag {number} in this library", number=tag_id)
        return found[tag_id]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _proposal_notice(report: TrainReport) -> Sentence:
    return Sentence("A new version was trained on {count} decisions and is ready for review", count=report.n_decisions)
