"""The worker's learning service, called from another process."""

import contextlib
import math
import time
from collections.abc import Callable
from typing import Any

from typing_extensions import override

from core.domain.learning_service import METHODS, LearningCalls, Progress
from core.errors import WorkerError
from core.worker import protocol
from core.worker.client import WorkerClient

_LIMIT_SECONDS = 600.0
"""The first call after a start may have to wait until a large library has been read."""
_PROGRESS_SECONDS = 0.5


class RemoteLearning(LearningCalls):
    """Learns in the worker; a training may take as long as it needs.

    Parameters
    ----------
    client : WorkerClient
        A connection of its own: a training occupies it for minutes.
    connect : callable
        Returns another connection or None; used to poll the progress while the first one waits.
    """

    def __init__(self, client: WorkerClient, connect: Callable[[], WorkerClient | None]) -> None:
        self._client, self._connect = client, connect

    @override
    def _call(self, name: str, asked: object, on_progress: Progress | None = None) -> Any:
        if on_progress is None:
            body = self._client.ask(name, asked, limit_seconds=_LIMIT_SECONDS)
        else:
            with contextlib.closing(_ProgressPoll(self._connect, on_progress)) as progress:
                body = self._client.ask(name, asked, limit_seconds=math.inf, while_waiting=progress.ask)
        _asked, kind = METHODS[name]
        return protocol.convert(body, kind)


class _ProgressPoll:
    """Asks the worker for the progress of a training every half second."""

    def __init__(self, connect: Callable[[], WorkerClient | None], on_progress: Progress) -> None:
        self._connect, self._on_progress = connect, on_progress
        self._client: WorkerClient | None = None
        self._next = 0.0

    def ask(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PROGRESS_SECONDS
        try:
            self._client = self._client or self._connect()
            share = self._client.poll().summary.training if self._client else None
        except WorkerError:
            self.close()  # the call that waits for the training will report it
            return
        if share is not None:
            self._on_progress(share)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
