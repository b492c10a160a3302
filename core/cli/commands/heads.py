"""``clipshelf heads``: the trained versions of the tags."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core.cli.learning_report import plural
from core.cli.options import JsonOption, LibraryOption, open_library, parse_path
from core.cli.output import print_json, print_table, printable, say
from core.domain.learning import TagComparison
from core.domain.tags import HeadVersion

app = typer.Typer(help="List, compare, use, export and import the trained versions of your tags.", no_args_is_help=True)

_Version = Annotated[int, typer.Argument(metavar="VERSION", help="A number from `clipshelf heads list`.")]


@app.command("list")
def list_heads(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the trained versions, newest first; one marked as proposed is not in use yet."""
    with contextlib.closing(open_library(library)) as opened:
        cards, in_use = opened.learning.versions(), opened.learning.active_version()
    if as_json:
        print_json({"heads": cards, "in_use": in_use or None})
        return
    rows = [
        {
            "": "*" if card.version == in_use else "",
            "version": card.version,
            "trained": f"{card.created_at.astimezone():%Y-%m-%d %H:%M}",
            "tags": int(card.figures.get("n_tags", 0)),
            "decisions": int(card.figures.get("n_decisions", 0)),
            "quality before": _figure(card.figures.get("before")),
            "after": _figure(card.figures.get("after")),
            " ": _origin(card),
        }
        for card in cards
    ]
    print_table(rows, empty="There are no versions yet. Train one: clipshelf train")


@app.command()
def compare(
    first: _Version,
    second: Annotated[int, typer.Argument(metavar="OTHER", help="The version to compare it with.")],
    *,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two versions tag by tag: average precision on the same decisions, kept back for testing."""
    with contextlib.closing(open_library(library)) as opened:
        compared = opened.learning.compare(first, second)
        names = {tag.id: tag.name for tag in opened.tags.list_all()}
    if as_json:
        rows = [
            {
                "tag": names.get(one.tag_id),
                "before": one.before,
                "after": one.after,
                "suggested_before": one.n_before,
                "suggested_after": one.n_after,
            }
            for one in compared
        ]
        print_json({"first": first, "second": second, "tags": rows})
        return
    print_table(
        [
            {
                "tag": names.get(one.tag_id, ""),
                f"quality {first}": _figure(one.before),
                f"quality {second} ": _figure(one.after),
                f"suggested {first}": "" if one.n_before is None else one.n_before,
                f"suggested {second} ": "" if one.n_after is None else one.n_after,
                "": _sign(one),
            }
            for one in compared
        ],
        empty="These versions know none of the tags of this library.",
    )


@app.command()
def use(version: _Version, *, library: LibraryOption = None) -> None:
    """Use a version from now on, also one that is proposed; 0 undoes the last training. No decision is lost."""
    with contextlib.closing(open_library(library)) as opened:
        opened.learning.use_version(version)
        n_videos = sum(opened.learning.suggestion_counts().values())
        n_new, in_use = opened.learning.n_new_decisions(), opened.learning.active_version()
    named = f"Version {in_use}" if in_use else "The state before the first training"
    say(f"{named} is now in use, with {n_videos} suggestions.")
    if n_new:
        say(f"{plural(n_new, 'decision')} since it was trained; to train on all of them: clipshelf train")


@app.command()
def export(
    version: _Version,
    out: Annotated[Path, typer.Argument(metavar="OUT.safetensors", parser=parse_path, help="File to write.")],
    *,
    library: LibraryOption = None,
) -> None:
    """Export a version to a file, for another library or another person. It contains no videos and no pictures."""
    with contextlib.closing(open_library(library)) as opened:
        opened.learning.export_version(version, out)
    say(f"Version {version} written to {printable(out)}.")


@app.command("import")
def import_version(
    file: Annotated[Path, typer.Argument(metavar="FILE.safetensors", parser=parse_path, help="An exported version.")],
    *,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import a version from a file, matching tags by name. The whole file is checked, and nothing in it can run."""
    with contextlib.closing(open_library(library)) as opened:
        version, unknown = opened.learning.import_version(file)
    if as_json:
        print_json({"head": version, "unknown_tags": unknown})
        return
    say(f"Imported as version {version}, which is now in use. Your own decisions still count.")
    if unknown:
        say(f"Left out, because this library does not have these tags: {printable(', '.join(unknown))}.")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _origin(card: HeadVersion) -> str:
    if card.is_proposal:
        return "proposed"
    return "from a file" if card.figures.get("imported") else ""


def _sign(one: TagComparison) -> str:
    if not one.is_measured:
        return "cannot be compared"
    return "worse" if one.is_worse else "better" if one.gain else ""
