"""Clients of all kinds: silent ones, vanishing ones, and those without the secret."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.events import WorkerState
from core.errors import WorkerError
from core.worker import client, greeting, lock, process, protocol, supervisor
from tests.core.worker.test_supervisor import wait_for, worker_pid
from tests.support.libraries import opened


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Library]:
    """A library whose worker runs in a thread of this process."""
    with opened(tmp_path / "library") as library, process.foreground(library.folder, pictures_first=False) as worker:
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            first = None
            while first is None:
                first = client.connect(library.paths)
            first.close()
            yield library
        finally:
            worker.context.stop.set()
            worker.context.wake.set()
            thread.join()


def answers(library: Library) -> bool:
    connected = client.connect(library.paths)
    if connected is None:
        return False
    with contextlib.closing(connected):
        return connected.poll().summary is not None


def test_vanished_or_silent_client_blocks_nobody(served: Library) -> None:
    endpoint = lock.find(served.paths)
    assert endpoint is not None
    Client(endpoint.address).close()
    with contextlib.closing(Client(endpoint.address)):  # stays connected and silent
        assert answers(served)
        assert answers(served)


def test_client_without_the_secret_is_refused(served: Library) -> None:
    endpoint = lock.find(served.paths)
    assert endpoint is not None
    with (
        contextlib.closing(Client(endpoint.address)) as stranger,
        pytest.raises(WorkerError, match="does not come from"),
    ):
        greeting.as_client(stranger, b"another secret")
    with contextlib.closing(Client(endpoint.address)) as connection:
        connection.send_bytes(b"x" * 32)
        assert connection.poll(greeting.DEADLINE_SECONDS)
        connection.recv_bytes()
        connection.send_bytes(b"no proof")
        with pytest.raises((EOFError, OSError)):
            connection.recv_bytes()
    assert answers(served)


def test_unknown_method_is_reported(served: Library) -> None:
    connected = client.connect(served.paths)
    assert connected is not None
    with contextlib.closing(connected), pytest.raises(WorkerError, match="does not know"):
        connected.ask("dance")
    assert isinstance(protocol.Request("x"), protocol.Request)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGSTOP")
def test_hanging_worker_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(supervisor, "_STOP_SECONDS", 1.0)
    with opened(tmp_path / "library") as library:
        library.start_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
        first = worker_pid(library)
        os.kill(first, signal.SIGSTOP)
        seen = wait_for(library, lambda: answers(library) and worker_pid(library) != first)
        wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
        assert any("is restarting" in str(notice.text) for events in seen for notice in events.notices)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave no file")
def test_no_socket_is_left_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        with process.foreground(library.folder, pictures_first=False) as worker:
            endpoint = lock.find(library.paths)
            assert endpoint is not None
            worker.run(until_idle=True)
        assert not Path(endpoint.address).exists()
        library.start_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
        killed = lock.find(library.paths)
        assert killed is not None
        os.kill(killed.pid, signal.SIGKILL)
        wait_for(library, lambda: answers(library) and worker_pid(library) != killed.pid)
        assert not Path(killed.address).exists()
