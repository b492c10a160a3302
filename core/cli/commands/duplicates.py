"""``clipshelf duplicates``: list videos that are copies of one another or contain parts of one another."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

import typer

from core import collector
from core.api.library import Library
from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import format_time, print_json, print_table, printable, say
from core.domain.duplicates import DuplicatesFound, LeftOut, PairKind, VideoPair, WhyLeftOut

_WORDS = {
    PairKind.SAME: "same file",
    PairKind.REENCODED: "copy",
    PairKind.PIECE: "piece of",
    PairKind.SHARES: "shares a part",
    PairKind.ALIKE: "looks alike",
}
_REASONS = {
    WhyLeftOut.NOT_ANALYSED: "not analysed yet",
    WhyLeftOut.OFFLINE: "cannot be reached",
    WhyLeftOut.UNREADABLE: "cannot be read",
}
_MOST_NAMED = 10


def duplicates(
    *,
    pieces: Annotated[
        bool, typer.Option("--pieces", help="Also list videos that are pieces of others or share a part with them.")
    ] = False,
    alike: Annotated[
        bool, typer.Option("--alike", help="Also list videos that look alike but are not the same pictures.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List videos that are copies of one another. Nothing is deleted."""
    with contextlib.closing(open_library(library)) as opened, _progress(is_wanted=not as_json) as on_progress:
        found = _find(opened, on_progress, pieces=pieces, alike=alike)
    if as_json:
        print_json({
            "pairs": [_plain(pair) for pair in found.pairs],
            "left_out": [
                {"path": str(one.path), "why": one.why.value, "reason": str(one.reason)} for one in found.left_out
            ],
            "compared": found.n_compared,
        })
        return
    rows = [_row(pair) for pair in found.pairs]
    print_table(rows, empty=f"No copies were found among {found.n_compared} videos.")
    _say_left_out(found.left_out)


def _find(
    library: Library, on_progress: Callable[[str, int, int], object], *, pieces: bool, alike: bool
) -> DuplicatesFound:
    with collector.paused():
        import core.jobs.duplicates  # noqa: F401

    return library.duplicates.find(with_pieces=pieces, with_alike=alike, on_progress=on_progress)


@contextlib.contextmanager
def _progress(*, is_wanted: bool) -> Iterator[Callable[[str, int, int], object]]:
    from rich.progress import BarColumn, MofNCompleteColumn

    from core.cli.progress import make_bar

    with make_bar("{task.description}", BarColumn(), MofNCompleteColumn(), is_wanted=is_wanted) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda words, done, total: bar.update(task, description=words, completed=done, total=total)


def _plain(pair: VideoPair) -> dict[str, Any]:
    return {
        "a": str(pair.a),
        "b": str(pair.b),
        "kind": pair.kind.value,
        "a_start_seconds": round(pair.a_start_seconds, 3),
        "a_end_seconds": round(pair.a_end_seconds, 3),
        "b_start_seconds": round(pair.b_start_seconds, 3),
        "b_end_seconds": round(pair.b_end_seconds, 3),
        "share": round(pair.share, 4),
        "mirrored": pair.is_mirrored,
        "speed": round(pair.speed, 3),
    }


def _row(pair: VideoPair) -> dict[str, Any]:
    return {
        "kind": _WORDS[pair.kind] + (", mirrored" if pair.is_mirrored else ""),
        "share": f"{pair.share:.0%}",
        "part": f"{format_time(pair.a_start_seconds)}-{format_time(pair.a_end_seconds)}",
        "video": pair.a,
        "part of the other": f"{format_time(pair.b_start_seconds)}-{format_time(pair.b_end_seconds)}",
        "other video": pair.b,
    }


def _say_left_out(left_out: Sequence[LeftOut]) -> None:
    counts = Counter(one.why for one in left_out)
    for why, count in counts.items():
        named = [printable(one.path) for one in left_out if one.why is why]
        more = f" and {count - _MOST_NAMED} more" if count > _MOST_NAMED else ""
        say(f"{count} not compared ({_REASONS[why]}): {', '.join(named[:_MOST_NAMED])}{more}")
