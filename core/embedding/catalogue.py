"""The catalogue of encoders and the meaning of encoder references; reads one small file, imports nothing heavy.

Sizes are rounded from the models' published parameter counts. A checksum of null is unknown: the hub's own checksum is
trusted at the first download, recorded, and compared with every later one (see `core.embedding.download.checksums`).
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
        ``architecture/weights``, also its reference.
    title, description, licence : str
        Shown to people.
    repository : str
        Repository on the hub.
    n_dims : int
        D, length of its vectors.
    size_bytes : int
        Approximate download size.
    revision : str
        Revision to download: a commit, or ``main`` if no commit is known to contain all files.
    sha256 : str or None
        Of its weights, if known; otherwise the first download is trusted.
    more_sha256 : mapping of str to str
        Known checksums of other files, by name.
    fingerprint : tuple of float or None
        First numbers of the vector of the self-test's picture, if recorded.
    more_files : tuple of str
        Files it needs besides configuration and weights.
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
        """Return the SHA-256 that a file must have, in hexadecimal; None if unknown."""
        return self.sha256 if name == WEIGHTS_FILE else self.more_sha256.get(name)

    def folder(self, cache_folder: Path) -> Path:
        """Return the folder in the cache it is downloaded to, which may not exist."""
        return cache_folder / "encoders" / re.sub(r"[^A-Za-z0-9._-]+", "--", self.name)

    def is_ready(self, cache_folder: Path) -> bool:
        """Return whether it has been downloaded: files get their name only when they are complete."""
        return (self.folder(cache_folder) / WEIGHTS_FILE).is_file()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference means: the built-in encoder (both None), a catalogue entry, or a folder.

    Attributes
    ----------
    reference : str
        In its canonical form.
    entry : CatalogueEntry or None
        The catalogue entry.
    folder : Path or None
        Absolute.
    """

    reference: str
    entry: CatalogueEntry | None = None
    folder: Path | None = None


@functools.cache
def entries() -> tuple[CatalogueEntry, ...]:
    """Return the encoders of the catalogue, the default first."""
    listed: list[dict[str, Any]] = _read()["encoders"]
    return tuple(CatalogueEntry(**{key: _frozen(value) for key, value in one.items()}) for one in listed)


def hub_address() -> str:
    """Return the base URL of the hub, without a trailing slash."""
    return str(_read()["hub"])


def resolve(reference: str) -> Resolved:
    """Return what a reference means.

    Parameters
    ----------
    reference : str
        ``builtin``, a catalogue name (its architecture alone is enough), ``local-dir:FOLDER``, or an existing folder.

    Returns
    -------
    Resolved
        With the canonical reference.

    Raises
    ------
    EncoderAbsentError
        If it is a folder that does not exist.
    EncoderError
        If it is unknown; suggests the most similar name, if any.
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
            raise EncoderAbsentError(
                "The search model folder {folder} does not exist", "Check the path.", folder=folder
            )
        return Resolved(f"{FOLDER_PREFIX}{folder}", folder=folder)
    near = _nearest(name)
    raise EncoderError(
        "There is no search model {reference}",
        "Did you mean {near}?"
        if near
        else "Run `clipshelf encoders list` to see what is available, or use a model folder.",
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
