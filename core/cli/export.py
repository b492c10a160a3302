"""``clipshelf export``: take what the library knows elsewhere."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core.cli.options import LibraryOption, open_library, path_of
from core.cli.output import printable, say
from core.paths import full

app = typer.Typer(help="Take vectors out of the library.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Take what the library knows elsewhere."""


@app.command()
def embeddings(
    out: Annotated[Path, typer.Argument(metavar="OUT.npz", parser=path_of, help="File to write.")],
    *,
    library: LibraryOption = None,
) -> None:
    """Write the vectors of the current encoder to a NumPy archive.

    Arrays: path (V,), first_row (V,), n_rows (V,), timestamps_seconds (N,), vectors float16 (N, D). Rows of one
    video stand side by side, in the order of time.
    """
    from core.jobs import vectors

    with contextlib.closing(open_library(library)) as opened:
        n_videos, n_rows = vectors.export(opened.paths, opened.database, full(out))
    say(f"{n_rows} vectors of {n_videos} videos written to {printable(out)}.")
