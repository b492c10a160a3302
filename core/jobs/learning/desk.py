"""Everything that can be asked of a library's head in one place; the worker has one, and a command where none runs."""

import contextlib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from core.catalog import heads, meta
from core.domain.events import Level
from core.domain.health import TagHealth
from core.domain.learning import (
    BEFORE_TRAINING,
    LearnReport,
    Question,
    ReviewMode,
    ScoredTag,
    TagCompared,
    TrainReport,
)
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.learning import proposals, versions
from core.jobs.learning.asking import Asker
from core.jobs.learning.learner import Learner
from core.jobs.learning.training import Trainer
from core.sentence import Sentence
from core.tagging.training_set import LEAST_LESSONS, has_enough

_GROWN = 1.25


class Desk:
    """Learner, asker and trainer of one library. Any thread may ask; each call blocks until it is done.

    `core.worker.remote_desk.RemoteDesk` is the same, asked of another process.

    Parameters
    ----------
    context : JobContext
        The bench.
    host : EncoderHost
        Gives the encoder that words are read with.
    """

    def __init__(self, context: JobContext, host: EncoderHost) -> None:
        self._context = context
        self._learner = Learner(context, host)
        self._asker = Asker(context, self._learner)
        self._trainer = Trainer(context, self._learner)
        self._training = threading.Lock()
        self._is_stopped = threading.Event()

    def learn(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        """Fit what is behind and suggest anew; see `Learner.catch_up`."""
        return self._learner.catch_up(tag_ids)

    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        """Score tags on everything; see `Asker.scores`."""
        return self._asker.scores(tag_ids, with_moments=with_moments)

    def questions(self, tag_id: int, *, mode: ReviewMode, n_wanted: int, seed: int = 0) -> list[Question]:
        """Choose what to ask next; see `Asker.questions`."""
        return self._asker.questions(tag_id, mode=mode, n_wanted=n_wanted, seed=seed)

    def health(self, tag_id: int) -> TagHealth:
        """Examine a tag; see `Asker.health`."""
        return self._asker.health(tag_id)

    def preview(self, name: str, description: str, aliases: Sequence[str] = (), *, n_wanted: int) -> list[Question]:
        """Show what a tag would find; see `Asker.preview`."""
        return self._asker.preview(name, description, aliases, n_wanted=n_wanted)

    def train(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train and put to work what comes of it; others may ask meanwhile.

        Parameters
        ----------
        full : bool
            The shared temporal part too.
        on_progress : callable
            Given the share that is done, 0 to 1.

        Returns
        -------
        TrainReport
            See `Trainer.run`.

        Raises
        ------
        UsageError
            If nothing has been analysed, it was stopped, or another training is under way.
        """
        with self._at_training(on_progress) as tell:
            return self._trainer.run(with_temporal=full, is_wanted=self._is_wanted, on_progress=tell)

    def propose(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train and keep what comes of it beside what is at work; see `train` and `Trainer.propose`."""
        with self._at_training(on_progress) as tell:
            return self._trainer.propose(with_temporal=full, is_wanted=self._is_wanted, on_progress=tell)

    @contextlib.contextmanager
    def _at_training(self, on_progress: Callable[[float], object]) -> Iterator[Callable[[float], object]]:
        if not self._training.acquire(blocking=False):
            raise UsageError("A training is already running", "Wait for it, or stop it.")
        bulletin = self._context.bulletin

        def tell(share: float) -> None:
            bulletin.training = share
            on_progress(share)

        try:
            self._is_stopped.clear()
            tell(0.0)
            yield tell
        finally:
            bulletin.training = None
            self._training.release()

    def refresh_if_due(self) -> TrainReport | None:
        """Propose a full training where there are enough decisions, and a quarter and forty more than the last time.

        Returns
        -------
        TrainReport or None
            None where nothing was due. Nothing of it is in use before somebody chooses it.

        Raises
        ------
        UsageError
            If it was stopped, or another training is under way.
        """
        if not self._is_refresh_due():
            return None
        report = self.propose(full=True)
        self._context.bulletin.notice(_told(report), Level.INFO)
        return report

    def _is_refresh_due(self) -> bool:
        with self._learner.lock:
            if self._learner.ready() is None:
                return False
            taught = self._learner.lessons(self._learner.head.rows.keys())
            encoder_id = self._learner.frames.encoder_id
        with self._context.database.read() as session:
            cards = heads.list_all(session, encoder_id=encoder_id)
            declined = float(meta.get(session, meta.declined(encoder_id)) or 0)
        n_last = max((card.figures.get("n_decisions", 0.0) for card in cards), default=0.0)
        n_last = max(n_last, declined)
        lessons = [lesson for tag_id in sorted(taught) for lesson in taught[tag_id]]
        return len(lessons) >= _GROWN * n_last + LEAST_LESSONS and has_enough(lessons)

    def stop_training(self) -> None:
        """Break the training off that is under way, if any; the head stays as it was."""
        self._is_stopped.set()

    def use_head(self, version: int) -> None:
        """Put a version to work, or what was before the last training; see `versions.use` and `go_back`.

        One that is only proposed is adopted as `train` adopts: tags that got worse or cannot be measured keep what they
        have, where they can; see `adopt_head`.
        """
        if version == BEFORE_TRAINING:
            versions.go_back(self._context, self._learner)
        elif versions.find(self._context, self._learner, version).is_proposal:
            report = proposals.report_of(self._context, self._learner, version)
            kept = report.better_kept if report.can_keep_rows else ()
            proposals.adopt(self._context, self._learner, version, keep_old=kept)
        else:
            versions.use(self._context, self._learner, version)

    def proposal(self, version: int) -> TrainReport:
        """Give what a proposal would change; see `proposals.report_of`."""
        return proposals.report_of(self._context, self._learner, version)

    def adopt_head(self, version: int, keep_old: Collection[int] = ()) -> None:
        """Put a proposal to work, but for the rows of some tags; see `proposals.adopt`."""
        proposals.adopt(self._context, self._learner, version, keep_old=keep_old)

    def drop_head(self, version: int) -> None:
        """Take a proposal away; see `proposals.drop`."""
        proposals.drop(self._context, self._learner, version)

    def export_head(self, version: int, target: Path) -> None:
        """Copy a version to a file; see `versions.export`."""
        versions.export(self._context, self._learner, version, target)

    def import_head(self, source: Path) -> tuple[int, tuple[str, ...]]:
        """Take a head from a file; see `versions.take_in`."""
        return versions.take_in(self._context, self._learner, source)

    def compare_heads(self, first: int, second: int) -> tuple[TagCompared, ...]:
        """Compare two versions tag by tag; see `versions.compare`."""
        return versions.compare(self._context, self._learner, first, second)

    def close(self, *, patience_seconds: float = 0.0) -> None:
        """Stop a training, waiting so long for it to end, and let the head go."""
        self.stop_training()
        if self._training.acquire(timeout=patience_seconds):
            self._training.release()
            self._learner.close()

    def _is_wanted(self) -> bool:
        return not (self._is_stopped.is_set() or self._context.stop.is_set())


def _told(report: TrainReport) -> Sentence:
    return Sentence(
        "A new version was trained on {count} decisions and waits for your choice", count=report.n_decisions
    )
