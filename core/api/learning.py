"""Learning of one library: suggestions, training, heads and their quality.

Suggestions are read from the catalog at once. Everything else is done by the worker, which keeps the library's moments
in memory; those calls block, so do not make them on the window's thread. Each has its own connection.
"""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session
from typing_extensions import override

from core import settings
from core.catalog import decisions, embeddings, heads, suggestions, tags
from core.catalog.store import meta
from core.catalog.store.database import Database
from core.domain.audits import Audit
from core.domain.learning import AuditSheet, LearnReport
from core.domain.learning_service import LearningCalls, LearningService, Progress, call
from core.domain.library import LibraryPaths
from core.domain.outlook import OutlookReason, StoredOutlook, TagOutlook
from core.domain.tags import HeadVersion, Suggestion, TagSuggested
from core.errors import LibraryInUseError, WorkerError
from core.paths import full as full_path
from core.worker import lock
from core.worker.client import RemoteLearning, connect

if TYPE_CHECKING:
    from core.jobs.encoder_host import EncoderHost
    from core.jobs.learning.service import LocalLearning

_TURN_SECONDS = 30.0
"""Decisions are saved already: learning from them is not worth a longer wait for another command."""
_SAY_SECONDS = 1.0
_ASK_SECONDS = 0.1


class Learning(LearningCalls):
    """The learning service of one library, in its worker, or in this process if no worker is running.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        The catalog.
    works_here : bool
        Learn in this process if no worker is running; otherwise that is an error.
    on_wait : callable
        Called with a sentence that names the process this one is waiting for, if another process holds the library.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        database: Database,
        *,
        works_here: bool = False,
        on_wait: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._paths, self._database = paths, database
        self._works_here, self._on_wait = works_here, on_wait
        self._held = _HeldLearning(paths, database)

    def suggestions_of(self, video_id: int) -> list[Suggestion]:
        """List the undecided suggestions for a video and its moments, best first."""
        with self._database.read() as session:
            return suggestions.of_video(session, video_id)

    def suggestions_of_tag(self, tag_id: int, *, limit: int = 100, offset: int = 0) -> list[Suggestion]:
        """List the suggestions of a tag page by page, best first; see `suggestions.of_tag`."""
        with self._database.read() as session:
            return suggestions.of_tag(session, tag_id, limit=limit, offset=offset)

    def suggestion_counts(self, tag_ids: Collection[int] | None = None) -> dict[int, int]:
        """Count the videos that each tag is suggested for, as a whole or at some moment, for some tags or all."""
        with self._database.read() as session:
            return suggestions.counts(session, tag_ids)

    def suggested_among(self, video_ids: Collection[int]) -> list[TagSuggested]:
        """Count for how many of some videos each tag is suggested as a whole; see `suggestions.among`."""
        with self._database.read() as session:
            return suggestions.among(session, video_ids)

    def suggestions_among(self, video_ids: Collection[int], tag_ids: Collection[int]) -> list[Suggestion]:
        """List the suggestions of some tags for some videos as a whole; see `suggestions.whole_among`."""
        with self._database.read() as session:
            return suggestions.whole_among(session, video_ids, tag_ids)

    def audits(self, tag_ids: Collection[int]) -> dict[int, Audit]:
        """Return the audit that counts for each tag: the last complete one, otherwise the one with most answers."""
        from core.jobs.learning import tag_estimates  # imports numpy, which other calls do not need

        with self._database.read() as session:
            return tag_estimates.newest_audits(session, tag_ids)

    def outlooks(self, tag_ids: Collection[int] | None = None) -> dict[int, TagOutlook]:
        """Estimate how many more videos tags probably fit, with the reason for those that have no suggestions.

        Parameters
        ----------
        tag_ids : collection of int or None
            Tags; None for all, which takes seconds if there are millions of suggestions.
        """
        with self._database.read() as session:
            known = {tag.id for tag in tags.list_all(session)}
            wanted = known if tag_ids is None else known & set(tag_ids)
            kept, counts = suggestions.outlooks_of_tags(session, wanted), suggestions.counts(session, wanted)
            decided = decisions.counts(session, wanted)
            has_any = _has_vectors(session)
        return {
            tag_id: _outlook(tag_id, kept.get(tag_id), counts.get(tag_id, 0), decided.get(tag_id, (0, 0)), has_any)
            for tag_id in sorted(wanted)
        }

    def n_new_decisions(self) -> int:
        """Count the decisions made since the head in use was trained, or all of them before the first training."""
        with self._database.read() as session:
            encoder_id = int(meta.get(session, meta.CURRENT_ENCODER) or 0)
            version = int(meta.get(session, meta.HEAD_VERSION) or 0)
            return decisions.count_since(session, heads.last_training(session, encoder_id, version=version))

    def versions(self) -> list[HeadVersion]:
        """List the saved versions of the head, newest first."""
        with self._database.read() as session:
            return heads.list_all(session)

    def active_version(self) -> int:
        """Return the version that suggestions come from; 0 before the first training."""
        with self._database.read() as session:
            return int(meta.get(session, meta.HEAD_VERSION) or 0)

    def proposed_version(self) -> int:
        """Return the proposed version for the current encoder; 0 if there is none."""
        with self._database.read() as session:
            encoder_id = int(meta.get(session, meta.CURRENT_ENCODER) or 0)
            return next(
                (card.version for card in heads.list_all(session, encoder_id=encoder_id) if card.is_proposal), 0
            )

    def start_audit(self, tag_id: int, *, n_wanted: int = 12) -> AuditSheet:
        """Draw a random sample of a tag's suggestions, to be answered with `Decisions.answer`; blocks.

        At most `n_wanted` questions; none if the tag has no suggestions.
        """
        from core.jobs.learning import tag_estimates

        self.catch_up([tag_id])
        with self._database.write(is_durable=True) as session:
            return tag_estimates.start_audit(session, tag_id, n_wanted=n_wanted)

    @override
    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        with contextlib.ExitStack() as stack:
            return self._reach(stack, limit_seconds=_TURN_SECONDS).catch_up(tag_ids)

    @override
    def export_version(self, version: int, target: Path) -> None:
        super().export_version(version, full_path(target))

    @override
    def import_version(self, source: Path) -> tuple[int, tuple[str, ...]]:
        return super().import_version(full_path(source))

    @override
    def stop_training(self) -> None:
        self._held.stop_training()
        client = connect(self._paths)
        if client is not None:
            with contextlib.closing(client):
                RemoteLearning(client, lambda: None).stop_training()

    def close(self) -> None:
        """Release what learning in this process has loaded."""
        self._held.close()

    @override
    def _call(self, name: str, arguments: object, on_progress: Progress | None = None) -> Any:
        with contextlib.ExitStack() as stack:
            return call(self._reach(stack), name, arguments, on_progress)

    def _reach(self, stack: contextlib.ExitStack, *, limit_seconds: float = math.inf) -> LearningService:
        since, has_told = time.monotonic(), False
        while True:
            client = connect(self._paths)
            if client is not None:
                stack.enter_context(contextlib.closing(client))
                return RemoteLearning(client, lambda: connect(self._paths))
            if not self._works_here:
                raise WorkerError("The analysis is not running yet", "Try again in a moment.")
            try:
                return stack.enter_context(self._held.hold())
            except LibraryInUseError:
                # A worker that has just started or another command that is learning: both usually take only a moment.
                waited = time.monotonic() - since
                if waited > limit_seconds:
                    raise
                if waited > _SAY_SECONDS and not has_told:
                    has_told = True
                    self._on_wait(lock.waiting_message(self._paths))
                time.sleep(_ASK_SECONDS)


def _has_vectors(session: Session) -> bool:
    current = embeddings.current(session)
    return current is not None and embeddings.count_spans(session, current[0]) > 0


def _outlook(
    tag_id: int,
    kept: StoredOutlook | None,
    n_suggested: int,
    decided: tuple[int, int],
    has_vectors: bool,  # noqa: FBT001 (passed through)
) -> TagOutlook:
    if kept is None:
        reason = OutlookReason.WAITS if has_vectors else OutlookReason.NOTHING_ANALYSED
        return TagOutlook(tag_id, n_suggested, 0.0, 0.0, 0.0, 0.0, 0, OutlookReason.SUGGESTS if n_suggested else reason)
    return TagOutlook(
        tag_id, n_suggested, kept.expected, kept.low, kept.high, kept.likeliest, kept.n_open,
        OutlookReason.SUGGESTS if n_suggested else _why_nothing(kept, *decided),
    )  # fmt: skip


def _why_nothing(kept: StoredOutlook, n_accepted: int, n_rejected: int) -> OutlookReason:
    if not kept.n_open:
        return OutlookReason.ALL_DECIDED
    if not kept.knows_something:
        return OutlookReason.KNOWS_NOTHING
    if n_accepted and not n_rejected:
        return OutlookReason.ONLY_ACCEPTED
    if n_rejected and not n_accepted:
        return OutlookReason.ONLY_REJECTED
    return OutlookReason.NOTHING_LIKELY


class _HeldLearning:
    """Learning in this process, which holds the library for one call, so that no two processes write heads."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths, self._database = paths, database
        self._lock = threading.RLock()
        self._learning: LocalLearning | None = None
        self._host: EncoderHost | None = None
        self._files: dict[str, int] = {}
        self._is_held = False

    @contextlib.contextmanager
    def hold(self) -> "Iterator[LocalLearning]":
        """Hold the library; raise a `LibraryLockedError` if another process holds it.

        What is loaded stays for the next call, unless another process has changed the head since.
        """
        with self._lock, contextlib.ExitStack() as stack:
            if not self._is_held:  # already held: a progress callback may re-enter on this thread
                stack.enter_context(self._hold_library())
            self._learning = self._learning or self._load()
            yield self._learning

    @contextlib.contextmanager
    def _hold_library(self) -> Iterator[None]:
        with lock.hold(self._paths, doing="learning"):
            if self._written() != self._files:
                self._forget()
            self._is_held = True
            try:
                yield
            finally:
                self._is_held = False
                self._files = self._written()

    def stop_training(self) -> None:
        if self._learning is not None:
            self._learning.stop_training()

    def close(self) -> None:
        with self._lock:
            self._forget()

    def _load(self) -> "LocalLearning":
        from core.jobs.context import JobContext
        from core.jobs.encoder_host import EncoderHost
        from core.jobs.learning.learner import Learner
        from core.jobs.learning.service import LocalLearning  # imports numpy and more, which other calls do not need

        context = JobContext(self._paths, self._database, settings.load(self._paths.settings))
        self._host = EncoderHost(context)
        return LocalLearning(context, Learner(context, self._host))

    def _forget(self) -> None:
        learning, host = self._learning, self._host
        self._learning = self._host = None
        if learning is not None:
            learning.close()
        if host is not None:
            host.close()

    def _written(self) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in self._paths.heads.glob("*/working.safetensors")}
