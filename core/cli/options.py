"""The options that commands share, and the library they are about."""

from pathlib import Path
from typing import Annotated

import typer

from core import settings
from core.api.library import Library
from core.cli.output import printable, say
from core.errors import PathError, UsageError
from core.paths import full


def path_of(text: str) -> Path:
    """Understand a path on the command line; nothing is no path, not the working folder."""
    if not text:
        raise UsageError("The path is empty", "Write . for the folder you are in.")
    return Path(text)


LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        parser=path_of,
        help="The library's folder.",
        envvar="CLIPSHELF_LIBRARY",
        show_envvar=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def open_library(folder: Path | None) -> Library:
    """Open the library a command works on.

    Parameters
    ----------
    folder : Path or None
        As given with ``--library``; None means the default one.

    Returns
    -------
    Library
        To be closed by the caller.
    """
    return Library.open(folder or settings.default_library_folder(), works_here=True, on_wait=say_waiting)


def say_waiting(whom: str) -> None:
    """Say for whom a command waits.

    Parameters
    ----------
    whom : str
        See `core.worker.lock.waiting_message`.
    """
    say(f"clipshelf: {printable(whom)}.")


def folder_id(library: Library, path: Path) -> int:
    """Find a folder of the library by its path.

    Parameters
    ----------
    library : Library
        Where.
    path : Path
        Absolute or relative to the working folder.

    Returns
    -------
    int
        Catalog id; `PathError` where the library does not follow it.
    """
    wanted = full(path)
    for folder in library.folders.list_all():
        if folder.path == wanted:
            return folder.id
    raise PathError("{path} is not a folder of this library", "`clipshelf folders` lists them.", path=path)
