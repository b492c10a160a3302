"""Undo history: one step for each change that the user made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from app.bridge.work import Operation
from core.domain.changes import Change, Changes, Undo
from core.errors import KnownError

if TYPE_CHECKING:
    from core.api.library import Library

MOST_STEPS = 500
"""Older steps can no longer be undone."""


class History(QObject):
    """The undo steps of a window, newest last, on Qt's own stack so that its views and actions can be used.

    Parameters
    ----------
    run : callable
        Runs the operation that undoes or redoes a step.
    complain : callable
        Called with the error if that fails.
    parent : QObject
        Owner.
    """

    def __init__(
        self, run: Callable[[Operation[Any]], object], complain: Callable[[KnownError], object], *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._complain = complain
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self._n_expected = 0
        self._waiting: list[Callable[[], object]] = []
        self._chain = _Chain()

    def undo(self) -> None:
        """Undo the newest step, which is a write that is still running, if there is one."""
        self._when_settled(self.stack.undo)

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self._when_settled(self.stack.redo)

    def go_to(self, n_done: int) -> None:
        """Undo or redo steps until the oldest `n_done` are done."""
        self._when_settled(lambda: self.stack.setIndex(n_done))

    def undo_step(self, number: int) -> None:
        """Undo a step, numbered from 1 for the oldest, if it is still the newest.

        A running write that will become a step counts as newer.
        """

        def _undo() -> None:
            if self.stack.index() == number:
                self.stack.undo()

        self._when_settled(_undo)

    def expect(self) -> None:
        """Note that a write has begun that may become a step."""
        self._n_expected += 1

    def settle(self) -> None:
        """Note that such a write has ended; if it is a step, it was pushed before."""
        self._n_expected -= 1
        while self._waiting and not self._n_expected:
            self._waiting.pop(0)()

    def _when_settled(self, call: Callable[[], object]) -> None:
        if self._n_expected:
            self._waiting.append(call)
        else:
            call()

    def push(
        self, words: str, step: Undo, *, edit: int = -1, on_turned: Callable[[bool], object] | None = None
    ) -> None:
        """Add a step for a completed write.

        Parameters
        ----------
        words : str
            What it did, such as ``Tag 12 videos``; plain text.
        step : Undo
            How to undo it.
        edit : int
            Merges the step with the newest one if that has the same number; -1 never merges.
        on_turned : callable or None
            Called with False after an undo and True after a redo.
        """
        # The menu would read a single & as a mnemonic.
        made = _Step(words.replace("&", "&&"), step, self._carry_out, edit)
        made.on_turned = on_turned
        self.stack.push(made)

    def close(self) -> None:
        """Block signals: Qt's stack would report its own destruction."""
        self.stack.blockSignals(True)  # noqa: FBT003 (Qt's own)

    def _carry_out(self, step: "_Step", is_done: bool) -> None:  # noqa: FBT001 (handed on as it comes)
        chain = self._chain

        def _turn(library: "Library") -> Change:
            if chain.is_broken:
                return Change(Changes.NOTHING)
            try:
                return step.turn(library)
            except Exception:  # bugs too must break the chain
                chain.is_broken = True
                raise

        def _give_up(error: KnownError) -> None:
            # Earlier steps depend on the one that could not be undone.
            self._chain = _Chain()
            self.stack.clear()
            self._complain(error)

        def _report(_change: Change) -> None:
            if step.on_turned is not None and not chain.is_broken:
                step.on_turned(is_done)

        self._run(Operation(_turn, on_done=_report, on_failed=_give_up))


@dataclass
class _Chain:
    """Steps that depend on each other: if one fails, those queued behind it are skipped."""

    is_broken: bool = False


class _Step(QUndoCommand):
    on_turned: Callable[[bool], object] | None = None

    def __init__(self, words: str, step: Undo, carry_out: "Callable[[_Step, bool], object]", edit: int) -> None:
        super().__init__(words)
        self._edit = edit
        self._carry_out = carry_out
        # Read and replaced on the writing thread only, which keeps the order of requests.
        self._turning: Undo | None = step
        self._was_pushed = False

    @override
    def id(self) -> int:
        return self._edit

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        # Undo restores the rows as they were before the first of the two steps.
        return True

    def undo(self) -> None:
        self._carry_out(self, False)  # noqa: FBT003 (as above)

    def redo(self) -> None:
        # The stack calls this when a step is pushed, although it is already done.
        if self._was_pushed:
            self._carry_out(self, True)  # noqa: FBT003 (as above)
        self._was_pushed = True

    def turn(self, library: "Library") -> Change:
        """Undo or redo the step; runs on the writing thread."""
        if self._turning is None:
            return Change(Changes.NOTHING)
        change = library.undo(self._turning)
        self._turning = change.undo
        return change
