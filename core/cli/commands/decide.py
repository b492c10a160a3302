"""``clipshelf decide``: accept or reject tags, for one video or moment at a time or from a whole table."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from core.api import decision_tables
from core.api.decision_tables import TableOutcome
from core.api.library import Library
from core.cli.learning_report import catch_up, plural, to_document
from core.cli.options import JsonOption, LibraryOption, open_library, parse_path
from core.cli.output import print_json, printable, say
from core.domain.learning import LearnReport
from core.domain.query.values import parse_duration
from core.domain.tags import PERSON, Decision, Verdict
from core.errors import KnownError, PathError, UsageError
from core.paths import full

_SHOWN = 50
_FORM = "Use clipshelf decide FILE.csv, or clipshelf decide VIDEO +TAG -TAG."


def decide(
    context: typer.Context,
    what: Annotated[
        Path, typer.Argument(metavar="FILE.csv|VIDEO [+TAG|-TAG]...", parser=parse_path, help="A table, or a video.")
    ],
    *,
    at: Annotated[
        str, typer.Option(metavar="FROM-TO", help="Only this moment of the video, such as 10-15 or 1:10-1:15.")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Apply nothing if any row of the table has a problem.")
    ] = False,
    source: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Import as labels from this source; they count less than your own decisions."
        ),
    ] = "",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Accept or reject tags: from a table, or for one video with +TAG and -TAG. Suggestions are updated at once."""
    words = list(context.args)
    if not words and at:
        raise UsageError("--at needs a video and tags", _FORM)
    if words and (strict or source):
        raise UsageError("--strict and --source apply to tables only", _FORM)
    with contextlib.closing(open_library(library)) as opened:
        if words:
            _decide_video(opened, what, words, at, as_json=as_json)
        else:
            _decide_table(opened, what, f"import:{source}" if source else PERSON, strict=strict, as_json=as_json)


def _decide_video(library: Library, path: Path, words: Sequence[str], at: str, *, as_json: bool) -> None:
    video_id = library.videos.find(path)
    if video_id is None:
        raise PathError("The library has no video {path}", "Add it first: clipshelf add PATH.", path=path)
    verdicts = _verdicts(library, words)
    start, end = _span(library, video_id, at) if at else (None, None)
    at_time = datetime.now(UTC)
    library.decisions.put_all([
        Decision(video_id, tag_id, verdict, start, end, at_time, PERSON) for tag_id, verdict in verdicts.items()
    ])
    say(f"{plural(len(verdicts), 'decision')} saved.")
    report = catch_up(library, verdicts.keys())
    if as_json:
        print_json({"applied": len(verdicts), "problems": [], "learned": to_document(report)})


def _verdicts(library: Library, words: Sequence[str]) -> dict[int, Verdict]:
    found: dict[int, Verdict] = {}
    for word in words:
        if word[:1] not in {"+", "-"} or not word[1:].strip():
            raise UsageError("{word} is neither +TAG nor -TAG", _FORM, word=repr(word))
        tag = library.tags.find(word[1:])
        if tag.id in found:
            raise UsageError("The tag {name} is given twice", name=tag.name)
        found[tag.id] = Verdict.ACCEPTED if word[0] == "+" else Verdict.REJECTED
    return found


def _span(library: Library, video_id: int, at: str) -> tuple[float, float]:
    first, dash, last = at.partition("-")
    if not (first and dash and last):
        raise UsageError("{at} is not a moment", "Use --at 10-15, in seconds, or --at 1:10-1:15.", at=repr(at))
    start, end = parse_duration(first.strip()), parse_duration(last.strip())
    if not start < end:
        raise UsageError(
            "A moment cannot go from {first} to {last}", "Its end must come after its start.", first=first, last=last
        )
    media = library.videos.get_many([video_id])[0].media
    last_second = media.duration_seconds if media else end
    if start >= last_second:
        raise UsageError("The video ends at {end} s", "Choose a moment within it.", end=f"{last_second:.1f}")
    return start, min(end, last_second)


def _decide_table(library: Library, path: Path, source: str, *, strict: bool, as_json: bool) -> None:
    if path.suffix.lower() != ".csv" and library.videos.find(path) is not None:
        raise UsageError("No tag given", _FORM)
    outcome = decision_tables.import_table(
        library.database, library.decisions, full(path), source=source, is_strict=strict
    )
    if not as_json:
        _tell(path, outcome)
    if outcome.problems and not outcome.n_applied:
        if as_json:
            print_json({"applied": 0, "problems": outcome.problems, "learned": to_document(LearnReport())})
        n_bad, n_rows = len(outcome.problems), outcome.n_rows
        raise KnownError(
            "Nothing was applied: {bad} of {count} rows cannot be used",
            "Correct them and try again.",
            bad=n_bad,
            count=n_rows,
        )
    report = catch_up(library, outcome.tag_ids)
    if as_json:
        print_json({"applied": outcome.n_applied, "problems": outcome.problems, "learned": to_document(report)})


def _tell(path: Path, outcome: TableOutcome) -> None:
    for problem in outcome.problems[:_SHOWN]:
        say(f"{printable(path.name)}:{problem.line}: {printable(problem.text)}.")
    if len(outcome.problems) > _SHOWN:
        say(f"... and {len(outcome.problems) - _SHOWN} more.")
    if not outcome.n_rows:
        say("The table has no rows below its first line.")
    if outcome.n_applied:
        say(f"{outcome.n_applied} of {outcome.n_rows} decisions applied.")
