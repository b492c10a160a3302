"""The versions of what was learned: listed, compared, put back to work, taken from files and written to them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from core.domain.changes import Change, Changes
from core.domain.learning import Question, TagCompared, TrainReport
from core.domain.tags import HeadCard

_MOST_SUGGESTIONS = 2_000


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


@dataclass(frozen=True, slots=True)
class Adopted:
    """A proposal that went to work, and what it changed in what is suggested.

    Attributes
    ----------
    version : int
        Which.
    new : dict of int to list of Question
        By tag: what is suggested now and was not before, best first.
    """

    version: int
    new: Mapping[int, Sequence[Question]]


def proposal(version: int) -> Read[TrainReport]:
    """Look up what a proposal would change.

    Parameters
    ----------
    version : int
        See `Heads`.

    Returns
    -------
    Read
        As training gave it.
    """
    return Read(lambda library: library.learning.proposal(version))


def adopt(version: int, keep_old: Collection[int] = ()) -> Operation[Adopted]:
    """Put a proposal to work; seconds in a large library.

    Parameters
    ----------
    version : int
        See `Heads`.
    keep_old : collection of int
        Tags that keep what they have.

    Returns
    -------
    Operation
        Taken back by `use_head` with ``BEFORE_TRAINING``, which counts what was decided since.
    """

    def _adopt(library) -> Adopted:
        library.learning.catch_up()
        before = {key for found in _suggested(library).values() for key in map(_key, found)}
        library.learning.adopt_head(version, keep_old)
        new = {
            tag_id: [one for one in found if _key(one) not in before] for tag_id, found in _suggested(library).items()
        }
        return Adopted(version, {tag_id: found for tag_id, found in new.items() if found})

    return Operation(_adopt, change_of=lambda _result: Change(Changes.HEADS | Changes.SUGGESTIONS))


def _key(one: Question) -> tuple[int, int, float | None]:
    return one.tag_id, one.video_id, one.start_seconds


def _suggested(library) -> dict[int, list[Question]]:
    return {
        tag_id: [
            Question(one.video_id, one.tag_id, one.start_seconds, one.end_seconds, one.score)
            for one in library.learning.suggestions_of_tag(tag_id, limit=_MOST_SUGGESTIONS)
        ]
        for tag_id in library.learning.suggestion_counts()
    }


def drop(version: int) -> Operation[Change]:
    """Take a proposal away and keep what is in use.

    Parameters
    ----------
    version : int
        See `Heads`.

    Returns
    -------
    Operation
        There is no way back but another training, which makes the same.
    """

    def _drop(library) -> Change:
        library.learning.drop_head(version)
        return Change(Changes.HEADS)

    return Operation(_drop)


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
