"""Keeps models off the network: disables downloads in their libraries and guards the sockets of the process.

The guard is an audit hook, which Python calls before any connection or name lookup, whichever library makes it. It
cannot be removed. A download that a person requested opens it for its own thread; a thread that loads a model is
*sealed*: it cannot even reach servers on this computer.
"""

import contextlib
import ipaddress
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_XET": "1",
}
_HUB = "huggingface_hub.constants"
_WITH_HOST_FIRST = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_WITH_ADDRESS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_EVENTS = _WITH_HOST_FIRST | _WITH_ADDRESS


class OfflineError(OSError):
    """Code without permission tried to use the network."""


class _Threads(threading.local):
    n_permits = 0
    n_seals = 0


_threads = _Threads()
_lock = threading.Lock()
_is_guarded = False


def enforce() -> None:
    """Keep this process and its children off the network from now on; idempotent."""
    global _is_guarded
    # Set only what differs: a thread that starts a process meanwhile reads the environment.
    os.environ.update({name: value for name, value in SWITCHES.items() if os.environ.get(name) != value})
    if (hub := sys.modules.get(_HUB)) is not None:
        hub.__dict__["HF_HUB_OFFLINE"] = True  # already imported, so it no longer reads the environment
    with _lock:
        if not _is_guarded:
            sys.addaudithook(_guard)
            _is_guarded = True


@contextlib.contextmanager
def permitted() -> Iterator[None]:
    """Allow this thread to use the network in the block, for a download that a person requested."""
    _threads.n_permits += 1
    try:
        yield
    finally:
        _threads.n_permits -= 1


@contextlib.contextmanager
def sealed() -> Iterator[None]:
    """Keep this thread off servers on this computer, too, while the body runs: for loading a model."""
    enforce()
    _threads.n_seals += 1
    try:
        yield
    finally:
        _threads.n_seals -= 1


def _guard(event: str, given: tuple[Any, ...]) -> None:
    if event not in _EVENTS or _threads.n_permits:
        return
    host = given[0]
    if event in _WITH_ADDRESS:
        address = given[1] if len(given) > 1 else None
        if not isinstance(address, tuple) or not address:
            return  # a Unix socket
        host = address[0]
    if not isinstance(host, str | bytes):
        return  # no host: a local port, or a kind of socket that cannot leave this computer
    name = os.fsdecode(host)
    if _threads.n_seals or not _is_here(name):
        raise OfflineError(f"a model may not use the network ({event} {name})")


def _is_here(name: str) -> bool:
    if name.casefold() in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False
