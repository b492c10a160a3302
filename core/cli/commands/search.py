"""``clipshelf search``: find moments by words, picture, video or frame."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from core import collector
from core.api.library import Library
from core.cli.options import JsonOption, LibraryOption, folder_id, open_library, parse_path
from core.cli.output import format_time, print_json, print_table, printable, say
from core.domain.filter_text import write_condition
from core.domain.filters import Condition, Field
from core.domain.search import (
    FrameQuery,
    ImageQuery,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.errors import PathError, UsageError
from core.paths import full
from core.worker.client import connect


def search(
    text: Annotated[str | None, typer.Argument(help="Words that describe what to find.")] = None,
    *,
    image: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=parse_path, help="Find moments that look like this picture.")
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            metavar="VIDEO[@SECONDS]", help="Find moments that look like this video, or its frame at that time."
        ),
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
        query = _query_of(opened, text, image, like)
        restriction = Restriction(
            tuple(folder_id(opened, path) for path in folder or ()),
            tuple(opened.tags.find(name).id for name in tag or ()),
        )
        result = run(opened, SearchRequest(query, restriction, limit, per_video))
        paths = {video.id: video.path for video in opened.videos.get_many([hit.video_id for hit in result.hits])}
    rows = [
        {
            "path": str(paths[hit.video_id]),
            "start_seconds": round(hit.start_seconds, 3),
            "end_seconds": round(hit.end_seconds, 3),
            "score": round(hit.score, 4),
        }
        for hit in result.hits
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
    _print_rows(rows, result, scope=_scope(tag or (), folder or ()))


def run(library: Library, request: SearchRequest) -> SearchResult:
    """Search through the library's worker if one is running, otherwise in this process."""
    client = connect(library.paths)
    if client is None:
        with collector.paused():
            from core.jobs import searcher

        return searcher.search_once(library.paths, library.database, request)
    with contextlib.closing(client):
        return client.search(request)


def _scope(names: Sequence[str], folders: Sequence[Path]) -> str:
    """Say which videos the options allow; empty if all."""
    tags = " ".join(write_condition(Condition(Field.TAG, (name,))) for name in names)
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


def _query_of(library: Library, text: str | None, image: Path | None, like: str | None) -> Query:
    if sum(value is not None for value in (text, image, like)) != 1:
        raise UsageError("Search for exactly one thing", "Use words, --image FILE or --like VIDEO[@SECONDS].")
    if text is not None:
        return TextQuery(text)
    if image is not None:
        return ImageQuery(full(image))
    return _like_query(library, like or "")


def _like_query(library: Library, like: str) -> Query:
    # A file name may contain an @ itself, so the whole argument is tried as a path first.
    video_id = library.videos.find(Path(like))
    if video_id is not None:
        return VideoQuery(video_id)
    name, at, seconds = like.rpartition("@")
    video_id = library.videos.find(Path(name)) if at else None
    if video_id is None:
        raise PathError(
            "The library has no video {video}", "Add it first: clipshelf add PATH.", video=name if at else like
        )
    try:
        at_seconds = float(seconds)
    except ValueError:
        raise UsageError(
            "{seconds} is not a time in seconds", "Write VIDEO@12.5 for the frame at 12.5 s.", seconds=repr(seconds)
        ) from None
    if not 0 <= at_seconds < float("inf"):
        raise UsageError(
            "{seconds} s is not a time in a video", "Write VIDEO@12.5 for the frame at 12.5 s.", seconds=seconds
        )
    return FrameQuery(video_id, at_seconds)
