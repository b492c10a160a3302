"""The encoders a person can choose, and what their names mean; reads one small file and imports nothing heavy.

Sizes are rounded from the models' published parameter counts. A checksum of null is not known to us: the hub's
word is taken at the first download, recorded, and held against every later one (see `core.embedding.checksums`).
"""

import difflib
import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from core.domain.embeddings import BUILTIN
from core.embedding.builtin import identity as builtin
from core.errors import EncoderAbsentError, EncoderError
from core.paths import full

FOLDER_PREFIX = "local-dir:"
WEIGHTS_FILE = "open_clip_model.safetensors"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """An encoder of the catalogue.

    Attributes
    ----------
    name : str
        ``architecture/weights``: its reference.
    title, description, licence : str
        For people.
    repository : str
        On the hub.
    n_dims : int
        D.
    size_bytes : int
        About how much there is to download.
    revision : str
        State of the repository to download from: a commit, or ``main`` where no commit is known to hold all files.
    sha256 : str or None
        Of its weights, where known; else what is downloaded first is trusted.
    more_sha256 : mapping of str to str
        Of other files, by name, where known.
    fingerprint : tuple of float or None
        First numbers of its vector of the self-test's picture, where recorded.
    more_files : tuple of str
        What it needs beside configuration and weights.
    """

    name: str
    title: str
    description: str
    licence: str
    repository: str
    n_dims: int
    size_bytes: int
    revision: str = "main"
    sha256: str | None = None
    more_sha256: Mapping[str, str] = field(default_factory=dict[str, str])
    fingerprint: tuple[float, ...] | None = None
    more_files: tuple[str, ...] = ()

    def pin_of(self, name: str) -> str | None:
        """Return the checksum that a file must have.

        Parameters
        ----------
        name : str
            Of the file.

        Returns
        -------
        str or None
            SHA-256, hexadecimal; None where none is known.
        """
        return self.sha256 if name == WEIGHTS_FILE else self.more_sha256.get(name)

    def folder(self, cache_folder: Path) -> Path:
        """Return the folder it is downloaded to.

        Parameters
        ----------
        cache_folder : Path
            For what can be downloaded again.

        Returns
        -------
        Path
            It may not exist.
        """
        return cache_folder / "encoders" / re.sub(r"[^A-Za-z0-9._-]+", "--", self.name)

    def is_ready(self, cache_folder: Path) -> bool:
        """Return whether it has been downloaded.

        Parameters
        ----------
        cache_folder : Path
            For what can be downloaded again.

        Returns
        -------
        bool
            True when its last file is there, as files appear only when they are whole.
        """
        return (self.folder(cache_folder) / WEIGHTS_FILE).is_file()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference means: the built-in encoder (both None), a catalogue entry, or a folder.

    Attributes
    ----------
    reference : str
        In its lasting form.
    entry : CatalogueEntry or None
        See there.
    folder : Path or None
        Absolute.
    """

    reference: str
    entry: CatalogueEntry | None = None
    folder: Path | None = None


@functools.cache
def entries() -> tuple[CatalogueEntry, ...]:
    """Read the catalogue.

    Returns
    -------
    tuple of CatalogueEntry
        The default first.
    """
    listed: list[dict[str, Any]] = _read()["encoders"]
    return tuple(CatalogueEntry(**{key: _frozen(value) for key, value in one.items()}) for one in listed)


def hub_address() -> str:
    """Return where the catalogue's encoders lie.

    Returns
    -------
    str
        Beginning of an address, without a final slash.
    """
    return str(_read()["hub"])


def resolve(reference: str) -> Resolved:
    """Find out what a reference means.

    Parameters
    ----------
    reference : str
        ``builtin``, a catalogue name (its architecture alone will do), ``local-dir:FOLDER``, or an existing folder.

    Returns
    -------
    Resolved
        With a lasting reference.

    Raises
    ------
    EncoderAbsentError
        If it is a folder that is not there.
    EncoderError
        If it means nothing; with the nearest name where there is one.
    """
    name = reference.strip()
    if name.casefold() in {BUILTIN, builtin.RETIRED}:
        return Resolved(BUILTIN)
    for entry in entries():
        if name.casefold() in {entry.name.casefold(), entry.name.split("/", maxsplit=1)[0].casefold()}:
            return Resolved(entry.name, entry=entry)
    if name.startswith(FOLDER_PREFIX) or (name and full(Path(name)).is_dir()):
        folder = full(Path(name.removeprefix(FOLDER_PREFIX)))
        if not folder.is_dir():
            raise EncoderAbsentError("There is no encoder folder {folder}", "Check the path.", folder=folder)
        return Resolved(f"{FOLDER_PREFIX}{folder}", folder=folder)
    near = _nearest(name)
    raise EncoderError(
        "There is no encoder {reference}",
        "Did you mean {near}?"
        if near
        else "`clipshelf encoders list` shows what there is; a folder with a model works, too.",
        reference=repr(reference),
        near=repr(near),
    )


def _nearest(name: str) -> str:
    known = {entry.name.casefold(): entry.name for entry in entries()}
    known |= {entry.name.split("/")[0].casefold(): entry.name for entry in reversed(entries())}
    near = difflib.get_close_matches(name.casefold(), [*known, BUILTIN], n=1, cutoff=0.5)
    return known.get(near[0], near[0]) if near else ""


def _read() -> dict[str, Any]:
    return json.loads(resources.files("resources").joinpath("encoders.json").read_text(encoding="utf-8"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
