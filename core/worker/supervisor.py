"""Keeps a worker running for as long as a window is open.

One thread starts the process, polls it ten times a second, merges its news, and restarts it if it dies. The worker's
standard input is a pipe from the window: when the window ends, for whatever reason, the pipe closes and the worker
ends.
"""

import itertools
import logging
import os
import subprocess
import sys
import threading
import time
from collections import deque

from core.domain.changes import Changes
from core.domain.events import Events, Level, NextStep, Notice, WorkerState
from core.domain.jobs import JobsSummary
from core.domain.library import LibraryPaths
from core.errors import KnownError, WorkerError
from core.sentence import Sentence
from core.worker import lock
from core.worker.client import WorkerClient, connect

log = logging.getLogger(__name__)

POLL_SECONDS = 0.1
_START_SECONDS = 300.0
"""A large catalog on a slow disk may have to be checked or upgraded first."""
_STOP_SECONDS = 10.0
_CRASHES_ALLOWED = 5
_CRASH_WINDOW_SECONDS = 60.0
_WAITS_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.5, 2.0)
_PATIENCE_SECONDS = 1.0
"""Another window's worker that is just starting also holds the library; it is not reported before this time."""
EXIT_LOCKED = 3


class Supervisor:
    """Starts, watches and restarts the worker of one library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    """

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths
        self._lock = threading.Lock()
        self._summary: JobsSummary | None = None
        self._changes = Changes.NOTHING
        self._notices: list[Notice] = []
        self._state = WorkerState.STOPPED
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._crashes: deque[float] = deque()

    @property
    def state(self) -> WorkerState:
        """State of the worker."""
        return self._state

    def start(self) -> None:
        """Start the worker; also restarts it after `WorkerState.FAILED`."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._crashes.clear()
        self._stop.clear()
        self._state = WorkerState.STARTING
        self._thread = threading.Thread(target=self._run, name="worker-supervisor", daemon=True)
        self._thread.start()

    def poll(self) -> Events:
        """Return everything that happened since the last call, merged; never blocks."""
        with self._lock:
            events = Events(self._summary, self._changes, tuple(self._notices), self._state)
            self._summary, self._changes = None, Changes.NOTHING
            self._notices.clear()
        return events

    def close(self) -> None:
        """Stop the worker gracefully, or kill it after `_STOP_SECONDS`."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self._end_process()
        self._state = WorkerState.STOPPED

    def _run(self) -> None:
        try:
            self._supervise()
        except Exception:
            log.exception("the supervisor failed")
            self._say_failed()

    def _supervise(self) -> None:
        while not self._stop.is_set():
            client = self._attach()
            if client is not None:
                self._state = WorkerState.RUNNING
                self._follow(client)
            if self._stop.is_set():
                return
            if self._is_hopeless():
                self._say_failed()
                return
            if client is not None or self._crashes:  # otherwise another process started it first
                self._state = WorkerState.RESTARTING
            self._stop.wait(min(2.0, 0.2 * 2 ** len(self._crashes)))

    def _attach(self) -> WorkerClient | None:
        """Connect to the worker of the library, starting one if there is none."""
        client = self._wait_for_turn()
        if client is not None or self._stop.is_set():
            return client
        process = self._start_process()
        deadline = time.monotonic() + _START_SECONDS
        while not self._stop.is_set():
            client = connect(self._paths)
            if client is not None:
                return client
            code = process.poll()
            if code == EXIT_LOCKED:
                # Another process was faster; its address will be published in a moment.
                self._end_process()
                return None
            if code is not None or time.monotonic() > deadline:
                self._note_crash(code)
                return None
            self._stop.wait(0.05)
        return None

    def _wait_for_turn(self) -> WorkerClient | None:
        """Wait while another command holds the library; return a client if a worker can be reached."""
        since, before = time.monotonic(), self._state
        waits = itertools.chain(_WAITS_SECONDS, itertools.repeat(_WAITS_SECONDS[-1]))
        while not self._stop.is_set():
            client = connect(self._paths)
            if client is not None:
                return client
            if not lock.is_held(self._paths):
                break
            if time.monotonic() - since >= _PATIENCE_SECONDS and self._state is not WorkerState.WAITING:
                log.info("another command holds the library: the worker starts when that ends")
                self._state = WorkerState.WAITING
            self._stop.wait(next(waits))
        if self._state is WorkerState.WAITING:
            self._state = before
        return None

    def _start_process(self) -> "subprocess.Popen[bytes]":
        self._end_process()
        command = [sys.executable, "-m", "core.worker", "--library", str(self._paths.folder)]
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        # A copy: another thread changing the environment at this moment could leave the child without one.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ), creationflags=flags,
        )  # fmt: skip
        return self._process

    def _follow(self, client: WorkerClient) -> None:
        try:
            # Anything may have changed while nobody was listening.
            self._fold(Changes.VIDEOS | Changes.JOBS | Changes.THUMBNAILS | Changes.SUGGESTIONS | Changes.HEADS, ())
            while not self._stop.wait(POLL_SECONDS):
                poll = client.poll()
                self._fold(poll.kinds(), poll.notices, poll.summary)
        except WorkerError:
            if self._process is not None:  # otherwise another program's worker ended normally
                self._note_crash(self._exit_code(self._process))
        except KnownError as error:
            self._fold(Changes.NOTHING, (Notice(Level.ERROR, error.whole),))
        finally:
            client.close()

    def _fold(self, changes: Changes, notices: tuple[Notice, ...], summary: JobsSummary | None = None) -> None:
        with self._lock:
            self._changes |= changes
            self._notices.extend(notices)
            self._summary = summary or self._summary

    @staticmethod
    def _exit_code(process: "subprocess.Popen[bytes]") -> int | None:
        try:
            return process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            return None  # alive but not responding

    def _note_crash(self, code: int | None) -> None:
        log.error("the worker %s", "does not answer" if code is None else f"ended with code {code}")
        self._end_process()
        self._crashes.append(time.monotonic())
        while self._crashes and self._crashes[0] < time.monotonic() - _CRASH_WINDOW_SECONDS:
            self._crashes.popleft()
        if not self._is_hopeless():
            notice = Notice(
                Level.WARNING,
                Sentence("The analysis stopped unexpectedly and is restarting. Nothing is lost"),
                NextStep.SHOW_LOG,
            )
            self._fold(Changes.NOTHING, (notice,))

    def _is_hopeless(self) -> bool:
        return len(self._crashes) >= _CRASHES_ALLOWED

    def _say_failed(self) -> None:
        self._state = WorkerState.FAILED
        text = Sentence(
            "The analysis keeps stopping. Your library is safe; see {path}", path=self._paths.logs / "worker.log"
        )
        self._fold(Changes.NOTHING, (Notice(Level.ERROR, text, NextStep.RESTART),))

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
