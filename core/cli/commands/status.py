"""``clipshelf status``, ``folders`` and ``videos``: show what is in the library without changing it."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from core.cli.options import JsonOption, LibraryOption, folder_id, open_library, parse_path
from core.cli.output import answer, format_date, format_time, print_json, print_table
from core.cli.progress import count_done
from core.domain.videos import FolderState, VideoSort, VideoStage
from core.worker.client import connect


def status(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Show what is in the library and what is being done."""
    with contextlib.closing(open_library(library)) as opened:
        folders = opened.folders.list_all()
        client = connect(opened.paths)
        with contextlib.closing(client) if client else contextlib.nullcontext():
            jobs = client.poll().summary if client else opened.jobs.summary()
        encoder = opened.encoders.current()
        stages = opened.videos.count_stages()
        document = {
            "library": str(opened.folder),
            "folders": len(folders),
            "offline_folders": sum(folder.state is FolderState.OFFLINE for folder in folders),
            "videos": sum(stages.values()),
            **{stage.value: stages.get(stage, 0) for stage in VideoStage},
            "encoder": encoder.reference if encoder else None,
            "next_encoder": opened.encoders.target(),
            "is_paused": jobs.is_paused,
            "has_worker": client is not None,
            "jobs": list(jobs.counts),
        }
    if as_json:
        print_json(document)
        return
    done, total = count_done(jobs)
    answer(f"Library    {document['library']}")
    answer(f"Folders    {document['folders']}" + (f" ({n} offline)" if (n := document["offline_folders"]) else ""))
    answer(
        f"Videos     {document['videos']}: {document['analysed']} analysed, {document['failed']} could not be read, "
        f"{document['found'] + document['pictured']} waiting"
    )
    answer(f"Model      {encoder.title if encoder else 'none yet'}")
    paused = " (paused)" if jobs.is_paused else ""
    answer(f"Analysis   {'idle' if jobs.is_idle else f'{done} of {total} videos'}{paused}")


def folders(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the folders of the library."""
    with contextlib.closing(open_library(library)) as opened:
        known = opened.folders.list_all()
    if as_json:
        print_json({"folders": known})
        return
    rows = [{"videos": folder.n_videos, "state": folder.state.value, "folder": folder.path} for folder in known]
    print_table(rows, empty="The library has no folders yet. Add one: clipshelf add PATH.")


def videos(
    *,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", parser=parse_path, help="Only in this folder of the library.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Only videos with these words in their path.")] = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only videos that could not be read, with the reason.")
    ] = False,
    sort: Annotated[VideoSort, typer.Option(help="Sort order.")] = VideoSort.NAME,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the videos of the library."""
    with contextlib.closing(open_library(library)) as opened:
        within = folder_id(opened, folder) if folder is not None else None
        listed = opened.videos.get_many(opened.videos.ids(sort, folder_id=within, text=text))
    if failed:
        listed = [video for video in listed if video.stage is VideoStage.FAILED]
    if as_json:
        print_json({"videos": listed})
        return
    rows = [
        {
            "stage": "offline" if video.is_offline else video.stage.value,
            "length": format_time(video.media.duration_seconds) if video.media else "",
            "recorded": format_date(video.recorded_at, zone_minutes=video.recorded_zone_minutes),
            "file date": format_date(video.modified_at),
            "video": video.path,
            "reason": str(video.reason),
        }
        for video in listed
    ]
    print_table(rows, empty="No videos match.")
