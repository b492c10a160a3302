"""The two ways to use the library: an `Operation` writes, a `Read` looks something up.

Both run on other threads; their callbacks run on the window's thread.
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
    """Work to do with the library.

    Attributes
    ----------
    run : callable
        Called with the library, on another thread.
    on_done : callable or None
        Called with the result, on the window's thread.
    on_failed : callable or None
        Called with a known error, on the window's thread; None shows a notice. Bugs are raised instead.
    """

    run: "Callable[[Library], Result]"
    on_done: Callable[[Result], object] | None = None
    on_failed: Callable[[KnownError], object] | None = None

    def then(self, call: Callable[[Result], object]) -> Self:
        """Return a copy that calls a function with the result, on the window's thread."""
        return dataclasses.replace(self, on_done=call)

    def otherwise(self, call: Callable[[KnownError], object]) -> Self:
        """Return a copy that calls a function with a known error, on the window's thread."""
        return dataclasses.replace(self, on_failed=call)


@dataclass(frozen=True, slots=True)
class Read(Work[Result]):
    """Looks something up; changes nothing."""


@dataclass(frozen=True, slots=True)
class Operation(Work[Result]):
    """Writes, and signals which kinds of things it changed.

    Attributes
    ----------
    change_of : callable
        Extracts the change from the result; by default the result *is* the `Change`, or the `Changes` of a write that
        cannot be undone.
    words : str or callable
        Text for the history, such as ``Tag 12 videos``, or a function of the result that returns it. With words, a
        change that can be undone becomes a step in the history.
    edit : int
        Consecutive steps with the same number are merged, such as while a note is edited; -1 never merges.
    on_turned : callable or None
        Called on the window's thread with False after the step was undone and True after it was redone.
    """

    change_of: Callable[[Any], Change] = _as_change
    words: str | Callable[[Any], str] = ""
    edit: int = -1
    on_turned: Callable[[bool], object] | None = None

    def when_turned(self, call: Callable[[bool], object]) -> Self:
        """Return a copy with another ``on_turned``."""
        return dataclasses.replace(self, on_turned=call)
