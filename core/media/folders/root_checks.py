"""Checks whether folders can be reached, without ever waiting for a drive that hangs."""

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from core.domain.videos import FolderState
from core.media.folders import scanner

_WAIT_SECONDS = 0.5
"""A local disk answers in a fraction of this."""
_PATIENCE_SECONDS = 15.0
"""A sleeping disk takes up to ten seconds to spin up; a network drive that takes longer cannot be used."""


@dataclass(slots=True)
class _Check:
    began_at: float
    state: FolderState | None = None


class RootChecks:
    """Checks folders, each in a thread of its own: one drive that hangs delays no other, and is not asked again.

    Parameters
    ----------
    check : callable
        Returns the state of a folder; may block for any time.
    patience_seconds : float
        A folder that has not answered for this long counts as offline until it does.
    """

    def __init__(
        self,
        check: Callable[[Path], FolderState] = scanner.root_state,
        *,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        self._check = check
        self._patience_seconds = patience_seconds
        self._answered = threading.Condition()
        self._running: dict[Path, _Check] = {}

    def look(self, roots: Collection[Path]) -> dict[Path, FolderState]:
        """Check folders and return the state of each; those that may still answer in time are left out.

        Blocks for at most half a second.
        """
        with self._answered:
            for root in roots:
                if root not in self._running:
                    self._begin(root)
            self._answered.wait_for(
                lambda: all(self._running[root].state is not None for root in roots), timeout=_WAIT_SECONDS
            )
            found = {root: state for root in roots if (state := self._state_of(root)) is not None}
            for root in [root for root, check in self._running.items() if check.state is not None]:
                del self._running[root]
        return found

    def _begin(self, root: Path) -> None:
        self._running[root] = check = _Check(time.monotonic())
        # A daemon: a thread that hangs in the file system must not keep the program from ending.
        threading.Thread(target=self._run, args=(root, check), name="root-check", daemon=True).start()

    def _run(self, root: Path, check: _Check) -> None:
        state = self._check(root)
        with self._answered:
            check.state = state
            self._answered.notify_all()

    def _state_of(self, root: Path) -> FolderState | None:
        check = self._running[root]
        is_hung = time.monotonic() - check.began_at > self._patience_seconds
        return FolderState.OFFLINE if check.state is None and is_hung else check.state


def patient_state(root: Path, checks: RootChecks | None = None) -> FolderState:
    """Return the state of one folder, waiting for it; offline if it does not answer in time."""
    checks = checks or RootChecks()
    while (state := checks.look([root]).get(root)) is None:
        pass  # each look waits for half a second
    return state
