"""Authentication: both ends of a connection prove that they know the library's secret, within a time limit.

The secret is in a file that only its owner can read, so whoever knows it may use the library anyway. Unlike in
`multiprocessing`, a stranger who sends nothing occupies only a thread of its own for a few seconds, and blocks nobody.
"""

import hmac
import os
from typing import TYPE_CHECKING, Any

from core.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, PipeConnection

DEADLINE_SECONDS = 5.0
_NONCE_BYTES = 32


def as_worker(connection: "Connection[Any, Any] | PipeConnection[Any, Any]", secret: bytes) -> None:
    """Authenticate a client that has just connected.

    Raises
    ------
    WorkerError
        If the client does not know the secret or does not answer in time.
    """
    theirs, ours = _receive(connection), os.urandom(_NONCE_BYTES)
    connection.send_bytes(ours + _proof(secret, b"worker", theirs + ours))
    if not hmac.compare_digest(_receive(connection), _proof(secret, b"client", theirs + ours)):
        raise WorkerError("Another program tried to connect to the analysis process")


def as_client(connection: "Connection[Any, Any] | PipeConnection[Any, Any]", secret: bytes) -> None:
    """Authenticate the worker after connecting.

    Raises
    ------
    WorkerError
        If it is not the library's worker or does not answer in time.
    """
    ours = os.urandom(_NONCE_BYTES)
    connection.send_bytes(ours)
    answer = _receive(connection)
    theirs, proof = answer[:_NONCE_BYTES], answer[_NONCE_BYTES:]
    if not hmac.compare_digest(proof, _proof(secret, b"worker", ours + theirs)):
        raise WorkerError("The answer does not come from this library's analysis process")
    connection.send_bytes(_proof(secret, b"client", ours + theirs))


def _proof(secret: bytes, who: bytes, nonces: bytes) -> bytes:
    return hmac.digest(secret, who + nonces, "sha256")


def _receive(connection: "Connection[Any, Any] | PipeConnection[Any, Any]") -> bytes:
    if not connection.poll(DEADLINE_SECONDS):
        raise WorkerError("The other side of the connection does not respond")
    return connection.recv_bytes(4 * _NONCE_BYTES)
