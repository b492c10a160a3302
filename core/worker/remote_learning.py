"""The worker's desk for learning, asked from another process."""

import contextlib
import math
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from core.domain.health import TagHealth
from core.domain.learning import LearnReport, Question, ReviewMode, ScoredTag, TagCompared, TrainReport
from core.errors import WorkerError
from core.worker import protocol
from core.worker.client import WorkerClient

_LIMIT_SECONDS = 600.0
"""The first question after a start may have to wait until all of a large library has been read."""
_PROGRESS_SECONDS = 0.5


class RemoteDesk:
    """The same as `core.jobs.learning.service.Desk`, in the worker.

    Parameters
    ----------
    client : WorkerClient
        A connection of its own: a training holds it for minutes.
    connect : callable
        Gives a further connection, or None; for what is asked while the first waits.
    """

    def __init__(self, client: WorkerClient, connect: Callable[[], WorkerClient | None]) -> None:
        self._client, self._connect = client, connect

    def learn(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        """Fit what is behind and suggest anew."""
        return self._ask("learn", LearnReport, {"tag_ids": _listed(tag_ids)})

    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        """Score tags on everything."""
        return self._ask("scores", list[ScoredTag], {"tag_ids": _listed(tag_ids), "with_moments": with_moments})

    def questions(self, tag_id: int, *, mode: ReviewMode, n_wanted: int, seed: int = 0) -> list[Question]:
        """Choose what to ask next."""
        body = {"tag_id": tag_id, "mode": mode.value, "n_wanted": n_wanted, "seed": seed}
        return self._ask("questions", list[Question], body)

    def health(self, tag_id: int) -> TagHealth:
        """Examine a tag."""
        return self._ask("health", TagHealth, {"tag_id": tag_id})

    def preview(self, name: str, description: str, aliases: Sequence[str] = (), *, n_wanted: int) -> list[Question]:
        """Show what a tag would find."""
        body = {"name": name, "description": description, "aliases": list(aliases), "n_wanted": n_wanted}
        return self._ask("preview", list[Question], body)

    def train(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train and put to work what comes of it, however long it takes."""
        return self._train("train", on_progress, full=full)

    def propose(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train and keep what comes of it beside what is at work, however long it takes."""
        return self._train("propose", on_progress, full=full)

    def _train(self, method: str, on_progress: Callable[[float], object], *, full: bool) -> TrainReport:
        with contextlib.closing(_Progress(self._connect, on_progress)) as progress:
            body = self._client.ask(method, {"full": full}, limit_seconds=math.inf, while_waiting=progress.tell)
        return protocol.convert(body, TrainReport)

    def stop_training(self) -> None:
        """Break the training off that is under way, if any."""
        self._client.ask("stop_training")

    def use_head(self, version: int) -> None:
        """Put a version to work."""
        self._client.ask("heads_use", {"version": version}, limit_seconds=_LIMIT_SECONDS)

    def proposal(self, version: int) -> TrainReport:
        """Give what a proposal would change."""
        return self._ask("heads_proposal", TrainReport, {"version": version})

    def adopt_head(self, version: int, keep_old: Collection[int] = ()) -> None:
        """Put a proposal to work, but for the rows of some tags."""
        body = {"version": version, "keep_old": _listed(keep_old)}
        self._client.ask("heads_adopt", body, limit_seconds=_LIMIT_SECONDS)

    def drop_head(self, version: int) -> None:
        """Take a proposal away."""
        self._client.ask("heads_drop", {"version": version}, limit_seconds=_LIMIT_SECONDS)

    def export_head(self, version: int, target: Path) -> None:
        """Copy a version to a file."""
        self._client.ask("heads_export", {"version": version, "path": target}, limit_seconds=_LIMIT_SECONDS)

    def import_head(self, source: Path) -> tuple[int, tuple[str, ...]]:
        """Take a head from a file."""
        return self._ask("heads_import", tuple[int, tuple[str, ...]], {"path": source})

    def compare_heads(self, first: int, second: int) -> tuple[TagCompared, ...]:
        """Compare two versions tag by tag."""
        return self._ask("heads_compare", tuple[TagCompared, ...], {"version": first, "other": second})

    def _ask(self, method: str, kind: Any, body: dict[str, object]) -> Any:
        return protocol.convert(self._client.ask(method, body, limit_seconds=_LIMIT_SECONDS), kind)


class _Progress:
    """Asks the worker now and then how far a training is."""

    def __init__(self, connect: Callable[[], WorkerClient | None], on_progress: Callable[[float], object]) -> None:
        self._connect, self._on_progress = connect, on_progress
        self._client: WorkerClient | None = None
        self._next = 0.0

    def tell(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PROGRESS_SECONDS
        try:
            self._client = self._client or self._connect()
            share = self._client.poll().summary.training if self._client else None
        except WorkerError:
            self.close()  # whoever waits for the training will see for itself
            return
        if share is not None:
            self._on_progress(share)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


def _listed(tag_ids: Collection[int] | None) -> list[int] | None:
    return None if tag_ids is None else [int(tag_id) for tag_id in tag_ids]
