"""Client for the worker that holds a library."""

import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Client
from typing import TYPE_CHECKING, Any

from core.domain.embeddings import AnalysisEstimate
from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.errors import WorkerError
from core.worker import greeting, lock, protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, PipeConnection

_ANSWER_SECONDS = 120.0
_TICK_SECONDS = 0.5


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
        asked = protocol.FrameRequest(video_id, at_seconds, height_px)
        body = self.ask("frame", asked)
        return None if body is None else protocol.convert(body, bytes)

    def cuts(self, video_id: int, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
        """Return the cuts between two times; raises what finding them raises."""
        asked = protocol.CutsRequest(video_id, start_seconds, end_seconds)
        return protocol.convert(self.ask("cuts", asked), tuple[float, ...])

    def estimate(self, reference: str, *, while_waiting: Callable[[], object] = lambda: None) -> AnalysisEstimate:
        """Estimate how long analysing the library with an encoder would take; see `ask`."""
        asked = protocol.EncoderRequest(reference)
        return protocol.convert(self.ask("estimate", asked, while_waiting=while_waiting), AnalysisEstimate)

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
                answer = protocol.unpack(self._connection.recv_bytes(), protocol.Answer)
            except (EOFError, OSError) as error:
                raise WorkerError("The worker has stopped", "It restarts by itself; try again.") from error
        if answer.error is not None:
            protocol.raise_error(answer.error)
        return answer.body

    def _wait(self, limit_seconds: float | None, while_waiting: Callable[[], object]) -> None:
        deadline = time.monotonic() + (_ANSWER_SECONDS if limit_seconds is None else limit_seconds)
        while not self._connection.poll(max(0.0, min(_TICK_SECONDS, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                self._connection.close()
                raise WorkerError("The worker does not answer", "It is busy or hangs; try again in a moment.")
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
