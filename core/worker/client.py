"""Talk to the worker that holds a library."""

import threading
from multiprocessing.connection import Client
from typing import TYPE_CHECKING, Any

from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.errors import WorkerError
from core.worker import greeting, lock, protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, PipeConnection

_ANSWER_SECONDS = 120.0


class WorkerClient:
    """One connection to a worker; requests of several threads take turns.

    Parameters
    ----------
    connection : Connection or PipeConnection
        Authenticated.
    """

    def __init__(self, connection: "Connection[Any, Any] | PipeConnection[Any, Any]") -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def poll(self) -> protocol.Poll:
        """Ask what happened since the last poll on this connection.

        Returns
        -------
        Poll
            Changes, notices and the state of the queue.
        """
        return protocol.convert(self._ask("poll"), protocol.Poll)

    def search(self, request: SearchRequest) -> SearchResult:
        """Run one search; raises what the search raises."""
        return protocol.result_from_body(self._ask("search", protocol.search_to_body(request)))

    def frame(self, video_id: int, at_seconds: float, height_px: int) -> bytes | None:
        """Get the frame nearest to a time, as JPEG; raises what decoding it raises."""
        asked = protocol.FrameAsked(video_id, at_seconds, height_px)
        body = self._ask("frame", asked)
        return None if body is None else protocol.convert(body, bytes)

    def cuts(self, video_id: int, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
        """Get the cuts between two times; raises what finding them raises."""
        asked = protocol.CutsAsked(video_id, start_seconds, end_seconds)
        return protocol.convert(self._ask("cuts", asked), tuple[float, ...])

    def wake(self) -> None:
        """Tell the worker that there may be new work."""
        self._ask("wake")

    def stop(self) -> None:
        """Ask the worker to end after the step at hand."""
        self._ask("stop")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(self, method: str, body: Any = None) -> Any:
        with self._lock:
            try:
                self._connection.send_bytes(protocol.pack(protocol.Request(method, body)))
                if not self._connection.poll(_ANSWER_SECONDS):
                    self._connection.close()
                    raise WorkerError("The worker does not answer", "It is busy or hangs; try again in a moment.")
                answer = protocol.unpack(self._connection.recv_bytes(), protocol.Answer)
            except (EOFError, OSError) as error:
                raise WorkerError(
                    "The worker has gone away", "It is started again by itself; try once more."
                ) from error
        if answer.error is not None:
            protocol.raise_error(answer.error)
        return answer.body


def connect(paths: LibraryPaths) -> WorkerClient | None:
    """Connect to the worker of a library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    WorkerClient or None
        None where no worker holds it (a killed one's note is ignored).
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
