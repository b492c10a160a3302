"""A lock that is had in turn: who lets go of it and wants it again at once waits behind those who came before."""

import threading
from types import TracebackType


class TurnLock:
    """A lock for ``with``; the thread that has it may enter again.

    Python's own locks go to whoever asks first once they are free, and that is mostly the thread that just had it. Long
    work that lets go of its lock now and then would let nobody in.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._next = threading.Lock()
        self._owner = 0
        self._n_entered = 0

    def __enter__(self) -> None:
        me = threading.get_ident()
        if self._owner == me:  # only this thread can have written that
            self._lock.acquire()
        else:
            with self._next:
                self._lock.acquire()
        self._owner = me
        self._n_entered += 1

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._n_entered -= 1
        if not self._n_entered:
            self._owner = 0
        self._lock.release()
