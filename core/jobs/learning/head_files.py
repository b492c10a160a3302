"""Where heads lie: the one at work, rewritten after every fit, and the versions that are kept.

Each file is written whole or not at all. All of them can be made again from what people decided.
"""

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core import plain_file, whole_file
from core.domain.library import LibraryPaths
from core.errors import HeadError, PathError, StorageError
from core.tagging import checkpoint
from core.tagging.head import Head

log = logging.getLogger(__name__)


def working_path(paths: LibraryPaths, encoder_key: str) -> Path:
    """Give the file of the head at work for an encoder's vectors."""
    return paths.heads / encoder_key / "working.safetensors"


def before_path(paths: LibraryPaths, encoder_key: str) -> Path:
    """Give the file of the head that was at work before the last training."""
    return paths.heads / encoder_key / "before.safetensors"


def version_name(encoder_key: str, version: int) -> str:
    """Name the file of a kept version, below ``heads/``."""
    return f"{encoder_key}/head-{version:04}.safetensors"


def proposal_name(encoder_key: str, version: int) -> str:
    """Name the file of a version that is only proposed."""
    return f"{encoder_key}/proposed-{version:04}.safetensors"


def write(path: Path, head: Head, *, names: Mapping[int, str], card: Mapping[str, Any]) -> str:
    """Write a head.

    Parameters
    ----------
    path : Path
        Its file.
    head : Head
        What to write.
    names : mapping of int to str
        Of its tags.
    card : mapping
        See `checkpoint.to_bytes`.

    Returns
    -------
    str
        SHA-256 of the file, hexadecimal.

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
            "The head cannot be written to {folder} ({reason})",
            "Free some space; no decision is lost.",
            folder=path.parent,
            reason=error.strerror,
        ) from error
    return hashlib.sha256(data).hexdigest()


def read_own(path: Path, encoder_key: str, *, n_dims: int) -> tuple[Head, dict[str, Any]] | None:
    """Read the head at work, or what else this program wrote for itself.

    Parameters
    ----------
    path : Path
        From `working_path` or `before_path`.
    encoder_key : str
        Whose vectors.
    n_dims : int
        How long they are.

    Returns
    -------
    tuple of Head and dict, or None
        The head and its card; None where there is none that can be used: it is made again from the decisions.
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
    """Read a kept version.

    Parameters
    ----------
    paths : LibraryPaths
        Where things lie.
    file_name : str
        Below ``heads/``.
    checksum : str
        As the catalog has it.
    encoder_key : str
        Whose vectors.

    Returns
    -------
    Head
        See there.
    dict
        Its card.

    Raises
    ------
    HeadError
        If the file is gone, or not the one that was written.
    """
    path = paths.heads / file_name
    try:
        data = plain_file.read(path, most_bytes=checkpoint.MOST_BYTES)
    except PathError as error:
        raise HeadError("The file of that head is gone ({name})", "Train again.", name=path.name) from error
    if hashlib.sha256(data).hexdigest() != checksum:
        raise HeadError(
            "The file of that head was changed ({name})", "Use another version, or train again.", name=path.name
        )
    head, _names, card = checkpoint.read(path, encoder_key=encoder_key)
    return head, card
