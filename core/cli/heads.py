"""``clipshelf heads``: versions of what the tags have learned."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core.cli.learning import many
from core.cli.options import JsonOption, LibraryOption, open_library, path_of
from core.cli.output import print_json, print_table, printable, say
from core.domain.learning import TagCompared
from core.domain.tags import HeadCard

app = typer.Typer(
    help="List, compare, choose, export and import heads: what the tags have learned.", no_args_is_help=True
)

_Version = Annotated[int, typer.Argument(metavar="VERSION", help="A number from `clipshelf heads list`.")]


@app.command("list")
def list_heads(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the versions that training has kept, newest first; one that is only proposed is not used yet."""
    with contextlib.closing(open_library(library)) as opened:
        cards, in_use = opened.learning.heads(), opened.learning.head_in_use()
    if as_json:
        print_json({"heads": cards, "in_use": in_use or None})
        return
    rows = [
        {
            "": "*" if card.version == in_use else "",
            "head": card.version,
            "made": f"{card.created_at.astimezone():%Y-%m-%d %H:%M}",
            "tags": int(card.figures.get("n_tags", 0)),
            "decisions": int(card.figures.get("n_decisions", 0)),
            "quality before": _figure(card.figures.get("before")),
            "after": _figure(card.figures.get("after")),
            " ": _origin(card),
        }
        for card in cards
    ]
    print_table(rows, empty="No head has been kept yet. Train one: clipshelf train")


@app.command()
def compare(
    first: _Version,
    second: Annotated[int, typer.Argument(metavar="OTHER", help="The version to compare it with.")],
    *,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two versions tag by tag, by their quality: average precision on decisions held out, the same for both."""
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
        empty="These heads know no tag of this library.",
    )


@app.command()
def use(version: _Version, *, library: LibraryOption = None) -> None:
    """Put a version to work, or one that is proposed. 0 takes a training back. Tags go on learning from decisions."""
    with contextlib.closing(open_library(library)) as opened:
        opened.learning.use_head(version)
        n_videos = sum(opened.learning.suggestion_counts().values())
        n_new, in_use = opened.learning.n_new_decisions(), opened.learning.head_in_use()
    named = f"Head {in_use}" if in_use else "What was learned before the first training"
    say(f"{named} is at work, with suggestions for {n_videos} pairs of video and tag.")
    if n_new:
        say(f"{many(n_new, 'decision')} came after its training; to learn from all of them: clipshelf train")


@app.command()
def export(
    version: _Version,
    out: Annotated[Path, typer.Argument(metavar="OUT.safetensors", parser=path_of, help="File to write.")],
    *,
    library: LibraryOption = None,
) -> None:
    """Write a version to a file, for another library or another person. It holds no video and no picture."""
    with contextlib.closing(open_library(library)) as opened:
        opened.learning.export_head(version, out)
    say(f"Head {version} written to {printable(out)}.")


@app.command("import")
def import_head(
    file: Annotated[Path, typer.Argument(metavar="FILE.safetensors", parser=path_of, help="A head that was exported.")],
    *,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a head from a file, by the names of its tags; nothing in the file can run, and all of it is checked."""
    with contextlib.closing(open_library(library)) as opened:
        version, unknown = opened.learning.import_head(file)
    if as_json:
        print_json({"head": version, "unknown_tags": unknown})
        return
    say(f"It is head {version} now, and at work. What you have decided goes on counting.")
    if unknown:
        say(f"Tags that this library does not have were left out: {printable(', '.join(unknown))}.")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _origin(card: HeadCard) -> str:
    if card.is_proposal:
        return "proposed"
    return "from a file" if card.figures.get("imported") else ""


def _sign(one: TagCompared) -> str:
    if not one.is_measured:
        return "cannot be compared"
    return "worse" if one.is_worse else "better" if one.gain else ""
