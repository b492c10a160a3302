"""Checksums that downloaded files must have: from the catalogue, or recorded at the first download."""

import json
from pathlib import Path
from typing import Any

from core import whole_file
from core.embedding.catalogue import WEIGHTS_FILE, CatalogueEntry
from core.errors import DownloadError, EncoderError

NAME = "checksums.json"


def folder_of(cache_folder: Path) -> Path:
    """Return the folder of the recorded checksums, which may not exist."""
    return cache_folder / "encoders"


def key_of(entry: CatalogueEntry, name: str) -> str:
    """Return the key of an encoder's file in the record, unique among all files of the hub."""
    return f"{entry.repository}/{name}"


def read(folder: Path) -> dict[str, str]:
    """Read the checksums recorded at first downloads.

    Returns
    -------
    dict of str to str
        SHA-256, hexadecimal, by `key_of`.

    Raises
    ------
    DownloadError
        If the record is damaged.
    """
    path = folder / NAME
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise DownloadError(
            "The recorded checksums in {path} are damaged", "Delete that file to start over.", path=path
        )
    return found


def seen(entry: CatalogueEntry, cache_folder: Path) -> str:
    """Return the SHA-256 recorded at the first download of an encoder's weights.

    Returns
    -------
    str
        Hexadecimal; empty if it was never downloaded or the record cannot be read.
    """
    try:
        return read(folder_of(cache_folder)).get(key_of(entry, WEIGHTS_FILE), "")
    except (DownloadError, OSError):
        return ""


def write(folder: Path, checksums: dict[str, str]) -> None:
    """Write the record, replacing all checksums."""
    with whole_file.written(folder / NAME) as file:
        file.write(json.dumps(checksums, indent=1).encode())


def check(entry: CatalogueEntry, path: Path, checksum: str, cache_folder: Path) -> None:
    """Reject weights that differ from the catalogue's checksum or from the first download.

    Parameters
    ----------
    entry : CatalogueEntry
        The encoder.
    path : Path
        Its weights.
    checksum : str
        SHA-256 of their current content, hexadecimal.
    cache_folder : Path
        Folder of the downloads.

    Raises
    ------
    EncoderError
        If they differ.
    """
    expected = entry.sha256 or seen(entry, cache_folder)
    if expected and checksum != expected:
        raise EncoderError(
            "The weights of {title} do not match their checksum",
            "Delete {folder} and download it again.",
            title=entry.title,
            folder=path.parent,
        )
