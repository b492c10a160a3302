"""Options that commands share, and opening the library they work on."""

from pathlib import Path
from typing import Annotated

import typer

from core import settings
from core.api.library import Library
from core.cli.output import printable, say
from core.errors import PathError, UsageError
from core.paths import full


def parse_path(text: str) -> Path:
    """Parse a path on the command line; reject an empty one, which would mean the working folder."""
    if not text:
        raise UsageError("The path is empty", "Use . for the current folder.")
    return Path(text)


LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        parser=parse_path,
        help="The library's folder.",
        envvar="CLIPSHELF_LIBRARY",
        show_envvar=False,
    ),
]
FolderOption = Annotated[
    list[Path] | None,
    typer.Option("--folder", metavar="DIR", parser=parse_path, help="Only in this folder of the library."),
]
TagOption = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="NAME", help="Only videos with this tag; repeat for several, all required."),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="Maximum number of results.")]
PerVideoOption = Annotated[bool, typer.Option("--per-video", help="At most one moment of each video.")]
CopiesOption = Annotated[
    bool, typer.Option("--no-copies", help="Of videos that are nearly the same, only the best result.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def open_library(folder: Path | None) -> Library:
    """Open the library a command works on; None means the default one. The caller must close it."""
    return Library.open(folder or settings.default_library_folder(), works_here=True, on_wait=say_waiting)


def say_waiting(whom: str) -> None:
    """Print which process a command is waiting for, see `core.worker.lock.waiting_message`."""
    say(f"clipshelf: {printable(whom)}.")


def folder_id(library: Library, path: Path) -> int:
    """Return the catalog id of a folder of the library.

    Raises
    ------
    PathError
        If the library does not include this folder.
    """
    wanted = full(path)
    for folder in library.folders.list_all():
        if folder.path == wanted:
            return folder.id
    raise PathError("{path} is not a folder of this library", "List them with `clipshelf folders`.", path=path)
