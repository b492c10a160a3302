"""``clipshelf add``: follow folders or files and analyse them to the end."""

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from core.api.library import Library
from core.cli import progress
from core.cli.output import JsonOption, LibraryOption, open_library, print_json, printable, stderr
from core.domain.videos import Folder, VideoStage
from core.errors import LibraryLockedError, WorkerError
from core.worker import process
from core.worker.client import WorkerClient, connect

_ASK_SECONDS = 0.2
_TAKE_OVER_SECONDS = 10.0


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Folders or video files.")],
    *,
    encoder: Annotated[
        str | None, typer.Option(metavar="NAME|DIR|descriptor", help="Encoder to analyse with, from now on.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add folders or files to the library and analyse them, to the end. Files are only ever read."""
    started = time.monotonic()
    with contextlib.closing(open_library(library)) as opened:
        if encoder is not None:
            opened.encoders.use(encoder)
        elif opened.encoders.target() is None:
            stderr.print(f"Analysing with {opened.encoders.use_default()}. `clipshelf encoders list` shows others.")
        outcome = opened.folders.add(paths)
        analyse(opened, is_quiet=as_json)
        report = _report(opened, outcome.folders, paths, time.monotonic() - started)
    if as_json:
        print_json(report)
    else:
        _print_report(report)


def analyse(library: Library, *, is_quiet: bool) -> None:
    """Work off the queue: here, or in the worker that already holds the library.

    Parameters
    ----------
    library : Library
        With jobs in its queue.
    is_quiet : bool
        Draw no progress.

    Raises
    ------
    KnownError
        If the work cannot go on.
    KeyboardInterrupt
        If the person breaks it off; what was finished is kept.
    """
    try:
        with process.foreground(library.folder, pictures_first=False) as worker:
            try:
                with progress.shown(worker.server.summary, is_wanted=not is_quiet):
                    worker.run(until_idle=True)
            except KeyboardInterrupt:
                worker.context.stop.set()
                raise
    except LibraryLockedError:
        _wait_for_worker(library, is_quiet=is_quiet)


def _wait_for_worker(library: Library, *, is_quiet: bool) -> None:
    with contextlib.closing(_reach_worker(library)) as client:
        if not is_quiet:
            stderr.print("Another Clipshelf holds this library; it does the work.")
        with progress.shown(lambda: client.poll().summary, is_wanted=not is_quiet):
            while True:
                state = client.poll().summary
                if state.is_paused:
                    raise WorkerError("Analysis is paused there", "`clipshelf jobs resume` goes on.")
                if state.is_idle:
                    return
                time.sleep(_ASK_SECONDS)


def _reach_worker(library: Library) -> WorkerClient:
    # A worker that has just taken the lock needs a moment until it can be reached.
    deadline = time.monotonic() + _TAKE_OVER_SECONDS
    while time.monotonic() < deadline:
        client = connect(library.paths)
        if client is not None:
            return client
        time.sleep(_ASK_SECONDS)
    raise LibraryLockedError(
        f"The library {library.folder} is in use by another Clipshelf that does not answer",
        "Close it and run this again; what was added is kept.",
    )


def _report(library: Library, folders: Sequence[Folder], paths: Sequence[Path], seconds: float) -> dict[str, Any]:
    roots = [path.expanduser().absolute() for path in paths]
    ids = {id_ for folder in folders for id_ in library.videos.ids(folder_id=folder.id)}
    listed = library.videos.get_many(sorted(ids))
    videos = [video for video in listed if any(video.path.is_relative_to(root) for root in roots)]
    analysed = [video.id for video in videos if video.stage is VideoStage.ANALYSED]
    failed = [{"path": str(video.path), "reason": video.reason} for video in videos if video.stage is VideoStage.FAILED]
    return {
        "videos": len(videos),
        "analysed": len(analysed),
        "failed": failed,
        "frames": library.videos.count_frames(analysed),
        "seconds": round(seconds, 2),
    }


def _print_report(report: dict[str, Any]) -> None:
    counts = f"{report['analysed']} of {report['videos']} videos analysed, {report['frames']} frames"
    stderr.print(f"{counts}, {report['seconds']:.1f} s.")
    for failure in report["failed"]:
        stderr.print(f"  {printable(failure['path'])}: {printable(failure['reason'])}")
