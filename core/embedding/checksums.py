"""Which content downloaded files must have: named by the catalogue, or seen at the first download and held to since."""

import json
from pathlib import Path
from typing import Any

from core import whole_file
from core.embedding.catalogue import WEIGHTS_FILE, CatalogueEntry
from core.errors import DownloadError, EncoderError

NAME = "checksums.json"


def folder_of(cache_folder: Path) -> Path:
    """Return the folder in which they are kept, beside the downloaded encoders.

    Parameters
    ----------
    cache_folder : Path
        For what can be downloaded again.

    Returns
    -------
    Path
        It may not exist.
    """
    return cache_folder / "encoders"


def key_of(entry: CatalogueEntry, name: str) -> str:
    """Name a file of an encoder in the record.

    Parameters
    ----------
    entry : CatalogueEntry
        Of the encoder.
    name : str
        Of the file.

    Returns
    -------
    str
        Unique among all files of the hub.
    """
    return f"{entry.repository}/{name}"


def read(folder: Path) -> dict[str, str]:
    """Read what was seen at first downloads.

    Parameters
    ----------
    folder : Path
        See `folder_of`.

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
    """Return the checksum of an encoder's weights that was seen when they were first downloaded.

    Parameters
    ----------
    entry : CatalogueEntry
        Of the encoder.
    cache_folder : Path
        For what can be downloaded again.

    Returns
    -------
    str
        SHA-256, hexadecimal; empty where it was never downloaded or the record cannot be read.
    """
    try:
        return read(folder_of(cache_folder)).get(key_of(entry, WEIGHTS_FILE), "")
    except (DownloadError, OSError):
        return ""


def write(folder: Path, checksums: dict[str, str]) -> None:
    """Keep the record.

    Parameters
    ----------
    folder : Path
        See `folder_of`.
    checksums : dict of str to str
        All of it.
    """
    with whole_file.written(folder / NAME) as file:
        file.write(json.dumps(checksums, indent=1).encode())


def check(entry: CatalogueEntry, path: Path, checksum: str, cache_folder: Path) -> None:
    """Refuse weights of the catalogue that are not the ones named there, or not the ones that were downloaded.

    Parameters
    ----------
    entry : CatalogueEntry
        Of the encoder.
    path : Path
        Its weights.
    checksum : str
        SHA-256 of their content now, hexadecimal.
    cache_folder : Path
        For what can be downloaded again.

    Raises
    ------
    EncoderError
        If they differ.
    """
    expected = entry.sha256 or seen(entry, cache_folder)
    if expected and checksum != expected:
        raise EncoderError(
            "The weights of {title} are not those that its checksum names",
            "Delete {folder} and download it again.",
            title=entry.title,
            folder=path.parent,
        )
