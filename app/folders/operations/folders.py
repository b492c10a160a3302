"""What a person does to folders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.ui.text import display_name, display_text, filled, isolated, tr
from core.domain.changes import Change, Changes
from core.domain.videos import Folder

if TYPE_CHECKING:
    from core.api.folders import AddOutcome, MoveCheck
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

    words = filled(tr("Folders", "Add %1"), spoken(paths[0])) if len(paths) == 1 else ""
    return Operation(
        _write,
        change_of=lambda result: Change(result[1], result[0].undo),
        words=words or tr("Folders", "Add %n folders and files", n=len(paths)),
    )


def take_out(folder: Folder) -> Operation[Change]:
    """Stop to follow a folder; its files and the decisions on its videos stay.

    Parameters
    ----------
    folder : Folder
        Which.
    """
    words = filled(tr("Folders", "Remove folder %1"), spoken(folder.path))
    return Operation(lambda library: library.folders.take_out(folder.id), words=words)


def check_move(folder: Folder, path: Path) -> "Read[MoveCheck]":
    """Look for a folder's files at another place.

    Parameters
    ----------
    folder : Folder
        Which.
    path : Path
        The place.
    """
    return Read(lambda library: library.folders.check_move(folder.id, path))


def relocate(folder: Folder, path: Path) -> Operation[Change]:
    """Follow a folder to the place it has moved to.

    Parameters
    ----------
    folder : Folder
        Which.
    path : Path
        Where it is now.
    """
    words = filled(tr("Folders", "Find folder %1 at %2"), spoken(folder.path), isolated(display_text(str(path))))
    return Operation(lambda library: library.folders.relocate(folder.id, path), words=words)


def set_watched(folder: Folder, *, is_watched: bool) -> Operation[Change]:
    """Say whether changes in a folder are followed while the program runs.

    Parameters
    ----------
    folder : Folder
        Which.
    is_watched : bool
        Whether they are.
    """
    on, off = tr("Folders", "Watch folder %1"), tr("Folders", "Stop watching folder %1")
    return Operation(
        lambda library: library.folders.set_watched(folder.id, is_watched=is_watched),
        words=filled(on if is_watched else off, spoken(folder.path)),
    )


def rescan(folder_id: int | None = None) -> Operation[Changes]:
    """Look for new, changed and missing files.

    Parameters
    ----------
    folder_id : int or None
        Catalog id; None for every folder.
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


def spoken(path: Path) -> str:
    """Return a folder's name for the middle of a sentence.

    Parameters
    ----------
    path : Path
        Of the folder.

    Returns
    -------
    str
        Plain text.
    """
    return isolated(display_name(path))
