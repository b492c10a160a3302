"""What was done and can be taken back: one step for each write of the person's."""

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
"""Older steps are forgotten; what they did stays."""


class History(QObject):
    """The steps of one window, newest last; the stack is Qt's own, so that its views and actions fit.

    Parameters
    ----------
    run : callable
        Given the operation that takes a step back or does it again.
    complain : callable
        Given what went wrong with it.
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
        """Take the newest step back; where a write is still being done, it is that one."""
        self._when_settled(self.stack.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._when_settled(self.stack.redo)

    def go_to(self, n_done: int) -> None:
        """Take back, or do again, as many steps as it takes.

        Parameters
        ----------
        n_done : int
            How many are to stand, from the oldest.
        """
        self._when_settled(lambda: self.stack.setIndex(n_done))

    def undo_step(self, number: int) -> None:
        """Take a step back if it is the newest; where a write is still being done that becomes one, it is not.

        Parameters
        ----------
        number : int
            Which, from 1 for the oldest.
        """

        def _undo() -> None:
            if self.stack.index() == number:
                self.stack.undo()

        self._when_settled(_undo)

    def expect(self) -> None:
        """Take note that a write has begun which may become a step."""
        self._n_expected += 1

    def settle(self) -> None:
        """Take note that such a write has ended, and was pushed if it is a step."""
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
        """Remember a write that has been done.

        Parameters
        ----------
        words : str
            What it did, such as ``Tag 12 videos``; plain text.
        step : Undo
            How to take it back.
        edit : int
            Where the newest step has this number too, the two are one from now on; -1 stands alone.
        on_turned : callable or None
            Told whenever the step has been taken back (False) or done again (True).
        """
        # A single & would be taken for a key mark by the menu.
        made = _Step(words.replace("&", "&&"), step, self._carry_out, edit)
        made.on_turned = on_turned
        self.stack.push(made)

    def close(self) -> None:
        """Say nothing more: Qt's stack would still tell of its own end."""
        self.stack.blockSignals(True)  # noqa: FBT003 (Qt's own)

    def _carry_out(self, step: "_Step", is_done: bool) -> None:  # noqa: FBT001 (handed on as it comes)
        chain = self._chain

        def _turn(library: "Library") -> Change:
            if chain.is_broken:
                return Change(Changes.NOTHING)
            try:
                return step.turn(library)
            except Exception:  # a bug breaks it like anything else
                chain.is_broken = True
                raise

        def _give_up(error: KnownError) -> None:
            # Steps before it stand on what could not be taken back.
            self._chain = _Chain()
            self.stack.clear()
            self._complain(error)

        def _tell(_change: Change) -> None:
            if step.on_turned is not None and not chain.is_broken:
                step.on_turned(is_done)

        self._run(Operation(_turn, on_done=_tell, on_failed=_give_up))


@dataclass
class _Chain:
    """Steps that stand on each other: where one cannot be turned, those that wait behind it are not."""

    is_broken: bool = False


class _Step(QUndoCommand):
    on_turned: Callable[[bool], object] | None = None

    def __init__(self, words: str, step: Undo, carry_out: "Callable[[_Step, bool], object]", edit: int) -> None:
        super().__init__(words)
        self._edit = edit
        self._carry_out = carry_out
        # Read and replaced on the one thread that writes, which keeps the order in which steps were asked for.
        self._turning: Undo | None = step
        self._was_pushed = False

    @override
    def id(self) -> int:
        return self._edit

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        # Rows become again what they were before the first of the two, whatever the second did to them.
        return True

    def undo(self) -> None:
        self._carry_out(self, False)  # noqa: FBT003 (as above)

    def redo(self) -> None:
        # The stack calls this once when the step is pushed: by then it has been done.
        if self._was_pushed:
            self._carry_out(self, True)  # noqa: FBT003 (as above)
        self._was_pushed = True

    def turn(self, library: "Library") -> Change:
        """Take it back, or do it again; runs on the thread that writes."""
        if self._turning is None:
            return Change(Changes.NOTHING)
        change = library.undo(self._turning)
        self._turning = change.undo
        return change
