"""``clipshelf duplicates``: list videos that are copies of one another or contain parts of one another."""

import contextlib
import enum
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from core import collector
from core.api.library import Library
from core.cli.options import JsonOption, LibraryOption, open_library, parse_path
from core.cli.output import format_time, print_json, print_table, printable, say
from core.domain.duplicates import DuplicatesFound, LeftOut, PairAnswer, PairKind, VideoPair, WhyLeftOut
from core.errors import UsageError
from core.paths import full

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
_SAID = {
    PairAnswer.BEST: "one is better",
    PairAnswer.ALTERNATE: "both wanted",
    PairAnswer.UNRELATED: "not related",
}
_PIECES = {PairKind.PIECE, PairKind.SHARES}
_MOST_NAMED = 10
_FORM = "Use clipshelf duplicates --answer best|alternate|unrelated|none VIDEO OTHER."


class _Answer(enum.StrEnum):
    BEST = "best"
    ALTERNATE = "alternate"
    UNRELATED = "unrelated"
    NONE = "none"


def duplicates(
    *,
    videos: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[VIDEO OTHER]", parser=parse_path, help="With --answer: the two videos it is about."),
    ] = None,
    pieces: Annotated[
        bool, typer.Option("--pieces", help="Also list videos that are pieces of others or share a part with them.")
    ] = False,
    alike: Annotated[
        bool, typer.Option("--alike", help="Also list videos that look alike but are not the same pictures.")
    ] = False,
    answered: Annotated[
        bool, typer.Option("--answered", help="Also list pairs about which you have said something.")
    ] = False,
    answer: Annotated[
        _Answer | None,
        typer.Option(
            help="Say something about two videos: VIDEO is the better one, both are wanted, or they are not related."
        ),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List videos that are copies of one another. Nothing is deleted."""
    if bool(videos) != bool(answer) or len(videos or ()) not in {0, 2}:
        raise UsageError("--answer needs two videos", _FORM)
    with contextlib.closing(open_library(library)) as opened:
        if answer is not None and videos:
            _answer(opened, videos[0], videos[1], answer, as_json=as_json)
            return
        with _progress(is_wanted=not as_json) as on_progress:
            found = _find(opened, on_progress)
    kinds = (
        {PairKind.SAME, PairKind.REENCODED} | (_PIECES if pieces else set()) | ({PairKind.ALIKE} if alike else set())
    )
    shown = [pair for pair in found.pairs if pair.kind in kinds and (answered or pair.given is None)]
    if as_json:
        print_json({
            "pairs": [_plain(pair) for pair in shown],
            "left_out": [
                {"path": str(one.path), "why": one.why.value, "reason": str(one.reason)} for one in found.left_out
            ],
            "compared": found.n_compared,
        })
        return
    rows = [_row(pair, with_answer=answered) for pair in shown]
    print_table(rows, empty=f"No copies were found among {found.n_compared} videos.")
    _say_left_out(found.left_out)


def _answer(library: Library, one: Path, other: Path, answer: _Answer, *, as_json: bool) -> None:
    known = library.duplicates.listed().pairs
    wanted = {full(one), full(other)}
    pair = next((pair for pair in known if {pair.a, pair.b} == wanted), None)
    if pair is None:
        raise UsageError(
            "{one} and {other} are not a known pair",
            "List the pairs with `clipshelf duplicates --pieces --alike --answered`.",
            one=one,
            other=other,
        )
    if answer is _Answer.BEST:
        kept = pair.a_video_id if pair.a == full(one) else pair.b_video_id
        library.duplicates.keep(pair, kept)
    else:
        library.duplicates.answer([pair], None if answer is _Answer.NONE else PairAnswer(answer.value))
    say("Saved. No file was changed.")
    if as_json:
        print_json({"a": str(pair.a), "b": str(pair.b), "answer": None if answer is _Answer.NONE else answer.value})


def _find(library: Library, on_progress: Callable[[str, int, int], object]) -> DuplicatesFound:
    with collector.paused():
        import core.jobs.duplicates.pair_finder  # noqa: F401

    return library.duplicates.find(on_progress=on_progress)


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
        "answer": pair.given.answer.value if pair.given else None,
        "kept": _kept(pair),
    }


def _kept(pair: VideoPair) -> str | None:
    # Of two files of one video, either is kept.
    if pair.given is None or pair.given.kept_video_id is None or pair.kind is PairKind.SAME:
        return None
    return str(pair.a if pair.given.kept_video_id == pair.a_video_id else pair.b)


def _row(pair: VideoPair, *, with_answer: bool) -> dict[str, Any]:
    answer = {"answer": _SAID[pair.given.answer] if pair.given else ""} if with_answer else {}
    return answer | {
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
