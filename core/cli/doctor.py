"""``clipshelf doctor``: is everything in order, and if not, what mends it."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core import logs, settings
from core.api.library import Library
from core.cli.analysis import analyse
from core.cli.options import JsonOption, LibraryOption
from core.cli.output import answer, print_json, print_table, printable, say
from core.domain.library import LibraryPaths
from core.errors import LibraryDamagedError
from core.paths import full


def doctor(
    *,
    mend: Annotated[bool, typer.Option("--mend", help="Mend what can be mended; nothing is thrown away.")] = False,
    delete_logs: Annotated[
        bool, typer.Option("--delete-logs", help="Only empty the logs, which name files and tags.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the stores, versions and devices, and say which command mends what is wrong."""
    if delete_logs:
        logs.delete(LibraryPaths(full(library or settings.default_library_folder())).logs)
        say("The logs were deleted.")
        return
    from core.api import repair  # loads faiss

    with contextlib.closing(_opened((library or settings.default_library_folder()), may_recover=mend)) as opened:
        if mend:
            _say(repair.mend(opened))
            analyse(opened, is_quiet=as_json)
        findings = repair.look_over(opened)
    problems = [found for found in findings if found.is_problem]
    if as_json:
        print_json({"findings": findings, "is_well": not problems})
    else:
        rows = [{" ": "!" if found.is_problem else "", "what": found.area, "found": found.text} for found in findings]
        print_table(rows, empty="")
        for found in problems:
            answer(f"To mend ({found.area}): {found.mend}")
    if problems:
        raise typer.Exit(1)


def _opened(folder: Path, *, may_recover: bool) -> Library:
    from core.api import repair

    try:
        library = Library.open(folder)
    except LibraryDamagedError as error:
        if not may_recover:
            raise
        _say([f"{error.problem}."])
    else:
        if not (may_recover and repair.is_damaged(library)):
            return library
        library.close()
    _say(repair.recover(LibraryPaths(full(folder))))
    return Library.open(folder)


def _say(lines: list[str]) -> None:
    for line in lines:
        say(printable(line))
