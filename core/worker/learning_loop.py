"""Learns in the background: after the start, after analysis, and after every decision."""

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable

from core.catalog.store.database import WriteDetector
from core.domain.events import Level, NextStep
from core.errors import KnownError, LibraryLockedError, UsageError
from core.jobs.context import JobContext
from core.jobs.learning.service import LocalLearning
from core.sentence import Sentence

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""Time between checks; a check without changes takes microseconds."""
_BUSY_SECONDS = 30.0
"""Time between updates while videos are analysed, and after a failed one."""
_TRAINING_SECONDS = 5.0
_NICENESS = 5
BUG = Sentence("Learning tags failed. See worker.log in the library's logs")


class LearningLoop:
    """Keeps suggestions up to date with decisions, in a low-priority thread of its own.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    learning : LocalLearning
        The learning service.
    is_idle : callable
        Whether nothing is queued or running.
    """

    def __init__(self, context: JobContext, learning: LocalLearning, is_idle: Callable[[], bool]) -> None:
        self._context, self._learning, self._is_idle = context, learning, is_idle
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_due = False
        self._not_before = 0.0
        self._busy_from = time.monotonic() + _BUSY_SECONDS
        self._told: set[Sentence] = set()

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._run, name="learning", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End after the current update; a training is stopped."""
        self._ended.set()
        self._learning.stop_training()
        if self._thread is not None:
            self._thread.join()
        self._learning.close(patience_seconds=_TRAINING_SECONDS)

    def _run(self) -> None:
        _give_way()
        with contextlib.closing(WriteDetector(self._context.paths.catalog)) as writes:
            while not self._ended.wait(LOOK_SECONDS):
                self._look(writes)

    def _look(self, writes: WriteDetector) -> None:
        self._is_due = writes.happened() or self._is_due
        now = time.monotonic()
        if not self._is_due or now < self._not_before:
            return
        try:
            if now < self._busy_from and not self._is_idle():
                return
            self._busy_from = now + _BUSY_SECONDS
            self._learning.catch_up()
            self._is_due = False
            if self._is_idle():
                self._learning.refresh_if_due()
        except LibraryLockedError as error:
            log.warning("tags are learned later: %s", error)
        except UsageError as error:
            log.info("%s", error)  # a training was stopped, or the person is running one
        except KnownError as error:
            log.warning("tags could not be learned: %s", error)
            self._fail(Sentence("Tags could not be learned: {reason}", reason=error.whole))
        except Exception:  # a bug here must end neither this loop nor the worker
            log.exception("tags could not be learned")
            self._fail(BUG)

    def _fail(self, sentence: Sentence) -> None:
        self._not_before = time.monotonic() + _BUSY_SECONDS
        if sentence not in self._told:
            self._told.add(sentence)
            self._context.events.notice(sentence, Level.WARNING, NextStep.SHOW_LOG)


def _give_way() -> None:
    if sys.platform == "linux":  # elsewhere this would slow down the whole process
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
