"""``clipshelf map``: write a map of the library to a picture or a table of points."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.options import LibraryOption, open_library, parse_path
from core.cli.output import printable, say
from core.cli.progress import make_bar
from core.domain.clusters import ClusterScope
from core.paths import full

if TYPE_CHECKING:
    from core.api.library import Library


def draw_map(
    *,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            parser=parse_path,
            help="File to write or replace: FILE.png or FILE.json.",
            show_default=False,
        ),
    ],
    of: Annotated[ClusterScope, typer.Option(help="What the points are.")] = ClusterScope.VIDEOS,
    new: Annotated[
        bool, typer.Option("--new", help="Arrange all points anew instead of adding those that are new.")
    ] = (False),
    library: LibraryOption = None,
) -> None:
    """Write a map of the library, on which videos that look alike are close together."""
    from core.interchange import map_export

    map_export.check(out)
    with contextlib.closing(open_library(library)) as opened:
        found = opened.maps.read(of)
        if new or not found.is_arranged:
            _draw(opened, of)
            found = opened.maps.read(of)
        is_replaced = opened.maps.export(found, full(out), groups=opened.clusters.stored(of))
    if found.n_analysed < found.n_videos:
        say(f"{found.n_analysed} of {found.n_videos} videos are on the map; the others are not analysed yet.")
    if found.n_added:
        say(f"{found.n_added} of {len(found)} points are new since the map was drawn. --new arranges all of them anew.")
    say(f"Map of {len(found)} {of} written to {printable(out)}" + (", replacing the old file." if is_replaced else "."))


def _draw(library: "Library", of: ClusterScope) -> None:
    from rich.progress import BarColumn, TextColumn

    with make_bar(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("Arranging the map", total=1.0)
        library.maps.draw(of, on_progress=lambda share: bar.update(task, completed=share))
