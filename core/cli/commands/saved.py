"""``clipshelf saved``: searches that were saved under a name."""

import contextlib
from typing import Annotated

import typer

from core.api.library import Library
from core.cli import question
from core.cli.answer import Scope, answer
from core.cli.options import (
    CopiesOption,
    JsonOption,
    LibraryOption,
    LimitOption,
    PerVideoOption,
    open_library,
)
from core.cli.output import print_json, print_table, printable, say
from core.domain.query.text import write
from core.domain.saved_searches import SavedSearch, read_rule
from core.domain.tags import fold
from core.errors import UsageError

app = typer.Typer(help="List, run, add and remove saved searches.", no_args_is_help=True)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="As in the list; letter case does not matter.")]


@app.command("list")
def list_saved(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the saved searches in your order."""
    with contextlib.closing(open_library(library)) as opened:
        searches = opened.saved_searches.list_all()
    if as_json:
        print_json({"saved": [{"name": search.name, "rule": search.rule} for search in searches]})
        return
    rows = [{"name": search.name, "search": search.rule} for search in searches]
    print_table(rows, empty="No search has been saved yet. Save one: clipshelf saved add NAME TEXT")


@app.command()
def run(
    name: _Name,
    *,
    limit: LimitOption = 20,
    per_video: PerVideoOption = False,
    no_copies: CopiesOption = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run a saved search again: results are those of today."""
    with contextlib.closing(open_library(library)) as opened:
        asked = read_rule(_find(opened, name).rule)
        answer(opened, asked, Scope((), (), limit, per_video, no_copies), as_json=as_json)


@app.command()
def add(
    name: _Name,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="In the language of the search box, with THEN and weights, too.")
    ],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the search that has this name.")] = False,
    library: LibraryOption = None,
) -> None:
    """Save a search under a name."""
    with contextlib.closing(open_library(library)) as opened:
        asked = question.ask(opened, text)
        if not asked.words and not asked.conditions:
            raise UsageError("There is nothing to search for", "Write words, filters, or both.")
        known = _known(opened, name)
        if known is not None and not replace:
            raise UsageError(
                "A search {name} already exists", "Choose another name, or add --replace.", name=repr(known.name)
            )
        opened.saved_searches.put(name, write(asked))
    say(f"Search {printable(name.strip())} saved.")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="As in the list.")],
    *,
    library: LibraryOption = None,
) -> None:
    """Remove saved searches. No video is touched."""
    with contextlib.closing(open_library(library)) as opened:
        found = [_find(opened, name) for name in names]
        for search in found:
            opened.saved_searches.remove(search.id)
            say(f"Search {printable(search.name)} removed.")


def _known(library: Library, name: str) -> SavedSearch | None:
    key = fold(name.strip())
    return next((one for one in library.saved_searches.list_all() if fold(one.name) == key), None)


def _find(library: Library, name: str) -> SavedSearch:
    found = _known(library, name)
    if found is None:
        raise UsageError("There is no saved search {name}", "List them: clipshelf saved list", name=repr(name))
    return found
