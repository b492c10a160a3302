"""``clipshelf doctor``: is everything in order, and if not, what mends it."""

import contextlib
from typing import Annotated

import typer

from core import settings
from core.api import repair
from core.api.library import Library
from core.cli.add import analyse
from core.cli.output import JsonOption, LibraryOption, print_json, print_table, printable, stderr, stdout
from core.domain.library import LibraryPaths
from core.errors import LibraryDamagedError


def doctor(
    *,
    mend: Annotated[bool, typer.Option("--mend", help="Mend what can be mended; nothing is thrown away.")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the stores, versions and devices, and say which command mends what is wrong."""
    folder = (library or settings.default_library_folder()).expanduser().absolute()
    try:
        opened = Library.open(folder)
    except LibraryDamagedError as error:
        if not mend:
            raise
        stderr.print(f"{printable(str(error))}")
        for line in repair.recover(LibraryPaths(folder)):
            stderr.print(printable(line))
        opened = Library.open(folder)
    with contextlib.closing(opened):
        if mend:
            for line in repair.mend(opened):
                stderr.print(printable(line))
            analyse(opened, is_quiet=as_json)
        findings = repair.look_over(opened)
    if as_json:
        print_json({"findings": findings, "is_well": not any(finding.is_problem for finding in findings)})
    else:
        rows = [{" ": "!" if found.is_problem else "", "what": found.area, "found": found.text} for found in findings]
        print_table(rows, empty="")
        for found in findings:
            if found.is_problem:
                stdout.print(f"To mend ({found.area}): {found.mend}")
    if any(finding.is_problem for finding in findings):
        raise typer.Exit(1)
