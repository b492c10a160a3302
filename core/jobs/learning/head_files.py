"""The files of heads: the one in use, rewritten after every fit, and the kept versions.

Each file is written whole or not at all. All of them can be made again from the decisions.
"""

import hashlib
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core import plain_file, whole_file
from core.catalog import heads
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import HeadError, PathError, StorageError
from core.jobs.learning import training_data
from core.jobs.learning.suggestion_book import ids_to_runs, runs_to_ids
from core.tagging import checkpoint
from core.tagging.head import Head

log = logging.getLogger(__name__)

MARKS, VERSION, SUGGESTED_FOR = "marks", "version", "suggested_for"
_IS_SUGGESTED = "is_suggested"


def working_path(paths: LibraryPaths, encoder_key: str) -> Path:
    """Return the path of the head in use for an encoder's vectors."""
    return paths.heads / encoder_key / "working.safetensors"


def before_path(paths: LibraryPaths, encoder_key: str) -> Path:
    """Return the path of the head that was in use before the last training."""
    return paths.heads / encoder_key / "before.safetensors"


def version_name(encoder_key: str, version: int) -> str:
    """Return the file name of a kept version, below ``heads/``."""
    return f"{encoder_key}/head-{version:04}.safetensors"


def proposal_name(encoder_key: str, version: int) -> str:
    """Return the file name of a proposed version, below ``heads/``."""
    return f"{encoder_key}/proposed-{version:04}.safetensors"


def write(path: Path, head: Head, *, names: Mapping[int, str], card: Mapping[str, Any]) -> str:
    """Write a head, and return the SHA-256 of the file in hexadecimal.

    Parameters
    ----------
    path : Path
        The file.
    head : Head
        The head.
    names : mapping of int to str
        Names of its tags.
    card : mapping
        See `checkpoint.to_bytes`.

    Raises
    ------
    StorageError
        If the disk is full or read-only.
    """
    data = checkpoint.to_bytes(head, names=names, card=card)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            file.write(data)
    except OSError as error:
        raise StorageError(
            "The version cannot be written to {folder} ({reason})",
            "Free some space; no decision is lost.",
            folder=path.parent,
            reason=error.strerror,
        ) from error
    return hashlib.sha256(data).hexdigest()


def read_own(path: Path, encoder_key: str, *, n_dims: int) -> tuple[Head, dict[str, Any]] | None:
    """Read a head that this program wrote for itself, and its card.

    Parameters
    ----------
    path : Path
        From `working_path` or `before_path`.
    encoder_key : str
        The encoder it must be for.
    n_dims : int
        Length of its vectors.

    Returns
    -------
    tuple of Head and dict, or None
        None if there is no usable file; the head is then rebuilt from the decisions.
    """
    if not path.exists():
        return None
    try:
        head, _names, card = checkpoint.read(path, encoder_key=encoder_key, n_dims=n_dims)
    except HeadError as error:
        log.warning("%s is of no use: %s", path.name, error)
        return None
    return head, card


def read_version(
    paths: LibraryPaths, file_name: str, *, checksum: str, encoder_key: str
) -> tuple[Head, dict[str, Any]]:
    """Read a kept version and its card.

    Parameters
    ----------
    paths : LibraryPaths
        Folders of the library.
    file_name : str
        Below ``heads/``.
    checksum : str
        From the catalog.
    encoder_key : str
        The encoder it must be for.

    Raises
    ------
    HeadError
        If the file is gone, or not the one that was written.
    """
    path = paths.heads / file_name
    try:
        data = plain_file.read(path, most_bytes=checkpoint.MOST_BYTES)
    except PathError as error:
        raise HeadError("The file of that version is missing ({name})", "Train again.", name=path.name) from error
    if hashlib.sha256(data).hexdigest() != checksum:
        raise HeadError(
            "The file of that version was changed ({name})", "Use another version, or train again.", name=path.name
        )
    head, _names, card = checkpoint.read(path, encoder_key=encoder_key)
    return head, card


@dataclass(frozen=True, slots=True)
class StoredHead:
    """A head and what is known about it.

    Attributes
    ----------
    head : Head
        With its rows.
    marks : dict of int to str
        What the rows were fitted to; see `training_data.TagsToFit`.
    covered : set of int
        Videos whose decisions count in it and that have suggestions from it.
    is_suggested : bool
        Whether its suggestions have been written.
    """

    head: Head
    marks: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    is_suggested: bool = True


def card_of(marks: Mapping[int, str], covered: Collection[int]) -> dict[str, Any]:
    """Return the part of a head's card that `of_card` reads."""
    return {
        MARKS: {str(tag_id): mark for tag_id, mark in marks.items()},
        SUGGESTED_FOR: ids_to_runs(covered),
    }


def of_card(head: Head, card: Mapping[str, Any]) -> StoredHead:
    """Read the facts in a card; if it is malformed, all tags are fitted again."""
    return StoredHead(
        head,
        training_data.marks_of(card.get(MARKS)),
        runs_to_ids(card.get(SUGGESTED_FOR)),
        card.get(_IS_SUGGESTED) is not False,
    )


def write_working(path: Path, kept: StoredHead, *, version: int) -> None:
    """Write a head to a path from `working_path` or `before_path`; its version is 0 before the first was kept."""
    names = {tag_id: str(tag_id) for tag_id in kept.head.rows}
    # Tags whose words could not be encoded, for lack of an encoder, are out of date again after the next start.
    unread = {tag_id for tag_id, row in kept.head.rows.items() if not row.words_key}
    marks = {tag_id: mark for tag_id, mark in kept.marks.items() if tag_id not in unread}
    card = {**card_of(marks, kept.covered), VERSION: version, _IS_SUGGESTED: kept.is_suggested}
    write(path, kept.head, names=names, card=card)


def read_working(paths: LibraryPaths, database: Database, *, key: str, n_dims: int, version: int) -> StoredHead | None:
    """Read the head in use; None if there is none that can be used.

    The catalog says which version that is. If the file holds another, the program was stopped while switching; the
    version that the catalog names is then read from its own file.

    Parameters
    ----------
    paths, database
        The library.
    key : str
        Identity of the encoder in use.
    n_dims : int
        Length of its vectors.
    version : int
        From the catalog.
    """
    found = read_own(working_path(paths, key), key, n_dims=n_dims)
    if found is not None and found[1].get(VERSION, version) == version:
        return of_card(*found)
    kept = _of_version(paths, database, key, version) or _before(paths, key, n_dims, version)
    if kept is not None:
        return kept
    return None if found is None else of_card(*found)


def _of_version(paths: LibraryPaths, database: Database, key: str, version: int) -> StoredHead | None:
    with database.read() as session:
        cards = [card for card in heads.list_all(session) if card.version == version]
    if not cards or not cards[0].file_name.startswith(f"{key}/"):
        return None  # another encoder's, which was in use before
    try:
        head, card = read_version(paths, cards[0].file_name, checksum=cards[0].checksum, encoder_key=key)
    except HeadError:
        return None
    kept = of_card(head, card)
    return StoredHead(kept.head, kept.marks, kept.covered, is_suggested=False)


def _before(paths: LibraryPaths, key: str, n_dims: int, version: int) -> StoredHead | None:
    found = read_own(before_path(paths, key), key, n_dims=n_dims)
    if found is None or found[1].get(VERSION) != version:
        return None
    kept = of_card(*found)
    return StoredHead(kept.head, kept.marks, kept.covered, is_suggested=False)
