"""``clipshelf tags``: the user's tags."""

import contextlib
from collections.abc import Iterator
from typing import Annotated

import typer

from core.api.library import Library
from core.cli.learning_report import catch_up, plural
from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import print_json, print_table, printable, say
from core.domain.tags import TagEffect, TagNode

app = typer.Typer(help="List, add, rename, merge, describe and remove tags.", no_args_is_help=True)

_Name = Annotated[str, typer.Argument(metavar="TAG", help="A tag's name or alias.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Make the change; without this, only show what would change.")]


@app.command("list")
def list_tags(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the tags as a tree, with the number of their videos."""
    with contextlib.closing(open_library(library)) as opened:
        tree = opened.tags.tree()
    if as_json:
        print_json({"tags": [_document(node, parent) for node, parent, _ in _walk(tree)]})
        return
    rows = [
        {
            "tag": "  " * depth + node.tag.name,
            "videos": node.count.n_videos,
            "with children": node.count.n_with_children,
            "aliases": ", ".join(node.tag.aliases),
            "description": node.tag.description,
        }
        for node, _, depth in _walk(tree)
    ]
    print_table(rows, empty="There are no tags yet. Create one: clipshelf tags add NAME")


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    *,
    about: Annotated[
        str,
        typer.Option(
            "--describe", "--about", metavar="TEXT", help="One line that helps the search model recognise it."
        ),
    ] = "",
    below: Annotated[str, typer.Option(metavar="TAG", help="Its parent tag.")] = "",
    alias: Annotated[list[str] | None, typer.Option(metavar="WORD", help="An alias; repeatable.")] = None,
    library: LibraryOption = None,
) -> None:
    """Create a tag; suggestions for it appear at once."""
    with contextlib.closing(open_library(library)) as opened:
        parent_id = opened.tags.find(below).id if below else None
        tag, _ = opened.tags.add(name, description=about, parent_id=parent_id, aliases=alias or [])
        say(f"Tag {printable(name.strip())} created.")
        catch_up(opened, [tag.id])


@app.command()
def rename(tag: _Name, name: Annotated[str, typer.Argument(metavar="NAME")], *, library: LibraryOption = None) -> None:
    """Rename a tag; its decisions are kept."""
    with contextlib.closing(open_library(library)) as opened:
        found = opened.tags.find(tag)
        opened.tags.rename(found.id, name)
        say(f"{printable(found.name)} renamed to {printable(name.strip())}.")
        catch_up(opened, [found.id])


@app.command()
def describe(
    tag: _Name, text: Annotated[str, typer.Argument(metavar="TEXT")], *, library: LibraryOption = None
) -> None:
    """Set the description that helps the search model recognise a tag."""
    with contextlib.closing(open_library(library)) as opened:
        found = opened.tags.find(tag)
        opened.tags.describe(found.id, text)
        say("Description saved.")
        catch_up(opened, [found.id])


@app.command()
def merge(
    into: Annotated[str, typer.Argument(metavar="TAG", help="The tag that remains.")],
    tags: Annotated[
        list[str], typer.Argument(metavar="OTHER...", help="Tags to merge into it; their names become aliases.")
    ],
    *,
    yes: _Yes = False,
    library: LibraryOption = None,
) -> None:
    """Merge tags into one. Where their decisions conflict, those of the remaining tag win."""
    with contextlib.closing(open_library(library)) as opened:
        target, ids = opened.tags.find(into), _ids(opened, tags)
        effect = opened.tags.preview_merge(ids, target.id)
        if yes:
            opened.tags.merge(ids, target.id)
        contradictions = f", {effect.n_conflicts} of them superseded by other decisions" if effect.n_conflicts else ""
        _tell(effect, f"moved to {printable(target.name)}{contradictions}", is_done=yes)
        if yes:
            catch_up(opened, [target.id])


@app.command()
def remove(
    tags: Annotated[list[str], typer.Argument(metavar="TAG...")], *, yes: _Yes = False, library: LibraryOption = None
) -> None:
    """Remove tags with all their decisions."""
    with contextlib.closing(open_library(library)) as opened:
        ids = _ids(opened, tags)
        effect = opened.tags.preview_remove(ids)
        if yes:
            opened.tags.remove(ids)
    _tell(effect, f"removed with {plural(len(ids), 'tag')}", is_done=yes)


def _ids(library: Library, names: list[str]) -> list[int]:
    """Return the ids of tags by name, each once: two words may name the same tag."""
    return list(dict.fromkeys(library.tags.find(name).id for name in names))


def _walk(
    nodes: tuple[TagNode, ...], parent: str | None = None, depth: int = 0
) -> Iterator[tuple[TagNode, str | None, int]]:
    for node in nodes:
        yield node, parent, depth
        yield from _walk(node.children, node.tag.name, depth + 1)


def _document(node: TagNode, parent: str | None) -> dict[str, object]:
    return {
        "name": node.tag.name,
        "parent": parent,
        "aliases": node.tag.aliases,
        "description": node.tag.description,
        "colour": node.tag.colour,
        "videos": node.count.n_videos,
        "videos_with_children": node.count.n_with_children,
    }


def _tell(effect: TagEffect, what: str, *, is_done: bool) -> None:
    verb = ("was" if effect.n_decisions == 1 else "were") if is_done else "would be"
    say(f"{plural(effect.n_decisions, 'decision')} about {plural(effect.n_videos, 'video')} {verb} {what}.")
    if not is_done:
        say("Nothing has been changed. Add --yes to do it.")
