"""Download connections that only reach permitted hosts and can be cancelled at any time.

The address that is actually connected to is checked, not only the host name in a link: a name may resolve to a computer
on the local network, and a hub may redirect to one. A watch checks five times a second whether the person has
cancelled, and closes the connection whatever it is waiting for.
"""

import contextlib
import functools
import http.client
import ipaddress
import logging
import os
import queue
import selectors
import socket
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.embedding import offline
from core.errors import DownloadError
from core.sentence import Sentence

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
NOT_SECURE = Sentence("the connection is not secure")
PRIVATE = Sentence("the address is on a private network")
STOPPED = "The download was stopped"
KEPT = "What has been downloaded is kept for the next time."
_LOOK_SECONDS = 0.2
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

log = logging.getLogger(__name__)


class CancelledError(DownloadError):
    """The person cancelled the download; what has arrived is kept for the next attempt."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """Where a download may connect to.

    Attributes
    ----------
    own_host : str
        The host in the person's own settings; empty if none. It alone may be on a private network.
    """

    own_host: str = ""

    def check(self, address: str) -> str:
        """Return an address unchanged, or reject it if it is insecure or on the local network.

        Raises
        ------
        DownloadError
            If it is not https, or leads to this computer or its network without being the person's own choice.
        """
        parts = urllib.parse.urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        is_own = self.is_own(host)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_own and host in LOCAL_HOSTS):
            log.info("%s is not an https address", address)
            raise DownloadError(NOT_SECURE, "The setting hub_address must begin with https.")
        if not is_own and (host in LOCAL_HOSTS or host.endswith(".localhost") or _is_private(host)):
            raise self.refusal(address)
        return address

    def is_own(self, host: str) -> bool:
        """Return whether this is the host in the person's own settings."""
        return bool(host) and host.rstrip(".") == self.own_host.rstrip(".")

    def refusal(self, address: str) -> DownloadError:
        """Return the error for an address on a private network."""
        log.info("%s is in a private network", address)
        return DownloadError(PRIVATE, "If you trust that server, set it as the download address in your own settings.")


def host_of(address: str) -> str:
    """Return the host in an address, in lower case; empty if there is none."""
    return urllib.parse.urlsplit(address).hostname or ""


def _is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        address = inner or address
    return not address.is_global or address.is_multicast


class Watch:
    """Checks in a thread of its own whether the person has cancelled, while the body runs.

    Parameters
    ----------
    is_cancelled : callable
        Called five times a second, by this thread and by the one that downloads.
    """

    def __init__(self, is_cancelled: Callable[[], bool]) -> None:
        self._is_cancelled = is_cancelled
        self._has_cancelled = False
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._copy: socket.socket | None = None
        self._deadline = float("inf")
        self._thread = threading.Thread(target=self._run, name="download-watch", daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()
        self.attach(None)

    def look(self) -> None:
        """Raise `CancelledError` if the person has cancelled."""
        if self._has_cancelled or self._is_cancelled():
            self._has_cancelled = True
            raise CancelledError(STOPPED, KEPT)

    def attach(self, connection: socket.socket | None) -> None:
        """Watch this connection from now on."""
        # Duplicate the handle: wrapping a connection in TLS detaches the original socket object.
        copy = connection.dup() if connection is not None else None
        with self._lock:
            self._copy, earlier = copy, self._copy
        if earlier is not None:
            earlier.close()

    def expect_answer(self, seconds: float | None) -> None:
        """Set the time by which the server must begin to answer; None once it has."""
        self._deadline = time.monotonic() + seconds if seconds is not None else float("inf")

    def _run(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            self._has_cancelled = self._has_cancelled or self._is_cancelled()
            if self._has_cancelled or time.monotonic() > self._deadline:
                with self._lock, contextlib.suppress(OSError):
                    if self._copy is not None:
                        self._copy.shutdown(socket.SHUT_RDWR)


def opener(rules: HostRules, watch: Watch, *handlers: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """Return a URL opener for http and https that follows these rules.

    Parameters
    ----------
    rules : HostRules
        Where it may connect to.
    watch : Watch
        Can interrupt it.
    *handlers : BaseHandler
        Additional handlers.
    """
    return urllib.request.build_opener(_Plain(rules, watch), _Secure(rules, watch), *handlers)


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, rules: HostRules, watch: Watch) -> None:
        super().__init__()
        self._rules, self._watch = rules, watch

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_made(http.client.HTTPConnection, req, self._rules, self._watch), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, rules: HostRules, watch: Watch) -> None:
        super().__init__()
        self._rules, self._watch = rules, watch

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_made(http.client.HTTPSConnection, req, self._rules, self._watch), req)


def _made(kind: Any, request: urllib.request.Request, rules: HostRules, watch: Watch) -> Any:
    # A proxy is set by the person in the environment, and resolves host names itself.
    has_proxy = request.has_proxy() or bool(getattr(request, "_tunnel_host", None))

    def make(host: str, **options: Any) -> http.client.HTTPConnection:
        connection = kind(host, **options)
        connection._create_connection = functools.partial(_connect, None if has_proxy else rules, watch)  # noqa: SLF001
        return connection

    return make


def _connect(
    rules: HostRules | None, watch: Watch, address: tuple[str, int], timeout: float, *_source: object
) -> socket.socket:
    host, port = address
    deadline, problem = time.monotonic() + timeout, OSError("the name leads nowhere")
    found = _resolve(watch, host, port, deadline)
    if rules and not rules.is_own(host.lower()) and any(_is_private(str(place[0])) for *_, place in found):
        raise rules.refusal(host)
    for family, kind, protocol, _, place in found:
        connection = socket.socket(family, kind, protocol)
        try:
            _reach(connection, watch, place, deadline)
        except (OSError, DownloadError) as error:
            connection.close()
            if isinstance(error, DownloadError):
                raise
            problem = error
        else:
            connection.settimeout(timeout)
            watch.attach(connection)
            return connection
    raise problem


def _resolve(watch: Watch, host: str, port: int, deadline: float) -> list[Any]:
    # A name lookup cannot be interrupted, so it runs in a thread that is abandoned if it takes too long.
    answers: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            with offline.permitted():
                answers.put(list(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)))
        except OSError as error:
            answers.put(error)

    threading.Thread(target=ask, name="download-name", daemon=True).start()
    while True:
        watch.look()
        with contextlib.suppress(queue.Empty):
            answer = answers.get(timeout=_LOOK_SECONDS)
            if isinstance(answer, OSError):
                raise answer
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError("the name was not found in time")


def _reach(connection: socket.socket, watch: Watch, place: Any, deadline: float) -> None:
    connection.settimeout(0)
    connection.connect_ex(place)
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_WRITE)
        while not selector.select(_LOOK_SECONDS):
            watch.look()
            if time.monotonic() > deadline:
                raise TimeoutError("the server cannot be reached")
    code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, os.strerror(code))
