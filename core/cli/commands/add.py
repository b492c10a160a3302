"""``clipshelf add``: follow folders or files and analyse them to the end."""

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from core.api.library import Library
from core.cli.analysis import analyse
from core.cli.options import JsonOption, LibraryOption, open_library, parse_path
from core.cli.output import print_json, printable, say
from core.domain.videos import Folder, FolderState, Video, VideoStage
from core.errors import EncoderError, PathError, WorkerError
from core.paths import full

_VANISHED = "The file is no longer there"
_AWAY = "Its folder cannot be reached"


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", parser=parse_path, help="Folders or video files.")],
    *,
    encoder: Annotated[
        str | None, typer.Option(metavar="NAME|DIR|builtin", help="Search model to use from now on.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add folders or files to the library and analyse them. Your files are only ever read."""
    started = time.monotonic()
    with contextlib.closing(open_library(library)) as opened:
        opened.folders.check(paths)
        earlier = opened.encoders.target()
        if encoder is not None:
            opened.encoders.try_out(encoder)
            opened.encoders.use(encoder)
        elif earlier is None:
            say(f"Search model: {opened.encoders.use_default()}. `clipshelf encoders list` shows others.")
        chosen = opened.encoders.target()
        outcome = opened.folders.add(paths)
        try:
            analyse(opened, is_quiet=as_json)
        except EncoderError:
            if encoder is not None:
                opened.encoders.put_back(earlier)
            raise
        folders = [folder for folder in opened.folders.list_all() if folder.id in {it.id for it in outcome.folders}]
        target = opened.encoders.target()
        report = _report(opened, folders, paths, time.monotonic() - started)
    if as_json:
        print_json(report)
    else:
        _print_report(report)
    _refuse_lost(folders, report["videos"])
    if encoder is not None and target != chosen:
        raise EncoderError(
            "The search model {chosen} could not be used, so the previous one was restored",
            "See the log for details.",
            chosen=chosen,
        )
    _refuse_waiting(report)


def _report(library: Library, folders: Sequence[Folder], paths: Sequence[Path], seconds: float) -> dict[str, Any]:
    roots = [full(path) for path in paths]
    ids = {id_ for folder in folders for id_ in library.videos.ids(folder_id=folder.id)}
    found = [(_path_below(library, video, roots), video) for video in library.videos.get_many(sorted(ids))]
    videos = [(path, video) for path, video in found if path is not None]
    analysed = [video.id for _, video in videos if video.stage is VideoStage.ANALYSED]
    away = [folder.path for folder in folders if folder.state is FolderState.OFFLINE]
    failed = [{"path": str(path), "reason": reason} for path, video in videos if (reason := _reason(video, path, away))]
    return {
        "videos": len(videos),
        "analysed": len(analysed),
        "failed": failed,
        "frames": library.videos.count_frames(analysed),
        "seconds": round(seconds, 2),
    }


def _path_below(library: Library, video: Video, roots: Sequence[Path]) -> Path | None:
    # A video may have several copies and be listed under one outside the paths that were asked for.
    paths = [video.path] if video.n_copies == 1 else library.videos.paths(video.id)
    return next((path for path in paths if any(path.is_relative_to(root) for root in roots)), None)


def _reason(video: Video, path: Path, away: Sequence[Path]) -> str:
    if video.stage is VideoStage.FAILED:
        return str(video.reason)
    if not video.is_offline or video.stage is VideoStage.ANALYSED:
        return ""
    return _AWAY if any(path.is_relative_to(folder) for folder in away) else _VANISHED


def _print_report(report: dict[str, Any]) -> None:
    if not report["videos"]:
        say("No videos were found there.")
        return
    n_ready, n_failed = report["analysed"], len(report["failed"])
    counts = f"{n_ready:,} video{'' if n_ready == 1 else 's'} ready"
    counts += f", {n_failed:,} could not be read" if n_failed else ""
    say(f"{counts} ({report['frames']:,} frames, {report['seconds']:.1f} s).")
    for failure in report["failed"]:
        say(f"  {printable(failure['path'])}: {printable(failure['reason'])}")


def _refuse_lost(folders: Sequence[Folder], n_videos: int) -> None:
    away = [folder.path for folder in folders if folder.state is FolderState.OFFLINE]
    # An empty folder is fine, but if videos had been found in it, its drive is gone and only the mount point is left.
    lost = [path for path in away if n_videos or not path.exists()]
    if lost:
        raise PathError(
            "{path} was disconnected while it was being read",
            "Connect its drive and add it again; nothing was lost.",
            path=lost[0],
        )


def _refuse_waiting(report: dict[str, Any]) -> None:
    # Whatever the cause, a command that did not analyse everything must not exit as if it had.
    n_waiting = report["videos"] - report["analysed"] - len(report["failed"])
    if n_waiting:
        raise WorkerError(
            "{waiting} of {count} videos have not been analysed yet",
            "Run `clipshelf jobs resume` to continue.",
            waiting=n_waiting,
            count=report["videos"],
        )
