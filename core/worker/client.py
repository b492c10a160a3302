"""Clients for the worker that holds a library: its requests, and its learning service."""

import contextlib
import math
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Client
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from core.domain.embeddings import AnalysisEstimate
from core.domain.learning_service import METHODS, LearningCalls, Progress
from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.errors import WorkerError
from core.worker import greeting, lock, protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, PipeConnection

_ANSWER_SECONDS = 120.0
_TICK_SECONDS = 0.5
_LEARN_SECONDS = 600.0
"""The first call after a start may have to wait until a large library has been read."""
_PROGRESS_SECONDS = 0.5


class WorkerClient:
    """One connection to a worker; requests from several threads take turns.

    Parameters
    ----------
    connection : Connection or PipeConnection
        Authenticated.
    """

    def __init__(self, connection: "Connection[Any, Any] | PipeConnection[Any, Any]") -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def poll(self) -> protocol.Poll:
        """Return changes, notices and the state of the queue since the last poll on this connection."""
        return protocol.convert(self.ask("poll"), protocol.Poll)

    def search(self, request: SearchRequest) -> SearchResult:
        """Run one search; raises what the search raises."""
        return protocol.result_from_body(self.ask("search", protocol.search_to_body(request)))

    def frame(self, video_id: int, at_seconds: float, height_px: int) -> bytes | None:
        """Return the frame nearest to a time as JPEG; raises what decoding raises."""
        request = protocol.FrameRequest(video_id, at_seconds, height_px)
        body = self.ask("frame", request)
        return None if body is None else protocol.convert(body, bytes)

    def cuts(self, video_id: int, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
        """Return the cuts between two times; raises what finding them raises."""
        request = protocol.CutsRequest(video_id, start_seconds, end_seconds)
        return protocol.convert(self.ask("cuts", request), tuple[float, ...])

    def estimate(self, reference: str, *, while_waiting: Callable[[], object] = lambda: None) -> AnalysisEstimate:
        """Estimate how long analysing the library with an encoder would take; see `ask`."""
        request = protocol.EncoderRequest(reference)
        return protocol.convert(self.ask("estimate", request, while_waiting=while_waiting), AnalysisEstimate)

    def wake(self) -> None:
        """Tell the worker that there may be new work."""
        self.ask("wake")

    def stop(self) -> None:
        """Tell the worker to end after the current step."""
        self.ask("stop")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def ask(
        self,
        method: str,
        body: Any = None,
        *,
        limit_seconds: float | None = None,
        while_waiting: Callable[[], object] = lambda: None,
    ) -> Any:
        """Send a request and return the body of its answer, in JSON types.

        Parameters
        ----------
        method : str
            Name of a method of the server.
        body : object
            Its argument.
        limit_seconds : float or None
            Timeout; None for two minutes, infinity for long requests.
        while_waiting : callable
            Called twice a second.

        Raises
        ------
        WorkerError
            If the worker is gone or does not answer in time.
        KnownError
            Raised by the worker.
        """
        with self._lock:
            try:
                self._connection.send_bytes(protocol.pack(protocol.Request(method, body)))
                self._wait(limit_seconds, while_waiting)
                answer = protocol.unpack(self._connection.recv_bytes(), protocol.Reply)
            except (EOFError, OSError) as error:
                raise WorkerError("The analysis process has stopped", "It restarts by itself; try again.") from error
        if answer.error is not None:
            protocol.raise_error(answer.error)
        return answer.body

    def _wait(self, limit_seconds: float | None, while_waiting: Callable[[], object]) -> None:
        deadline = time.monotonic() + (_ANSWER_SECONDS if limit_seconds is None else limit_seconds)
        while not self._connection.poll(max(0.0, min(_TICK_SECONDS, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                self._connection.close()
                raise WorkerError(
                    "The analysis process does not respond",
                    "It is busy or does not respond any more; try again in a moment.",
                )
            while_waiting()


def connect(paths: LibraryPaths) -> WorkerClient | None:
    """Return a connection to the worker of a library, or None if no worker holds it.

    An address left behind by a killed worker is ignored.
    """
    endpoint = lock.find(paths)
    if endpoint is None:
        return None
    try:
        connection = Client(endpoint.address)
    except OSError:
        return None
    try:
        greeting.as_client(connection, bytes.fromhex(endpoint.secret))
    except (OSError, EOFError, ValueError, WorkerError):
        connection.close()
        return None
    return WorkerClient(connection)


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
    def _call(self, name: str, arguments: object, on_progress: Progress | None = None) -> Any:
        if on_progress is None:
            body = self._client.ask(name, arguments, limit_seconds=_LEARN_SECONDS)
        else:
            with contextlib.closing(_ProgressPoll(self._connect, on_progress)) as progress:
                body = self._client.ask(name, arguments, limit_seconds=math.inf, while_waiting=progress.ask)
        _arguments, kind = METHODS[name]
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
