"""Runs the searches of commands, and prints what they find."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import collector
from core.api.library import Library
from core.cli.options import folder_id
from core.cli.output import format_time, print_json, print_table, printable, say
from core.domain.query.filters import Clause, Condition, Example, Field, Filter
from core.domain.query.text import write_clause
from core.domain.search import (
    MEETS_FILTER,
    ComposedQuery,
    ImageQuery,
    MomentHit,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
)
from core.paths import full
from core.sentence import EMPTY, Sentence
from core.worker.client import connect


@dataclass(frozen=True, slots=True)
class Scope:
    """Among which videos a command searches, and how many results it shows.

    Attributes
    ----------
    folders : sequence of Path
        Only videos in one of these folders.
    tags : sequence of str
        Only videos with all of these tags.
    limit : int
        Maximum number of results.
    per_video : bool
        Whether to show at most one moment of each video.
    hides_copies : bool
        Whether to show only the best of videos that are nearly the same.
    """

    folders: Sequence[Path] = ()
    tags: Sequence[str] = ()
    limit: int = 20
    per_video: bool = False
    hides_copies: bool = False


def answer(
    library: Library, asked: Filter, scope: Scope, *, text: str = "", image: Path | None = None, as_json: bool
) -> None:
    """Search, and print the results.

    Parameters
    ----------
    library : Library
        Where to search.
    asked : Filter
        What to find.
    scope : Scope
        Where, and how much.
    text : str
        As typed, where there may be nothing in it to search by.
    image : Path or None
        A picture to search by instead of words.
    as_json : bool
        Print one JSON document.
    """
    restriction = Restriction(
        tuple(folder_id(library, path) for path in scope.folders),
        tuple(library.tags.find(name).id for name in scope.tags),
        asked.conditions,
    )
    query = ImageQuery(full(image)) if image is not None else _query_of(library, asked, text)
    if query is None:
        result = _list_whole(library, restriction)
    else:
        request = SearchRequest(query, restriction, scope.limit, scope.per_video, scope.hides_copies)
        result = run(library, request)
    hits = result.hits[: scope.limit]
    paths = {video.id: video.path for video in library.videos.get_many([hit.video_id for hit in hits])}
    rows = [_row(hit, paths[hit.video_id]) for hit in hits]
    if as_json:
        print_json({
            "results": rows,
            "searched": result.n_videos_searched,
            "videos": result.n_videos,
            **({"reason": str(result.reason)} if result.reason else {}),
            **({"unknown_words": result.unknown_words} if result.unknown_words else {}),
        })
        return
    _print_rows(rows, result, scope=_scope_words(scope, asked.conditions))
    if query is None and len(result.hits) > scope.limit:
        say(f"The first {scope.limit} of {len(result.hits)} are shown; --limit N shows more.")
    elif query is not None and len(rows) == scope.limit:
        say(f"The best {scope.limit} are shown; --limit N shows more.")


def run(library: Library, request: SearchRequest) -> SearchResult:
    """Search through the library's worker if one is running, otherwise in this process."""
    client = connect(library.paths)
    if client is None:
        with collector.paused():
            from core.jobs.searching import searcher

        return searcher.search_once(library.paths, library.database, request)
    with contextlib.closing(client):
        return client.search(request)


def _list_whole(library: Library, restriction: Restriction) -> SearchResult:
    # Filters alone find whole videos, by name.
    ids = library.filters.allowed(restriction)
    videos = library.videos.get_many(ids)
    hits = tuple(
        MomentHit(
            video.id, 0.0, video.media.duration_seconds if video.media else 0.0, 0.0, 1.0, reasons=(MEETS_FILTER,)
        )
        for video in videos
    )
    return SearchResult(hits, len(hits), len(hits), EMPTY if hits else Sentence("No videos match these filters"))


def _query_of(library: Library, asked: Filter, text: str) -> Query | None:
    """Return the query of a search by content; None if there are filters only."""
    if not asked.words and asked.conditions:
        return None
    if asked.is_plain:
        return TextQuery(asked.text or text)
    only = asked.words[0]
    if len(asked.words) == 1 and not asked.then and isinstance(only, Example):
        return library.filters.example(only)
    return ComposedQuery(asked.content)


def _row(hit: MomentHit, path: Path) -> dict[str, Any]:
    return {
        "path": str(path),
        "start_seconds": round(hit.start_seconds, 3),
        "end_seconds": round(hit.end_seconds, 3),
        "score": round(min(max(hit.score, 0.0), 1.0), 4),
        "reasons": [str(reason) for reason in hit.reasons],
        **({"copies": hit.n_copies} if hit.n_copies else {}),
    }


def _scope_words(scope: Scope, conditions: Sequence[Clause]) -> str:
    """Say which videos the filters and options allow; empty if all."""
    tags = " ".join(map(write_clause, [*(Condition(Field.TAG, (name,)) for name in scope.tags), *conditions]))
    places = " or ".join(str(path) for path in scope.folders)
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
            "why": ", ".join(row["reasons"]),
            **({"copies": row.get("copies", "")} if any("copies" in one for one in rows) else {}),
            "video": row["path"],
        }
        for row in rows
    ]
    print_table(shown, empty=str(result.reason) or "No results.")
