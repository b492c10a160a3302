"""``clipshelf train`` and ``clipshelf suggest``: train the tags and list their suggestions."""

import contextlib
from typing import Annotated, Any

import typer

from core.api.library import Library
from core.cli.learning_report import NOTHING_ANALYSED, catch_up, explain_nothing_suggested, format_span, plural
from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import answer, print_json, print_table, say
from core.cli.progress import make_bar
from core.domain.learning import TagComparison, TrainReport
from core.domain.outlook import TagOutlook
from core.domain.videos import VideoStage
from core.errors import KnownError

_PAGE = 10_000


def train(
    *,
    full: Annotated[
        bool,
        typer.Option("--full", help="Also train the part all tags share, how moments change over time. Takes minutes."),
    ] = False,
    propose: Annotated[
        bool, typer.Option("--propose", help="Only show what would change; the result is not used yet.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Train all tags on all decisions and use the result as a new version.

    Tags that got worse, or have too few decisions to tell, keep their previous state. Quality is average precision on
    the same decisions, kept back for testing, before and after; it does not say how many suggestions are right.
    """
    with contextlib.closing(open_library(library)) as opened:
        report = _trained(opened, full=full, is_proposal=propose, is_quiet=as_json)
        names = {tag.id: tag.name for tag in opened.tags.list_all()}
    if as_json:
        print_json(_document(report, names))
        return
    print_table([_shown(tag, names) for tag in report.tags], empty="There are no decisions and no suggestions yet.")
    answer(
        f"Version {report.version}: {report.n_tags} tags, {report.n_decisions} decisions, {report.seconds:.1f} s, "
        f"quality {_figure(report.before)} before and {_figure(report.after)} after."
    )
    if report.reason:
        say(f"{report.reason}.")
    if n_kept := sum(tag.is_kept for tag in report.tags):
        say(f"{plural(n_kept, 'tag')} kept {'its' if n_kept == 1 else 'their'} previous state.")
    if report.is_proposal:
        say(f"It is not in use yet. To use it: clipshelf heads use {report.version}")


def suggest(
    *,
    tag: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this tag; repeatable.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show the score of every tag on every video, suggested or not.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List suggestions, best first. Tags you have already decided on are not suggested again."""
    with contextlib.closing(open_library(library)) as opened:
        chosen = [opened.tags.find(name) for name in tag] if tag else opened.tags.list_all()
        names = {one.id: one.name for one in chosen}
        catch_up(opened, None)
        rows = _all_rows(opened, names) if every else _rows(opened, names)
        paths = {video.id: str(video.path) for video in opened.videos.get_many(sorted({row["path"] for row in rows}))}
        is_analysed = bool(opened.videos.count_stages().get(VideoStage.ANALYSED))
        outlooks = opened.learning.outlooks(names)
    rows = [{**row, "path": paths[row["path"]]} for row in rows if row["path"] in paths]
    if as_json:
        print_json({"suggestions": rows, "left": {names[tag_id]: _left(one) for tag_id, one in outlooks.items()}})
        return
    shown = [
        {
            "score": row["score"],
            "tag": row["tag"],
            "moment": format_span(row["start_seconds"], row["end_seconds"]),
            **({"": "*" if row["suggested"] else ""} if every else {}),
            "video": row["path"],
        }
        for row in rows
    ]
    print_table(shown, empty="There are no suggestions." if is_analysed else f"{NOTHING_ANALYSED}.")
    listed = {row["tag"] for row in rows if row["suggested"]}  # includes moments of accepted videos
    for one in chosen:
        if is_analysed and not outlooks[one.id].n_suggested and one.name not in listed:
            say(explain_nothing_suggested(one, outlooks[one.id]))


def _left(outlook: TagOutlook) -> dict[str, float | str | None]:
    if not outlook.is_estimated:
        return {"estimate": None, "low": None, "high": None, "reason": outlook.reason.value}
    ends = {"estimate": outlook.left_estimate, "low": outlook.left_low, "high": outlook.left_high}
    return {name: round(value, 1) for name, value in ends.items()}


def _trained(library: Library, *, full: bool, is_proposal: bool, is_quiet: bool) -> TrainReport:
    from rich.progress import BarColumn, TextColumn

    with make_bar(TextColumn("Training"), BarColumn(), is_wanted=not is_quiet) as bar:
        task = bar.add_task("", total=1.0)
        try:
            train = library.learning.propose if is_proposal else library.learning.train
            return train(full=full, on_progress=lambda share: bar.update(task, completed=share))
        except KeyboardInterrupt:
            with contextlib.suppress(KnownError):
                library.learning.stop_training()  # a worker would otherwise keep training
            raise


def _document(report: TrainReport, names: dict[int, str]) -> dict[str, Any]:
    return {
        "head": report.version,
        "tags": report.n_tags,
        "decisions": report.n_decisions,
        "seconds": round(report.seconds, 2),
        "before": _rounded(report.before),
        "after": _rounded(report.after),
        "share": report.share,
        "reason": str(report.reason),
        "proposed": report.is_proposal,
        "by_tag": [
            {
                "tag": names.get(tag.tag_id),
                "before": _rounded(tag.before),
                "after": _rounded(tag.after),
                "suggested_before": tag.n_before,
                "suggested_after": tag.n_after,
                "kept": tag.is_kept,
                "why": _why(tag),
            }
            for tag in report.tags
        ],
    }


def _shown(tag: TagComparison, names: dict[int, str]) -> dict[str, Any]:
    note = _why(tag)
    return {
        "tag": names.get(tag.tag_id, ""),
        "quality before": _figure(tag.before),
        "after": _figure(tag.after),
        "suggested before": "" if tag.n_before is None else tag.n_before,
        "after ": "" if tag.n_after is None else tag.n_after,
        "": f"kept: {note}" if tag.is_kept else note,
    }


def _why(tag: TagComparison) -> str:
    """Return why the training result for a tag was not an improvement; empty if it was."""
    if tag.is_worse:
        return "worse"
    if not tag.is_measured:
        return "too few decisions"
    return "suggested far more often" if tag.has_jumped else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _figure(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"


def _rows(library: Library, names: dict[int, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for tag_id in names:
        offset = 0
        while page := library.learning.suggestions_of_tag(tag_id, limit=_PAGE, offset=offset):
            found += [_row(one.video_id, names[tag_id], one.score, one.start_seconds, one.end_seconds) for one in page]
            offset += len(page)
    return sorted(found, key=lambda row: -row["score"])


def _all_rows(library: Library, names: dict[int, str]) -> list[dict[str, Any]]:
    scored = library.learning.scores(list(names), with_moments=False)
    found = [
        _row(one.video_id, names[one.tag_id], one.score, None, None, is_suggested=one.is_suggested) for one in scored
    ]
    moments = [row for row in _rows(library, names) if row["start_seconds"] is not None]
    return sorted(found + moments, key=lambda row: -row["score"])


def _row(
    video_id: int, tag: str, score: float, start: float | None, end: float | None, *, is_suggested: bool = True
) -> dict[str, Any]:
    return {
        "path": video_id,  # replaced by the path once all are known
        "tag": tag,
        "score": round(score, 4),
        "start_seconds": None if start is None else round(start, 3),
        "end_seconds": None if end is None else round(end, 3),
        "suggested": is_suggested,
    }
