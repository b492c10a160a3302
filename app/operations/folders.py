"""What a person does to folders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from core.domain.changes import Change, Changes
from core.domain.videos import Folder

if TYPE_CHECKING:
    from core.api.folders import AddOutcome
    from core.api.library import Library


def add(paths: Sequence[Path], *, first_encoder: str = "") -> "Operation[tuple[AddOutcome, Changes]]":
    """Take folders and video files into the library.

    Parameters
    ----------
    paths : sequence of Path
        Folders or single files.
    first_encoder : str
        Reference of the encoder to use where nobody chose one yet; empty leaves that to the library.

    Returns
    -------
    Operation
        Its result is the library's own outcome, and what has changed in all.
    """

    def _write(library: "Library") -> "tuple[AddOutcome, Changes]":
        chosen = Changes.NOTHING
        if first_encoder and library.encoders.target() is None:
            chosen = library.encoders.use(first_encoder)
        outcome = library.folders.add(paths)
        return outcome, outcome.changes | chosen

    return Operation(_write, change_of=lambda result: Change(result[1]))


def remove(folder_id: int) -> Operation[Changes]:
    """Forget a folder; its files and the decisions on its videos stay.

    Parameters
    ----------
    folder_id : int
        Catalog id.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.folders.remove(folder_id))


def rescan(folder_id: int | None = None) -> Operation[Changes]:
    """Look for new, changed and missing files.

    Parameters
    ----------
    folder_id : int or None
        Catalog id; None for every folder.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.folders.rescan(folder_id))


def list_all() -> Read[list[Folder]]:
    """List the folders.

    Returns
    -------
    Read
        Of all folders.
    """
    return Read(lambda library: library.folders.list_all())
