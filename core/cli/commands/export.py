"""``clipshelf export``: write the library's data to other formats. Each export format is a command of this group."""

import contextlib
import inspect
from pathlib import Path
from typing import Annotated

import typer

from core.cli.options import LibraryOption, open_library, parse_path
from core.cli.output import printable, say
from core.domain.exports import ExportFormat
from core.interchange import formats
from core.paths import full

app = typer.Typer(help="Export the library's decisions, vectors or groups to a file.", no_args_is_help=True)


def _add_command(chosen: ExportFormat) -> None:
    @app.command(chosen.name, help=inspect.cleandoc(chosen.help))
    def write(
        out: Annotated[
            Path, typer.Argument(metavar=f"OUT{chosen.extension}", parser=parse_path, help="File to write or replace.")
        ],
        *,
        library: LibraryOption = None,
    ) -> None:
        with contextlib.closing(open_library(library)) as opened:
            outcome = opened.exports.write(chosen.name, full(out))
        say(f"{outcome.contents} written to {printable(out)}.")
        if outcome.n_left_out:
            say(f"{outcome.n_left_out} entries were left out because their videos no longer have a file.")


for _one in formats.list_all():
    _add_command(_one)
