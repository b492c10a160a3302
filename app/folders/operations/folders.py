"""Operations on folders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.ui.localization.text import display_name, display_text, filled, isolated, shortened, tr
from core.domain.changes import Change, Changes
from core.domain.videos import Folder

if TYPE_CHECKING:
    from core.api.folders import AddOutcome, MoveCheck
    from core.api.library import Library


def add(paths: Sequence[Path], *, first_encoder: str = "") -> "Operation[tuple[AddOutcome, Changes]]":
    """Add folders and video files to the library.

    `first_encoder` is the search model to use if none was selected yet; empty leaves it to the library. The result is
    the library's outcome and all changes.
    """

    def _write(library: "Library") -> "tuple[AddOutcome, Changes]":
        chosen = Changes.NOTHING
        if first_encoder and library.encoders.target() is None:
            chosen = library.encoders.use(first_encoder)
        outcome = library.folders.add(paths)
        return outcome, outcome.changes | chosen

    words = filled(tr("Folders", "Add %1"), folder_name(paths[0])) if len(paths) == 1 else ""
    return Operation(
        _write,
        change_of=lambda result: Change(result[1], result[0].undo),
        words=words or tr("Folders", "Add %n folders and files", n=len(paths)),
    )


def remove(folder: Folder) -> Operation[Change]:
    """Remove a folder from the library; its files and decisions on its videos stay."""
    words = filled(tr("Folders", "Remove folder %1"), folder_name(folder.path))
    return Operation(lambda library: library.folders.remove(folder.id), words=words)


def check_move(folder: Folder, path: Path) -> "Read[MoveCheck]":
    """Look for a folder's files at another location."""
    return Read(lambda library: library.folders.check_move(folder.id, path))


def relocate(folder: Folder, path: Path) -> Operation[Change]:
    """Change a folder's location to where it has moved."""
    words = tr("Folders", "Change the location of folder %1 to %2")
    words = filled(words, folder_name(folder.path), isolated(shortened(display_text(str(path)))))
    return Operation(lambda library: library.folders.relocate(folder.id, path), words=words)


def set_watched(folder: Folder, *, is_watched: bool) -> Operation[Change]:
    """Turn watching a folder on or off."""
    on, off = tr("Folders", "Watch folder %1"), tr("Folders", "Stop watching folder %1")
    return Operation(
        lambda library: library.folders.set_watched(folder.id, is_watched=is_watched),
        words=filled(on if is_watched else off, folder_name(folder.path)),
    )


def rescan(folder_id: int | None = None) -> Operation[Changes]:
    """Look for new, changed and missing files, in every folder if `folder_id` is None."""
    return Operation(lambda library: library.folders.rescan(folder_id))


def list_all() -> Read[list[Folder]]:
    """List all folders."""
    return Read(lambda library: library.folders.list_all())


def folder_name(path: Path) -> str:
    """Return a folder's name as plain text for the middle of a sentence."""
    return isolated(shortened(display_name(path)))
