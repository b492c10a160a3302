import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.bridge.tasks import TaskPool


@pytest.fixture
def pool() -> Iterator[TaskPool]:
    pool = TaskPool(n_threads=2, name="read")
    yield pool
    pool.close(timeout_seconds=5)


def test_results_arrive_on_the_main_thread(pool: TaskPool, qtbot: QtBot) -> None:
    seen: list[tuple[object, object]] = []
    here = QThread.currentThread()
    pool.submit(
        threading.get_ident, done=lambda ident: seen.append((ident, QThread.currentThread())), failed=seen.append
    )
    qtbot.waitUntil(lambda: bool(seen))
    ident, thread = seen[0]
    assert ident != threading.get_ident()
    assert thread is here


def test_errors_are_delivered(pool: TaskPool, qtbot: QtBot) -> None:
    seen: list[Exception] = []

    def _fail() -> None:
        raise ValueError("no")

    pool.submit(_fail, done=pytest.fail, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ValueError)


def test_nothing_is_delivered_after_closing(pool: TaskPool, qtbot: QtBot) -> None:
    gate, has_started = threading.Event(), threading.Event()

    def _wait() -> None:
        has_started.set()
        gate.wait(5)

    pool.submit(_wait, done=pytest.fail, failed=pytest.fail)
    assert has_started.wait(5)
    assert not pool.close(timeout_seconds=0.01), "one task still runs"
    gate.set()
    assert pool.close(timeout_seconds=5)
    pool.submit(lambda: None, done=pytest.fail, failed=pytest.fail)
    qtbot.wait(20)
