"""``clipshelf search``: find moments by words, filters, picture, video or frame, or one after the other."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core.cli import question
from core.cli.answer import Scope, answer
from core.cli.options import (
    CopiesOption,
    FolderOption,
    JsonOption,
    LibraryOption,
    LimitOption,
    PerVideoOption,
    TagOption,
    open_library,
    parse_path,
)
from core.errors import UsageError


def search(
    text: Annotated[
        str | None, typer.Argument(help="What to find, in the language of the search box: words, filters, or both.")
    ] = None,
    *,
    image: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=parse_path, help="Find moments that look like this picture.")
    ] = None,
    like: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VIDEO[@SECONDS]", help="Find moments that look like this video, or its frame at that time."
        ),
    ] = None,
    minus: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Less of this; filters in it exclude."),
    ] = None,
    then: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Followed by this in the same video; repeat for more steps."),
    ] = None,
    within: Annotated[
        str | None, typer.Option(metavar="TIME", help="How long after it, such as 30s or 2m; any time without this.")
    ] = None,
    folder: FolderOption = None,
    tag: TagOption = None,
    limit: LimitOption = 20,
    per_video: PerVideoOption = False,
    no_copies: CopiesOption = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find moments in the library, best first."""
    with contextlib.closing(open_library(library)) as opened:
        if text is None and image is None and not like:
            raise UsageError("Search for exactly one thing", "Use words, --image FILE or --like VIDEO[@SECONDS].")
        asked = question.ask(opened, text or "", likes=like or (), minus=minus or (), then=then or (), within=within)
        if image is not None and asked.words:
            raise UsageError("Search for exactly one thing", "Use words, --image FILE or --like VIDEO[@SECONDS].")
        scope = Scope(folder or (), tag or (), limit, per_video, no_copies)
        answer(opened, asked, scope, text=text or "", image=image, as_json=as_json)
