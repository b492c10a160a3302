"""``clipshelf doctor``: check the library, and repair it with ``--mend``."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core import logs, settings
from core.api.library import Library
from core.cli.analysis import analyse
from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import answer, print_json, print_table, printable, say
from core.domain.library import LibraryPaths
from core.errors import LibraryDamagedError
from core.paths import full
from core.sentence import Sentence

if TYPE_CHECKING:
    from core.api.repair import Finding


def doctor(
    *,
    mend: Annotated[bool, typer.Option("--mend", help="Repair what can be repaired; nothing is thrown away.")] = False,
    delete_logs: Annotated[
        bool, typer.Option("--delete-logs", help="Only delete the logs, which name files and tags.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the library, versions and devices, and show how to fix any problems."""
    if delete_logs:
        logs.delete(LibraryPaths(full(library or settings.default_library_folder())).logs)
        say("The logs were deleted.")
        return
    from core.api import repair  # loads faiss

    folder = library or settings.default_library_folder()
    is_complete = _recovered(folder) if mend else True
    with contextlib.closing(open_library(folder)) as opened:
        if mend:
            _say(repair.mend(opened))
            analyse(opened, is_quiet=as_json)
        findings = repair.check(opened)
    problems = [found for found in findings if found.is_problem]
    if as_json:
        print_json({"findings": [_document(found) for found in findings], "is_well": not problems})
    else:
        rows = [
            {" ": "!" if found.is_problem else "", "what": str(found.area), "found": str(found.text)}
            for found in findings
        ]
        print_table(rows, empty="")
        for found in problems:
            answer(f"To fix ({found.area}): {found.mend}")
    if problems or not is_complete:
        raise typer.Exit(1)


def _document(found: "Finding") -> dict[str, object]:
    words = {"area": str(found.area), "text": str(found.text), "mend": str(found.mend)}
    return {**words, "is_problem": found.is_problem}


def _recovered(folder: Path) -> bool:
    """Save what can be read of a damaged catalog and return whether nothing was lost."""
    from core.api import repair

    try:
        with contextlib.closing(Library.open(folder)) as library:
            if not repair.is_damaged(library):
                return True
    except LibraryDamagedError as error:
        _say([Sentence("{problem}.", problem=error.sentence)])
    rescued = repair.recover(LibraryPaths(full(folder)))
    _say(rescued.sentences)
    return rescued.is_complete


def _say(lines: list[Sentence]) -> None:
    for line in lines:
        say(printable(str(line)))
