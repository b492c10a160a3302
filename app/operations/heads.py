"""The versions of what was learned: listed, compared, put back to work, taken from files and written to them."""

from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from core.domain.changes import Change, Changes
from core.domain.learning import TagCompared
from core.domain.tags import HeadCard


@dataclass(frozen=True, slots=True)
class Heads:
    """The versions of what was learned.

    Attributes
    ----------
    cards : tuple of HeadCard
        Newest first.
    in_use : int
        The version that suggestions come from; 0 for none.
    """

    cards: tuple[HeadCard, ...]
    in_use: int


def heads() -> Read[Heads]:
    """List the versions.

    Returns
    -------
    Read
        See `Heads`.
    """
    return Read(lambda library: Heads(tuple(library.learning.heads()), library.learning.head_in_use()))


def use_head(version: int) -> Read[None]:
    """Put a version back to work; seconds in a large library.

    Parameters
    ----------
    version : int
        See `Heads`.

    Returns
    -------
    Read
        Without result; what it changes is told by the worker.
    """
    return Read(lambda library: library.learning.use_head(version))


def compare(first: int, second: int) -> Read[tuple[TagCompared, ...]]:
    """Compare two versions tag by tag.

    Parameters
    ----------
    first, second : int
        The first counts as before.

    Returns
    -------
    Read
        Of the tags that either knows.
    """
    return Read(lambda library: library.learning.compare(first, second))


def export_head(version: int, path: Path) -> Read[None]:
    """Write a version to a file.

    Parameters
    ----------
    version : int
        See `Heads`.
    path : Path
        The file; one that is there is replaced.

    Returns
    -------
    Read
        Without result.
    """
    return Read(lambda library: library.learning.export_head(version, path))


def import_head(path: Path) -> Operation[tuple[int, tuple[str, ...]]]:
    """Take a version from a file and use it.

    Parameters
    ----------
    path : Path
        Checked through and through.

    Returns
    -------
    Operation
        Of its version here, and the tags in it that this library does not have.
    """
    return Operation(
        lambda library: library.learning.import_head(path),
        change_of=lambda _result: Change(Changes.HEADS | Changes.SUGGESTIONS),
    )
