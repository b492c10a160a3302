"""A fair lock: a waiting thread comes before the one that had the lock last."""

import threading

import pytest

from core.jobs.learning.learner import FairLock


def stands_before(lock: FairLock) -> bool:
    """Return whether another thread waits."""
    return lock._next.locked()


def test_waiting_thread_comes_before_a_returning_one() -> None:
    lock, order = FairLock(), []
    is_held = threading.Event()

    def worker() -> None:
        for turn in range(3):
            with lock:
                order.append("worker")
                is_held.set()
                while turn == 0 and not stands_before(lock):
                    pass

    def other() -> None:
        is_held.wait(10)
        with lock:
            order.append("other")

    threads = [threading.Thread(target=worker), threading.Thread(target=other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert order == ["worker", "other", "worker", "worker"]


def test_holder_may_enter_again_while_others_wait() -> None:
    lock, seen = FairLock(), []

    def other() -> None:
        with lock:
            seen.append("other")

    with lock:
        thread = threading.Thread(target=other)
        thread.start()
        while not stands_before(lock):
            pass
        with lock:
            seen.append("again")
        assert seen == ["again"]
    thread.join(10)
    assert seen == ["again", "other"]


def test_exception_releases_the_lock() -> None:
    lock = FairLock()
    with pytest.raises(ValueError, match="inside"), lock:
        raise ValueError("inside")
    thread = threading.Thread(target=lock.__enter__)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
