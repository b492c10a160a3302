"""The versions of the training history: list, compare, use, export and import them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from core.domain.changes import Change, Changes
from core.domain.learning import Question, TagComparison, TrainReport
from core.domain.tags import HeadVersion

_MOST_SUGGESTIONS = 2_000


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the training history.

    Attributes
    ----------
    cards : tuple of HeadVersion
        Newest first.
    in_use : int
        The version that suggestions come from; 0 for none.
    """

    cards: tuple[HeadVersion, ...]
    in_use: int


def list_all() -> Read[Versions]:
    """List the versions."""
    return Read(lambda library: Versions(tuple(library.learning.versions()), library.learning.active_version()))


def use_version(version: int) -> Read[None]:
    """Use a version again; takes seconds in a large library."""
    return Read(lambda library: library.learning.use_version(version))


@dataclass(frozen=True, slots=True)
class Adopted:
    """A proposal that is now in use, and the suggestions it added.

    Attributes
    ----------
    version : int
        Its number.
    new : dict of int to list of Question
        By tag id: what is suggested now and was not before, best first.
    """

    version: int
    new: Mapping[int, Sequence[Question]]


def proposal(version: int) -> Read[TrainReport]:
    """Read what a proposal would change."""
    return Read(lambda library: library.learning.proposal(version))


def adopt(version: int, keep_old: Collection[int] = ()) -> Operation[Adopted]:
    """Use a proposal; takes seconds in a large library.

    `use_version` with ``BEFORE_TRAINING`` undoes it and keeps the decisions made since.

    Parameters
    ----------
    version : int
        The proposed version.
    keep_old : collection of int
        Tags that stay as they are.
    """

    def _adopt(library) -> Adopted:
        library.learning.catch_up()
        before = {key for found in _suggested(library).values() for key in map(_key, found)}
        library.learning.adopt_version(version, keep_old)
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
    """Delete a proposal and keep the version in use.

    It cannot be undone, but another training makes the same version again.
    """

    def _drop(library) -> Change:
        library.learning.discard_version(version)
        return Change(Changes.HEADS)

    return Operation(_drop)


def compare(first: int, second: int) -> Read[tuple[TagComparison, ...]]:
    """Compare two versions tag by tag, of all tags that either knows; the first counts as before."""
    return Read(lambda library: library.learning.compare(first, second))


def export_version(version: int, path: Path) -> Read[None]:
    """Write a version to a file; an existing file is replaced."""
    return Read(lambda library: library.learning.export_version(version, path))


def import_version(path: Path) -> Operation[tuple[int, tuple[str, ...]]]:
    """Import a version from a file, which is not trusted, and use it.

    Returns
    -------
    Operation
        Its version in this library, and the tags in the file that this library does not have.
    """
    return Operation(
        lambda library: library.learning.import_version(path),
        change_of=lambda _result: Change(Changes.HEADS | Changes.SUGGESTIONS),
    )


@dataclass(frozen=True, slots=True)
class PendingTraining:
    """Decisions without a training, and a training without a decision.

    Attributes
    ----------
    n_new : int
        Decisions since the last training; all of them before the first one.
    proposal : int
        The version that waits to be chosen; 0 for none.
    """

    n_new: int
    proposal: int


def pending() -> Read[PendingTraining]:
    """Count the decisions since the last training, and look for a version that waits to be chosen."""
    return Read(
        lambda library: PendingTraining(library.learning.n_new_decisions(), library.learning.proposed_version())
    )
