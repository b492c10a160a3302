"""``clipshelf search``: find moments by words, filters, picture, video or frame, or one after the other."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from core import collector
from core.api.library import Library
from core.cli import question
from core.cli.options import JsonOption, LibraryOption, folder_id, open_library, parse_path
from core.cli.output import format_time, print_json, print_table, printable, say
from core.domain.filter_text import write_clause
from core.domain.filters import Clause, Condition, Example, Field, Filter
from core.domain.search import (
    ComposedQuery,
    ImageQuery,
    MomentHit,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
)
from core.errors import UsageError
from core.paths import full
from core.sentence import EMPTY, Sentence
from core.worker.client import connect


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
    folder: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", parser=parse_path, help="Only in this folder of the library.")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only videos with this tag; repeat for several, all required."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Maximum number of results.")] = 20,
    per_video: Annotated[bool, typer.Option("--per-video", help="At most one moment of each video.")] = False,
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
        restriction = Restriction(
            tuple(folder_id(opened, path) for path in folder or ()),
            tuple(opened.tags.find(name).id for name in tag or ()),
            asked.conditions,
        )
        query = ImageQuery(full(image)) if image is not None else _query_of(opened, asked, text)
        result = list_whole(opened, restriction) if query is None else None
        if query is not None:
            result = run(opened, SearchRequest(query, restriction, limit, per_video))
        assert result is not None
        hits = result.hits[:limit]
        paths = {video.id: video.path for video in opened.videos.get_many([hit.video_id for hit in hits])}
    rows = [
        {
            "path": str(paths[hit.video_id]),
            "start_seconds": round(hit.start_seconds, 3),
            "end_seconds": round(hit.end_seconds, 3),
            "score": round(min(max(hit.score, 0.0), 1.0), 4),
        }
        for hit in hits
    ]
    if as_json:
        print_json({
            "results": rows,
            "searched": result.n_videos_searched,
            "videos": result.n_videos,
            **({"reason": str(result.reason)} if result.reason else {}),
            **({"unknown_words": result.unknown_words} if result.unknown_words else {}),
        })
        return
    _print_rows(rows, result, scope=_scope(tag or (), asked.conditions, folder or ()))
    if query is None and len(result.hits) > limit:
        say(f"The first {limit} of {len(result.hits)} are shown; --limit N shows more.")
    elif query is not None and len(rows) == limit:
        say(f"The best {limit} are shown; --limit N shows more.")


def run(library: Library, request: SearchRequest) -> SearchResult:
    """Search through the library's worker if one is running, otherwise in this process."""
    client = connect(library.paths)
    if client is None:
        with collector.paused():
            from core.jobs import searcher

        return searcher.search_once(library.paths, library.database, request)
    with contextlib.closing(client):
        return client.search(request)


def list_whole(library: Library, restriction: Restriction) -> SearchResult:
    """Return all videos that a search by filters alone allows, each as a whole, by name."""
    ids = library.filters.allowed(restriction)
    videos = library.videos.get_many(ids)
    hits = tuple(
        MomentHit(video.id, 0.0, video.media.duration_seconds if video.media else 0.0, 0.0, 1.0) for video in videos
    )
    return SearchResult(hits, len(hits), len(hits), EMPTY if hits else Sentence("No videos match these filters"))


def _scope(names: Sequence[str], conditions: Sequence[Clause], folders: Sequence[Path]) -> str:
    """Say which videos the filters and options allow; empty if all."""
    tags = " ".join(map(write_clause, [*(Condition(Field.TAG, (name,)) for name in names), *conditions]))
    places = " or ".join(str(path) for path in folders)
    return (f" with {tags}" if tags else "") + (f" in {places}" if places else "")


def _print_rows(rows: list[dict[str, Any]], result: SearchResult, *, scope: str) -> None:
    if result.unknown_words:
        named = ", ".join(
            f"\N{LEFT DOUBLE QUOTATION MARK}{word}\N{RIGHT DOUBLE QUOTATION MARK}" for word in result.unknown_words
        )
        say(
            f"The built-in model knows little about {printable(named)}, so these are its best guesses. A CLIP model "
            "knows more words: clipshelf encoders list"
        )
    if result.n_videos_searched < result.n_videos:
        say(
            f"{result.n_videos_searched} of {result.n_videos} videos{scope} were searched; the others are not analysed "
            "or could not be read."
        )
    elif scope:
        say(f"Among {result.n_videos} video{'' if result.n_videos == 1 else 's'}{scope}.")
    shown = [
        {
            "score": row["score"],
            "from": format_time(row["start_seconds"]),
            "to": format_time(row["end_seconds"]),
            "video": row["path"],
        }
        for row in rows
    ]
    print_table(shown, empty=str(result.reason) or "No results.")


def _query_of(library: Library, asked: Filter, text: str | None) -> Query | None:
    """Return the query of a search by content; None if there are filters only."""
    if not asked.words and asked.conditions:
        return None
    if asked.is_plain:
        return TextQuery(asked.text or text or "")
    only = asked.words[0]
    if len(asked.words) == 1 and not asked.then and isinstance(only, Example):
        return library.filters.example(only)
    return ComposedQuery(asked.content)
