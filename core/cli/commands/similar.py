"""``clipshelf similar``: find what looks like videos and moments of the library."""

import contextlib
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
)
from core.domain.query.terms import examples_in
from core.domain.search import VideoQuery


def similar(
    likes: Annotated[
        list[str],
        typer.Argument(metavar="VIDEO[@TIME]...", help="A video of the library, or its frame at a time."),
    ],
    *,
    minus: Annotated[
        list[str] | None,
        typer.Option(metavar="VIDEO[@TIME]|TEXT", help="Less like this video or frame, or less of these words."),
    ] = None,
    folder: FolderOption = None,
    tag: TagOption = None,
    limit: LimitOption = 20,
    per_video: PerVideoOption = False,
    no_copies: CopiesOption = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find what looks like one or more videos or moments. Whole videos find videos, moments find moments."""
    with contextlib.closing(open_library(library)) as opened:
        less = [question.subtracted(opened, one) for one in minus or ()]
        asked = question.ask(opened, "", likes=likes, minus=less)
        kinds = {type(opened.filters.example(one)) for one in examples_in(asked)}
        scope = Scope(folder or (), tag or (), limit, per_video or kinds == {VideoQuery}, no_copies)
        answer(opened, asked, scope, as_json=as_json)
