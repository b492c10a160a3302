"""The file of the head at work: with its rows, what they were fitted to, and what has been suggested by them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.catalog import heads
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import HeadError
from core.jobs.learning import decided, head_files, suggested_for
from core.tagging.head import Head

MARKS, VERSION, SUGGESTED_FOR = "marks", "version", "suggested_for"
_IS_SUGGESTED = "is_suggested"


@dataclass(frozen=True, slots=True)
class Kept:
    """A head and what is known about it.

    Attributes
    ----------
    head : Head
        With its rows.
    marks : dict of int to str
        What these were fitted to; see `decided.Wanted`.
    covered : set of int
        Videos whose decisions count in it, and that were suggested for.
    is_suggested : bool
        Whether what it suggests has been written.
    """

    head: Head
    marks: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    is_suggested: bool = True


def card_of(marks: Mapping[int, str], covered: Collection[int]) -> dict[str, Any]:
    """Write what `of_card` reads, as part of the card of any head."""
    return {
        MARKS: {str(tag_id): mark for tag_id, mark in marks.items()},
        SUGGESTED_FOR: suggested_for.to_write(covered),
    }


def of_card(head: Head, card: Mapping[str, Any]) -> Kept:
    """Read what a card says of a head; where it makes no sense, all tags are fitted anew."""
    return Kept(
        head,
        decided.marks_of(card.get(MARKS)),
        suggested_for.read(card.get(SUGGESTED_FOR)),
        card.get(_IS_SUGGESTED) is not False,
    )


def write(path: Path, kept: Kept, *, version: int) -> None:
    """Write a head.

    Parameters
    ----------
    path : Path
        From `head_files.working_path` or `head_files.before_path`.
    kept : Kept
        See there.
    version : int
        Its version; 0 before the first was kept.
    """
    names = {tag_id: str(tag_id) for tag_id in kept.head.rows}
    # A tag whose words could not be read, for want of an encoder, is behind again after the next start.
    unread = {tag_id for tag_id, row in kept.head.rows.items() if not row.words_key}
    marks = {tag_id: mark for tag_id, mark in kept.marks.items() if tag_id not in unread}
    card = {**card_of(marks, kept.covered), VERSION: version, _IS_SUGGESTED: kept.is_suggested}
    head_files.write(path, kept.head, names=names, card=card)


def read(paths: LibraryPaths, database: Database, *, key: str, n_dims: int, version: int) -> Kept | None:
    """Read the head at work.

    The catalog says which version that is. Where another lies in the file, the program was stopped just when one took
    the place of another; the one that the catalog names is then read from where it is kept.

    Parameters
    ----------
    paths, database
        The library.
    key : str
        Of the encoder whose vectors are in use.
    n_dims : int
        How long these are.
    version : int
        As the catalog has it.

    Returns
    -------
    Kept or None
        None where there is none that can be used.
    """
    found = head_files.read_own(head_files.working_path(paths, key), key, n_dims=n_dims)
    if found is not None and found[1].get(VERSION, version) == version:
        return of_card(*found)
    kept = _of_version(paths, database, key, version) or _before(paths, key, n_dims, version)
    if kept is not None:
        return kept
    return None if found is None else of_card(*found)


def _of_version(paths: LibraryPaths, database: Database, key: str, version: int) -> Kept | None:
    with database.read() as session:
        cards = [card for card in heads.list_all(session) if card.version == version]
    if not cards or not cards[0].file_name.startswith(f"{key}/"):
        return None  # another encoder's, which was in use before
    try:
        head, card = head_files.read_version(paths, cards[0].file_name, checksum=cards[0].checksum, encoder_key=key)
    except HeadError:
        return None
    kept = of_card(head, card)
    return Kept(kept.head, kept.marks, kept.covered, is_suggested=False)


def _before(paths: LibraryPaths, key: str, n_dims: int, version: int) -> Kept | None:
    found = head_files.read_own(head_files.before_path(paths, key), key, n_dims=n_dims)
    if found is None or found[1].get(VERSION) != version:
        return None
    kept = of_card(*found)
    return Kept(kept.head, kept.marks, kept.covered, is_suggested=False)
