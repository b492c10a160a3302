"""Allowed addresses of a download, and how soon it ends after a cancel."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.embedding.download import connections, fetching
from core.embedding.download.connections import HostRules
from core.errors import DownloadError
from tests.support.hub import Hub, download

pytestmark = pytest.mark.usefixtures("small_entry")

PRIVATE = [
    "https://localhost/x", "https://model.localhost/x", "https://127.0.0.1/x", "https://127.8.9.1/x", "https://[::1]/x",
    "https://10.0.0.7/x", "https://192.168.1.1/x", "https://172.20.3.4/x", "https://169.254.169.254/latest",
    "https://100.64.0.1/x", "https://0.0.0.0/x", "https://[fe80::1]/x", "https://[fd00::1]/x",
    "https://[::ffff:10.0.0.1]/x", "https://[64:ff9b::a00:1]/x", "https://[2002:a00:1::]/x", "https://224.0.0.1/x",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused_unless_configured_by_the_person(address: str):
    for rules in (HostRules(), HostRules("hub.example")):
        with pytest.raises(DownloadError, match="private network"):
            rules.check(address)
    assert HostRules(connections.host_of(address)).check(address) == address


@pytest.mark.parametrize("address", ["https://hub.example/x", "https://8.8.8.8/x", "https://[2606:4700::1111]/x"])
def test_public_addresses_are_followed(address: str):
    assert HostRules().check(address) == address


def test_hub_cannot_redirect_to_this_computer(hub: Hub, tmp_path: Path):
    """The hub is the person's choice; its redirects are not."""
    hub.redirect = f"http://localhost:{hub.server_address[1]}/x"
    with pytest.raises(DownloadError, match="not secure"):
        download(hub, tmp_path)
    hub.redirect = f"https://localhost:{hub.server_address[1]}/x"
    with pytest.raises(DownloadError, match="private network"):
        download(hub, tmp_path)
    assert len(hub.paths) == 2, "only the hub itself was asked"


def test_host_name_that_resolves_to_this_computer_is_not_connected_to(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Names are checked when they are resolved, because their addresses may change at any moment."""
    port = hub.server_address[1]

    def look_up(*_given: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(connections.socket, "getaddrinfo", look_up)
    with pytest.raises(DownloadError, match="private network"):
        fetching.fetch(
            f"https://hub.example:{port}/x",
            tmp_path / "x",
            most_bytes=10,
            on_progress=lambda *_: None,
            is_cancelled=lambda: False,
        )
    assert not hub.paths


def seconds_until_stopped(hub: Hub, cache_folder: Path, begun: threading.Event) -> float:
    """Stop a download once it has begun; return the seconds until it ended."""
    stopped, asked_at = threading.Event(), [0.0]

    def stop() -> None:
        assert begun.wait(30)
        asked_at[0] = time.monotonic()
        stopped.set()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(fetching.CancelledError):
        download(hub, cache_folder, is_cancelled=stopped.is_set, on_progress=lambda *_: begun.set())
    thread.join()
    return time.monotonic() - asked_at[0]


def test_cancel_takes_effect_while_a_server_sends_slowly(hub: Hub, tmp_path: Path):
    hub.drip_seconds = 0.4
    assert seconds_until_stopped(hub, tmp_path, threading.Event()) < 1.5


@pytest.fixture
def silent() -> Iterator[tuple[str, threading.Event]]:
    """A server that accepts a connection, begins its answer, and then stays silent."""
    begun, ended = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 2")
                begun.set()
                ended.wait(60)

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", begun
        ended.set()
        thread.join()


def test_cancel_takes_effect_before_the_server_has_answered(
    hub: Hub, tmp_path: Path, silent: tuple[str, threading.Event], monkeypatch: pytest.MonkeyPatch
):
    address, begun = silent
    monkeypatch.setattr(Hub, "address", address)
    assert seconds_until_stopped(hub, tmp_path, begun) < 1.5


def test_silent_server_times_out(
    hub: Hub, tmp_path: Path, silent: tuple[str, threading.Event], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Hub, "address", silent[0])
    monkeypatch.setattr(fetching, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(fetching, "ATTEMPTS", 1)
    with pytest.raises(DownloadError, match="could not be downloaded: the connection was lost"):
        download(hub, tmp_path)
