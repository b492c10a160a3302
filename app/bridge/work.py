"""The two sanctioned ways to the library: an `Operation` writes, a `Read` looks something up.

Both run off the window's thread; what they lead to runs on it.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from core.domain.changes import Change, Changes
from core.errors import KnownError

if TYPE_CHECKING:
    from core.api.library import Library

Result = TypeVar("Result")


def _as_change(result: Any) -> Change:
    if isinstance(result, Change):
        return result
    return Change(result if isinstance(result, Changes) else Changes.NOTHING)


@dataclass(frozen=True, slots=True)
class Work(Generic[Result]):
    """Something to be done with the library.

    Attributes
    ----------
    run : callable
        Runs on another thread; given the library.
    on_done : callable or None
        Given the result, on the window's thread.
    on_failed : callable or None
        Given what went wrong, on the window's thread; None shows it as a notice. Only known errors come here,
        bugs are raised.
    """

    run: "Callable[[Library], Result]"
    on_done: Callable[[Result], object] | None = None
    on_failed: Callable[[KnownError], object] | None = None

    def then(self, call: Callable[[Result], object]) -> Self:
        """Say what to do with the result.

        Parameters
        ----------
        call : callable
            Given the result, on the window's thread.

        Returns
        -------
        Work
            A copy.
        """
        return dataclasses.replace(self, on_done=call)

    def otherwise(self, call: Callable[[KnownError], object]) -> Self:
        """Say what to do with a known error.

        Parameters
        ----------
        call : callable
            Given the error, on the window's thread.

        Returns
        -------
        Work
            A copy.
        """
        return dataclasses.replace(self, on_failed=call)


@dataclass(frozen=True, slots=True)
class Read(Work[Result]):
    """Looks something up; changes nothing."""


@dataclass(frozen=True, slots=True)
class Operation(Work[Result]):
    """Writes, and tells every view what kinds of thing it changed.

    Attributes
    ----------
    change_of : callable
        Takes the result apart; by default the result *is* the `Change`, or the `Changes` of a write that cannot be
        taken back.
    words : str or callable
        What is done, as the person reads it in the history, such as ``Tag 12 videos``; or what says so, given the
        result. With words, a change that can be taken back becomes a step there.
    edit : int
        Steps with the same number that follow each other are one, such as a note that is written on and on; -1 stands
        alone.
    on_turned : callable or None
        Told, on the window's thread, whenever that step has been taken back (False) or done again (True).
    """

    change_of: Callable[[Any], Change] = _as_change
    words: str | Callable[[Any], str] = ""
    edit: int = -1
    on_turned: Callable[[bool], object] | None = None

    def when_turned(self, call: Callable[[bool], object]) -> Self:
        """Follow the step that the operation becomes.

        Parameters
        ----------
        call : callable
            See ``on_turned``.

        Returns
        -------
        Operation
            A copy.
        """
        return dataclasses.replace(self, on_turned=call)
